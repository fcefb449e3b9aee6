// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "rasters/opener/fence.hpp"
#include "rasters/opener/input_roots.hpp"
#include "rasters/opener/raster_limits.hpp"

class GDALDataset;

namespace firnline {

struct GdalClose {
  void operator()(GDALDataset* dataset) const;
};
using DatasetHandle = std::unique_ptr<GDALDataset, GdalClose>;

/// The folders from which a job may read, and limits that hold before the first cell is read.
/// Six layers stand behind it, none of which is enough alone: name_policy (1), input_roots (2), one driver
/// per open and a reduced registry (3, format_sniffer and fence), refusing_file_systems (4),
/// pinned_configuration (5), raster_limits (6).
class Opener {
 public:
  /// Raises the fence. job_folder: relative paths start here. data_roots: NAME -> folder given with --data,
  /// for "NAME:/file". throws: InputError when one of the folders is missing, and what raise_fence throws
  Opener(std::filesystem::path job_folder, std::map<std::string, std::filesystem::path> data_roots,
         Allowances allowances, RasterLimits limits = {});

  /// A path as written in the job -> the real path of a regular file inside the roots.
  /// With Allowances::zip, "bundle.zip/dem.tif" gives GDAL's name of that member; see file_on_disk.
  /// throws: PolicyError (name policy, outside the roots), InputError (missing, unreadable, not a regular
  /// file)
  [[nodiscard]] std::filesystem::path resolve(std::string_view as_written) const;

  /// Opens a raster read-only, through one named driver, sub-files and side-cars ignored; limits checked.
  /// subdataset: netCDF variable, or empty. throws: PolicyError, RasterError, LimitError, InputError
  [[nodiscard]] DatasetHandle open_raster(const std::filesystem::path& resolved,
                                          const std::string& subdataset = {}) const;

  /// Opens a vector file read-only the same way. throws: PolicyError, SitesError, InputError
  [[nodiscard]] DatasetHandle open_vector(const std::filesystem::path& resolved) const;

  /// Reads a whole small text file (job, CSV). Of a file with a line that is longer than asked only a part is
  /// read, which ends inside that line. throws: InputError, PolicyError, LimitError above most_bytes
  [[nodiscard]] std::string read_text(const std::filesystem::path& resolved, std::size_t most_bytes,
                                      std::size_t longest_line_bytes = std::string::npos) const;

 private:
  InputRoots roots_;
  RasterLimits limits_;
};

/// The same two doors for a caller that holds only a path that Opener::resolve returned. All layers but the
/// roots are checked again. throws: BugError when the fence is not up, else as the members above
[[nodiscard]] DatasetHandle open_resolved_raster(const std::filesystem::path& resolved,
                                                 const std::string& subdataset = {},
                                                 RasterLimits limits = {});
[[nodiscard]] DatasetHandle open_resolved_vector(const std::filesystem::path& resolved);

/// The file that holds a resolved input: the path itself, or the archive of a zip member. For size and
/// SHA-256.
[[nodiscard]] std::filesystem::path file_on_disk(const std::filesystem::path& resolved);

}  // namespace firnline
