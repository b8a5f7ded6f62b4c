/// Why a document could not become a page.
public enum PublishingError: Error, Sendable, Equatable {
  /// A template asks for a value that this place of the page does not have.
  case unknownPlaceholder(file: String, line: Int, name: String, nearest: String?)
  /// A template includes another one that does not exist.
  case unknownPartial(file: String, line: Int, name: String, nearest: String?)
  /// A template is not valid Mustache.
  case malformedTemplate(file: String, line: Int, reason: String)
  /// The page needs a template that the set does not hold.
  case missingTemplate(String)
  /// A folder of templates holds a file that no page uses.
  case unusedFile(file: String, nearest: String?)
  /// The style sheet holds text that would end its element in the page.
  case unsafeStyleSheet(file: String)
  /// A picture could not be encoded.
  case picture(title: String, reason: String)
}

extension PublishingError: CustomStringConvertible {
  /// What was found, where, and what to do about it.
  public var description: String {
    switch self {
    case .unknownPlaceholder(let file, let line, let name, let nearest):
      "\(file):\(line): nothing here is called \"\(name)\"."
        + Self.suggestion(nearest, "Remove the placeholder or correct its name.")
    case .unknownPartial(let file, let line, let name, let nearest):
      "\(file):\(line): there is no template called \"\(name)\"."
        + Self.suggestion(nearest, "Remove the partial or correct its name.")
    case .malformedTemplate(let file, let line, let reason):
      "\(file):\(line): \(reason)."
    case .missingTemplate(let name):
      "The template \(name).mustache is missing."
    case .unusedFile(let file, let nearest):
      "\(file): no page uses a file of that name."
        + Self.suggestion(nearest, "Remove the file or correct its name.")
    case .unsafeStyleSheet(let file):
      "\(file) contains \"</style\", which would end the style sheet inside the page. Remove it."
    case .picture(let title, let reason):
      "The picture \"\(title)\" could not be made: \(reason)"
    }
  }

  private static func suggestion(_ nearest: String?, _ otherwise: String) -> String {
    nearest.map { " Did you mean \"\($0)\"?" } ?? " " + otherwise
  }
}
