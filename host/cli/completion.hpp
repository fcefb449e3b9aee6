// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/cli/commands.hpp"

namespace firnline {

/// A script that makes a shell complete the program's commands, options and files, made from the description
/// behind --help. shell: bash | zsh. throws: UsageError for another
[[nodiscard]] std::string completion_script(const CLI::App& program, const Choices& choices,
                                            const std::string& shell);

}  // namespace firnline
