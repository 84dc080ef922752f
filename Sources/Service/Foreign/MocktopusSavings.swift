// SPDX-License-Identifier: MIT
import Inference

/// What answers of Mocktopus' files would have cost, by model and by hour.
///
/// The tool divides prices per million tokens by a thousand; this is true money, to the last
/// 10⁻¹² USD.
struct MocktopusSavings: Sendable {
  /// One answer.
  struct Saving: Sendable {
    /// The model as it was asked for.
    var model: String
    /// What the answer counted.
    var usage: Usage
    /// What it would have cost, in 10⁻¹² USD.
    var picoUSD: UInt128
    /// When it was given, in seconds since 1970.
    var seconds: Int
  }

  /// What one model has saved.
  struct Model: Sendable {
    var name: String
    var requests = 0
    var promptTokens = 0
    var completionTokens = 0
    var picoUSD: UInt128 = 0
  }

  /// Most models that are told apart; what is asked of others counts for the last.
  private static let modelsMax = 1_000
  /// Most hours that are told apart: the last six weeks.
  private static let hoursMax = 1_000

  /// When the records begin, in seconds since 1970.
  let start: Int
  /// All answers together.
  private(set) var total = Model(name: "")
  /// By model, in order of appearance.
  private(set) var models: [Model] = []
  /// By hours since 1970, in order.
  private(set) var hours: [(hour: Int, picoUSD: UInt128)] = []
  /// Where each model stands in `models`.
  private var places: [String: Int] = [:]

  /// Records that begin at `start`.
  init(start: Int) {
    self.start = start
  }

  /// Adds one answer.
  mutating func add(_ saving: Saving) {
    Self.add(saving, to: &total)
    let place = place(of: saving.model)
    Self.add(saving, to: &models[place])
    let hour = saving.seconds / 3600
    if let last = hours.last, last.hour == hour {
      hours[hours.count - 1].picoUSD += saving.picoUSD
    } else {
      hours.append((hour, saving.picoUSD))
      if hours.count > Self.hoursMax { hours.removeFirst() }
    }
  }

  private mutating func place(of name: String) -> Int {
    if let place = places[name] { return place }
    if models.count >= Self.modelsMax { return models.count - 1 }
    models.append(Model(name: models.count + 1 == Self.modelsMax ? "other" : name))
    places[name] = models.count - 1
    return models.count - 1
  }

  private static func add(_ saving: Saving, to model: inout Model) {
    model.requests += 1
    model.promptTokens &+= saving.usage.promptTokens
    model.completionTokens &+= saving.usage.completionTokens
    model.picoUSD += saving.picoUSD
  }
}
