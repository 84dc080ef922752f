// SPDX-License-Identifier: MIT

/// A vector as the small whole numbers of a ``ComponentType`` other than float.
struct QuantisedVector: ~Escapable {
  private let components: Span<Int32>
  private let type: ComponentType
  /// What a component in units of 10⁻⁸ is multiplied by: 32 steps to 1/√dimensions.
  private let scale: Double

  @_lifetime(copy components)
  init(_ components: Span<Int32>, as type: ComponentType) {
    precondition(type != .float, "a float is not quantised")
    self.components = components
    self.type = type
    self.scale = 32 * Double(components.count).squareRoot() / 1e8
  }

  /// How many numbers there are: one for each component, or for each eight.
  var count: Int {
    switch type {
    case .float, .int8, .uint8: components.count
    case .binary, .ubinary: (components.count + 7) / 8
    }
  }

  /// Number `index`, within the range of its type.
  func number(at index: Int) -> Int {
    switch type {
    case .float, .int8: step(at: index)
    case .uint8: step(at: index) + 128
    case .binary: signs(at: index) - 128
    case .ubinary: signs(at: index)
    }
  }

  private func step(at index: Int) -> Int {
    let scaled = PortableKernels.rounded(Double(components[index]) * scale)
    return Int(min(max(scaled, -128), 127))
  }

  private func signs(at index: Int) -> Int {
    var byte = 0
    for offset in index * 8..<index * 8 + 8 {
      byte = byte << 1 | (offset < components.count && components[offset] > 0 ? 1 : 0)
    }
    return byte
  }
}
