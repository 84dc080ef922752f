// SPDX-License-Identifier: MIT

extension Budget {
  /// All budgets.
  ///
  /// Allocations fail a check, since they do not flicker; times are for comparison.
  static let table: [Budget] = [
    Budget("memory/", allocations: 0, "a copy into memory that is there"),

    Budget("vectors/", allocations: 0, "a scratch keeps all storage from text to text"),
    Budget(
      "vectors/hash question 1536 portable",
      allocations: 0,
      nanoseconds: 5_000,
      "one draw, one multiplication and one division for each component, without wide registers"
    ),
    Budget(
      "vectors/hash question 1536 avx",
      allocations: 0,
      nanoseconds: 2_500,
      "four or eight draws at a time; a third of what a JSON body of it costs to write"
    ),
    Budget(
      "vectors/lexical question 1536",
      allocations: 0,
      nanoseconds: 5_000,
      "the transform dominates: 11 rounds over 2,048 buckets"
    ),
    Budget(
      "vectors/lexical paragraph 1536",
      allocations: 0,
      nanoseconds: 8_000,
      "as above, and about 450 features to count"
    ),
    Budget(
      "vectors/lexical book 1536",
      allocations: 0,
      nanoseconds: 1_000_000,
      "10 ns for each character: three hash steps and one table look-up"
    ),

    Budget("encodings/", allocations: 0, "the buffer has seen a vector as long"),
    Budget(
      "encodings/float json 1536",
      allocations: 0,
      nanoseconds: 8_000,
      "about 11 bytes for each component, written once"
    ),

    Budget("json/", allocations: 0, "a tape and a buffer keep all storage from text to text"),
    Budget(
      "json/read chat",
      allocations: 0,
      nanoseconds: 300,
      "one pass; strings eight bytes at a time"
    ),
    Budget(
      "json/read chat and look",
      allocations: 0,
      nanoseconds: 600,
      "as above, and each key compared with each name that is asked for"
    ),

    Budget("patterns/", allocations: 0, "a matcher and its results are kept from text to text"),
    Budget(
      "patterns/regex given up",
      allocations: 0,
      nanoseconds: 100_000_000,
      "the steps are counted; a pattern of no mercy holds its thread up no longer than this"
    ),

    Budget("rules/", allocations: 0, "a matcher keeps its texts, captures and candidates"),

    Budget(
      "rules/explain a miss of 10000",
      allocations: 200_000,
      nanoseconds: 100_000_000,
      "all conditions are asked, and all texts compared; once for each request that fails"
    ),
    Budget(
      "rules/load 10000 from a file",
      allocations: 2_000_000,
      nanoseconds: 300_000_000,
      "a tree of the file, its rules, and what is below; once for each load"
    ),
    Budget(
      "rules/make 10000 ready",
      allocations: 200_000,
      "a few for each literal while the index is made, once for each load"
    ),
    Budget(
      "rules/compile 1000 regexes",
      allocations: 100_000,
      "PCRE2's code in both forms, and machine code, once for each load"
    ),

    Budget("gzip/", allocations: 0, "one stream for each direction, made once"),

    Budget("service/", allocations: 0, "all buffers of a loop are kept from request to request"),
  ]
}
