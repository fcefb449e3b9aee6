// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/job/job.hpp"

namespace firnline {

inline constexpr std::size_t most_job_bytes = 4u << 20;  ///< larger files are refused before they are parsed

/// Parses a job. Every mistake is appended, with line, column and the nearest valid key; the job is only
/// meaningful when there are none. Never throws for bad text.
[[nodiscard]] Job read_job(std::string_view text, const std::string& file, std::vector<Mistake>& mistakes);

/// Applies "--set PROFILE.KEY=VALUE" to a job. throws: UsageError naming the valid keys
void apply_override(Job& job, std::string_view assignment);

}  // namespace firnline
