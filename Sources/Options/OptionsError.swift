// SPDX-License-Identifier: MIT
import Spelling

/// What is wrong with a command line; `message` is the one line that says so.
package enum OptionsError: Error, Sendable, Equatable {
  /// No command is called so.
  case unknownCommand(String, nearest: String?)
  /// The command has no flag of this name.
  case unknownFlag(String, command: String, nearest: String?)
  /// A flag stands without its value.
  case missingValue(flag: String, expectation: String)
  /// A flag or variable has a value that it does not take.
  case badValue(source: String, value: String, expectation: String, nearest: String?)
  /// The command cannot do without this flag or argument.
  case missing(String, command: String)
  /// The flag makes no sense with the model.
  case surplusFlag(String, with: String)
  /// Two flags, or a flag and arguments, exclude each other.
  case conflict(String, with: String)
  /// The flag needs another one.
  case incomplete(String, needs: String)
  /// The command takes no words but flags.
  case unexpectedArgument(String, command: String)

  /// What is wrong and what would be right, in one line.
  package var message: String {
    switch self {
    case .unknownCommand(let name, let nearest):
      "unknown command \(Quotation.quoted(name))"
        + Self.hint(nearest, else: "try `understudy help`")
    case .unknownFlag(let name, let command, let nearest):
      "unknown flag \(Quotation.printable(name)) for \(command)"
        + Self.hint(nearest, else: "try `understudy help \(command)`")
    case .missingValue(let flag, let expectation):
      "\(flag) needs a value: \(expectation)"
    case .badValue(let source, let value, let expectation, let nearest):
      "\(source) takes \(expectation), not \(Quotation.quoted(value))"
        + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .missing(let word, let command):
      "\(command) needs \(word); try `understudy help \(command)`"
    case .surplusFlag(let flag, let model):
      "\(Quotation.printable(model)) does not support \(flag)"
    case .conflict(let flag, let other): "\(flag) cannot be combined with \(other)"
    case .incomplete(let flag, let other): "\(flag) needs \(other)"
    case .unexpectedArgument(let word, let command):
      "\(command) takes no argument \(Quotation.quoted(word)); try `understudy help \(command)`"
    }
  }

  /// A question for the nearest right word, or another way on.
  static func hint(_ nearest: String?, else otherwise: String) -> String {
    if let nearest { "; did you mean \(nearest)?" } else { "; \(otherwise)" }
  }
}
