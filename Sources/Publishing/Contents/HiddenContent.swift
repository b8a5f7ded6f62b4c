import Documents

/// Nothing: of a cell with `output: false` the page has the source at most.
struct HiddenContent: PublishedContent {
  let template = "cell-hidden"
  let boxName = "Output"
  let thumbnails: Thumbnails? = nil

  func fields(in cell: CellOutput, _ page: inout PageResources) -> TemplateFields { [:] }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] { [] }

  let plainText = ""
}
