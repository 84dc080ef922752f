// SPDX-License-Identifier: MIT
import CLinux

/// The cores of the machine.
package enum Cores {
  /// How many of them this process may run on, at least 1: a container or `taskset` may allow fewer
  /// than there are.
  package static var usable: Int { max(1, Int(linux_core_count())) }
}
