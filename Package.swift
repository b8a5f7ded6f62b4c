// swift-tools-version: 6.2

import PackageDescription

// A plain `swift run report` is a debug build, and a report should not wait for it: the targets that
// compute are optimised there too, each as one module, since operators are inlined across files.
let optimized: [SwiftSetting] = [
  .unsafeFlags(["-O", "-wmo", "-num-threads", "1", "-disable-batch-mode"])
]
// A function begins a line of the cache, so that the speed of a loop does not hang on what is linked
// before it.
let optimizedC: [CSetting] = [.unsafeFlags(["-O2", "-falign-functions=64"])]

let package = Package(
  name: "Gradbook",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Autodiff", targets: ["Autodiff"]),
    .library(name: "Training", targets: ["Training"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "Documents", targets: ["Documents"]),
    .library(name: "Notebooks", targets: ["Notebooks"]),
    .library(name: "Publishing", targets: ["Publishing"]),
    .executable(name: "report", targets: ["report"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Before version 1, a minor version may break what depends on it.
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
  ],
  // Data flows one way: a target imports only targets above it in this list.
  targets: [
    .target(name: "CAVX2", cSettings: optimizedC),
    .target(
      name: "Kernels", dependencies: ["CAVX2"], swiftSettings: optimized,
      // The square root of a number below 0 is a call into the mathematics library.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Autodiff", dependencies: ["Kernels"], swiftSettings: optimized),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CDigits", exclude: ["README.md", "digits.csv.gz"]),
    .target(
      name: "Training", dependencies: ["Autodiff", "CDigits", "CZlib", "Kernels"],
      swiftSettings: optimized),
    .target(name: "Sampling", dependencies: ["Kernels"], swiftSettings: optimized),
    .systemLibrary(
      name: "CLibPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(
      name: "CPNG", dependencies: ["CLibPNG"], cSettings: optimizedC,
      linkerSettings: [.linkedLibrary("png")]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .target(name: "Diagnostics"),
    .target(
      name: "Figures", dependencies: ["CPNG", "Diagnostics", "Kernels", "Sampling"],
      swiftSettings: optimized),
    .target(name: "Typesetting", dependencies: ["Autodiff", "Diagnostics"]),
    .target(name: "Documents", dependencies: ["Diagnostics", "Figures", "Kernels", "Typesetting"]),
    .target(
      name: "Notebooks",
      dependencies: [
        "Autodiff", "CMarkdown", "Diagnostics", "Documents", "Figures", "Kernels", "Sampling",
        "Training", "Typesetting",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "CTemplates"),
    .target(
      name: "Publishing",
      dependencies: [
        "CTemplates", "Diagnostics", "Documents", "Figures", "Kernels", "Typesetting",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .executableTarget(
      name: "report",
      dependencies: [
        "Diagnostics", "Figures", "Kernels", "Notebooks", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),

    .target(name: "TestSupport", dependencies: ["Typesetting"], path: "Tests/TestSupport"),
    .testTarget(name: "KernelsTests", dependencies: ["Kernels"], exclude: ["Tables"]),
    .testTarget(
      name: "AutodiffTests", dependencies: ["Autodiff", "Kernels"], exclude: ["Oracle"]),
    .testTarget(
      name: "TrainingTests", dependencies: ["Autodiff", "Kernels", "Training"],
      exclude: ["Oracle"]),
    .testTarget(name: "SamplingTests", dependencies: ["Sampling"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures", "Kernels", "Sampling"]),
    .testTarget(
      name: "TypesettingTests", dependencies: ["Autodiff", "TestSupport", "Typesetting"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Diagnostics", "Documents"]),
    .testTarget(
      name: "NotebooksTests",
      dependencies: [
        "Autodiff", "Documents", "Figures", "Notebooks", "Sampling", "TestSupport", "Training",
        "Typesetting",
      ]),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "CTemplates", "Diagnostics", "Documents", "Figures", "Kernels", "Notebooks", "Publishing",
        "Sampling", "TestSupport", "Typesetting",
      ],
      exclude: ["__Snapshots__"]),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Figures", "Notebooks", "Publishing", "TestSupport", "Training", "report",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: [
        "Everything/__Snapshots__", "Everything/everything.md", "Oracle", "__Snapshots__",
      ]),
  ]
)
