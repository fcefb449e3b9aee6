// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/profile_text.hpp"

#include <algorithm>

#include "host/finished_run/names.hpp"
#include "host/job/profile.hpp"
#include "host/words/catalogue/sites.hpp"

namespace firnline {

std::vector<std::pair<std::string, std::size_t>> used_dimensions(const FinishedProfile& profile) {
  std::vector<std::pair<std::string, std::size_t>> used;
  for (std::size_t at = 0; at < dimensions; ++at)
    if (std::any_of(profile.indicators.begin(), profile.indicators.end(),
                    [&](const FinishedIndicator& i) { return i.dimension == dimension_names[at]; }))
      used.emplace_back(dimension_names[at], at);
  return used;
}

std::string dimension_heading(const words::Words& words, std::size_t dimension) {
  namespace say = words::sites;
  return words(dimension == 0 ? say::hazard : dimension == 1 ? say::exposure : say::vulnerability);
}

bool has_map(const FinishedProfile& profile) {
  return profile.picture && !profile.picture->classes.empty();
}

bool cells_are_like_sites(const FinishedProfile& profile) {
  return std::none_of(profile.indicators.begin(), profile.indicators.end(),
                      [](const FinishedIndicator& one) { return is_upstream_place(one.place); });
}

}  // namespace firnline
