// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/sample_study.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "kernels/grid/error.hpp"
#include "rasters/samples/study.hpp"

namespace firnline {
namespace {

sample::StudyGrid study_grid(int columns) {
  if (columns < 96 || columns > 960 || columns % 48 != 0)
    throw UsageError("A sample study cannot have " + std::to_string(columns) + " columns.", "sample study",
                     "Choose a multiple of 48 from 96 to 960; 240 makes cells of 100 m.");
  return {columns * 5 / 6, columns, sample::StudyGrid::width_m / columns};
}

}  // namespace

std::vector<SampleFile> make_sample_study(const SampleOptions& options) {
  sample::Study study;
  study.seed = options.seed;
  study.grid = study_grid(options.columns);
  study.terrain = sample::grow_terrain(study.grid, study.seed);
  study.ice_m = sample::grow_glaciers(study.grid, study.terrain, study.seed);
  study.valleys = sample::find_valleys(study.grid, study.terrain, study.seed);
  if (study.valleys.list.size() < 3)
    throw UsageError("This seed makes a study with fewer than three valleys.", "seed " + std::to_string(study.seed),
                     "Choose another seed; 41 is the default.");
  study.field_share = sample::lay_fields(study.grid, study.terrain, study.valleys);
  study.water = sample::water_years(study.grid, study.terrain, study.valleys, study.ice_m, study.field_share, study.seed);

  std::vector<SampleFile> files = sample::job_files();
  for (auto& made : {sample::raster_files(study), sample::vector_files(study), sample::way_files(study),
                      sample::context_files(study)})
    files.insert(files.end(), made.begin(), made.end());
  std::sort(files.begin(), files.end(), [](const auto& one, const auto& other) { return one.name < other.name; });
  return files;
}

void write_sample_study(const std::filesystem::path& folder, const SampleOptions& options) {
  write_files(folder, make_sample_study(options));
}

}  // namespace firnline
