// SPDX-License-Identifier: MIT

/// One kind of request to be driven, and how near to the baseline it must come.
struct Workload {
  let name: String
  /// The script that makes the requests, in `Scripts/`.
  let script: String
  /// The least part of the baseline's requests per second.
  let rateMin: Double
  /// The most processor time of the server for a request, in those of the baseline.
  let processorMax: Double

  static let all = [
    Workload(name: "chat completion", script: "chat", rateMin: 0.80, processorMax: 1.5),
    Workload(
      name: "embedding 1536 base64",
      script: "embedding-base64",
      rateMin: 0.60,
      processorMax: 2.2
    ),
    Workload(
      name: "embedding 1536 float",
      script: "embedding-float",
      rateMin: 0.45,
      processorMax: 3.2
    ),
  ]
}
