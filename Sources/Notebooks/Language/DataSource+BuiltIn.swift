import Training

extension DataSource {
  /// Points in the plane that come along.
  static let builtIn: [DataSource] = [
    DataSource("spiral", arguments: ["points": 200, "noise": 0.05, "turns": 1]) {
      arguments, seed in
      try DataSet.spiral(
        points: arguments.count("points"), noise: arguments["noise"], turns: arguments["turns"],
        seed: seed)
    },
    DataSource("circles", arguments: ["points": 200, "noise": 0.05]) { arguments, seed in
      try DataSet.circles(
        points: arguments.count("points"), noise: arguments["noise"], seed: seed)
    },
    DataSource("moons", arguments: ["points": 200, "noise": 0.05]) { arguments, seed in
      try DataSet.moons(points: arguments.count("points"), noise: arguments["noise"], seed: seed)
    },
    DataSource("blobs", arguments: ["points": 200, "noise": 0.2, "classes": 2]) {
      arguments, seed in
      try DataSet.blobs(
        points: arguments.count("points"), noise: arguments["noise"],
        classes: arguments.count("classes"), seed: seed)
    },
  ]
}

extension DataSource.Arguments {
  /// A whole number; 0, which these data sets refuse, for one that is not whole.
  fileprivate func count(_ label: String) -> Int { Int(exactly: self[label]) ?? 0 }
}
