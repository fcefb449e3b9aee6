// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/profile.hpp"
#include "host/job/requirements.hpp"

namespace firnline {

/// A job and its profiles in the words of docs/job_file.md, every key with its value; null where a key says
/// nothing or has no effect. docs/schemas describes it. profiles and their requirements: in the order of the
/// job's own.
[[nodiscard]] std::string job_json(const Job& job, const std::vector<Profile>& profiles,
                                   const std::vector<Requirements>& requirements);

}  // namespace firnline
