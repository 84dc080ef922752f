// SPDX-License-Identifier: MIT

/// What each number of an encoded vector is; the raw values are the names that providers use.
public enum ComponentType: String, CaseIterable, Sendable {
  /// The component itself: eight decimals as text, and little-endian IEEE 754 float32 as bytes.
  ///
  /// Text read as double or as float32 and then stored as float32 gives the same bits as the bytes.
  case float
  /// A whole number from -128 to 127: the component times 32 · √dimensions, rounded half to even.
  ///
  /// A component of a unit vector varies by about 1/√dimensions, so 32 steps are a standard
  /// deviation and the range ends at four. The scale is fixed, so dot products of two vectors are
  /// comparable; providers calibrate theirs and do not publish it.
  case int8
  /// The ``int8`` number plus 128.
  case uint8
  /// The ``ubinary`` byte less 128, from -128 to 127.
  case binary
  /// Eight signs as a byte, 1 where the component is above 0, the first component highest.
  ///
  /// The last byte is filled up with zeros where the dimensions are not a multiple of eight.
  case ubinary
}
