// SPDX-License-Identifier: MIT
import Bytes
import Engine
import HTTP
import Inference
import JSON

/// What fakellm's pages say.
struct FakellmPages {
  /// What was answered.
  let stats: FakellmStats
  /// The conversations, in the order in which they began.
  let conversations: [ConversationSummary]

  // MARK: JSON

  /// Appends the counts, the last answers and the conversations.
  func appendStats(to body: inout ByteBuffer) {
    body.append("{\"total_requests\":")
    body.append(decimal: stats.total)
    body.append(",\"by_rule\":{")
    for (index, rule) in stats.rules.enumerated() {
      if index > 0 { body.append(",") }
      body.appendJSON(string: rule.name.utf8.span)
      body.append(":")
      body.append(decimal: rule.count)
    }
    body.append("},\"recent\":[")
    for (index, visit) in stats.recent.enumerated() {
      if index > 0 { body.append(",") }
      append(visit, to: &body)
    }
    body.append("],\"conversations\":")
    appendConversations(to: &body)
    body.append("}")
  }

  private func append(_ visit: FakellmStats.Visit, to body: inout ByteBuffer) {
    body.append("{\"ts\":\"")
    body.append(timestampFromSeconds: visit.seconds)
    body.truncate(to: body.count - 1)
    body.append("+00:00\",\"api\":\"")
    body.append(visit.api.name)
    body.append("\",\"model\":")
    if let model = visit.model {
      body.appendJSON(string: model.utf8.span)
    } else {
      body.append("null")
    }
    body.append(visit.isStream ? ",\"stream\":true" : ",\"stream\":false")
    body.append(",\"matched_rule\":")
    body.appendJSON(string: (visit.rule ?? FakellmStats.echoName).utf8.span)
    body.append(",\"conversation_id\":")
    body.appendJSON(string: visit.conversation.utf8.span)
    body.append(",\"turn\":")
    body.append(decimal: visit.turn)
    body.append("}")
  }

  /// Appends the conversations by id.
  func appendConversations(to body: inout ByteBuffer) {
    body.append("{")
    for (index, conversation) in conversations.enumerated() {
      if index > 0 { body.append(",") }
      body.appendJSON(string: conversation.key.id.span)
      body.append(":{\"turn\":")
      body.append(decimal: conversation.turn)
      body.append(",\"tool_results_seen\":")
      body.append(decimal: conversation.toolResultCount)
      body.append("}")
    }
    body.append("}")
  }

  // MARK: HTML

  /// Appends the page for a browser.
  func appendDashboard(to body: inout ByteBuffer) {
    body.append(Self.opening)
    body.append("<p>")
    body.append(decimal: stats.total)
    body.append(" requests</p>\n")
    appendTable("Matches by rule", ["Rule", "Matches"], stats.rules, to: &body) {
      [$0.name, "\($0.count)"]
    }
    appendTable(
      "Conversations",
      ["Conversation", "Turn", "Tool results seen"],
      conversations,
      to: &body
    ) {
      [String(decoding: $0.key.id, as: UTF8.self), "\($0.turn)", "\($0.toolResultCount)"]
    }
    appendTable(
      "Recent requests",
      ["API", "Model", "Stream", "Rule", "Conversation", "Turn"],
      stats.recent,
      to: &body
    ) { visit in
      [
        String(describing: visit.api.name), visit.model ?? "", visit.isStream ? "yes" : "no",
        visit.rule ?? FakellmStats.echoName, visit.conversation, "\(visit.turn)",
      ]
    }
    body.append("</body>\n</html>\n")
  }

  private static let opening: StaticString = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>fakellm dashboard</title>
    <style>
    body { font-family: sans-serif; margin: 2em; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid #ccc; padding: 0.2em 0.6em; text-align: left; }
    </style>
    </head>
    <body>
    <h1>fakellm dashboard</h1>

    """

  /// Appends a table with a row for each of `rows`, whose values are made fit for HTML.
  private func appendTable<Row>(
    _ title: StaticString,
    _ columns: [StaticString],
    _ rows: [Row],
    to body: inout ByteBuffer,
    _ cells: (Row) -> [String]
  ) {
    body.append("<h2>")
    body.append(title)
    body.append("</h2>\n<table>\n<tr>")
    for column in columns {
      body.append("<th>")
      body.append(column)
      body.append("</th>")
    }
    body.append("</tr>\n")
    for row in rows {
      body.append("<tr>")
      for cell in cells(row) {
        body.append("<td>")
        appendEscaped(cell, to: &body)
        body.append("</td>")
      }
      body.append("</tr>\n")
    }
    body.append("</table>\n")
  }

  private func appendEscaped(_ text: String, to body: inout ByteBuffer) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): body.append("&lt;")
      case UInt8(ascii: ">"): body.append("&gt;")
      case UInt8(ascii: "&"): body.append("&amp;")
      case UInt8(ascii: "\""): body.append("&quot;")
      case UInt8(ascii: "'"): body.append("&#39;")
      default: body.append(byte)
      }
    }
  }
}
