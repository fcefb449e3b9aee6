// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/map_spec.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

std::map<std::string, std::string> tags(const FinishedRun& run, const FinishedProfile& profile) {
  return {{"TIFFTAG_SOFTWARE", "firnline " + run.program_version},
          {"TIFFTAG_IMAGEDESCRIPTION", run.title + ": " + profile.title + ". Score 1 = highest risk."},
          {"TIFFTAG_COPYRIGHT", run.licence_duty},
          {"FIRNLINE_PROFILE", profile.id},
          {"FIRNLINE_FOOTPRINT_KM2", number_text(profile.footprint_km2)},
          {"FIRNLINE_JOB_SHA256", run.job_sha256}};
}

}  // namespace

MapSpec map_of(const RunPlan& plan, const FinishedRun& run, const FinishedProfile& profile) {
  MapSpec spec;
  spec.grid = plan.tiles.grid;
  spec.metadata = tags(run, profile);
  spec.threads = plan.device.threads;
  return spec;
}

MapPiece piece_of(const RunPlan& plan, int bands, std::size_t bytes_per_cell) {
  constexpr std::int64_t block_rows = 512;
  const std::int64_t most_rows = std::max<std::int64_t>(
      plan.memory_bytes / 2 / (plan.tiles.grid.cols * static_cast<std::int64_t>(bytes_per_cell)), 1);
  if (most_rows >= block_rows)
    return {block_rows, static_cast<int>(std::min<std::int64_t>(bands, most_rows / block_rows))};
  MapPiece piece{block_rows, 1};
  while (piece.rows > most_rows) piece.rows /= 2;
  return piece;
}

}  // namespace firnline
