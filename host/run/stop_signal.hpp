// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace firnline {

/// SIGINT and SIGTERM ask the run to stop after the current tile; a second one ends the process at once (75).
/// SIGPIPE and SIGXFSZ are ignored, so that the write that failed reports its error.
void watch_stop_signals();

/// throws: Interrupted when a stop was asked for.
void throw_if_stopped();

}  // namespace firnline
