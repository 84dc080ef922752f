// SPDX-License-Identifier: MIT

extension Service {
  /// What Mocktopus' files have saved so far, as that tool prints it; nil where nothing was
  /// answered by them.
  package var mocktopusSummary: String? {
    let savings = foreign.currentSavings
    guard savings.total.requests > 0 else { return nil }
    let isFixed = settings.clock == .fixed
    return savings.summary(now: isFixed ? ServiceSettings.fixedSeconds : SystemClock.seconds)
  }
}
