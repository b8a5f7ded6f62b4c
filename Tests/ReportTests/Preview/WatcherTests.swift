import Foundation
import Testing

@testable import report

@Suite("The watcher")
struct WatcherTests {
  @Test(
    "Every way to change a file is seen",
    arguments: [
      "printf bb > f", "printf a >> f", ": > f", "rm f", "printf b > g && mv g f",
      "sed -i.bak s/a/b/ f", "mv f f~ && cp f~ f", "rm f && mkdir f",
    ])
  func changes(command: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "f")
      try Data("a".utf8).write(to: file)
      let watcher = Watcher()
      watcher.note(file.path)
      #expect(!watcher.hasChanged)
      _ = try CommandLineTool.shell(command, in: folder)
      #expect(watcher.hasChanged)
      watcher.forget()
      watcher.note(file.path)
      #expect(!watcher.hasChanged)
    }
  }

  @Test("A file that was not there is seen when it comes, and a link's target when it changes")
  func newFiles() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "f"), link = folder.appending(path: "l")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      let watcher = Watcher()
      watcher.note(link.path)
      #expect(!watcher.hasChanged)
      try Data("a".utf8).write(to: file)
      #expect(watcher.hasChanged)
      watcher.forget()
      watcher.note(link.path)
      try Data("ab".utf8).write(to: file)
      #expect(watcher.hasChanged)
    }
  }

  @Test("A folder's files are seen, old ones and new ones")
  func folders() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "f")
      try Data("a".utf8).write(to: file)
      for command in ["printf bb > f", "printf a > g", "rm g"] {
        let watcher = Watcher()
        watcher.note(folder: folder.path)
        #expect(!watcher.hasChanged)
        _ = try CommandLineTool.shell(command, in: folder)
        #expect(watcher.hasChanged, "\(command)")
      }
    }
  }

  @Test("A file that changes after it was noted and before it was read is seen")
  func firstNote() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "f")
      try Data("a".utf8).write(to: file)
      let watcher = Watcher()
      watcher.note(file.path)
      try Data("bb".utf8).write(to: file)
      watcher.note(file.path)
      #expect(watcher.hasChanged)
    }
  }
}
