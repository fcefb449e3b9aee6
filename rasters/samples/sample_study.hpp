// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "rasters/samples/sample_file.hpp"

namespace firnline {

/// What a reader may vary about the sample study. The defaults make rasters/samples/upper_valley/.
struct SampleOptions {
  std::uint64_t seed = 41;   ///< another seed is another valley
  int columns = 240;         ///< cells from west to east over 24 km: 96 to 960, a multiple of 48; rows are 5/6 of it
};

/// The whole study in memory: rasters, vector files, site lists, profile and job, in the order of their names.
/// Equal options give equal bytes. throws: UsageError (columns), OutputError (GDAL could not make a raster)
[[nodiscard]] std::vector<SampleFile> make_sample_study(const SampleOptions& options);

/// Writes the study into folder, which is created (its parent must exist) or empty. Each file is read back.
/// throws: OutputError (a folder that holds something, no parent, not written), UsageError (columns)
void write_sample_study(const std::filesystem::path& folder, const SampleOptions& options);

}  // namespace firnline
