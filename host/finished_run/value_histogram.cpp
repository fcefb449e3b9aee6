// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/value_histogram.hpp"

#include <algorithm>
#include <cmath>

#include "host/finished_run/names.hpp"
#include "kernels/composition/value_scores.hpp"

namespace firnline {

std::vector<std::int64_t> value_histogram(const FinishedProfile& profile, std::size_t indicator) {
  std::vector<std::int64_t> histogram(value_bins, 0);
  const FinishedIndicator& own = profile.indicators[indicator];
  if (own.value.size() < 2) return histogram;
  const Transform transform = transform_named(own.transform);
  const double low = own.value.front().first, range = own.value.back().first - low;
  for (const auto& site : profile.sites) {
    if (std::isnan(site.value[indicator])) continue;
    const double at = (composing::transformed(transform, site.value[indicator]) - low) / range * value_bins;
    ++histogram[static_cast<std::size_t>(std::clamp(std::floor(at), 0.0, value_bins - 1.0))];
  }
  return histogram;
}

}  // namespace firnline
