// SPDX-License-Identifier: MIT
package import Engine
import Inference
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

  /// Reads rules that are added while a server runs: `scenario` with those of `source` behind it.
  package static func read(_ source: ScenarioSource, onto scenario: Scenario) -> LoadedScenario {
    var builder = ScenarioBuilder(onto: scenario)
    read(source, into: &builder)
    builder.finish()
    return LoadedScenario(builder)
  }

  /// Reads one source behind those that `builder` has.
  static func read(_ source: ScenarioSource, into builder: inout ScenarioBuilder) {
    builder.begin(source)
    do throws(YAMLError) {
      let document = try YAMLDocument(parsing: source.bytes.span)
      let profile = source.profile ?? FormatDetection.profile(of: document.root)
      builder.take(document, as: profile)
      profile.format.read(document, into: &builder)
      if builder.isFirstFile, profile != .native { builder.keepHabits() }
    } catch {
      let start = error.related.map { " (it begins at \($0))" } ?? ""
      builder.complain(at: error.place, error.message + start)
    }
  }
}
