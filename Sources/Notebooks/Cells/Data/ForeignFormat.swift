import Training

/// A kind of file that is no table of text, told by how it begins.
struct ForeignFormat {
  /// What the file is, with an article.
  let name: String
  /// What makes a table of it; FILE stands for its name, and TABLE for that of the table.
  private let wayOn: String

  /// The format of a file; nil for one that may be a table of text.
  init?(_ bytes: [UInt8]) {
    if let sign = Self.signs.first(where: { bytes.dropFirst($0.offset).starts(with: $0.bytes) }),
      !Self.isText(bytes)
    {
      self.init(sign.name, sign.wayOn)
    } else if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      self.init(archive: bytes)
    } else if let found = ForeignFormat(text: bytes.prefix(4096)) {
      self = found
    } else {
      return nil
    }
  }

  /// Whether bytes are text, which may begin like anything: `ORCHIDS, LILIES`.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
  }

  private init(_ name: String, _ wayOn: String) {
    self.name = name
    self.wayOn = wayOn
  }

  private static let spreadsheet = "Save it as CSV in the spreadsheet program."
  private static let unpacking = "Unpack it; files packed with gzip are read as they are."
  private static let noTable = "Only tables of text are read, such as CSV."

  /// What makes a table of the file.
  ///
  /// - Parameters:
  ///   - file: The file's name, from the notebook.
  ///   - isPacked: Whether it was packed with gzip.
  func advice(on file: String, isPacked: Bool) -> String {
    let plain = isPacked && file.hasSuffix(".gz") ? String(file.dropLast(3)) : file
    let nameStart = plain.lastIndex(of: "/").map(plain.index(after:)) ?? plain.startIndex
    let stem = plain[..<(plain[nameStart...].lastIndex(of: ".") ?? plain.endIndex)]
    let table = "\(stem).csv" == plain ? "\(stem)-table.csv" : "\(stem).csv"
    let isUnpacked = isPacked && wayOn.contains("FILE")
    return (isUnpacked ? "Unpack it: `gunzip -k \(shellWord(file))`. " : "")
      + wayOn.replacing("FILE", with: shellWord(plain)).replacing("TABLE", with: shellWord(table))
  }

  /// A command that makes a table of a file.
  private static func pandas(_ reader: String, _ options: String = "") -> String {
    "Make a table of it: `python3 -c 'import sys, pandas; pandas.\(reader)(sys.argv[1]\(options))"
      + ".to_csv(sys.argv[2], index=False)' FILE TABLE`."
  }

  private static func numpy(_ array: String) -> String {
    "Make a table of it: `python3 -c 'import sys, numpy; x = numpy.load(sys.argv[1])\(array); "
      + "numpy.savetxt(sys.argv[2], x.reshape(len(x), -1), fmt=\"%s\", delimiter=\",\")' "
      + "FILE TABLE`. It has no headings, so read it with the option `#| header: false`."
  }

  /// A zip archive, by the names of what is in it.
  private init(archive bytes: [UInt8]) {
    let start = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    if let end = start.firstRange(of: ".npy")?.lowerBound {
      // The first member's name begins behind 30 bytes, which may be no text and no characters.
      let name = start[..<end].reversed().prefix { $0.isNameCharacter }
      self.init("a NumPy archive", Self.numpy("[\"\(String(name.reversed()))\"]"))
    } else if start.contains("xl/") {
      self.init("an Excel workbook", Self.spreadsheet)
    } else if start.contains("opendocument.spreadsheet") {
      self.init("an OpenDocument spreadsheet", Self.spreadsheet)
    } else {
      self.init("a zip archive", Self.unpacking)
    }
  }

  /// A text in a format that is no table.
  private init?(text bytes: ArraySlice<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let start = text.prefix(64).lowercased()
    if start.hasPrefix("<") {
      let tag = start.dropFirst().prefix { $0.isLetter || "!?_".contains($0) }
      switch tag {
      case "!doctype", "html":
        self.init("a web page", "Download the file itself: the page may only show or lead to it.")
      case "?xml": self.init("an XML file", Self.pandas("read_xml"))
      case "stata_dta": self.init("a Stata file", Self.pandas("read_stata"))
      default: return nil
      }
    } else if start.hasPrefix("version https://git-lfs") {
      self.init("a pointer of Git LFS", "Fetch the file itself with `git lfs pull`.")
    } else if start.hasPrefix("%pdf-") {
      self.init("a PDF document", Self.noTable)
    } else if start.hasPrefix("%!ps") {
      self.init("a PostScript document", Self.noTable)
    } else if start.hasPrefix("{\\rtf") {
      self.init("a text with formats (RTF)", "Save it as plain text.")
    } else if start.wholeMatch(of: /(?s)(\{\s*["}]|\[\s*[\[{"\]\d-]).*/) != nil {
      let areLines = Self.areObjects(text)
      self.init("a JSON file", Self.pandas("read_json", areLines ? ", lines=True" : ""))
    } else {
      return nil
    }
  }

  /// Whether each line is an object by itself.
  private static func areObjects(_ text: Substring) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.count > 1 && lines[0].hasPrefix("{") && lines[1].hasPrefix("{")
  }

  private struct Sign {
    let bytes: [UInt8]
    let offset: Int
    let name: String
    let wayOn: String

    init(_ bytes: [UInt8], at offset: Int = 0, _ name: String, _ wayOn: String) {
      self.bytes = bytes
      self.offset = offset
      self.name = name
      self.wayOn = wayOn
    }

    init(_ text: String, at offset: Int = 0, _ name: String, _ wayOn: String) {
      self.init(Array(text.utf8), at: offset, name, wayOn)
    }
  }

  private static let signs = [
    Sign([0x93] + "NUMPY".utf8, "a NumPy array", numpy("")),
    Sign("PAR1", "a Parquet file", pandas("read_parquet")),
    Sign("ARROW1", "an Arrow file", pandas("read_feather")),
    Sign("FEA1", "a Feather file", pandas("read_feather")),
    Sign("ORC", "an ORC file", pandas("read_orc")),
    Sign([0x80, 0x04, 0x95], "a pickle of Python", pandas("read_pickle")),
    Sign([0x80, 0x05, 0x95], "a pickle of Python", pandas("read_pickle")),
    Sign(
      [0x89] + "HDF\r\n\u{1A}\n".utf8, "an HDF5 file", "Write its table to a CSV file in Python."),
    Sign("SQLite format 3\0", "an SQLite database", "Write its table with `sqlite3 -csv -header`."),
    Sign([0xD0, 0xCF, 0x11, 0xE0], "a workbook or a document of old Office", spreadsheet),
    Sign("$FL2", "an SPSS file", pandas("read_spss")),
    Sign("RDX", "an R file", r), Sign("X\n\0\0\0", "an R file", r),
    Sign(
      "MATLAB 5.0", "a MATLAB file", "Write its table in MATLAB with `writematrix`."),
    Sign([0, 0, 8, 1], "an IDX file", idx), Sign([0, 0, 8, 2], "an IDX file", idx),
    Sign([0, 0, 8, 3], "an IDX file", idx), Sign([0, 0, 8, 4], "an IDX file", idx),
    Sign([0, 0, 0x0D], "an IDX file", idx), Sign([0, 0, 0x0E], "an IDX file", idx),
    Sign([0x89] + "PNG".utf8, "a PNG picture", noTable),
    Sign([0xFF, 0xD8, 0xFF], "a JPEG picture", noTable),
    Sign("GIF8", "a GIF picture", noTable), Sign("II*\0", "a TIFF picture", noTable),
    Sign("MM\0*", "a TIFF picture", noTable), Sign("WEBP", at: 8, "a WebP picture", noTable),
    Sign("WAVE", at: 8, "a WAV file", noTable), Sign([0x7F] + "ELF".utf8, "a program", noTable),
    Sign([0x1F, 0x8B], "packed with gzip twice", "Unpack it once with `gunzip`."),
    Sign("BZh", "packed with bzip2", unpacking),
    Sign([0xFD] + "7zXZ".utf8, "packed with xz", unpacking),
    Sign([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd", unpacking),
    Sign([0x04, 0x22, 0x4D, 0x18], "packed with lz4", unpacking),
    Sign([0x1F, 0x9D], "packed with compress", unpacking),
    Sign([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", unpacking),
    Sign("Rar!", "a RAR archive", unpacking),
    Sign("ustar", at: 257, "a tar archive", "Unpack it: `tar -xf FILE`."),
  ]
  private static let idx = "Images and labels are read by `idx(\"images\", \"labels\")`."
  private static let r =
    "Write its table in R with `write.csv` and `row.names = FALSE`."
}

extension Problem {
  /// A file of another kind than what is read; as a table it could be read in another way.
  static func foreignFormat(
    _ file: String, _ format: ForeignFormat, isPacked: Bool, wanted: DataFile
  ) -> Problem {
    Problem(
      "foreign-format", "\"\(file)\" is \(format.name), and \(wanted.rawValue) is read here",
      advice: wanted == .table
        ? format.advice(on: file, isPacked: isPacked)
        : "Files such as those of MNIST are IDX files, packed with gzip or not.")
  }
}

/// What a data source reads.
enum DataFile: String {
  case table = "a table of text"
  case idx = "an IDX file"
}
