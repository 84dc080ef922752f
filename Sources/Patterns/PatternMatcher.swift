// SPDX-License-Identifier: MIT
import CPCRE2

/// Searches texts for patterns, one after the other, and holds what the last search found.
///
/// One is kept by each event loop. It allocates when it is made and when a pattern has more groups
/// than any before; the counted form of a pattern (`Pattern`) may also need memory that it keeps.
/// All searches since the last `begin` share `PatternLimits`, so that many cheap ones together cost
/// no more than one dear one may.
@safe
package struct PatternMatcher: ~Copyable {
  /// How much work counted searches have done; PCRE2 hands its address to each call-out.
  private struct Work {
    var steps = 0
    var stepsMax = 0
    var position = 0
  }

  private let context: OpaquePointer
  private let stack: OpaquePointer?
  private let work: UnsafeMutablePointer<Work>
  private var data: OpaquePointer
  /// Bytes of all texts that were searched since `begin`.
  private var bytesSearched = 0
  /// Groups, the whole match included, that `data` has room for.
  private var groupCapacity = 16
  /// Groups, the whole match included, that the last search set.
  private var groupsFound = 0

  /// A matcher that has found nothing yet.
  package init() {
    guard let context = unsafe pcre2_match_context_create_8(nil),
      let data = unsafe pcre2_match_data_create_8(UInt32(16), nil)
    else { preconditionFailure("PCRE2 has the memory it needs") }
    unsafe self.context = context
    unsafe self.data = data
    unsafe work = .allocate(capacity: 1)
    unsafe work.initialize(to: Work())
    unsafe stack = pcre2_jit_stack_create_8(32 * 1024, PatternLimits.stackBytesMax, nil)
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    unsafe pcre2_set_heap_limit_8(context, PatternLimits.heapKibibytesMax)
    unsafe pcre2_set_depth_limit_8(context, PatternLimits.depthMax)
    unsafe pcre2_set_callout_8(context, { unsafe PatternMatcher.count($0, $1) }, work)
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
    unsafe work.deallocate()
  }

  /// Opens the account of another request: what follows may cost as much as if nothing came before.
  package mutating func begin() {
    bytesSearched = 0
    unsafe work.pointee = Work()
  }

  /// Looks for the first match of `pattern` in `text` that starts at `start` or behind.
  ///
  /// What stands before `start` is still seen by look-behinds, `\b` and `^`. Bytes of `text` that
  /// are not UTF-8 match nothing; such a text takes longer. The time of all searches since `begin`
  /// is bounded by `PatternLimits` and the size of the texts, whatever the patterns are.
  package mutating func search(
    _ pattern: Pattern,
    in text: Span<UInt8>,
    from start: Int = 0
  ) -> PatternOutcome {
    precondition(start >= 0 && start <= text.count, "a search starts inside the text")
    makeRoom(groups: pattern.groupCount + 1)
    bytesSearched += max(text.count, 1)
    var status = PCRE2_ERROR_MATCHLIMIT
    if (try? UTF8Span(validating: text)) != nil {
      // Of texts of equal size the n-th is left one n-th, which adds up to little more than once.
      let share = PatternLimits.backtracksMax / bytesSearched
      let backtracksMax = min(
        max(share, PatternLimits.backtracksPerStartMin),
        PatternLimits.backtracksPerStartMax
      )
      unsafe pcre2_set_match_limit_8(context, UInt32(backtracksMax))
      // PCRE2 reads behind the end of a text that is not UTF-8 if it is told not to check; it was
      // checked above.
      status = unsafe run(pattern.fast, text, start, PCRE2_NO_UTF_CHECK)
    }
    if PatternMatcher.isLimit(status) {
      let stepsMax = PatternLimits.stepsMax + PatternLimits.stepsPerByteMax * bytesSearched
      unsafe work.pointee.stepsMax = stepsMax
      unsafe work.pointee.position = start
      unsafe pcre2_set_match_limit_8(context, UInt32(clamping: stepsMax))
      status = unsafe run(pattern.counted, text, start, 0)
    }
    groupsFound = max(0, Int(status))
    if status > 0 { return .match }
    return status == PCRE2_ERROR_NOMATCH ? .noMatch : .limitStruck
  }

  /// Where the last match has the text of a group (0: the whole match).
  ///
  /// Nil where the group took no part or is none, and where the last search found nothing.
  package func range(of group: Int) -> Range<Int>? {
    precondition(group >= 0, "groups are numbered from 0")
    guard group < groupsFound else { return nil }
    // In bounds: PCRE2 set this many pairs of offsets; those of a group without a part are -1.
    guard let offsets = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
    let lower = unsafe offsets[2 * group]
    let upper = unsafe offsets[2 * group + 1]
    // A look-ahead with `\K` can put the start behind the end.
    return lower >= 0 && lower <= upper ? lower..<upper : nil
  }

  /// Makes the match data large enough for `groups` groups.
  private mutating func makeRoom(groups: Int) {
    guard groups > groupCapacity else { return }
    guard let larger = unsafe pcre2_match_data_create_8(UInt32(groups), nil) else {
      preconditionFailure("PCRE2 has the memory it needs")
    }
    unsafe pcre2_match_data_free_8(data)
    unsafe data = larger
    groupCapacity = groups
  }

  /// Runs one form of a pattern and returns PCRE2's own answer.
  private func run(
    _ code: OpaquePointer,
    _ text: Span<UInt8>,
    _ start: Int,
    _ options: UInt32
  ) -> Int32 {
    unsafe text.withUnsafeBufferPointer { bytes in
      // PCRE2 takes no null pointer, even for no bytes.
      unsafe withUnsafePointer(to: 0 as UInt8) { none in
        unsafe pcre2_match_8(
          code,
          bytes.baseAddress ?? none,
          bytes.count,
          start,
          options,
          data,
          context
        )
      }
    }
  }

  /// Whether PCRE2's answer is that one of the limits struck.
  private static func isLimit(_ status: Int32) -> Bool {
    switch status {
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
      PCRE2_ERROR_JIT_STACKLIMIT:
      true
    default: false
    }
  }

  /// Hears of each item that a counted search tries, and ends the search after too many.
  ///
  /// Bytes passed over since the last item count too, since one item may pass over many.
  private static func count(
    _ block: UnsafeMutablePointer<pcre2_callout_block_8>?,
    _ work: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let block = unsafe block, let work = unsafe work else { return PCRE2_ERROR_CALLOUT }
    // The address that `init` gave; no other code reads or writes it while a search runs.
    let counter = unsafe work.assumingMemoryBound(to: Work.self)
    let position = unsafe block.pointee.current_position
    unsafe counter.pointee.steps += 1 + max(0, position - counter.pointee.position)
    unsafe counter.pointee.position = position
    return unsafe counter.pointee.steps > counter.pointee.stepsMax ? PCRE2_ERROR_CALLOUT : 0
  }
}
