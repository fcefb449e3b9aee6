// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "host/run/plan.hpp"

namespace firnline {

/// A plan for people and for machines: grid, layers with their transformations, passes, tiles, memory, disk,
/// sites.
[[nodiscard]] std::string plan_text(const RunPlan& plan);
[[nodiscard]] std::string plan_json(const RunPlan& plan);

/// What the program knows. what: layers | indicators | profiles | devices. throws: UsageError
[[nodiscard]] std::string list_text(const std::string& what);
[[nodiscard]] std::string list_json(const std::string& what);

/// Program, libraries and devices of --version.
[[nodiscard]] std::string version_text();
[[nodiscard]] std::string version_json();

/// The sample study that was written, and a text that was made (a script, a manual page), for programs.
[[nodiscard]] std::string sample_json(const std::string& folder, std::uint64_t seed);
[[nodiscard]] std::string made_json(const std::string& what, const std::string& text);

}  // namespace firnline
