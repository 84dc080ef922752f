// SPDX-License-Identifier: MIT
import Bytes
package import Inference
import Seeds

/// Log probabilities of a text's tokens: plausible, consistent, and the same on every machine.
///
/// For each token a number of ranks is imagined, of which the text's token holds one. With *m* the
/// probability that is left to all ranks but the first, the first has 1 − m, and rank i has at most
/// m / 2ⁱ, so that all together have less than 1 and the list is sorted. Integers only: the
/// logarithms are 10⁻⁸ steps rounded away from zero, and no library function takes part.
package enum Logprobs {
  /// Most alternatives that a token can have.
  package static let topCountMax = 20

  /// Adds the tokens of `text`, which stands in the reply's arena, with `topCount` alternatives.
  ///
  /// The characters before the first are `characterOffset`.
  /// The tokens are those of `TokenScanner`, so their bytes joined are the text; the alternatives
  /// of each are distinct, likeliest first, and the token is among them. What is drawn follows from
  /// `key` and the position. Returns the run of `InferenceReply.tokens` that was added.
  package static func append(
    text: TextRange,
    characterOffset: Int,
    topCount: Int,
    key: UInt64,
    to reply: inout InferenceReply
  ) -> TableRange {
    precondition(topCount >= 0 && topCount <= topCountMax, "no more rivals than there are")
    let first = reply.tokens.count
    var rivals: RivalTokens?
    if topCount > 0 { rivals = RivalTokens(into: &reply.arena) }
    var start = text.start
    var characters = characterOffset
    while start < text.end {
      let rest = TextRange(start: start, count: text.end - start)
      let end = start + TokenScanner.end(of: reply.text(rest), from: 0)
      let token = TextRange(start: start, count: end - start)
      let position = UInt64(reply.tokens.count - first)
      var draws = Draws(key: StableHash.combine(key, position))
      append(token, at: characters, topCount: topCount, rivals: rivals, &draws, to: &reply)
      characters += reply.text(token).scalarCount
      start = end
    }
    return TableRange(start: first, count: reply.tokens.count - first)
  }

  /// Adds one token with its alternatives; `characters` stand before it.
  private static func append(
    _ token: TextRange,
    at characters: Int,
    topCount: Int,
    rivals: RivalTokens?,
    _ draws: inout Draws,
    to reply: inout InferenceReply
  ) {
    let rest = restMass(&draws)
    let rank = rank(rest: rest, below: topCount > 0 ? topCount : ranksMax, &draws)
    var others = rivals?.sequence(besides: reply.text(token), &draws)
    let firstAlternative = reply.alternatives.count
    var logprobE8 = lnE8(restMassScale - rest)
    var ownE8 = logprobE8
    for place in 0..<max(topCount, rank + 1) {
      if place > 0 {
        // A step of ln 2 and more: half as likely as the rank above, or less.
        let step = lnE8(restMassScale / 2) - Int(draws.next() >> 38)
        logprobE8 = place == 1 ? lnE8(rest) + step : logprobE8 + step
      }
      if place == rank { ownE8 = logprobE8 }
      guard let text = place == rank ? token : others?.next(), topCount > 0 else { continue }
      reply.alternatives.append(TokenAlternative(text: text, logprobE8: logprobE8))
    }
    let alternatives = TableRange(start: firstAlternative, count: topCount)
    reply.tokens.append(
      TokenLogprob(
        text: token,
        characterOffset: characters,
        logprobE8: ownE8,
        alternatives: alternatives
      )
    )
  }

  /// Ranks that a token without listed alternatives can hold.
  private static let ranksMax = 4

  /// What masses of probability are counted in: 1 is this many.
  private static let restMassScale: UInt64 = 1 << 32

  /// The probability left to all ranks but the first: at most two thirds, mostly far less.
  ///
  /// Two thirds times the cube of a uniform draw, so that the first rank has 5/6 on average.
  private static func restMass(_ draws: inout Draws) -> UInt64 {
    let uniform = draws.next() >> 32
    let square = (uniform * uniform) >> 32
    return max((square * uniform) >> 32, 1 << 12) / 3 * 2
  }

  /// The rank of the token that the text goes on with, as likely as its probability says.
  private static func rank(rest: UInt64, below bound: Int, _ draws: inout Draws) -> Int {
    let draw = draws.next() >> 32
    var rank = 0
    var mass = rest
    while rank + 1 < bound, draw < mass {
      rank += 1
      mass /= 2
    }
    return rank
  }

  /// The natural logarithm of `mass` / 2³² times 10⁸, rounded away from zero; `mass` is 1 … 2³².
  ///
  /// The binary logarithm comes digit by digit: squaring the mantissa doubles it.
  static func lnE8(_ mass: UInt64) -> Int {
    precondition(mass > 0 && mass <= restMassScale, "a probability is above 0 and at most 1")
    let shift = mass.leadingZeroBitCount - 31
    guard shift > 0 else { return 0 }
    // The mantissa, 1 ≤ m < 2, in steps of 2⁻³¹, and its logarithm in steps of 2⁻²⁴, rounded down.
    var mantissa = mass << UInt64(shift - 1)
    var fraction = 0
    for _ in 0..<24 {
      mantissa = (mantissa * mantissa) >> 31
      fraction <<= 1
      if mantissa >= restMassScale {
        mantissa >>= 1
        fraction += 1
      }
    }
    let logarithm = (shift << 24) - fraction
    // ln 2 = 0.69314718056 in steps of 10⁻¹⁰: the product is below 2⁶³.
    let divisor = 100 << 24
    return -((logarithm * 6_931_471_806 + divisor - 1) / divisor)
  }
}
