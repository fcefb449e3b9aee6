// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/requirement_rows.hpp"

#include <limits>
#include <map>
#include <span>
#include <string>

#include "host/finished_run/own_table.hpp"
#include "host/finished_run/rows_by_id.hpp"

namespace firnline {
namespace {

constexpr std::size_t requirement_column = 2, value_column = 9;

}  // namespace

void read_requirement_rows(const std::filesystem::path& csv, FinishedProfile& profile) {
  const auto& list = profile.requirements.list;
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < list.size(); ++i) by_id[list[i].id] = i;
  for (auto& site : profile.sites)
    site.requirement_value.assign(list.size(), std::numeric_limits<double>::quiet_NaN());
  const RowsById rows(profile);
  read_own_table(csv, requirement_columns(), [&](std::span<const std::string> fields) {
    const auto found = by_id.find(csv_text(fields[requirement_column]));
    if (found == by_id.end())
      throw CheckpointError("'" + fields[requirement_column] + "' is no requirement of the profile",
                            csv.filename().string(), "repeat the run with --overwrite");
    profile.sites[rows.row(csv, fields[0])].requirement_value[found->second] =
        number_in(csv, fields[value_column]);
  });
}

}  // namespace firnline
