// SPDX-License-Identifier: MIT
import Inference

extension NamespaceState {
  /// Takes a request of `promptTokens` from each of `limits` that is set, or from none if one of
  /// them has too little left.
  ///
  /// A limit that does not hold for the request is nil; the others are found by their index.
  func admit(
    _ key: RateKey,
    promptTokens: Int,
    limits: [RateLimit?],
    now: UInt64
  ) -> (excess: RateExcess?, standing: RateStanding) {
    update(key, limits, now) { buckets in
      for (index, limit) in limits.enumerated() {
        guard let limit else { continue }
        if let excess = buckets[index].excess(over: limit, promptTokens) {
          return (excess, Self.standing(buckets, limits))
        }
      }
      for index in limits.indices where limits[index] != nil {
        buckets[index].requests.take(1)
        buckets[index].tokens.take(promptTokens)
      }
      return (nil, Self.standing(buckets, limits))
    }
  }

  /// Takes the tokens of an answer from each of `limits` that is set.
  func charge(
    _ key: RateKey,
    completionTokens: Int,
    limits: [RateLimit?],
    now: UInt64
  ) -> RateStanding {
    update(key, limits, now) { buckets in
      for index in limits.indices where limits[index] != nil {
        buckets[index].tokens.take(completionTokens)
      }
      return Self.standing(buckets, limits)
    }
  }

  private func update<Result: Sendable>(
    _ key: RateKey,
    _ limits: [RateLimit?],
    _ now: UInt64,
    _ body: (inout [RateBuckets]) -> Result
  ) -> Result {
    rates.withLock { table in
      table.update(key, countMax: StateLimits.ratesMax, orInsert: []) { buckets in
        while buckets.count < limits.count { buckets.append(RateBuckets(now: now)) }
        for (index, limit) in limits.enumerated() {
          if let limit = limit?.requestsPerMinute {
            buckets[index].requests.refill(to: now, limit: limit)
          }
          if let limit = limit?.tokensPerMinute {
            buckets[index].tokens.refill(to: now, limit: limit)
          }
        }
        return body(&buckets)
      }
    }
  }

  /// The tightest limit of each kind.
  private static func standing(_ buckets: [RateBuckets], _ limits: [RateLimit?]) -> RateStanding {
    var standing = RateStanding()
    for (index, limit) in limits.enumerated() {
      if let limit = limit?.requestsPerMinute {
        let count = buckets[index].requests.count(limit: limit)
        if count.remaining < standing.requests?.remaining ?? .max { standing.requests = count }
      }
      if let limit = limit?.tokensPerMinute {
        let count = buckets[index].tokens.count(limit: limit)
        if count.remaining < standing.tokens?.remaining ?? .max { standing.tokens = count }
      }
    }
    return standing
  }
}

extension RateBuckets {
  /// What a request of `promptTokens` needs beyond `limit`; nil where it fits.
  fileprivate func excess(over limit: RateLimit, _ promptTokens: Int) -> RateExcess? {
    if let requestsMax = limit.requestsPerMinute {
      let wait = requests.wait(for: 1, limit: requestsMax)
      if wait != 0 {
        return RateExcess(
          countsTokens: false,
          limit: requestsMax,
          used: min(requests.usedUnits, requestsMax),
          requested: 1,
          waitNanoseconds: wait
        )
      }
    }
    if let tokensMax = limit.tokensPerMinute {
      let wait = tokens.wait(for: promptTokens, limit: tokensMax)
      if wait != 0 {
        return RateExcess(
          countsTokens: true,
          limit: tokensMax,
          used: min(tokens.usedUnits, tokensMax),
          requested: promptTokens,
          waitNanoseconds: wait
        )
      }
    }
    return nil
  }
}
