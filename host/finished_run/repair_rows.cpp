// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/repair_rows.hpp"

#include <cmath>
#include <map>
#include <span>
#include <string>

#include "host/finished_run/own_table.hpp"
#include "host/finished_run/rows_by_id.hpp"

namespace firnline {
namespace {

constexpr std::size_t repair_column = 2, score_column = 4, rank_column = 6, gained_column = 7,
                      meets_column = 8;

Meets meets_named(const std::string& word) {
  for (const Meets meets : {Meets::no, Meets::unknown, Meets::yes})
    if (name_of(meets) == word) return meets;
  return Meets::not_applicable;
}

std::int64_t whole(double number) {
  return number > 0 && number < 1e15 ? static_cast<std::int64_t>(number) : 0;
}

}  // namespace

void read_repair_rows(const std::filesystem::path& csv, FinishedProfile& profile) {
  std::map<std::string, std::size_t> by_name;
  for (std::size_t i = 0; i < profile.repairs.size(); ++i) by_name[profile.repairs[i].name] = i;
  for (auto& site : profile.sites) site.repaired.assign(profile.repairs.size(), {});
  const RowsById rows(profile);
  read_own_table(csv, repair_columns(), [&](std::span<const std::string> fields) {
    const auto found = by_name.find(fields[repair_column]);
    if (found == by_name.end())
      throw CheckpointError("'" + fields[repair_column] + "' is no repair of the profile",
                            csv.filename().string(), "repeat the run with --overwrite");
    RepairedSite out;
    out.score = number_in(csv, fields[score_column]);
    out.rank = whole(number_in(csv, fields[rank_column]));
    out.requirements_gained = whole(number_in(csv, fields[gained_column]));
    out.meets = meets_named(fields[meets_column]);
    profile.sites[rows.row(csv, fields[0])].repaired[found->second] = out;
  });
}

}  // namespace firnline
