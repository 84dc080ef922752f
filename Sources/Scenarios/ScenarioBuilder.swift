// SPDX-License-Identifier: MIT
package import Engine
import Inference
package import YAML

/// A scenario while its files are read, one after the other, with all that is complained of.
package struct ScenarioBuilder: Sendable {
  /// Most complaints of a file that are told one by one.
  private static let complaintsMax = 200
  /// What states the fallback.
  private static let fallbackKey =
    "\(NativeKey.Document.defaults.rawValue).\(NativeKey.Defaults.fallback.rawValue)"

  /// What has been read so far.
  package var scenario: Scenario
  /// Every complaint so far, in the order of the files and within them.
  package var complaints: [Complaint] = []
  /// The path of the file that is being read, as it was named.
  package var file = ""
  /// The outermost value of the file that is being read.
  package private(set) var root = YAMLNode(
    kind: .null,
    style: .plain,
    place: YAMLPlace(line: 1, column: 1)
  )
  /// The text of the file that is being read.
  private(set) var text: [UInt8] = []
  /// The formats of the files that were YAML at all, in order.
  private(set) var profiles: [Profile] = []
  /// Whether no file was read before it: the first one says what answers where no rule does.
  package var isFirstFile = true
  /// The models that the files state, in order.
  var models: [ModelEntry] = []
  /// Where the rules stand of which has been told already why no request meets their conditions.
  var emptyRules: [RulePlace] = []
  /// Where each model and alias of `models` stands.
  var modelPlaces: [String: RulePlace] = [:]

  /// Whether rules are added to a scenario that answers already.
  private var isAddition = false
  /// Files that have been begun.
  private var filesBegun = 0
  /// Which file comes before which.
  private var fileRanks: [String: Int] = [:]
  /// Where the complaints of the file that is being read begin.
  private var complaintsBefore = 0
  /// Complaints of the file that is being read, beyond those that are told.
  private var complaintsUntold = 0
  /// How much the worst of them matters.
  private var untoldSeverity = Complaint.Severity.warning
  /// Where each rule stands, by name.
  private var rulePlaces: [String: RulePlace] = [:]
  /// Rules of which `rulePlaces` knows.
  private var rulesPlaced = 0
  /// The rules, by their indexes, of which it is told that one before asks the same.
  private var repeatedRules: Set<Int> = []
  /// Where the files state what holds for the whole scenario, by key.
  private var statements: [String: RulePlace] = [:]
  /// The first file, where it is another tool's and its fallback therefore stays.
  private var habit: (file: String, profile: Profile)?
  /// Index in `Scenario.headerNames` by name.
  private var headerIndexes: [String: Int] = [:]

  /// A builder that has read nothing.
  package init() {
    scenario = Scenario()
  }

  /// A builder that has read `scenario`, to which rules are added.
  init(onto scenario: Scenario) {
    self.scenario = scenario
    placeRules()
    for (index, name) in scenario.headerNames.enumerated() { headerIndexes[name] = index }
    filesBegun = 1
    isAddition = true
  }
}

extension ScenarioBuilder {
  /// Turns to the next file.
  mutating func begin(_ source: ScenarioSource) {
    endFile()
    file = source.name
    text = source.bytes
    placeRules()
    isFirstFile = filesBegun == 0
    filesBegun += 1
    complaintsBefore = complaints.count
    fileRanks[file] = fileRanks[file] ?? fileRanks.count
  }

  /// Notes that the file or folder `file` cannot be read.
  mutating func refuse(file: String, _ message: String) {
    endFile()
    complaints.append(Complaint(.error, at: RulePlace(file: file, line: 0, column: 0), message))
    fileRanks[file] = fileRanks[file] ?? fileRanks.count
  }

  /// Takes note of what the file that is being read is.
  mutating func take(_ document: YAMLDocument, as profile: Profile) {
    root = document.root
    profiles.append(profile)
    if isFirstFile {
      scenario.profile = profile
      scenario.profiles = []
    }
    scenario.profiles.insert(profile)
  }

  /// Tells how much of the file that was read was left untold.
  private mutating func endFile() {
    let told = complaints[complaintsBefore...].map(\.place)
    let last = told.max { ($0.line, $0.column) < ($1.line, $1.column) }
    guard complaintsUntold > 0, let last else { return }
    let message = "there are \(complaintsUntold) more complaints about this file"
    complaints.append(Complaint(untoldSeverity, at: last, message))
    complaintsUntold = 0
    untoldSeverity = .warning
  }

  /// Brings the complaints into the order of the files, and within them of the places.
  private mutating func sortComplaints() {
    complaints.sort { left, right in
      let ranks = (fileRanks[left.place.file] ?? 0, fileRanks[right.place.file] ?? 0)
      return ranks.0 == ranks.1
        ? (left.place.line, left.place.column) < (right.place.line, right.place.column)
        : ranks.0 < ranks.1
    }
  }

  /// Makes whole what is known only behind the last file.
  mutating func finish() {
    endFile()
    let isWhole = complaints.allSatisfy { $0.severity == .warning }
    if isWhole, !isAddition {
      let found = RuleReview.complaints(about: scenario.rules, repeated: repeatedRules)
      complaints += found.filter { !emptyRules.contains($0.place) }
    }
    sortComplaints()
    if !models.isEmpty { scenario.catalogue = scenario.catalogue.overriding(models) }
  }
}

extension ScenarioBuilder {
  /// Notes that what stands at `place` of the current file is wrong.
  package mutating func complain(
    _ severity: Complaint.Severity = .error,
    at place: YAMLPlace,
    _ message: String
  ) {
    guard complaints.count - complaintsBefore < Self.complaintsMax else {
      complaintsUntold += 1
      if severity == .error { untoldSeverity = .error }
      return
    }
    complaints.append(Complaint(severity, at: rulePlace(place), message))
  }

  /// Notes that the value `node` of the current file is wrong; its path opens the message.
  package mutating func complain(
    _ severity: Complaint.Severity = .error,
    about node: YAMLNode,
    at place: YAMLPlace? = nil,
    _ message: String
  ) {
    let path = root.path(toValueAt: node.place) ?? ""
    complain(severity, at: place ?? node.place, path.isEmpty ? message : "\(path): \(message)")
  }

  /// Notes that the key `key` of the current file is wrong; its path opens the message.
  package mutating func complain(
    _ severity: Complaint.Severity = .error,
    aboutKey key: YAMLNode,
    _ message: String
  ) {
    let path = root.path(toKeyAt: key.place) ?? key.text
    complain(severity, at: key.place, "\(path): \(message)")
  }

  /// `place` of the current file.
  package func rulePlace(_ place: YAMLPlace) -> RulePlace {
    RulePlace(file: file, line: Int(place.line), column: Int(place.column))
  }

  /// The index of the header field called `name` in `Scenario.headerNames`, where it is put if it
  /// is not there yet.
  package mutating func headerIndex(of name: String) -> Int {
    let lowercase = name.lowercased()
    if let index = headerIndexes[lowercase] { return index }
    let index = scenario.headerNames.count
    headerIndexes[lowercase] = index
    scenario.headerNames.append(lowercase)
    return index
  }

  /// Whether what `key` names is for this file to state, since none before it has; notes that it
  /// has now.
  ///
  /// The fallback of a first file of another tool is that tool's, and stands nowhere in the file.
  package mutating func states(_ key: String, at place: YAMLPlace) -> Bool {
    if key == Self.fallbackKey, let habit {
      let first = "the first file, \(habit.file), is one of \(habit.profile.name)"
      let reason = "\(first), which has a fallback of its own"
      complain(.warning, at: place, "\(key): is not used, since \(reason)")
      return false
    }
    if let first = statements[key] {
      complain(
        .warning,
        at: place,
        "\(key): is not used, since \(first.file):\(first.line) states it already"
      )
      return false
    }
    statements[key] = rulePlace(place)
    return true
  }

  /// Keeps the fallback of the file, which is one of `profile`'s tool.
  mutating func keepFallback(of profile: Profile) {
    habit = (file, profile)
  }

  /// Takes note of where the rules stand that readers have put behind the others themselves.
  private mutating func placeRules() {
    for rule in scenario.rules[rulesPlaced...] { rulePlaces[rule.name] = rule.place }
    rulesPlaced = scenario.rules.count
  }

  /// Adds `rule` behind the others; a name that is taken gets a number behind it.
  package mutating func add(_ rule: Rule) {
    var rule = rule
    let name = rule.name
    var number = 2
    while rulePlaces[rule.name] != nil {
      rule.name = "\(name) (\(number))"
      number += 1
    }
    scenario.rules.append(rule)
    placeRules()
  }

  /// Takes note that it is told of the rule that is added next that one before asks the same.
  mutating func noteRepetition() { repeatedRules.insert(scenario.rules.count) }

  /// Where the rule called `name` stands; nil where there is none.
  package func place(ofRule name: String) -> RulePlace? { rulePlaces[name] }
}
