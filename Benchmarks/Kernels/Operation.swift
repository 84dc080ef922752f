// SPDX-License-Identifier: MIT

/// Something to measure, by a name that tells the module, the work and its size.
struct Operation {
  /// `module/work size variant`, as the budgets and the filter know it.
  let name: String
  /// How many units one run works through.
  let units: Int
  /// What a unit is.
  let unit: String
  /// One run; what it needs is made before, and kept from run to run.
  let run: () -> Void

  init(_ name: String, units: Int = 1, of unit: String = "run", run: @escaping () -> Void) {
    precondition(units > 0, "an operation works through something")
    self.name = name
    self.units = units
    self.unit = unit
    self.run = run
  }

  /// All operations, in the order of their table: a module adds its list here.
  static var all: [Operation] {
    memory() + vectors() + encodings() + json() + patterns() + rules() + gzip() + service()
  }
}
