// swift-tools-version: 6.2
// SPDX-License-Identifier: MIT
import PackageDescription

// A package as others write it: it knows the library product by name and nothing else of it.
let package = Package(
  name: "stranger",
  dependencies: [.package(name: "understudy", path: "../..")],
  targets: [
    .executableTarget(
      name: "Stranger",
      dependencies: [.product(name: "Embeddings", package: "understudy")]
    )
  ]
)
