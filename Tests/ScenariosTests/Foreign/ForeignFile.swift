// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Inference
import Scenarios
import YAML

/// Files of other tools, read.
enum ForeignFile {
  /// What reading `text` as a file of the tool called `tool` makes.
  static func read(_ text: String, as tool: Profile) throws -> ScenarioBuilder {
    var builder = ScenarioBuilder()
    try read(text, as: tool, into: &builder)
    return builder
  }

  /// Reads `text` as a file of the tool called `tool`.
  static func read(_ text: String, as tool: Profile, into builder: inout ScenarioBuilder) throws {
    builder.file = "f.yaml"
    let document = try YAMLDocument(parsing: text)
    switch tool {
    case .mocktopus: MocktopusReader.read(document, into: &builder)
    case .mockllm: MockllmReader.read(document, into: &builder)
    case .fakellm: FakellmReader.read(document, into: &builder)
    case .tokenpak: TokenPakReader.read(document, into: &builder)
    case .native: preconditionFailure("not a foreign format")
    }
  }

  /// The text of a file beside the tables of what the tools answer.
  static func peer(_ path: String) throws -> String {
    let url = URL(filePath: #filePath).appending(path: "../../../Peers/\(path)").standardized
    return try String(contentsOf: url, encoding: .utf8)
  }
}

extension ScenarioBuilder {
  /// The complaints that keep the file from being loaded, without their places.
  var errors: [String] {
    complaints.filter { $0.severity == .error }.map(\.message)
  }

  /// The other complaints, without their places.
  var warnings: [String] {
    complaints.filter { $0.severity == .warning }.map(\.message)
  }
}

extension Rule {
  /// What the rule says, where it says anything.
  var response: Response? {
    if case .respond(let response) = action { response } else { nil }
  }

  /// The error that the rule answers with.
  var error: ErrorResponse? {
    if case .error(let error) = action { error } else { nil }
  }
}

extension Template {
  /// The text of a template that fills nothing in.
  var constant: String? {
    guard isConstant else { return nil }
    var bytes: [UInt8] = []
    for case .literal(let literal) in pieces { bytes += literal }
    return String(decoding: bytes, as: UTF8.self)
  }
}
