// SPDX-License-Identifier: MIT
import Engine
import Inference
import Spelling

/// Finds rules that can never apply.
struct RuleReview {
  /// Rules that one before leaves nothing to: the first of them, where the next ones stand, and how
  /// many more there are in all.
  private struct Hidden {
    var rule: Rule
    var cover: Rule
    var placesOfMore: [RulePlace] = []
    var moreCount = 0

    mutating func add(_ rule: Rule) {
      moreCount += 1
      if placesOfMore.count < RuleReview.placesMax { placesOfMore.append(rule.place) }
    }
  }

  /// Most rules that one complaint tells the places of, beside the one that it is about.
  private static let placesMax = 10
  /// Most rules of which it is told what they hide.
  private static let coversMax = 100

  /// The kinds of requests for which the rules so far leave nothing to later ones.
  private var covered = Reach.none
  /// The last rule that covered any.
  private var cover: Rule?
  /// The same for rules of other tools' files: a body that only their reading takes is not answered
  /// by rules of ours.
  private var foreignCovered = Reach.none
  private var foreignCover: Rule?
  /// The rules that all before leave nothing to, and the last of those.
  private var hidden: Hidden?
  /// The rules so far by which others may be hidden.
  private var covers = CoverIndex()
  /// What single rules hide, in the order in which it was found.
  private var hiddenBySingle: [Hidden] = []
  /// Where each rule stands in `hiddenBySingle` that hides others.
  private var places: [Int: Int] = [:]
  /// The rules that are hidden by others still.
  private var rest: Hidden?
  private var complaints: [Complaint] = []

  /// What is doubtful about `rules`, which stand in the order in which they are tried; those at
  /// `repeated` are known to ask what one before asks.
  static func complaints(about rules: [Rule], repeated: Set<Int>) -> [Complaint] {
    var review = RuleReview()
    for index in rules.indices {
      review.take(index, of: rules, isRepeated: repeated.contains(index))
    }
    review.complainOfHidden()
    return review.complaints
  }

  private mutating func take(_ index: Int, of rules: [Rule], isRepeated: Bool) {
    let rule = rules[index]
    let reach = rule.reach
    let isForeign = rule.profile != .native
    let covered = isForeign ? foreignCovered : covered
    // The readers of other tools' files have said so where it happens to them.
    if let reason = reason(rule, reach), rule.profile == .native {
      let message = "the rule \(Quotation.quoted(rule.name)) never applies: \(reason)"
      complaints.append(Complaint(.warning, at: rule.place, message))
    } else if reach.isEmpty {
      return
    } else if reach.kinds & ~covered.kinds == 0 {
      guard let cover = isForeign ? foreignCover : cover else { return }
      Self.note(rule, behind: cover, in: &hidden)
    } else if isRepeated {
      return
    } else if let cover = covers.cover(of: index, in: rules) {
      hide(rule, behind: cover, of: rules)
    } else if rule.isFinal {
      covers.insert(index, of: rules)
      guard reach.isExact, reach.turns == Reach.all.turns else { return }
      self.covered.kinds |= reach.kinds
      self.cover = rule
      guard isForeign else { return }
      foreignCovered.kinds |= reach.kinds
      foreignCover = rule
    }
  }

  /// Why a rule applies to nothing, whatever comes before it.
  private func reason(_ rule: Rule, _ reach: Reach) -> String? {
    if reach.kinds == 0 { return "no endpoint has all that its \"when\" asks for" }
    if reach.turns == nil { return "no turn is in all the ranges it names" }
    return Contradiction.reason(in: rule.condition)
  }

  private static func note(_ rule: Rule, behind cover: Rule, in hidden: inout Hidden?) {
    if hidden == nil {
      hidden = Hidden(rule: rule, cover: cover)
    } else {
      hidden?.add(rule)
    }
  }

  private mutating func hide(_ rule: Rule, behind cover: Int, of rules: [Rule]) {
    if let place = places[cover] {
      hiddenBySingle[place].add(rule)
    } else if places.count < Self.coversMax {
      places[cover] = hiddenBySingle.count
      hiddenBySingle.append(Hidden(rule: rule, cover: rules[cover]))
    } else {
      Self.note(rule, behind: rules[cover], in: &rest)
    }
  }

  private mutating func complainOfHidden() {
    for hidden in [hidden].compactMap({ $0 }) + hiddenBySingle {
      let cover = hidden.cover
      let place = Self.name(of: cover.place)
      complain(of: hidden, "the one called \(Quotation.quoted(cover.name)) (\(place)) comes first")
    }
    if let rest { complain(of: rest, "others come first") }
  }

  private mutating func complain(of hidden: Hidden, _ reason: String) {
    let name = Quotation.quoted(hidden.rule.name)
    var subject = "the rule \(name) never applies"
    if hidden.moreCount > 0 {
      var places = hidden.placesOfMore.map(Self.name).joined(separator: ", ")
      if hidden.placesOfMore.count < hidden.moreCount { places += ", …" }
      subject = "the rule \(name) and \(hidden.moreCount) more (\(places)) never apply"
    }
    complaints.append(Complaint(.warning, at: hidden.rule.place, "\(subject): \(reason)"))
  }

  private static func name(of place: RulePlace) -> String {
    "\(place.file):\(place.line)"
  }
}
