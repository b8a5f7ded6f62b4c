import Figures

/// What has changed between a report and the one that was written before.
public struct Comparison: Sendable {
  /// Every difference: first numbers and texts by their place, then pictures, files and lines of
  /// the page.
  public private(set) var differences: [Difference] = []

  /// Compares a report with one that was written before.
  ///
  /// Texts are compared by their bytes and pictures by their pixels. With a tolerance, numbers that
  /// lie no further apart are the same, in `results.json`, in the page's text and as colours of a
  /// picture; drawings are taken to follow from them.
  ///
  /// - Complexity: linear in the size of the reports, and in the product of the number of lines of
  ///   a page and the number of those that differ.
  public init(
    of publication: Publication, with written: WrittenReport, tolerance: Tolerance = .exact
  ) {
    let name = Publication.pageName
    guard let oldPage = written.page else {
      differences = [Difference(place: name, change: .missing)]
      return
    }
    let newPage = publication.files.last?.bytes ?? []
    if let pairs = compareResults(publication.results, with: written.results, tolerance) {
      comparePictures(of: publication, pairs, with: written, tolerance)
      for file in publication.copies { compare(file, with: written.copy(file.path)) }
    }
    let isQuiet = differences.isEmpty
    let page = Self.text(newPage)
    differences +=
      PageComparison(page, with: Self.text(oldPage), name: name, tolerance: tolerance)
      .differences
    if isQuiet, differences.isEmpty, tolerance.isExact, newPage != oldPage {
      differences = [
        Difference(place: name, change: .other("what it holds of other files differs"))
      ]
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Two pictures that show the same thing, by their names.
  private typealias PicturePair = (place: String, old: String, new: String)

  /// Compares the numbers; returns the pictures that belong together, nil if nobody knows them.
  private mutating func compareResults(
    _ newBytes: [UInt8], with oldBytes: [UInt8]?, _ tolerance: Tolerance
  ) -> [PicturePair]? {
    guard let oldBytes else {
      differences.append(Difference(place: Publication.resultsName, change: .missing))
      return nil
    }
    guard let old = StoredJSON(oldBytes), let new = StoredJSON(newBytes) else {
      let reason = "it is no JSON"
      differences.append(Difference(place: Publication.resultsName, change: .unreadable(reason)))
      return nil
    }
    var comparison = ResultsComparison(tolerance: tolerance)
    comparison.compare(new, with: old)
    differences += comparison.differences
    if comparison.differences.isEmpty, tolerance.isExact, newBytes != oldBytes,
      comparison.pictures.allSatisfy({ $0.old == $0.new })
    {
      let text = "the same values are written in another way"
      differences.append(Difference(place: Publication.resultsName, change: .other(text)))
    }
    return comparison.pictures
  }

  private mutating func comparePictures(
    of publication: Publication, _ pairs: [PicturePair], with written: WrittenReport,
    _ tolerance: Tolerance
  ) {
    let pictures = Dictionary(publication.pictureFiles.map { ($0.path, $0.bytes) }) { $1 }
    var seen: Set<String> = []
    for pair in pairs where seen.insert(pair.new).inserted {
      guard let new = pictures[pair.new] else { continue }
      seen.insert(pair.old)
      compare(new, with: written.picture(pair.old), pair.old, at: pair.place, tolerance)
    }
    // What belongs to no heatmap or grid, such as the colours of a legend, is found by its name.
    for name in publication.pictures where seen.insert(name).inserted {
      guard let new = pictures[name] else { continue }
      compare(new, with: written.picture(name), name, at: name, tolerance)
    }
    for name in written.pictureNames where !seen.contains(name) {
      differences.append(Difference(place: name, change: .removed))
    }
  }

  /// Compares a file from beside the notebook by its bytes.
  private mutating func compare(_ file: Publication.File, with old: [UInt8]?) {
    guard let old else {
      differences.append(Difference(place: file.path, change: .missing))
      return
    }
    if old != file.bytes {
      let text = "it is another file than the one beside the notebook"
      differences.append(Difference(place: file.path, change: .other(text)))
    }
  }

  /// Compares a picture by its pixels.
  private mutating func compare(
    _ new: [UInt8], with old: [UInt8]?, _ name: String, at place: String, _ tolerance: Tolerance
  ) {
    guard let old else {
      differences.append(Difference(place: name, change: .missing))
      return
    }
    if old == new { return }
    let (before, after): (PixelImage, PixelImage)
    do throws(PNGError) {
      (before, after) = (try PNG(bytes: old).decoded(), try PNG(bytes: new).decoded())
    } catch {
      differences.append(Difference(place: name, change: .unreadable(error.description)))
      return
    }
    if let change = Self.change(from: before, to: after, tolerance) {
      differences.append(Difference(place: place, change: change))
    }
  }

  /// How two pictures differ; nil if they do not.
  static func change(
    from old: PixelImage, to new: PixelImage, _ tolerance: Tolerance
  ) -> Difference.Change? {
    guard (old.width, old.height) == (new.width, new.height) else {
      return .size(old: [old.width, old.height], new: [new.width, new.height])
    }
    let count = old.differingPixels(from: new, by: tolerance.colorDistance)
    return count == 0 ? nil : .pixels(count, of: new.width * new.height)
  }
}
