// SPDX-License-Identifier: MIT
package import Engine
package import Inference
import YAML

/// Reads scenario files of all formats into one scenario, or all that is wrong with them.
package enum ScenarioReader {
  /// Reads `sources`, one after the other.
  ///
  /// The rules stand in the order of the sources and within them. What is stated once for the whole
  /// scenario is the first source's that states it; what no rule matches follows the first source.
  package static func read(_ sources: [ScenarioSource]) -> LoadedScenario {
    var builder = ScenarioBuilder()
    for source in sources { read(source, into: &builder) }
    builder.finish()
    return LoadedScenario(builder)
  }

  /// The format that `source` is read as; nil where it is no YAML.
  package static func profile(of source: ScenarioSource) -> Profile? {
    if let profile = source.profile { return profile }
    guard let document = try? YAMLDocument(parsing: source.bytes.span) else { return nil }
    return FormatDetection.profile(of: document.root)
  }

  /// Reads rules that are added while a server runs: `scenario` with those of `source` behind its
  /// own.
  ///
  /// The source is a file of any format, or in our own also a list of rules or one rule alone. What
  /// it says for a whole server is an error.
  package static func read(_ source: ScenarioSource, onto scenario: Scenario) -> LoadedScenario {
    var builder = ScenarioBuilder(onto: scenario)
    read(source, into: &builder, isAddition: true)
    builder.finish()
    return LoadedScenario(builder)
  }

  /// Reads one source behind those that `builder` has.
  static func read(
    _ source: ScenarioSource,
    into builder: inout ScenarioBuilder,
    isAddition: Bool = false
  ) {
    builder.begin(source)
    do throws(YAMLError) {
      let document = try YAMLDocument(parsing: source.bytes.span)
      let root = document.root
      let profile = source.profile ?? FormatDetection.profile(of: root, isAddition: isAddition)
      builder.take(document, as: profile)
      if isAddition, !refuseSections(of: root, as: profile, into: &builder) { return }
      if isAddition, profile == .native {
        NativeFormat.readAddition(document, into: &builder)
      } else {
        profile.format.read(document, into: &builder)
      }
      if builder.isFirstFile, profile != .native { builder.keepFallback(of: profile) }
    } catch {
      let start = error.related.map { " (it begins at \($0))" } ?? ""
      builder.complain(at: error.place, error.message + start)
    }
  }
}
