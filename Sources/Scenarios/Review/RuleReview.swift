// SPDX-License-Identifier: MIT
import Engine
import Inference
import Spelling

/// Finds rules that can never apply.
struct RuleReview {
  /// The kinds of requests for which the rules so far leave nothing to later ones.
  private var covered = Reach.none
  /// The last rule that covered any.
  private var cover: Rule?
  /// The first rule that those before leave nothing to, and the last of them.
  private var hidden: (rule: Rule, cover: Rule)?
  /// How many more there are.
  private var hiddenMore = 0
  private var complaints: [Complaint] = []

  /// What is doubtful about `rules`, which stand in the order in which they are tried.
  static func complaints(about rules: [Rule]) -> [Complaint] {
    var review = RuleReview()
    for rule in rules { review.take(rule) }
    review.complainOfHidden()
    return review.complaints
  }

  private mutating func take(_ rule: Rule) {
    let reach = Reach(of: rule.condition)
    if reach.isEmpty {
      // The readers of other tools' files have said so where it happens to them.
      if rule.profile == .native { complainOfEmpty(rule, reach) }
    } else if reach.kinds & ~covered.kinds == 0 {
      if hidden != nil {
        hiddenMore += 1
      } else if let cover {
        hidden = (rule, cover)
      }
    } else if reach.isExact, reach.turns == Reach.all.turns, Self.isFinal(rule) {
      covered.kinds |= reach.kinds
      cover = rule
    }
  }

  /// Whether no rule behind `rule` is asked where it matches.
  static func isFinal(_ rule: Rule) -> Bool {
    guard rule.times == nil, rule.probability == nil else { return false }
    guard case .sequence(let sequence) = rule.action else { return true }
    return sequence.end != .fallThrough
  }

  private mutating func complainOfEmpty(_ rule: Rule, _ reach: Reach) {
    let reason =
      reach.kinds == 0
      ? "no endpoint has all that its \"when\" asks for" : "no turn is in all the ranges it names"
    let message = "the rule \(Quotation.quoted(rule.name)) never applies: \(reason)"
    complaints.append(Complaint(.warning, at: rule.place, message))
  }

  private mutating func complainOfHidden() {
    guard let (rule, cover) = hidden else { return }
    let name = Quotation.quoted(rule.name)
    let subject =
      hiddenMore == 0
      ? "the rule \(name) never applies" : "the rule \(name) and \(hiddenMore) more never apply"
    let place = "\(cover.place.file):\(cover.place.line)"
    let reason = "the one called \(Quotation.quoted(cover.name)) (\(place)) comes first"
    complaints.append(Complaint(.warning, at: rule.place, "\(subject): \(reason)"))
  }
}
