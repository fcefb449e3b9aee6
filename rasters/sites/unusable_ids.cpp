// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <string_view>
#include <unordered_map>

#include "rasters/sites/candidates.hpp"
#include "rasters/sites/text.hpp"

namespace firnline {

void reject_unusable_ids(Candidates& candidates, const SitesRequest& request) {
  std::unordered_map<std::string_view, std::int64_t> first_line;
  std::vector<RejectedRow> rejected;
  const auto unusable = [&](const Candidate& row) {
    if (trimmed(row.id).empty()) {
      rejected.push_back({row.line, request.id_column, row.id,
                          "The id is empty. Every " + request.noun(false) + " needs one of its own."});
      return true;
    }
    const auto [found, is_new] = first_line.emplace(row.id, row.line);
    if (is_new) return false;
    rejected.push_back({row.line, request.id_column, row.id,
                        "The id stands already in line " + std::to_string(found->second) + ". Give each " +
                            request.noun(false) + " its own."});
    return true;
  };
  std::vector<std::uint8_t> drop;
  for (const Candidate& row : candidates.rows) drop.push_back(unusable(row));
  std::size_t at = 0;
  first_line.clear();  // its keys look into the rows that move now
  std::erase_if(candidates.rows, [&](const Candidate&) { return drop[at++] != 0; });
  candidates.rejected.insert(candidates.rejected.end(), rejected.begin(), rejected.end());
}

}  // namespace firnline
