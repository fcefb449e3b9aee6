// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/run/progress.hpp"
#include "rasters/opener/file_stamp.hpp"

namespace firnline {

/// A file that a run reads: what it looked like before its first byte was read.
struct InputFile {
  std::string written, path;  ///< source as in the job, real path
  bool raster = true;         ///< else a list of sites or polygons
  FileStamp stamp;
};

struct InputDigest {
  std::string written, path, sha256;
  std::int64_t bytes = 0;
};

/// SHA-256 of every input, several files at a time: GDAL notices few damaged bytes by itself. A thread that
/// the system does not start is done without. throws: InputError
[[nodiscard]] std::vector<InputDigest> digest_inputs(const std::vector<InputFile>& files, int threads,
                                                     Progress& progress);

/// Results of a file that was written while the run read it are results of no file. in: the inputs of the
/// plan, after the last of them was read. throws: RasterError, SitesError
void require_unchanged(const std::vector<InputFile>& files);

}  // namespace firnline
