// SPDX-License-Identifier: MIT

/// The two forms that a reply is written in.
package enum ReplyForm: UInt8, Sendable, CaseIterable {
  /// One JSON body.
  case whole
  /// An event stream, one or more frames for each event.
  case stream
}
