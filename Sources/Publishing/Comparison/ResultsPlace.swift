import Kernels

/// Where a value of a `results.json` is found on the page, in words.
struct ResultsPlace: CustomStringConvertible {
  private var parts: [String] = []
  /// The name of the list that this place is or is in.
  private var list = ""
  /// The horizontal axis of the chart that this place lies on: what it is called, and its nodes; none
  /// if they count from 0.
  private var axis: (title: String, values: [StoredJSON])?
  /// Whether the numbers of the list stand in the rows of a table.
  private var hasRows = false
  /// Whether the value is the name of a picture's file.
  private(set) var isPicture = false

  /// The words from the outermost thing inwards; of a whole list its name.
  var description: String { parts.isEmpty ? list : parts.joined(separator: ", ") }

  /// A part of the file.
  static func top(_ name: String) -> ResultsPlace {
    var place = ResultsPlace()
    place.list = name
    // The items of a list say themselves what they are.
    if noun(name) == nil { place.parts = [names[name] ?? words(name)] }
    return place
  }

  private static let names = [
    "gradbook": "Gradbook's version", "notebook": "the notebook's name",
    "sha256": "the notebook's SHA-256", "parameters": "the notebook's parameters",
  ]

  /// What an item of a list is called; nil for what is no list of things.
  private static func noun(_ list: String) -> String? {
    Results.List(rawValue: list)?.noun ?? innerNouns[list]
  }

  /// What an item of a list within an item is called.
  private static let innerNouns = [
    "columns": "column", "nodes": "node", "partials": "derivative", "pictures": "picture",
    "series": "curve", "files": "file",
  ]

  /// The place of an object, once its members are known.
  func inside(_ members: [String: StoredJSON]) -> ResultsPlace {
    var place = self
    if let title = members["xTitle"]?.text { place.axis = (title, []) }
    if let values = members["x"]?.items, !values.isEmpty {
      place.axis = (place.axis?.title ?? "x", values)
    }
    return place
  }

  /// The place of a member of the object at this place.
  func member(_ name: String) -> ResultsPlace {
    var place = self
    place.list = name
    place.isPicture = name == "picture"
    let isNamed = Self.noun(name) != nil || ["values", "y"].contains(name) || place.isPicture
    if !isNamed { place.parts.append(Self.words(name)) }
    return place
  }

  /// The place of an item of the list at this place.
  func item(_ item: StoredJSON, number: Int) -> ResultsPlace {
    var place = self
    place.parts.append(Self.name(of: item, in: list, number: number))
    place.hasRows = list == "columns"
    return place
  }

  /// The place of a number or text of the list at this place.
  func index(_ index: Int) -> ResultsPlace {
    var place = self
    place.parts.append(name(ofIndex: index))
    return place
  }

  /// What a number or text of the list at this place is called.
  func name(ofIndex index: Int) -> String {
    switch list {
    case "values" where hasRows: return "row \(index + 1)"
    case "y":
      guard let axis else { return "point \(index + 1)" }
      if axis.values.isEmpty { return "\(axis.title) \(index)" }
      guard axis.values.indices.contains(index), case .number(let x) = axis.values[index] else {
        return "point \(index + 1)"
      }
      return "\(axis.title) \(x.spelling)"
    default: return "element \(index)"
    }
  }

  /// What an item is called: by its number on the page and its anchor, by its name, or by its
  /// place in the list.
  private static func name(of item: StoredJSON, in list: String, number: Int) -> String {
    let noun = noun(list) ?? list
    var name = "\(noun) \(number)"
    if let label = item["label"]?.text {
      name = item["anchor"]?.text.map { "\(label) (\($0))" } ?? label
    } else if let own = item["name"]?.text {
      name = "\(noun) \(own)"
    } else if let quoted = item["heading"]?.text ?? item["condition"]?.text
      ?? item["message"]?.text ?? (list == "values" ? item["formula"]?.text : nil)
      ?? item["path"]?.text
    {
      name = "\(noun) \(PageComparison.quoted(quoted))"
    } else if let caption = item["caption"]?.text, !caption.isEmpty {
      name = "\(noun) \(PageComparison.quoted(caption))"
    }
    if let title = item["title"]?.text { name += ", \(PageComparison.quoted(title))" }
    if let variant = item["variant"]?.text { name += " with \(variant)" }
    if list == "checks" || list == "values", case .number(let line)? = item["line"] {
      name += " on line \(line.spelling)"
    }
    return name
  }

  /// "first loss" for `firstLoss`.
  private static func words(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }
}
