// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace firnline::fuzz {

/// From now on an input under which the process dies, or that takes too long, is written into this folder,
/// and how to run it again is printed. program: as it was called
void keep_what_kills(const std::string& folder, const std::string& program);

/// The input that is run next; it must stay where it is. Takes no copy.
void watch(const std::string& input);

}  // namespace firnline::fuzz
