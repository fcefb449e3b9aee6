// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/padded.hpp"

/// What flow accumulation adds up: whole quanta per cell.
namespace firnline {

/// The step in which values up to `largest` are accumulated over a grid: the smallest power of two with which
/// no sum over all cells leaves 62 bits. throws: LimitError when fewer than 2^20 steps would be left of the
/// largest value, or when it is not finite
[[nodiscard]] double accumulation_quantum(double largest, std::int64_t cells);

/// A plane that is worked out as it is read, and cannot be written.
template <class T>
class WorkedOut : public TilePlane<T> {
 public:
  void save(std::int64_t, std::span<const T>) final {
    throw BugError("A plane that is worked out was to be overwritten.");
  }
};
using WorkedOutPlane = WorkedOut<std::int64_t>;

/// The same for every cell: 1 counts cells.
class EqualWeights final : public WorkedOutPlane {
 public:
  explicit EqualWeights(std::int64_t weight) : weight_(weight) {}
  void load(std::int64_t tile, std::span<std::int64_t> cells) const override;

 private:
  std::int64_t weight_;
};

/// The area of each cell in quanta of m2, half to even.
class CellAreas final : public WorkedOutPlane {
 public:
  CellAreas(const GridSpec& grid, const Tiling& tiling, double quantum_m2)
      : grid_(grid), tiling_(tiling), quantum_m2_(quantum_m2) {}
  void load(std::int64_t tile, std::span<std::int64_t> cells) const override;

 private:
  GridSpec grid_;
  Tiling tiling_;
  double quantum_m2_;
};

/// What counts as a place where water may enter that the grid does not show.
enum class EdgeOf { grid, grid_and_data };

/// Marks the cells at the edge: 1, others 0. Accumulated, they tell how many edge cells are upstream: where
/// there is one, the sums of other weights are lower bounds. in: direction, codes of d8
/// edge: of the grid alone (no data is coast), or also where data end beside a cell without
void mark_edge_cells(const WholeGrid& where, const TilePlane<std::uint8_t>& direction, EdgeOf edge,
                     TilePlane<std::int64_t>& marks);

}  // namespace firnline
