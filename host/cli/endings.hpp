// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {

/// How a command failed: what, where, what to do, as an Error says it.
struct Ending {
  Error error;
  std::vector<Mistake> mistakes = {};  ///< of the job, where they are the reason
};

/// What the exception that is being handled, whatever it is, means for the user.
[[nodiscard]] Ending ending_by_exception();

/// Says in the log why the command failed; the text is for the person, the code for the batch system.
/// Returns: the exit status
int failed(const Ending& ending);

/// The same for programs, as a JSON document.
[[nodiscard]] std::string ending_json(const Ending& ending);

/// From here on nothing ends this process but an exit code of ours: exceptions that no one can catch, and the
/// OpenMP library, which calls exit(1) when a thread or a few bytes are missing. SIGPIPE and SIGXFSZ are
/// ignored, so that the write that failed reports its error.
void guard_against_sudden_ends();

}  // namespace firnline
