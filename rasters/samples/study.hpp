// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "rasters/samples/glaciers.hpp"
#include "rasters/samples/people.hpp"
#include "rasters/samples/projection.hpp"
#include "rasters/samples/sample_file.hpp"
#include "rasters/samples/valleys.hpp"
#include "rasters/samples/water.hpp"

namespace firnline::sample {

/// Everything the study's files are made from: one world, so that they agree with each other.
struct Study {
  std::uint64_t seed = 0;
  StudyGrid grid;
  Terrain terrain;
  Field<double> ice_m;
  Valleys valleys;
  Field<double> field_share;
  std::vector<WaterYear> water;   ///< one per valley
  Projection projection;
};

inline constexpr double census_limit_m = 3300;  ///< summer pastures above were not counted: no data, not nobody

/// The thirteen raster files.
[[nodiscard]] std::vector<SampleFile> raster_files(const Study& study);
/// farms, future_lakes, glacier_elevation_change, towns (GeoJSON) and clinics (CSV).
[[nodiscard]] std::vector<SampleFile> vector_files(const Study& study);
/// How people get about: roads, bridges, and the rivers that bridges are needed for (GeoJSON).
[[nodiscard]] std::vector<SampleFile> way_files(const Study& study);
/// What districts and the report's maps are drawn from: districts, borders, rivers, glaciers; and the lake in which
/// water ends (GeoJSON).
[[nodiscard]] std::vector<SampleFile> context_files(const Study& study);
/// job.toml and seasonal_water.toml, the same for every seed.
[[nodiscard]] std::vector<SampleFile> job_files();

}  // namespace firnline::sample
