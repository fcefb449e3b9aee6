// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <regex>

#include "tests/support/program.hpp"

namespace firnline::test {

namespace fs = std::filesystem;
inline const fs::path shipped = FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley";

/// A metre more loss of ice, by another file; fewer dry classes and people where nobody counted, by other
/// keys; and a copy of a file, which changes nothing.
inline constexpr const char* variants = R"toml(
[variants.hot_a]
scenario = "hot"
horizon = "2050"
model = "a"
[variants.hot_a.layers.glacier_elevation_change]
source = "faster.geojson"
[variants.hot_a.layers.dry_climate_share]
classes = [ 4, 5 ]

[variants.hot_b]
scenario = "hot"
horizon = "2050"
model = "b"
[variants.hot_b.layers.glacier_elevation_change]
source = "faster.geojson"
[variants.hot_b.layers.population_count]
missing = "impute"
impute = 3

[variants.hot_c]
scenario = "hot"
horizon = "2050"
model = "c"
[variants.hot_c.layers.dry_climate_share]
classes = [ 4, 5 ]

[variants.ice]
scenario = "ice"
[variants.ice.layers.glacier_elevation_change]
source = "faster.geojson"
period = "2050"

[variants.same]
scenario = "same"
[variants.same.layers.dry_climate_share]
source = "copy.tif"
period = "1991-2020"
)toml";

/// A profile whose sites are judged by all their cells, some of them weighed by people.
inline constexpr const char* spread_profile = R"toml(id = "spread"
title = "Cells of sites"
aggregation = "arithmetic"
min_coverage = 0.1
[hazard]
min_coverage = 0.1
[vulnerability]
min_coverage = 0.1
[[indicator]]
id = "slope_horn"
dimension = "hazard"
extract = "p90"
weighted_by = "population"
value = [ [0, 0.0], [60, 1.0] ]
why = "a test"
[[indicator]]
id = "dry_climate_share"
dimension = "vulnerability"
extract = "stdev"
value = [ [0, 0.0], [1, 1.0] ]
why = "a test"
)toml";
inline constexpr const char* spread_job = R"toml(
[profiles.spread]
use = "spread.toml"
sites = "farms"
maps = false
)toml";

/// The job of the sample study up to its ways to care, which variants do not change.
inline std::string job_without_ways() {
  const std::string job = read_all(shipped / "job.toml");
  return job.substr(0, job.find("# ------", job.find("[profiles.seasonal_water]")));
}

/// The sample study with variants.toml: that job, a profile more, and these variants.
inline void make_variant_study(const fs::path& study) {
  fs::copy(shipped, study);
  fs::copy(study / "climate_class.tif", study / "copy.tif");
  write_all(study / "faster.geojson",
            std::regex_replace(read_all(study / "glacier_elevation_change.geojson"),
                               std::regex("\"dhdt_ma_mean\":-0"), "\"dhdt_ma_mean\":-1"));
  write_all(study / "spread.toml", spread_profile);
  write_all(study / "variants.toml", job_without_ways() + spread_job + variants);
}

}  // namespace firnline::test
