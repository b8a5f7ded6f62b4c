import Testing

@testable import Documents

@Suite("Addresses of files")
struct LocalAddressTests {
  @Test(
    "An address names a path and what is wanted of it",
    arguments: [
      ("a.png", "a.png", ""), ("./a/../b.csv", "b.csv", ""), ("a%20b.md#x?y", "a b.md", "#x?y"),
      ("a.md?q#x", "a.md", "?q#x"), (" a\n.png\t", "a.png", ""), ("..\\a.png", "../a.png", ""),
      ("a/../../b", "../b", ""), ("/a/./b", "/a/b", ""), ("a/", "a/", ""), ("50%", "50%", ""),
      ("%ZZ", "%ZZ", ""), ("a//b", "a/b", ""),
    ])
  func local(text: String, path: String, rest: String) {
    let address = LocalAddress(text)
    #expect(address?.path == path)
    #expect(address?.rest == rest)
  }

  @Test(
    "Another host, a scheme and a place on the page are none",
    arguments: [
      "https://a.org", "HTTP:a", "mailto:a@b.c", "javascript:x", "java\nscript:x", "//a.org/b",
      "\\\\a.org", "#a", "?a", "", " ", "data:image/png;base64,x",
    ])
  func others(text: String) {
    #expect(LocalAddress(text) == nil)
  }

  @Test(
    "A report holds files in its folder that have no name of its own",
    arguments: [
      ("a.png", true), ("sub/index.html", true), ("a b/c", true), ("index.html", false),
      ("Index.HTML", false), ("results.json", false), ("x-0123456789abcdef.png", false),
      ("index.html/a", false), ("a/index.html", true), (".unfinished/a", false), ("../a", false),
      ("a/../b", false), ("/a", false), ("", false),
      ("a//b", false), ("a/./b", false), ("a\0b", false),
    ])
  func free(path: String, isFree: Bool) {
    #expect(LinkedFile.isFree(path) == isFree)
  }
}
