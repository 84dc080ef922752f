// SPDX-License-Identifier: MIT
package import Inference

extension LiveScenario {
  /// Adds rules, for the requests of one namespace or of all, and returns them as they are kept.
  ///
  /// They are asked before the rules of the files and before those that were added earlier, among
  /// each other in their order. One that has the name of an earlier one of the same namespace
  /// takes its place and begins to count at nothing. They outlive a reload. Their header fields are
  /// those of `headerNames`, by index.
  package func add(
    _ rules: [Rule],
    headerNames: [String] = [],
    conversationUse: ConversationUse = .none,
    namespace: [UInt8]? = nil
  ) throws(Failure) -> [AddedRule] {
    let names = Set(rules.map(\.name))
    let added: [AddedRule]? = change { sources in
      let kept = sources.additions.filter { addition in
        addition.namespace != namespace || !names.contains(addition.rule.name)
      }
      guard kept.count + rules.count <= Self.additionsMax else { return nil }
      let first = sources.lastNumber + 1
      let added = rules.enumerated().map { index, rule in
        AddedRule(
          number: first + index,
          rule: rule,
          namespace: namespace,
          headerNames: headerNames,
          conversationUse: conversationUse
        )
      }
      sources.lastNumber += rules.count
      sources.additions = added + kept
      return added
    }
    guard let added else {
      throw Failure(
        .invalidRequest,
        "No more than \(Self.additionsMax) rules can be added while the server runs; remove some, "
          + "or write them to a file."
      )
    }
    return added
  }

  /// Removes the added rule called `name` of a namespace (nil: those called so of any, and that for
  /// all), and returns how many there were.
  package func remove(named name: String, namespace: [UInt8]? = nil) -> Int {
    removeAdditions { addition in
      addition.rule.name == name && (namespace == nil || addition.namespace == namespace)
    }
  }

  /// Removes all added rules of a namespace, and returns how many there were.
  package func removeAdditions(namespace: [UInt8]) -> Int {
    removeAdditions { $0.namespace == namespace }
  }

  /// Removes all added rules, and returns how many there were.
  package func removeAdditions() -> Int {
    removeAdditions { _ in true }
  }

  private func removeAdditions(where isRemoved: (AddedRule) -> Bool) -> Int {
    guard additions.contains(where: isRemoved) else { return 0 }
    let removed: [AddedRule] = change { sources in
      let removed = sources.additions.filter(isRemoved)
      sources.additions.removeAll(where: isRemoved)
      return removed
    }
    for addition in removed {
      state.forget(RuleKey(name: addition.rule.name, addition: addition.number))
    }
    return removed.count
  }

  /// How often the rule at `index` of `current` was used in the namespace called `name`.
  ///
  /// Only rules that ask for it are counted: those with `times`, and those whose templates tell it.
  package func uses(ofRuleAt index: Int, namespace name: [UInt8]) -> Int {
    let rules = current.answers.rules
    return index < rules.count ? state.uses(of: rules[index].key, namespace: name) : 0
  }
}

extension LiveScenario.Sources {
  /// The scenario of the files with the rules that were added before theirs.
  func compiled() -> CompiledScenario {
    guard !additions.isEmpty else { return CompiledScenario(files) }
    var scenario = files
    let rules = additions.map { addition in
      let places = addition.headerNames.map { name in
        if let known = scenario.headerNames.firstIndex(of: name) { return known }
        scenario.headerNames.append(name)
        return scenario.headerNames.count - 1
      }
      scenario.noteConversations(addition.conversationUse)
      scenario.profiles.insert(addition.rule.profile)
      var rule = addition.rule.renumberingHeaders(places)
      if let namespace = addition.namespace {
        rule.condition = .all([.namespace(.equals(namespace)), rule.condition])
      }
      return rule
    }
    scenario.rules = rules + files.rules
    return CompiledScenario(scenario, additions: additions)
  }
}
