// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/profile_text.hpp"

#include <algorithm>
#include <cmath>

#include "host/job/profile.hpp"
#include "host/words/catalogue/sites.hpp"

namespace firnline {

std::size_t risk_class(double score, const std::vector<double>& breaks) {
  if (std::isnan(score)) return 0;
  return 1 + static_cast<std::size_t>(
                 std::count_if(breaks.begin(), breaks.end(), [&](double at) { return score >= at; }));
}

std::vector<std::pair<std::string, std::size_t>> used_dimensions(const FinishedProfile& profile) {
  std::vector<std::pair<std::string, std::size_t>> used;
  for (std::size_t at = 0; at < dimensions; ++at)
    if (std::any_of(profile.indicators.begin(), profile.indicators.end(),
                    [&](const FinishedIndicator& i) { return i.dimension == dimension_names[at]; }))
      used.emplace_back(dimension_names[at], at);
  return used;
}

std::string class_words(const words::Words& words, std::size_t risk_class) {
  namespace say = words::sites;
  constexpr const words::Message* names[] = {&say::class_0, &say::class_1, &say::class_2,
                                             &say::class_3, &say::class_4, &say::class_5};
  return words(*names[std::min<std::size_t>(risk_class, 5)]);
}

std::string dimension_heading(const words::Words& words, std::size_t dimension) {
  namespace say = words::sites;
  return words(dimension == 0 ? say::hazard : dimension == 1 ? say::exposure : say::vulnerability);
}

bool has_map(const FinishedProfile& profile) {
  return profile.picture && !profile.picture->classes.empty();
}

}  // namespace firnline
