import Testing

@testable import Publishing

@Suite("Addresses")
struct AddressTests {
  @Test(
    "An address is sorted by where it leads",
    arguments: [
      ("https://a.org/b?c=d#e", .outside("https://a.org/b?c=d#e")),
      ("HTTP://a.org", .outside("HTTP://a.org")),
      ("mailto:a@b.org", .outside("mailto:a@b.org")),
      ("//a.org/b", .outside("//a.org/b")),
      ("\\\\a.org\\b", .outside("//a.org/b")),
      ("/\t/a.org", .outside("//a.org")),
      ("b/c.md", .local("b/c.md")),
      ("#d", .local("#d")),
      ("", .local("")),
      ("a b\"<c>", .local("a%20b%22%3Cc%3E")),
      ("größe.png", .local("größe.png")),
      ("1:2", .local("1:2")),
      ("./a:b", .local("./a:b")),
      ("data:image/png;base64,AA==", .pictureData("data:image/png;base64,AA==")),
      ("data:text/html,<script>", .forbidden),
      ("data:image/svg+xml,x", .forbidden),
      ("javascript:alert(1)", .forbidden),
      (" \u{1}JavaScript:alert(1)", .forbidden),
      ("java\nscript:alert(1)", .forbidden),
      ("vbscript:x", .forbidden),
      ("file:///etc/passwd", .forbidden),
      ("C:\\a.png", .forbidden),
    ] as [(String, Address)])
  func sorting(text: String, expected: Address) {
    #expect(Address(text) == expected)
  }

  @Test("The name of a folder has no byte with a meaning in an address")
  func folders() {
    #expect(Address.folder("and-gate") == "and-gate")
    #expect(Address.folder("a/b?c:d é") == "a%2Fb%3Fc%3Ad%20%C3%A9")
  }
}
