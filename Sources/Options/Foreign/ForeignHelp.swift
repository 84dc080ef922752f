// SPDX-License-Identifier: MIT

/// Help texts for the tools' command lines, laid out as Click does; the words are ours.
enum ForeignHelp {
  /// Blanks between a flag and what it does.
  private static let gap = 2
  /// Columns of a line.
  private static let columnsMax = 80

  /// What a tool's commands are.
  static func overview(_ tool: ForeignTool) -> String {
    var text = """
      Usage: \(tool.rawValue) [OPTIONS] COMMAND [ARGS]...

        Understudy, with the command line and the file format of \(tool.rawValue).

      Options:

      """
    var options: [(String, String)] = []
    if tool.version != nil { options.append(("--version", "Show the version and exit.")) }
    text += table(options + [help]) + "\nCommands:\n"
    return text + table(tool.commands.map { ($0.command, $0.summary) })
  }

  /// What a command does, and its flags.
  static func text<Settings: ForeignSettings>(of type: Settings.Type) -> String {
    let flags = type.flags.map { flag -> (String, String) in
      let flag = (flag.description, flag.isRequired)
      let names = flag.0.spellings.joined(separator: ", ")
      let notes =
        (flag.0.standard.map { "  [default: \($0)]" } ?? "") + (flag.1 ? "  [required]" : "")
      return (names + (flag.0.placeholder.map { " \($0)" } ?? ""), flag.0.help + notes)
    }
    return "Usage: \(type.usage)\n\n  \(type.summary)\n\nOptions:\n" + table(flags + [help])
  }

  private static let help = ("--help", "Show this message and exit.")

  /// Rows of two columns, the second broken into lines.
  private static func table(_ rows: [(String, String)]) -> String {
    let indent = gap + (rows.map(\.0.count).max() ?? 0) + gap
    var text = ""
    for (name, explanation) in rows {
      var line = String(repeating: " ", count: gap) + name
      line += String(repeating: " ", count: indent - line.count - 1)
      for word in explanation.split(separator: " ") {
        if line.count + 1 + word.count > columnsMax {
          text += line + "\n"
          line = String(repeating: " ", count: indent - 1)
        }
        line += " \(word)"
      }
      text += line + "\n"
    }
    return text
  }
}
