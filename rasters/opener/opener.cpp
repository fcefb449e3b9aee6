// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/opener.hpp"

#include <gdal_priv.h>

#include <system_error>
#include <utility>

#include "kernels/grid/error.hpp"
#include "rasters/opener/archive_member.hpp"
#include "rasters/opener/input_doors.hpp"

namespace firnline {
namespace fs = std::filesystem;
namespace {

/// The real path of something that was resolved earlier, so that a link set since does not lead out.
void require_still_inside(const InputRoots& roots, const fs::path& resolved) {
  const fs::path file = file_on_disk(resolved);
  std::error_code failed;
  const fs::path real = fs::canonical(file, failed);
  if (failed)
    throw InputError("The file does not exist.", file.string(),
                     "It may have been moved since the run began.");
  roots.require_inside(real, file.string());
  require_regular_file(real, file.string());
}

std::string shown_name(const InputRoots& roots, const fs::path& resolved) {
  if (!is_archive_member(resolved)) return printable_name(roots.name_of(resolved));
  const fs::path archive = archive_of(resolved);
  return printable_name(roots.name_of(archive) + resolved.native().substr(resolved.native().find("}/") + 1));
}

}  // namespace

void GdalClose::operator()(GDALDataset* dataset) const {
  GDALClose(dataset);
}

fs::path file_on_disk(const fs::path& resolved) {
  return is_archive_member(resolved) ? archive_of(resolved) : resolved;
}

Opener::Opener(fs::path job_folder, std::map<std::string, fs::path> data_roots, Allowances allowances,
               RasterLimits limits)
    : roots_(job_folder, data_roots), limits_(limits) {
  raise_fence(allowances);
}

fs::path Opener::resolve(std::string_view as_written) const {
  const WrittenName name =
      parse_name(as_written, [this](const std::string& root) { return roots_.has_root(root); });
  if (auto member = locate_archive_member(roots_, name, as_written, allowances_in_force().zip))
    return *member;
  return roots_.locate(name, as_written);
}

DatasetHandle Opener::open_raster(const fs::path& resolved, const std::string& subdataset) const {
  require_still_inside(roots_, resolved);
  return open_raster_named(resolved, shown_name(roots_, resolved), subdataset, limits_);
}

DatasetHandle Opener::open_vector(const fs::path& resolved) const {
  require_still_inside(roots_, resolved);
  return open_vector_named(resolved, shown_name(roots_, resolved));
}

std::string Opener::read_text(const fs::path& resolved, std::size_t most_bytes,
                              std::size_t longest_line_bytes) const {
  require_still_inside(roots_, resolved);
  const std::string shown = shown_name(roots_, resolved);
  std::string text = read_start(resolved, most_bytes + 1, shown, longest_line_bytes);
  if (text.size() > most_bytes) {
    throw LimitError("The text is longer than the " + std::to_string(most_bytes) + " bytes that are read.",
                     shown, "Check that this is the file meant; split it when it is.");
  }
  return text;
}

DatasetHandle open_resolved_raster(const fs::path& resolved, const std::string& subdataset,
                                   RasterLimits limits) {
  require_regular_file(file_on_disk(resolved), resolved.string());
  return open_raster_named(resolved, printable_name(resolved.string()), subdataset, limits);
}

DatasetHandle open_resolved_vector(const fs::path& resolved) {
  require_regular_file(file_on_disk(resolved), resolved.string());
  return open_vector_named(resolved, printable_name(resolved.string()));
}

}  // namespace firnline
