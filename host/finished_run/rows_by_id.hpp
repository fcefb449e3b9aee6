// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <unordered_map>

#include "host/finished_run/finished_run.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/export/table.hpp"

namespace firnline {

/// The rows of a profile's sites by their id, for tables beside sites.csv. Private to finished_run/.
class RowsById {
 public:
  explicit RowsById(const FinishedProfile& profile) {
    for (std::size_t row = 0; row < profile.sites.size(); ++row) rows_.emplace(profile.sites[row].id, row);
  }
  /// field: as the table has it. throws: CheckpointError for a site that is not in the list
  [[nodiscard]] std::size_t row(const std::filesystem::path& csv, const std::string& field) const {
    const auto found = rows_.find(csv_text(field));
    if (found == rows_.end())
      throw CheckpointError("'" + field + "' is no site of the list", csv.filename().string(),
                            "repeat the run with --overwrite");
    return found->second;
  }

 private:
  std::unordered_map<std::string, std::size_t> rows_;
};

}  // namespace firnline
