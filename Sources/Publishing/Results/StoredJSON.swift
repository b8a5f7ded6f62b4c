import Foundation

/// JSON that has been read back.
///
/// The order of an object's members is lost; whoever needs one sorts their names.
enum StoredJSON: Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case array([StoredJSON])
  case object([String: StoredJSON])

  /// Reads a file; nil if it is no JSON.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONDecoder().decode(StoredJSON.self, from: Data(bytes)) else {
      return nil
    }
    self = value
  }

  /// A member of an object.
  subscript(name: String) -> StoredJSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text, nil if it is none.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The items of a list, none if it is no list.
  var items: [StoredJSON] {
    if case .array(let items) = self { items } else { [] }
  }

  /// Whether it stands for itself: no list and no object.
  var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}

extension StoredJSON: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // A number first: most of what a run computes is numbers.
    if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode([StoredJSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: StoredJSON].self))
    }
  }
}
