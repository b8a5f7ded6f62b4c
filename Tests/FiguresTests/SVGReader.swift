import Figures
import Testing

/// Just enough of a reader to ask a drawing what it holds.
struct SVGReader {
  /// An element: its name, its attributes, and the text between its tags.
  struct Element {
    let name: String
    var attributes: [String: String] = [:]
    var text = ""
  }

  /// The elements in the order in which they begin.
  private(set) var elements: [Element] = []

  /// Reads markup, and fails unless every tag is closed in its order.
  init(_ markup: Markup) throws {
    var open: [Int] = []
    for part in markup.source.split(separator: "<") {
      let pieces = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      try #require(pieces.count == 2, "\(part) is not closed")
      let tag = pieces[0]
      if tag.first == "/" {
        let last = try #require(open.last, "\(tag) closes nothing")
        open.removeLast()
        #expect(tag.dropFirst() == elements[last].name)
      } else {
        elements.append(Self.element(tag.last == "/" ? tag.dropLast() : tag))
        if tag.last != "/" { open.append(elements.count - 1) }
      }
      if let last = open.last { elements[last].text += pieces[1] }
    }
    #expect(open.isEmpty)
  }

  private static func element(_ tag: Substring) -> Element {
    let name = tag.prefix { $0 != " " }
    var element = Element(name: String(name))
    for match in tag.matches(of: /([a-zA-Z:-]+)="([^"]*)"/) {
      element.attributes[String(match.1)] = String(match.2)
    }
    return element
  }

  /// The elements with a class.
  func all(_ name: String) -> [Element] {
    elements.filter {
      $0.attributes["class"]?.split(separator: " ").contains { $0 == name } == true
    }
  }

  /// The texts of the elements with a class.
  func texts(_ name: String) -> [String] { all(name).map(\.text) }

  /// The points of the first path with a class, line by line.
  func lines(_ name: String) -> [[(x: Double, y: Double)]] {
    let data = all(name).first?.attributes["d"] ?? ""
    return data.split(separator: "M").map { line in
      let numbers = line.split { " LHhv".contains($0) }.compactMap { Double($0) }
      return stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    }
  }
}
