import Testing

@testable import Notebooks

@Suite("Typographic quotes")
struct TypographicQuoteTests {
  @Test(
    "Straight quotes become apostrophes, quotes and primes where they belong",
    arguments: [
      ("in the '90s, it's", "in the ’90s, it’s"), ("the '80s and '90s", "the ’80s and ’90s"),
      ("'Twas night, and 'tis fine", "’Twas night, and ’tis fine"),
      ("rock 'n' roll, it's", "rock ’n’ roll, it’s"), ("the class of '99", "the class of ’99"),
      ("'cause we can, it's", "’cause we can, it’s"), ("get 'em, they're", "get ’em, they’re"),
      ("'quoted' and \"double 'inner' ones\"", "‘quoted’ and “double ‘inner’ ones”"),
      ("'I don't know', she said", "‘I don’t know’, she said"),
      ("the dogs' bones, it's", "the dogs’ bones, it’s"), ("the '90s' end", "the ‘90s’ end"),
      ("5'10\" tall, 6'2\" too", "5′10″ tall, 6′2″ too"), ("10'000 rows", "10’000 rows"),
      ("(\"a\") and ['b']", "(“a”) and [‘b’]"), ("--\"a\"--", "–“a”–"),
      ("**'90s** it's", "’90s it’s"), ("'a *b* c' it's", "‘a b c’ it’s"),
      ("`'90s` it's", "'90s it’s"), ("{= 5 }'s value, it's", "5’s value, it’s"),
      ("\"{= 2 }\" and '{= 2 }'", "“2” and ‘2’"),
    ])
  func quotes(text: String, prose: String) throws {
    #expect(try run(text).prose == prose)
  }
}
