import Documents

/// The ids of a page, each of which is given out once.
struct Anchors {
  /// The anchors that the document uses, whether or not they have been placed.
  private var taken: Set<String> = []
  /// Those that stand on the page.
  private(set) var placed: Set<String> = []

  /// Reserves the anchors of a document, so that no id of the page's own can take one of them.
  init(of blocks: [Block]) {
    for block in blocks.flattened {
      switch block {
      case .heading(_, let anchor, _): taken.insert(anchor)
      case .cell(let cell): if let anchor = cell.reference?.anchor { taken.insert(anchor) }
      default: break
      }
    }
  }

  /// The id for an element with this anchor: nil if another element has it already, or if HTML
  /// allows no such id.
  mutating func place(_ anchor: String?) -> String? {
    guard let anchor, !anchor.isEmpty, !anchor.contains(where: \.isWhitespace) else { return nil }
    return placed.insert(anchor).inserted ? anchor : nil
  }

  /// An id of the page's own: the wish, or the wish with a number if the document uses it.
  mutating func own(_ wish: String) -> String {
    var id = wish
    var count = 1
    while !taken.insert(id).inserted {
      count += 1
      id = "\(wish)-\(count)"
    }
    placed.insert(id)
    return id
  }
}

extension [Block] {
  /// These blocks and all blocks inside them, in the order of the page.
  var flattened: [Block] {
    flatMap { block -> [Block] in
      switch block {
      case .quote(let blocks): [block] + blocks.flattened
      case .list(_, _, let items): [block] + items.flatMap(\.blocks.flattened)
      default: [block]
      }
    }
  }

  /// The cells in the order of the page, also those inside lists and quotes.
  var cells: [CellOutput] {
    flattened.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }
}
