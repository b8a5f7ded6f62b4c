import Figures
import Testing

@Suite("Markup")
struct MarkupTests {
  @Test(
    "Text is escaped so that it stays text",
    arguments: [
      ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
      ("a & \"b\"", "a &amp; &quot;b&quot;"),
      ("&lt;", "&amp;lt;"),
      ("x₁ · π 😀 — ok", "x₁ · π 😀 — ok"),
      ("a\tb\nc", "a\tb\nc"),
      ("a\r\nb\rc", "a\nb\nc"),
      ("bell\u{7}, nul\u{0}, escape\u{1B}", "bell\u{FFFD}, nul\u{FFFD}, escape\u{FFFD}"),
      ("\u{7F}\u{85}", "\u{FFFD}\u{FFFD}"),
      ("", ""),
    ])
  func escaping(text: String, expected: String) {
    #expect(Markup.escaped(text) == expected)
    #expect(Markup.text(text).source == expected)
    #expect(Markup.element("p", text: text).source == "<p>" + expected + "</p>")
    #expect(Markup.void("x", ["a": text]).source == "<x a=\"" + expected + "\"/>")
  }

  @Test(
    "Code points that are no characters are replaced",
    arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func nonCharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(Markup.escaped("a" + String(Character(scalar))) == "a\u{FFFD}")
  }

  @Test("Attributes keep their order, and those without a value are left out")
  func attributes() {
    var attributes: Markup.Attributes = ["b": "1", "a": nil, "c": ""]
    attributes.append("aria-label", "2")
    #expect(
      Markup.element("g", attributes, []).source == "<g b=\"1\" c=\"\" aria-label=\"2\"></g>")
  }

  @Test("Void elements of HTML have no slash, others close themselves")
  func voids() {
    #expect(Markup.void("br").source == "<br>")
    #expect(Markup.void("meta", ["charset": "utf-8"]).source == "<meta charset=\"utf-8\">")
    #expect(Markup.void("path", ["d": "M0 0"]).source == "<path d=\"M0 0\"/>")
  }

  @Test("Parts are put together in their order")
  func joining() {
    let list = Markup.joined([.text("<"), .element("b", text: "x"), .void("hr")], separator: " & ")
    #expect(list.source == "&lt; &amp; <b>x</b> &amp; <hr>")
    #expect((Markup.text("a") + .text("b")).source == "ab")
    #expect(Markup.joined([], separator: ",") == .empty)
    #expect(Markup.element("p", [.text("a"), .void("br")]).source == "<p>a<br></p>")
  }

  @Test("A name that is no name traps")
  func badName() async {
    await #expect(processExitsWith: .failure) { _ = Markup.void("p onload=x") }
    await #expect(processExitsWith: .failure) { _ = Markup.element("p", ["a\"": "1"], []) }
    await #expect(processExitsWith: .failure) { _ = Markup.void("") }
  }
}
