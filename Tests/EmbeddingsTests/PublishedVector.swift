// SPDX-License-Identifier: MIT
import Embeddings
import Testing

/// A row of the published test vectors: the first four components, and the first 16 hexadecimal
/// digits of the SHA-256 over all components as little-endian float32.
struct PublishedVector: CustomTestStringConvertible, Sendable {
  enum Input: Sendable {
    case text(String)
    case tokens([UInt32])
  }

  let mode: Embedder.Mode
  let input: Input
  let dimensions: Int
  let model: String
  let seed: UInt64
  let first: [Int32]
  let digest: String

  init(
    _ mode: Embedder.Mode,
    _ input: Input,
    _ dimensions: Int,
    seed: UInt64 = 0,
    model: String = "text-embedding-3-small",
    _ first: [Int32],
    _ digest: String
  ) {
    self.mode = mode
    self.input = input
    self.dimensions = dimensions
    self.model = model
    self.seed = seed
    self.first = first
    self.digest = digest
  }

  var testDescription: String {
    switch input {
    case .text(let text): "\(mode) \(text.prefix(44).debugDescription), \(dimensions), seed \(seed)"
    case .tokens(let tokens): "\(mode) \(tokens), \(dimensions), seed \(seed)"
    }
  }

  static let pangram = "The quick brown fox jumps over the lazy dog"

  static let all: [PublishedVector] = lexical + hash + tokens

  static let lexical: [PublishedVector] = [
    PublishedVector(
      .lexical,
      .text(""),
      8,
      [25_253_814, 25_253_814, -11_785_113, 69_027_091],
      "bf5383d7b315a206"
    ),
    PublishedVector(
      .lexical,
      .text("a"),
      8,
      [-53_455_623, 13_814_374, -600_625, -58_260_623],
      "3e54310bef288041"
    ),
    PublishedVector(
      .lexical,
      .text("hello"),
      8,
      [-21_511_072, -10_953_491, -59_782_305, -31_276_835],
      "8b2ff1cd54e2c150"
    ),
    PublishedVector(
      .lexical,
      .text("Hello, world!"),
      384,
      [-7_346_151, -7_040_697, -5_055_251, -2_428_353],
      "a2e237acc63603d1"
    ),
    PublishedVector(
      .lexical,
      .text(pangram),
      1_536,
      [-742_966, 808_642, 4_757_443, 5_898_572],
      "f75b0f9cf4dda073"
    ),
    PublishedVector(
      .lexical,
      .text(pangram),
      1_536,
      seed: 1,
      [-4_385_686, 1_526_370, 878_819, 449_922],
      "2d1ba3ffb6e31153"
    ),
    PublishedVector(
      .lexical,
      .text(pangram),
      3_072,
      model: "text-embedding-3-large",
      [261_997, 3_806_316, 1_139_246, -273_772],
      "210b90273426eeda"
    ),
    PublishedVector(
      .lexical,
      .text("to be or not to be"),
      256,
      [-27_459, -6_397_839, -7_825_683, 2_279_059],
      "a9481eec3b51ae32"
    ),
    PublishedVector(
      .lexical,
      .text("猫が好きです😀"),
      1_536,
      [3_603_049, -1_662_448, -640_398, -989_706],
      "1ec4cdda48d44ab9"
    ),
    PublishedVector(
      .lexical,
      .text("Привет, МИР"),
      768,
      [-2_944_239, 5_115_322, -2_881_761, 5_177_799],
      "1085952da202b300"
    ),
    PublishedVector(
      .lexical,
      .text(" \n\t"),
      1_000,
      [3_171_693, 137_900, -3_171_693, -4_550_690],
      "8bbc1e5b2b313fa1"
    ),
    PublishedVector(
      .lexical,
      .text(String(repeating: "a ", count: 50_000)),
      1_536,
      [-3_606_830, -10_163, 7_310, -3_601_481],
      "c26736ef241f286f"
    ),
  ]

  static let hash: [PublishedVector] = [
    PublishedVector(
      .hash,
      .text(""),
      8,
      [-19_610_835, -7_456_515, 15_479_433, 3_832_568],
      "1d22d89746b9d9b4"
    ),
    PublishedVector(
      .hash,
      .text("hello"),
      8,
      [30_652_049, -15_371_589, -79_364_763, 39_682_642],
      "96d2fefda6ce53e0"
    ),
    PublishedVector(
      .hash,
      .text("hello"),
      1_536,
      [1_952_229, -979_017, -5_054_742, 2_527_388],
      "b1b5bca6dc2107d7"
    ),
    PublishedVector(
      .hash,
      .text("hello"),
      1_536,
      seed: 1,
      [-2_400_338, 1_722_730, -605_236, 1_076_786],
      "ff6c9fd07d96f7f7"
    ),
    PublishedVector(
      .hash,
      .text("hello "),
      1_536,
      [1_412_168, 2_353_101, 3_472_212, -151_021],
      "f1a72502ab8e534d"
    ),
    PublishedVector(
      .hash,
      .text("猫"),
      3_072,
      model: "text-embedding-3-large",
      [285_022, -1_150_135, -2_254_211, -1_890_493],
      "e08a37c3b4e95bd3"
    ),
  ]

  static let sentence: [UInt32] = [791, 4_062, 14_198, 39_935, 35_308, 927, 279, 16_053, 5_679]

  static let tokens: [PublishedVector] = [
    PublishedVector(
      .lexical,
      .tokens([15_339]),
      8,
      [-29_294_037, -35_803_824, -56_056_491, -26_400_799],
      "723c9448aea57451"
    ),
    PublishedVector(
      .lexical,
      .tokens([15_339, 1_917]),
      1_536,
      [-4_333_273, -1_556_613, -4_445_462, -1_893_178],
      "fd6fb5277a80e92e"
    ),
    PublishedVector(
      .lexical,
      .tokens(sentence),
      1_536,
      [-1_698_367, -4_666_279, -163_630, 163_630],
      "18ca62ce674a3bc6"
    ),
    PublishedVector(
      .hash,
      .tokens([15_339]),
      8,
      [269_528, 50_148_523, 34_040_622, -29_445_060],
      "f8a85898308d7889"
    ),
    PublishedVector(
      .hash,
      .tokens([15_339, 1_917]),
      1_536,
      [1_035_816, -2_347_340, -1_676_823, 354_291],
      "06707752d998af02"
    ),
    PublishedVector(
      .hash,
      .tokens(sentence),
      1_536,
      [1_694_193, 2_113_268, 2_208_542, -256_976],
      "4c79b41ae3708536"
    ),
  ]
}
