// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "tests/support/two_sites.hpp"

namespace firnline::test {

/// The two sites on one river: A's 10 km2 lie inside B's 40 km2, which go on beyond the grid. In July 4 m3/s
/// pass A, a half of them from glaciers, and 8 m3/s pass B, a quarter; in all other months 1 m3/s without
/// any.
inline FinishedRun river_sites() {
  FinishedRun run = two_sites();
  FinishedProfile& profile = run.profiles[0];
  profile.upstream = FinishedUpstream{500, "ice_melt", false, {"melt", "runoff"}};
  FinishedWater a;
  a.lon = 78.5;
  a.lat = 42.25;
  a.moved_m = 141;
  a.upstream_km2 = 10;
  a.inside = 1;
  a.known_share = 1;
  a.glacier_share.fill(0);
  a.discharge_m3_s.fill(1);
  a.glacier_share[6] = 0.5;
  a.discharge_m3_s[6] = 4;
  a.glacier_share_of_year = 0.135;
  a.discharge_of_year_m3_s = 1.25;
  FinishedWater b = a;
  b.upstream_km2 = 40;
  b.inside = 0;
  b.lower_bound = true;
  b.known_share = 0.9;
  b.glacier_share[6] = 0.25;
  b.discharge_m3_s[6] = 8;
  profile.sites[0].water = std::make_shared<const FinishedWater>(a);
  profile.sites[1].water = std::make_shared<const FinishedWater>(b);
  profile.overlaps = {{0, 1}};
  return run;
}

}  // namespace firnline::test
