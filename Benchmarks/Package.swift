// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who builds Gradbook builds its benchmarks. It uses Gradbook as
// any program would, and has no flags but those of a release build.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Gradbook", path: "..")
  ],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "Autodiff", package: "Gradbook"),
        .product(name: "Training", package: "Gradbook"),
      ])
  ]
)
