// SPDX-License-Identifier: MIT

/// A component as a whole number of 10⁻⁸: what all encodings of a vector are made from.
enum FixedPoint {
  /// The float32 nearest to `component` / 10⁸.
  ///
  /// By way of the nearest double, as a reader of the decimal text would come to it. A product with
  /// 10⁻⁸ is within two roundings of the quotient, and no quotient of at most 1 lies that near to
  /// the middle between two float32 (all were tried), so the cheaper product gives the same float.
  @inline(__always)
  static func float(_ component: Int32) -> Float {
    Float(Double(component) * 1e-8)
  }
}
