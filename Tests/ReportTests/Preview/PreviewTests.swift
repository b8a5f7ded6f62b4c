import FlyingSocks
import Foundation
import Testing

@Suite("The preview")
struct PreviewTests {
  private static func notebook(_ weight: Int) -> String {
    """
    ---
    title: Weight \(weight)
    ---
    ```{model}
    input x, y
    parameter w = \(weight)
    f = w*x + y
    ```

    ```{heatmap}
    #| resolution: 5
    f
    ```
    """
  }

  @Test("It serves the files of the report and nothing else, and writes nothing")
  func files() throws {
    try withPreview(of: Self.notebook(1)) { preview, folder in
      let page = try preview.page(with: "<h1>Weight 1</h1>")
      let picture = try #require(page.firstMatch(of: /href="([^"]+\.png)"/)?.1)
      #expect(try preview.client.send("/index.html").text == page)
      #expect(
        try preview.client.send("/results.json").headers["content-type"] == "application/json")
      let reply = try preview.client.send("/\(picture)")
      #expect(reply.headers["content-type"] == "image/png")
      #expect(reply.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      for path in [
        "/n.md", "/../n.md", "/../../../../etc/passwd", "/x/../index.html", "/%2e%2e/n.md", "//",
        "/.", "/index.html/", "/\(folder.path)/n.md", "/preview.js", "/\(picture)/..", "*", "n.md",
      ] {
        #expect(try preview.client.send(path).status == 404, "\(path)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.filter { !$0.hasPrefix("said-") } == ["n.md"])
    }
  }

  @Test("It answers to the machine's own names alone, and listens on the loopback address alone")
  func loopback() throws {
    try withPreview(of: Self.notebook(1)) { preview, _ in
      let client = preview.client
      for host in ["localhost", "localhost:\(client.port)", "127.0.0.1:9", "[::1]:80"] {
        let status = try client.send("/", host: host).status
        #expect(status == 200, "\(host)")
      }
      for host in ["example.org", "localhost.example.org", "127.0.0.1.example.org:80", "", nil] {
        let status = try client.send("/", host: host).status
        #expect(status == 403, "\(host ?? "no host")")
      }
      // What listens on every address answers on this one too.
      let other = WebClient(address: "127.0.0.2", port: client.port)
      #expect(throws: SocketError.self) { try other.send("/") }
    }
  }

  @Test("A save is rendered, however the editor writes it")
  func saves() throws {
    try withPreview(of: Self.notebook(1)) { preview, folder in
      let file = folder.appending(path: "n.md")
      let whole = try preview.page(with: "<h1>Weight 1</h1>")
      let version = try #require(whole.firstMatch(of: /data-version="([^"]+)"/)?.1)

      try Data(Self.notebook(2).utf8).write(to: file)
      _ = try preview.page(with: "<h1>Weight 2</h1>")
      #expect(try preview.client.send("/.changes?since=\(version)").status == 200)

      try Data(Self.notebook(3).utf8).write(to: file, options: .atomic)
      _ = try preview.page(with: "<h1>Weight 3</h1>")

      _ = try CommandLineTool.shell(
        "mv n.md n.md~ && sed s/3/4/ n.md~ > n.md && rm n.md~", in: folder)
      _ = try preview.page(with: "<h1>Weight 4</h1>")
      #expect(
        preview.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("n.md: 1 picture, ") })
    }
  }

  @Test("What is wrong stands in the page, and the preview goes on after it")
  func errors() throws {
    try withPreview(of: Self.notebook(1)) { preview, folder in
      let file = folder.appending(path: "n.md")
      try Data(Self.notebook(1).replacing("w*x", with: "w*z").utf8).write(to: file)
      let wrong = try preview.page(with: "there is nothing named &quot;z&quot;")
      #expect(wrong.contains("data-version"))
      #expect(preview.errors.contains("n.md:7:7: error: there is nothing named \"z\""))

      try FileManager.default.removeItem(at: file)
      _ = try preview.page(with: "cannot read n.md: No such file or directory")

      try Data(Self.notebook(2).utf8).write(to: file)
      _ = try preview.page(with: "<h1>Weight 2</h1>")
    }
  }

  @Test("-P has its say in every rendering, and a template that is saved changes the page")
  func options() throws {
    let notebook = "---\ntitle: T\nparameters:\n  a: 1\n---\nValue {= a }.\n"
    try withTemporaryFolder { folder in
      let theme = folder.appending(path: "theme")
      try FileManager.default.createDirectory(at: theme, withIntermediateDirectories: true)
      let sheet = theme.appending(path: "style.css")
      try Data("p { color: red }".utf8).write(to: sheet)
      let file = folder.appending(path: "n.md")
      try Data(notebook.utf8).write(to: file)
      let preview = try RunningPreview(
        ["n.md", "--port", "0", "-P", "a=42", "--templates", "theme"], in: folder)
      defer { preview.interrupt() }
      _ = try preview.page(with: ">42</span>")
      try Data(notebook.replacing("Value", with: "Number").utf8).write(to: file)
      #expect(try preview.page(with: "Number").contains(">42</span>"))
      try Data("p { color: blue }".utf8).write(to: sheet)
      _ = try preview.page(with: "p { color: blue }")
      // A template that was not there before, with a name that no page has.
      try Data("{{sede}}".utf8).write(to: theme.appending(path: "making.mustache"))
      _ = try preview.page(with: "nothing here is called &quot;sede&quot;")
    }
  }

  @Test("A data file that the notebook reads is watched, also before it is there")
  func dataFiles() throws {
    let notebook = """
      ---
      title: T
      ---
      ```{data}
      read("points.csv")
      ```

      ```{table}
      x
      ```
      """
    try withPreview(of: notebook) { preview, folder in
      _ = try preview.page(with: "points.csv")
      let file = folder.appending(path: "points.csv")
      try Data("x\n123.5\n".utf8).write(to: file)
      _ = try preview.page(with: "123.5")
      try Data("x\n678.5\n".utf8).write(to: file)
      _ = try preview.page(with: "678.5")
    }
  }

  @Test("A save during a long training stops it, and what is shown is the newest")
  func longTraining() throws {
    let training = """

      ```{model}
      input x1, x2
      h = tanh(dense([x1, x2], units: 32))
      p = sigmoid(dense(h, units: 1))
      ```

      ```{data}
      spiral(points: 400, noise: 0.1)
      ```

      ```{train}
      #| epochs: 1000000
      #| optimizer: adam(rate: 0.01)
      loss = cross_entropy(p, label)
      ```
      """
    // Each of these trains for a minute; had it to end, the last save would wait for all.
    try withPreview(of: Self.notebook(1) + training) { preview, folder in
      let file = folder.appending(path: "n.md")
      #expect(try preview.page.contains("Rendering n.md"))
      for weight in 2...9 {
        try Data((Self.notebook(weight) + training).utf8).write(to: file)
        Thread.sleep(forTimeInterval: 0.2)
      }
      try Data(Self.notebook(10).utf8).write(to: file)
      _ = try preview.page(with: "<h1>Weight 10</h1>")
      // Of all renderings one came to its end.
      #expect(preview.errors.matches(of: /n\.md: 1 picture/).count == 1, "\(preview.errors)")
    }
  }

  @Test("A port that is taken is refused if it was named, and passed over if not")
  func ports() throws {
    let socket = try Socket(domain: Int32(sockaddr_in.family))
    defer { try? socket.close() }
    try socket.bind(to: sockaddr_in.inet(ip4: "127.0.0.1", port: 0))
    try socket.listen()
    guard case .ip4(_, let taken) = try socket.sockname() else { return }
    try withTemporaryFolder { folder in
      try Data(Self.notebook(1).utf8).write(to: folder.appending(path: "n.md"))
      let result = try CommandLineTool.run(["preview", "n.md", "--port", "\(taken)"], in: folder)
      #expect(result.status == 64)
      #expect(result.errors.contains("Port \(taken) is taken"))
      #expect(result.output == "")
      // Without a port, two previews get two.
      let first = try RunningPreview(["n.md"], in: folder)
      defer { first.interrupt() }
      let second = try RunningPreview(["n.md"], in: folder)
      defer { second.interrupt() }
      #expect(first.client.port != second.client.port)
    }
  }

  @Test("A notebook that is not there from the start is a wrong name")
  func missingNotebook() throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.run(["preview", "none.md", "--port", "0"], in: folder)
      #expect(result.status == 64)
      #expect(result.errors.contains("cannot read none.md: No such file or directory"))
    }
  }

  @Test("An interrupt ends it with exit code 130, also while a browser waits")
  func interrupt() throws {
    try withPreview(of: Self.notebook(1)) { preview, _ in
      let page = try preview.page(with: "<h1>Weight 1</h1>")
      let version = try #require(page.firstMatch(of: /data-version="([^"]+)"/)?.1)
      let waiting = Thread { _ = try? preview.client.send("/.changes?since=\(version)") }
      waiting.start()
      #expect(preview.interrupt() == 130)
    }
  }
}
