// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "kernels/composition/compose.hpp"

// What compose_tile does to neighbouring cells: the text that compose.cpp compiles for the CPU and compose.cu
// for CUDA.
namespace firnline::composing {

/// Where a tile's cells are read and written, all in the memory of one device.
struct TilePlanes {
  const float* leaf[most_leaves] = {};
  float* score = nullptr;
  float* dimension[dimensions] = {};
  float* coverage = nullptr;
};

/// A composition with everything divided out that is the same for all cells.
struct TileComposition {
  Composition composition;
  Slopes slopes[most_leaves];
};

/// Scores of the raw values of `width` neighbouring cells; those from `count` on do not exist and are
/// missing.
template <int width>
struct RawCells {
  const TileComposition& prepared;
  const TilePlanes& planes;
  std::size_t first;
  int count;

  FIRN_FN void operator()(int leaf, double* score) const {
    double raw[width];
    const float* from = planes.leaf[leaf] + first;
    if (count == width) {
      for (int l = 0; l < width; ++l) raw[l] = static_cast<double>(from[l]);
    } else {
      for (int l = 0; l < width; ++l) raw[l] = l < count ? static_cast<double>(from[l]) : no_score;
    }
    scores_of<width>(prepared.composition.leaf[leaf].value, prepared.slopes[leaf], raw, score);
  }
};

/// Composes `count` <= width cells from `first` on.
template <int width>
FIRN_FN void compose_cells(const TileComposition& prepared, const TilePlanes& planes, std::size_t first,
                           int count) {
  ComposedLanes<width> lanes;
  compose_lanes<width>(prepared.composition, RawCells<width>{prepared, planes, first, count}, lanes);
  for (int l = 0; l < count; ++l)
    planes.score[first + static_cast<std::size_t>(l)] = static_cast<float>(lanes.root.score[l]);
  for (int d = 0; d < dimensions; ++d)
    for (int l = 0; l < count; ++l)
      planes.dimension[d][first + static_cast<std::size_t>(l)] = static_cast<float>(lanes.dimension[d][l]);
  for (int l = 0; l < count; ++l)
    planes.coverage[first + static_cast<std::size_t>(l)] = static_cast<float>(lanes.coverage[l]);
}

/// Composes all cells on a CUDA device (compose.cu; only in builds with CUDA).
void compose_on_cuda(const Device& device, const TileComposition& prepared, const TilePlanes& planes,
                     std::size_t cells);

}  // namespace firnline::composing
