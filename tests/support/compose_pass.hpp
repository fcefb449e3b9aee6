// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernels/fusion/risk_pass.hpp"
#include "tests/support/study.hpp"

/// Compositions over given values, by the pass that runs in production.
namespace firnline::test {

/// An indicator that hands on the first plane unchanged while it lies in 0..1.
[[nodiscard]] inline const RegisteredIndicator& unchanged() {
  return *find_indicator("dry_climate_share");
}

/// A program whose leaf i judges plane i as it stands.
[[nodiscard]] inline RiskProgram program_over_planes(const Composition& composition, bool keep = false) {
  RiskProgram program;
  ProfileProgram profile;
  for (int i = 0; i < composition.leaves; ++i) {
    program.plane_values.push_back(1);
    Binding binding;
    binding.first_plane[0] = i;
    binding.plane_count[0] = 1;
    program.operations.push_back({&unchanged(), binding});
    program.keep.push_back(keep);
    profile.leaf_operation.push_back(i);
  }
  profile.composition = composition;
  profile.class_breaks = {0.2, 0.4, 0.6, 0.8};
  profile.min_coverage = 0.5;
  profile.footprint_m2 = 900;
  program.profiles.push_back(profile);
  return program;
}

struct Bands {
  std::vector<float> band[risk_bands];
  std::vector<std::uint8_t> classes;
};

/// Composes one row of cells.
[[nodiscard]] inline Bands compose_planes(const Device& device, const Composition& composition,
                                          const std::vector<std::vector<float>>& leaves) {
  const auto cells = static_cast<std::int64_t>(leaves.empty() ? 0 : leaves[0].size());
  const GridSpec grid = plane_grid(1, cells);
  std::vector<Tile<float>> planes;
  for (const auto& leaf : leaves) planes.push_back(tile_of<float>(grid, leaf, grid.whole(), 0, no_data_f32));
  RiskPass pass(device, grid, program_over_planes(composition), 1, cells, 0, {},
                std::vector<SumQuantum>(leaves.size() + 1));
  pass.submit({grid.whole(), planes, {}});
  const RiskTile tile = pass.collect();
  Bands bands;
  for (std::size_t b = 0; b < risk_bands; ++b) {
    const auto band =
        tile.bands[0].subspan(b * static_cast<std::size_t>(cells), static_cast<std::size_t>(cells));
    bands.band[b].assign(band.begin(), band.end());
  }
  bands.classes.assign(tile.classes[0].begin(), tile.classes[0].end());
  return bands;
}

}  // namespace firnline::test
