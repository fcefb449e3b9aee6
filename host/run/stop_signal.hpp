// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace firnline {

/// SIGINT and SIGTERM ask the run to stop after the current tile; a second one ends the process at once (75).
/// SIGUSR1, with which schedulers warn before they kill, asks for a checkpoint; the run goes on.
void watch_stop_signals();

/// Was a checkpoint asked for since the last call? For one thread.
bool checkpoint_asked();

/// throws: Interrupted when a stop was asked for.
void throw_if_stopped();

}  // namespace firnline
