// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Where water runs on a real terrain model: the Kyzyl-Suu, above its gauge and down to Issyk-Kul.
#include "tests/end_to_end/real_water.hpp"

namespace firnline::test {
namespace {

constexpr const char* job = R"toml(title = "Kyzyl-Suu"
[grid]
like = "elevation"
[layers.elevation]
source = "shared:/kyzylsuu-kg/dem.tif"
unit = "m"
vertical_datum = "EGM96"
[layers.lakes]
source = "shared:/carec-region/lakes.geojson"
is = "lake_mask"
[layers.lakes.rasterise]
[layers.upstream_area]
source = "hydrology"
[hydrology]
elevation = "elevation"
terminal_lakes = "lakes"
snap_m = 60
[indicators.area]
title = "Area that drains through"
formula = "upstream_area"
unit = "km2"
range = [0, 1e6]
[indicators.height]
title = "Height"
formula = "elevation"
unit = "m"
range = [0, 9000]
[sites.gauges]
source = "gauges.csv"
[profiles.water]
use = "water.toml"
sites = "gauges"
maps = false
)toml";

class RealRiver : public RealWater {
 protected:
  /// The lowest place of the gauged catchment's outline.
  static FinishedRun run_once() {
    return run_job(job, {{"gauges.csv", "id,name,lon,lat\ngauge,Kyzyl-Suu,78.0920,42.3001\n"}}, 0.5,
                   indicator("area", "pour_point", "5000") + indicator("height", "catchment", "5000"), "en")
        .run;
  }
};

// The gauged catchment has 295.67 km2 (its outline's attribute); the mean height of the terrain model inside
// the outline is 3293 m by numpy.
TEST_F(RealRiver, DrainsTheGaugedCatchment) {
  const FinishedRun run = run_once();

  const FinishedSite& gauge = run.profiles.at(0).sites.at(0);
  EXPECT_NEAR(gauge.value.at(0), 295.67, 0.01 * 295.67);
  EXPECT_NEAR(gauge.value.at(1), 3292.7, 0.01 * 3292.7);
}

// The south shore of Issyk-Kul lies in the north-west of the model: water ends there, and nothing is lost.
TEST_F(RealRiver, EndsInIssykKulAndAtTheEdge) {
  const FinishedRun run = run_once();

  for (const FinishedAudit& row : run.audit) {
    if (row.step != "drain") continue;
    EXPECT_EQ(row.method.find(" 0.000 km2 end"), std::string::npos) << row.method;
    EXPECT_NEAR(*row.total_before, *row.total_after, 1e-9 * *row.total_before);
  }
}

}  // namespace
}  // namespace firnline::test
