// SPDX-License-Identifier: MIT

/// Which module may import which: the picture in the article "The way of a request", as a table.
enum ModuleTable {
  /// For each module of ours, the modules of ours that it imports.
  static let arrows: [String: Set<String>] = [
    "Bytes": [],
    "Spelling": [],
    "Options": ["Spelling"],
    "Seeds": ["Bytes"],
    "JSON": ["Bytes"],
    "HTTP": ["Bytes"],
    "Patterns": ["CPCRE2", "Bytes"],
    "Gzip": ["CZlib", "Bytes"],
    "YAML": ["CYAML"],
    "Inference": ["JSON", "Bytes"],
    "Embeddings": ["Seeds", "CKernels", "Bytes"],
    "Completions": ["Inference", "Seeds", "JSON", "Patterns", "Bytes"],
    "Engine": [
      "Inference", "Embeddings", "Completions", "Patterns", "Seeds", "JSON", "Spelling", "Bytes",
    ],
    "Dialects": ["Inference", "Embeddings", "Seeds", "JSON", "HTTP", "Bytes"],
    "Ledger": ["Inference", "Bytes"],
    "Scenarios": [
      "Engine", "Inference", "Embeddings", "Patterns", "JSON", "YAML", "Spelling", "Bytes",
    ],
    "Service": [
      "Scenarios", "Dialects", "Engine", "Inference", "Ledger", "Gzip", "HTTP", "JSON", "Bytes",
    ],
    "Transport": ["HTTP", "CLinux", "Bytes"],
    "UnderstudyCommand": [
      "Service", "Scenarios", "Transport", "Engine", "Embeddings", "Inference", "Ledger", "Gzip",
      "HTTP", "JSON",
      "Options", "Bytes",
    ],
  ]

  /// Modules of C code and system libraries, which import nothing of ours.
  static let foreign: Set<String> = ["CLinux", "CKernels", "CPCRE2", "CYAML", "CZlib"]

  /// What comes with every toolchain and costs nothing to link; Foundation is not among it.
  static let system: Set<String> = ["Glibc", "Synchronization"]
}
