// swift-tools-version: 6.2
// SPDX-License-Identifier: MIT
import PackageDescription

/// One settings array for every Swift target: the strictest the toolchain offers.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A module of `Sources/`; its arrows are the dependencies and nothing else (a house test reads them).
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// The tests of one module, in `Tests/<Module>Tests`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name)] + dependencies,
    swiftSettings: house
  )
}

let package = Package(
  name: "understudy",
  targets: [
    module("Bytes"),
    module("Inference", ["Bytes"]),
    module("HTTP", ["Bytes"]),
    tests(of: "Bytes"),
  ],
  swiftLanguageModes: [.v6]
)
