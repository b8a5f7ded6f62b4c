/// In which direction a language is written.
struct WritingDirection {
  /// Whether its lines run from right to left.
  let isRightToLeft: Bool

  /// Judges by a language tag (BCP 47): by its script if it names one, otherwise by the script in which
  /// the language is mostly written.
  init(language: String) {
    let parts = language.lowercased().split(separator: "-")
    let script = parts.dropFirst().prefix { $0.count != 2 && $0.count != 1 }.first { part in
      part.count == 4 && part.allSatisfy(\.isLetter)
    }
    isRightToLeft =
      script.map { Self.scripts.contains(String($0)) }
      ?? Self.languages.contains(String(parts.first ?? ""))
  }

  /// The scripts of ISO 15924 that run from right to left and are in use.
  private static let scripts: Set<String> = [
    "arab", "aran", "hebr", "syrc", "syre", "syrj", "syrn", "thaa", "nkoo", "adlm", "rohg", "samr",
    "mand", "mend", "yezi", "armi", "phnx", "phli", "prti", "avst", "lydi", "cprt", "orkh", "hung",
  ]

  /// The languages that are mostly written in one of them (CLDR, likely subtags), with the codes that
  /// some of them had before.
  private static let languages: Set<String> = [
    "aeb", "aii", "ajp", "apc", "apd", "ar", "arb", "arc", "arq", "ars", "ary", "arz", "azb", "bal",
    "bej", "bft", "bgn", "bqi", "brh", "ckb", "dcc", "dv", "fa", "fas", "fia", "glk", "gwc", "gwt",
    "gju", "haz", "he", "heb", "hnd", "hno", "iw", "jdt", "ji", "khw", "ks", "kvx", "kxp",
    "lah", "lki", "lrc", "luz", "mfa", "mnd", "mvy", "myz", "mzn", "nqo", "oru", "ota", "pnb",
    "prd",
    "prs", "ps", "pus", "rhg", "rmt", "sam", "sbn", "sd", "sdh", "shu", "skr", "smp", "sqr", "swb",
    "syc", "syr", "trw", "ug", "ur", "urd", "uzs", "wni", "xco", "yi", "yid", "zdj",
  ]
}
