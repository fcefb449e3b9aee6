// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class GDALDataset;

namespace firnline {

/// What the command line (never a job file) allows beyond the default fence.
struct Allowances {
  bool netcdf = false;
  bool zip = false;
  bool network = false;
};

/// Everything that must be true of the process before any file is opened: drivers reduced to the allowed ones, network
/// file systems replaced by refusing handlers, configuration pinned against the environment, PROJ without network.
/// Idempotent; the first call decides. throws: LimitError when PROJ or GDAL have no data files.
void raise_fence(const Allowances& allowances);

/// Short names of the drivers that are registered now, sorted; tests assert that a run leaves them as they were.
[[nodiscard]] std::vector<std::string> registered_drivers();
/// The drivers that may be registered under these allowances, sorted.
[[nodiscard]] std::vector<std::string> allowed_drivers(const Allowances& allowances);

struct GdalClose {
  void operator()(GDALDataset* dataset) const;
};
using DatasetHandle = std::unique_ptr<GDALDataset, GdalClose>;

/// The folders from which a job may read, and limits that hold before the first cell is read.
class Opener {
 public:
  /// job_folder: relative paths start here. data_roots: NAME -> folder given with --data, for "NAME:/file".
  Opener(std::filesystem::path job_folder, std::map<std::string, std::filesystem::path> data_roots,
         Allowances allowances);

  /// A path as written in the job -> the real path of a regular file inside the roots.
  /// throws: PolicyError (name policy, outside the roots), InputError (missing, unreadable, not a regular file)
  [[nodiscard]] std::filesystem::path resolve(std::string_view as_written) const;

  /// Opens a raster read-only, through one named driver, sub-files and side-cars ignored; limits checked.
  /// subdataset: netCDF variable, or empty. throws: PolicyError, RasterError, LimitError, InputError
  [[nodiscard]] DatasetHandle open_raster(const std::filesystem::path& resolved,
                                          const std::string& subdataset = {}) const;

  /// Opens a vector file read-only the same way. throws: PolicyError, SitesError, InputError
  [[nodiscard]] DatasetHandle open_vector(const std::filesystem::path& resolved) const;

  /// Reads a whole small text file (job, CSV). throws: InputError, PolicyError, LimitError above most_bytes
  [[nodiscard]] std::string read_text(const std::filesystem::path& resolved, std::size_t most_bytes) const;

 private:
  std::filesystem::path job_folder_;
  std::map<std::string, std::filesystem::path> data_roots_;
  Allowances allowances_;
};

}  // namespace firnline
