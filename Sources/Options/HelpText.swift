// SPDX-License-Identifier: MIT

/// Help texts, made from the tables of commands and flags; at most 80 columns wide.
enum HelpText {
  private static let columnsMax = 80
  /// Where the explanations of flags begin.
  private static let indent = 28

  /// What the program is and does.
  static let overview: String = {
    var text = """
      Understudy answers in place of embedding and chat models, always the same way.

      Usage: understudy COMMAND [ARGUMENT…]

      Commands:

      """
    for command in CommandName.allCases {
      let gap = String(repeating: " ", count: 12 - command.rawValue.count)
      text += "  \(command.rawValue)\(gap)\(command.summary)\n"
    }
    return text + "\n`understudy help COMMAND` tells its flags.\n"
  }()

  /// What a command does, and its flags.
  static func of(_ command: CommandName) -> String {
    let usage = command.usage.isEmpty ? "" : " \(command.usage)"
    var text = "\(command.summary).\n\nUsage: understudy \(command.rawValue)\(usage)\n"
    if let notes = command.notes { text += "\n\(notes)\n" }
    guard let first = command.flags.first(where: { $0.name.contains("-") }) ?? command.flags.first
    else { return text }
    text += "\nFlags:\n"
    for flag in command.flags { text += entry(flag) }
    text += "\nEach flag is also read from the environment: \(first.dashed) is\n"
    text += "\(first.variable). A flag wins over its variable.\n"
    for flag in command.flags {
      guard let separator = flag.separator else { continue }
      text += "Several values stand in \(flag.variable) with \(separator.name) between.\n"
    }
    return text
  }

  /// One flag, its explanation broken into lines beside it.
  private static func entry(_ flag: FlagDescription) -> String {
    var line =
      "  " + flag.spellings.joined(separator: ", ") + (flag.placeholder.map { " \($0)" } ?? "")
    var text = ""
    if line.count + 2 > indent {
      text = line + "\n"
      line = ""
    }
    line += String(repeating: " ", count: indent - line.count)
    var isFirst = true
    let words = flag.help + (flag.standard.map { " (default \($0))" } ?? "")
    for word in words.split(separator: " ") {
      if !isFirst, line.count + 1 + word.count > columnsMax {
        text += line + "\n"
        line = String(repeating: " ", count: indent)
        isFirst = true
      }
      line += (isFirst ? "" : " ") + word
      isFirst = false
    }
    return text + line + "\n"
  }
}
