// SPDX-License-Identifier: MIT

/// Words for strings and names that nothing else says.
enum WordList {
  /// The word that `draw` names.
  static func word(_ draw: UInt64) -> [UInt8] {
    Array(words[Int(draw.multipliedFullWidth(by: UInt64(words.count)).high)].utf8)
  }

  private static let words = [
    "amber", "anchor", "apple", "autumn", "basket", "beacon", "bridge", "bright", "candle",
    "canvas", "cedar", "circle", "clear", "cloud", "copper", "corner", "cotton", "crystal",
    "dawn", "delta", "desert", "early", "ember", "evening", "falcon", "feather", "field",
    "forest", "garden", "gentle", "glass", "golden", "granite", "green", "harbor", "harvest",
    "hidden", "hollow", "island", "ivory", "jasmine", "journey", "kettle", "lantern", "laurel",
    "lemon", "linen", "little", "maple", "marble", "meadow", "mellow", "mirror", "morning",
    "mountain", "narrow", "northern", "ocean", "olive", "orchard", "paper", "pebble", "pepper",
    "pilot", "pine", "planet", "pocket", "prairie", "quiet", "rapid", "raven", "ribbon",
    "river", "rocket", "saffron", "sailor", "sandy", "shadow", "silent", "silver", "simple",
    "spruce", "station", "steady", "stone", "summer", "sunset", "thunder", "timber", "tulip",
    "valley", "velvet", "violet", "walnut", "warm", "water", "willow", "window", "winter",
    "yellow",
  ]
}
