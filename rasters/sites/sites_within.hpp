// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "rasters/sites/sites.hpp"

namespace firnline {

/// Which sites lie in each unit, by their points in WGS 84 (of a polygon that on its surface, of a line that
/// half way along it); one on a border lies in both neighbours. in: units with shapes. out: per unit, places
/// in the list of sites, rising
[[nodiscard]] std::vector<std::vector<std::size_t>> sites_within(const SiteList& units,
                                                                 const SiteList& sites);

}  // namespace firnline
