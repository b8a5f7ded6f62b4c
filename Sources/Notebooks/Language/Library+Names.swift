import Autodiff

// What is built in and what was added, together: nothing else looks a name up in one of the two.
extension Library {
  /// The names of the formula language that a notebook cannot give to anything of its own.
  var names: [String] { Builtin.names + functions.map(\.name) }

  /// Whether a notebook cannot use a name for anything of its own, save for a word of initial
  /// values.
  func reserves(_ name: String) -> Bool {
    Builtin.names.contains(name) || function(named: name) != nil
  }

  /// The function of that name that was added.
  func function(named name: String) -> ScalarFunction? {
    functions.first { $0.name == name }
  }

  /// Everything that a `data` cell can call.
  var dataSourceNames: [String] { Builtin.dataSourceNames + dataSources.map(\.name) }

  /// The data source of that name that makes its rows from numbers.
  func dataSource(named name: String) -> DataSource? {
    (DataSource.builtIn + dataSources).first { $0.name == name }
  }
}
