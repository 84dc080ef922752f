// SPDX-License-Identifier: MIT
import Glibc
import Tables
import Transport

/// Measures single operations: nanoseconds and allocations of each, medians of interleaved samples.
///
///     Kernels                  the table of all operations
///     Kernels --filter json    of those whose names contain a text
///     Kernels --budgets        only counts allocations; exits 1 where one is over its budget
///     Kernels --paths          only compares all instructions; exits 1 where a bit differs
///     Kernels --numpy LINE     vectors beside NumPy's, which numpy_vectors.py has measured
@main
struct Kernels {
  static func main() {
    var filter = ""
    var checksBudgets = false
    var numpy: NumPyFigures?
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--filter": filter = arguments.popFirst() ?? ""
      case "--budgets": checksBudgets = true
      case "--paths": exit(comparePaths() ? 0 : 1)
      case "--numpy": numpy = arguments.popFirst().flatMap { NumPyFigures($0) }
      default:
        print("Kernels: no option \(argument); there are --filter, --budgets, --paths, --numpy")
        exit(2)
      }
    }
    let operations = Operation.all.filter { filter.isEmpty || $0.name.contains(filter) }
    if checksBudgets {
      exit(check(operations) ? 0 : 1)
    } else {
      measure(operations, beside: numpy)
      if filter.isEmpty || BatchRate.name.contains(filter) { measureBatches() }
    }
  }

  /// Whether all allocations are within their budgets; prints those that are not.
  private static func check(_ operations: [Operation]) -> Bool {
    var isWithin = true
    for operation in operations {
      let allocations = Measurement(operation).allocations
      guard let budget = Budget.of(operation) else {
        print("\(operation.name): has no budget")
        isWithin = false
        continue
      }
      if allocations > Double(budget.allocationsMax) {
        print(
          "\(operation.name): \(Table.number(allocations)) allocations,"
            + " at most \(budget.allocationsMax) (\(budget.reason))"
        )
        isWithin = false
      }
    }
    if isWithin { print("\(operations.count) operations are within their budgets.") }
    return isWithin
  }

  /// Whether all sets of instructions make the same of the same texts; prints where they do not.
  private static func comparePaths() -> Bool {
    var check = PathCheck()
    let differences = check.differences()
    for line in differences { print(line) }
    if differences.isEmpty { print("All instructions give the same bits.") }
    return differences.isEmpty
  }

  private static func measureBatches() {
    do throws(TransportError) {
      try BatchRate().run()
    } catch {
      print("Kernels: \(error.description)")
      exit(1)
    }
  }

  /// Prints the table, once every operation has been sampled in turn, and that 101 times.
  private static func measure(_ operations: [Operation], beside numpy: NumPyFigures?) {
    guard !operations.isEmpty else { return }
    var measurements = operations.map { Measurement($0) }
    for _ in 0..<101 {
      for index in measurements.indices { measurements[index].sample() }
    }
    var table = Table(
      "operation",
      "ns",
      "least",
      "ns each",
      "unit",
      "allocations",
      "ns at most",
      numpy.map { "NumPy \($0.version)" } ?? "",
      numpy == nil ? "" : "ratio"
    )
    for measurement in measurements {
      let operation = measurement.operation
      let beside = numpy?.nanoseconds(beside: operation)
      table.add(
        operation.name,
        Table.number(measurement.median),
        Table.number(measurement.least),
        Table.number(measurement.median / Double(operation.units)),
        operation.unit,
        Table.number(measurement.allocations),
        Budget.of(operation)?.nanosecondsMax.map { Table.number($0) } ?? "",
        beside.map { Table.number($0) } ?? "",
        beside.map { Table.number(measurement.median / $0) } ?? ""
      )
    }
    print(table.text)
    if let rules = RuleFigures.table(measurements) { print("\n" + rules.text) }
  }
}
