// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace firnline {

// Tables that a run wrote, read back. Private to finished_run/.

/// Calls on_row for each row of the table. throws: CheckpointError when the columns are not those expected,
/// or a row is none
void read_own_table(const std::filesystem::path& csv, const std::vector<std::string>& columns,
                    const std::function<void(std::span<const std::string> fields)>& on_row);

/// NaN for an empty field. throws: CheckpointError naming the table
[[nodiscard]] double number_in(const std::filesystem::path& csv, const std::string& field);

}  // namespace firnline
