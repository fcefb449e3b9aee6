// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "kernels/grid/error.hpp"

namespace firnline {

/// Says in the log why the command failed; the text is for the person, the code for the batch system.
/// Returns: the exit status
int failed(ExitCode code, const std::string& text);

/// The same for the exception that is being handled, whatever it is.
int failed_by_exception();

/// From here on nothing ends this process but an exit code of ours: exceptions that no one can catch, and the
/// OpenMP library, which calls exit(1) when a thread or a few bytes are missing. SIGPIPE and SIGXFSZ are
/// ignored, so that the write that failed reports its error.
void guard_against_sudden_ends();

}  // namespace firnline
