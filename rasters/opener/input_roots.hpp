// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "rasters/opener/name_policy.hpp"

namespace firnline {

/// Layer 2 of the opener: the folders from which a job may read. A file is inside when its real path, with
/// every symbolic link followed, lies below the real path of the job's folder or of a data root.
class InputRoots {
 public:
  /// throws: InputError when a folder is missing
  InputRoots(const std::filesystem::path& job_folder,
             const std::map<std::string, std::filesystem::path>& data_roots);

  [[nodiscard]] bool has_root(const std::string& name) const { return data_roots_.contains(name); }

  /// Where a name points to by its text alone. throws: PolicyError when ".." or an absolute path leaves the
  /// roots
  [[nodiscard]] std::filesystem::path place(const WrittenName& name, std::string_view as_written) const;

  /// The real path of a regular, readable file inside the roots. Never opens the file, so that a FIFO cannot
  /// hang it. throws: InputError (missing, no permission, a folder, a device, a FIFO), PolicyError (outside)
  [[nodiscard]] std::filesystem::path locate(const WrittenName& name, std::string_view as_written) const;

  /// throws: PolicyError when this real path is not inside the roots
  void require_inside(const std::filesystem::path& real, std::string_view as_written) const;

  /// A real path as a job would write it: relative to the job's folder, or NAME:/path; else unchanged.
  [[nodiscard]] std::string name_of(const std::filesystem::path& real) const;

 private:
  [[nodiscard]] bool contains(const std::filesystem::path& real) const;

  std::filesystem::path job_folder_;  ///< as given, absolute and normal: what a name's text is held against
  std::filesystem::path job_real_;
  std::map<std::string, std::filesystem::path> data_roots_;  ///< real paths
};

/// throws: InputError unless the path, links followed, is a regular file that this process may read
void require_regular_file(const std::filesystem::path& path, std::string_view shown_name);
/// A side-car that GDAL opens by its own account must be a regular file itself, or absent: a link could leave
/// the roots and a FIFO would hang the run. throws: PolicyError (a link), InputError (anything else that is
/// no regular file)
void require_plain_side_car(const std::filesystem::path& path);

}  // namespace firnline
