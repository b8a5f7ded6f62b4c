import Foundation
import Testing

@Suite(
  "The preview in a browser",
  .enabled(if: Browser.driver != nil, "Scripts/test-preview runs this with a browser"))
struct BrowserTests {
  /// A notebook that is taller than the window, with a number at its top and a source further down.
  private static func notebook(_ weight: Int, above: Int = 0, formula: String = "w*x + y") -> String
  {
    """
    ---
    title: Weight \(weight)
    ---
    \(String(repeating: "One more paragraph.\n\n", count: above))```{model}
    #| echo: fold
    input x, y
    parameter w = \(weight)
    f = \(formula)
    ```

    ```{heatmap}
    #| resolution: 8
    f
    ```

    The weight is {= w }.

    ## Further down

    \(String(repeating: "A paragraph, so that there is something to scroll.\n\n", count: 60))
    """
  }

  private static let heading = "document.querySelector('h1').textContent"
  private static let top = "document.getElementById('further-down').getBoundingClientRect().top"

  @Test("A save arrives where the reader is, errors come and go, and a new start is noticed")
  func follows() throws {
    try withPreview(of: Self.notebook(1)) { preview, folder in
      let browser = try Browser()
      defer { browser.quit() }
      let file = folder.appending(path: "n.md")
      func save(_ notebook: String) throws { try Data(notebook.utf8).write(to: file) }
      try browser.open("http://127.0.0.1:\(preview.client.port)/")
      try browser.wait("return \(Self.heading)", for: "Weight 1")

      // The same document stays, so nothing flashes; the reader's place stays, and the open source.
      try browser.run(
        """
        window.mark = 1;
        document.querySelector("details").open = true;
        scrollTo({ top: 700, behavior: "instant" });
        """)
      try browser.wait("return Math.round(scrollY)", for: "700")
      let place = try browser.run("return Math.round(\(Self.top))")
      let state = "return [window.mark, document.querySelector('details').open, scrollY]"
      try save(Self.notebook(2))
      try browser.wait("return \(Self.heading)", for: "Weight 2")
      try browser.wait(state, for: "1,true,700")
      #expect(try browser.run("return document.title") == "Weight 2")
      #expect(
        try browser.run("return document.querySelector('p .value').textContent") == "2")

      // Text that is added further up moves the page, and not what the reader looks at.
      try save(Self.notebook(3, above: 5))
      try browser.wait("return \(Self.heading)", for: "Weight 3")
      try browser.wait("return Math.round(\(Self.top))", for: place)
      #expect(try browser.run("return scrollY > 750") == "true")

      // The page with the error is short; the one after it is where the last whole one was.
      try save(Self.notebook(4, formula: "w*z"))
      try browser.wait(
        "return document.body.textContent.includes('nothing named \"z\"')", for: "true")
      try save(Self.notebook(5))
      try browser.wait("return \(Self.heading)", for: "Weight 5")
      try browser.wait("return Math.round(\(Self.top))", for: place)
      try browser.wait("return document.querySelector('details').open", for: "true")

      // The script that comes with the page is all that runs, and its own server all that it asks.
      try browser.run(
        """
        window.violations = [];
        document.addEventListener("securitypolicyviolation", (violation) => {
          window.violations.push(violation.effectiveDirective);
        });
        const script = document.createElement("script");
        script.textContent = "window.foreign = 1";
        document.head.append(script);
        fetch("http://127.0.0.1:1/").catch(() => {});
        """)
      try browser.wait(
        "return window.violations.sort().join(' ')", for: "connect-src script-src-elem")
      #expect(try browser.run("return typeof window.foreign") == "undefined")

      // The command ends and is started again: the page finds it.
      preview.interrupt()
      try save(Self.notebook(6))
      let next = try RunningPreview(["n.md", "--port", "\(preview.client.port)"], in: folder)
      defer { next.interrupt() }
      try browser.wait("return \(Self.heading)", for: "Weight 6")
    }
  }
}
