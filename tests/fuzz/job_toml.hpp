// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/job/job.hpp"

namespace firnline::fuzz {

/// A job without mistakes as the text of a job file with every key that has a value: another reader of what
/// Job means.
[[nodiscard]] std::string toml_of(const Job& job);

}  // namespace firnline::fuzz
