// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "CLI/CLI.hpp"

namespace firnline {

/// A manual page in the language of man(7), made from the description behind --help: of the program, or of
/// one of its commands. throws: UsageError for a command that does not exist
[[nodiscard]] std::string manual_page(const CLI::App& program, const std::string& command);

}  // namespace firnline
