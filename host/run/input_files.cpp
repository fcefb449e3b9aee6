// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/input_files.hpp"

#include <atomic>
#include <exception>

#include "host/run/stage_costs.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/opener/digest.hpp"
#include "rasters/opener/opener.hpp"
#include "rasters/opener/side_by_side.hpp"

namespace firnline {

std::vector<InputDigest> digest_inputs(const std::vector<InputFile>& files, int threads, Progress& progress) {
  std::vector<InputDigest> digests;
  for (const InputFile& file : files) digests.push_back({file.written, file.path, {}, file.stamp.bytes});
  std::int64_t bytes = 0;
  for (const InputFile& file : files) bytes += file.stamp.bytes;
  progress.begin(hashing_stage, bytes);
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> failures(digests.size());
  side_by_side(threads, [&] {
    for (std::size_t i = next++; i < digests.size(); i = next++) {
      try {
        digests[i].sha256 = sha256_of_file(file_on_disk(digests[i].path));
        progress.advance(digests[i].bytes);
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  });
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
  progress.end();
  return digests;
}

void require_unchanged(const std::vector<InputFile>& files) {
  const std::string what =
      "This input changed while the run was reading it; nothing can be said of its values.";
  const std::string remedy = "Run again when nothing writes to it any more, or on a copy of it.";
  for (const InputFile& file : files) {
    if (stamp_of(file_on_disk(file.path)) == file.stamp) continue;
    if (file.raster) throw RasterError(what, file.written, remedy);
    throw SitesError(what, file.written, remedy);
  }
}

}  // namespace firnline
