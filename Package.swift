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

/// A module of `Sources/`; its arrows are the dependencies and nothing else (a house test reads
/// them).
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// The tests of one module, in `Tests/<Module>Tests`; `data` are the folders that hold no sources.
func tests(
  of name: String,
  _ dependencies: [Target.Dependency] = [],
  data: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    exclude: data,
    swiftSettings: house
  )
}

let package = Package(
  name: "understudy",
  products: [
    .library(name: "Embeddings", targets: ["Embeddings"]),
    .executable(name: "understudy", targets: ["UnderstudyCommand"]),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CLinux"),
    // The square root is a call into libm in debug builds; in release builds it is an instruction.
    .target(
      name: "CKernels",
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]
    ),

    module("Bytes"),
    module("Seeds", ["Bytes"]),
    module("JSON", ["Bytes"]),
    module("YAML", ["CYAML"]),
    module("Patterns", ["CPCRE2", "Bytes"]),
    module("Gzip", ["CZlib", "Bytes"]),
    module("HTTP", ["Bytes"]),
    module("Inference", ["JSON", "Bytes"]),
    module("Embeddings", ["Seeds", "CKernels", "Bytes"]),
    module("Completions", ["Inference", "Seeds", "JSON", "Patterns", "Bytes"]),
    module(
      "Engine",
      [
        "Inference", "Embeddings", "Completions", "Patterns", "Seeds", "JSON", "Spelling", "Bytes",
      ]
    ),
    module("Dialects", ["Inference", "Embeddings", "Seeds", "JSON", "HTTP", "Bytes"]),
    module("Ledger", ["Inference", "Bytes"]),
    module(
      "Scenarios",
      ["Engine", "Inference", "Embeddings", "Patterns", "JSON", "YAML", "Spelling", "Bytes"]
    ),
    module(
      "Service",
      ["Scenarios", "Dialects", "Engine", "Inference", "Ledger", "Gzip", "HTTP", "JSON", "Bytes"]
    ),
    module("Transport", ["HTTP", "CLinux", "Bytes"]),
    module("Spelling"),
    module("Options", ["Spelling"]),
    .executableTarget(
      name: "UnderstudyCommand",
      dependencies: [
        "Service", "Scenarios", "Transport", "Engine", "Embeddings", "Inference", "Ledger", "Gzip",
        "HTTP",
        "JSON",
        "Options", "Bytes",
      ],
      swiftSettings: house
    ),

    .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
    .target(name: "CBaseline", path: "Benchmarks/CBaseline"),
    .target(name: "Tables", path: "Benchmarks/Tables", swiftSettings: house),
    .executableTarget(
      name: "Kernels",
      dependencies: [
        "Service", "Scenarios", "Transport", "Engine", "Inference", "Ledger", "Embeddings", "Seeds",
        "Patterns",
        "Gzip", "JSON", "Bytes", "CAllocations", "Tables",
      ],
      path: "Benchmarks/Kernels",
      swiftSettings: house
    ),
    .executableTarget(
      name: "Throughput",
      dependencies: ["Transport", "HTTP", "Bytes", "CBaseline", "Tables"],
      path: "Benchmarks/Throughput",
      exclude: ["Scripts"],
      swiftSettings: house
    ),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    tests(of: "Bytes"),
    tests(of: "Seeds", ["Bytes"]),
    tests(of: "JSON", ["Bytes"], data: ["Corpus"]),
    tests(of: "YAML"),
    tests(of: "Patterns", ["Bytes"]),
    tests(of: "Gzip", ["Bytes"]),
    tests(of: "HTTP", ["Bytes"]),
    tests(of: "Inference", ["Bytes"]),
    tests(of: "Embeddings", ["Seeds", "Bytes"]),
    tests(of: "Completions", ["Inference", "JSON", "Bytes"]),
    tests(of: "Engine", ["Embeddings", "Inference", "Patterns", "Seeds", "JSON", "Bytes"]),
    tests(
      of: "Dialects",
      ["Inference", "Embeddings", "JSON", "HTTP", "Bytes"],
      data: ["Golden"]
    ),
    tests(
      of: "Scenarios",
      ["Engine", "Inference", "Embeddings", "Patterns", "JSON", "YAML", "Bytes"],
      data: ["Samples"]
    ),
    tests(of: "Ledger", ["Inference", "Bytes"]),
    tests(
      of: "Service",
      ["Scenarios", "Engine", "Embeddings", "Ledger", "Inference", "HTTP", "JSON", "Bytes"]
    ),
    tests(of: "Transport", ["HTTP", "Bytes"]),
    tests(of: "Spelling"),
    tests(of: "Options"),
    .testTarget(name: "HouseTests", swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
