// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/fusion/risk_program.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/tile.hpp"
#include "kernels/mapalgebra/zonal.hpp"

namespace firnline {

/// The aligned planes of one tile. All share one window and halo.
struct RiskInput {
  Window window;
  std::span<const Tile<float>> quantities;
  std::span<const Tile<std::int32_t>> codes;
};

/// What the pass made of one tile. Planes are window.rows x window.cols, row-major, NaN = no data (coverage
/// never is). They belong to the pass and last until its next collect().
struct RiskTile {
  Window window;
  std::vector<std::span<const float>> bands;  ///< per profile: bands_wanted() planes, one after the other
  std::vector<std::span<const std::uint8_t>> classes;  ///< per profile: one plane, or nothing
  std::vector<std::span<const float>> kept;            ///< per operation: its plane, or nothing
  /// Per operation: cells where every input of a formula has a value and the formula has none, as when it
  /// divides by zero. 0 for registered indicators, whose no-data rules are written down.
  std::vector<std::int64_t> undefined;
  std::vector<std::vector<ZoneContribution>>
      contributions;  ///< per zone index: operations, then scores of profiles
};

/// Indicators, value functions, aggregation, classes and zone sums of a tile in one pass: each input cell is
/// read once, and what lies between stays in the processor's cache or the GPU block's scratch
/// (docs/decisions/0005). The same bits for any device, number of threads and tile size.
class RiskPass {
 public:
  /// tile_rows, tile_cols: of the largest tile. zones, quanta (operations, then profiles) and grid as
  /// ZoneIndex::gather wants them; the zone indexes must outlive the pass. throws: BugError when the program
  /// is not whole; LimitError when memory does not suffice; DeviceError
  RiskPass(const Device& device, const GridSpec& grid, const RiskProgram& program, std::int64_t tile_rows,
           std::int64_t tile_cols, std::int64_t halo, std::vector<const ZoneIndex*> zones,
           std::vector<SumQuantum> quanta);
  ~RiskPass();
  RiskPass(RiskPass&&) noexcept;

  /// Tiles that may be submitted before the first of them must be collected: more than one where work
  /// overlaps.
  [[nodiscard]] int depth() const;
  /// Begins a tile; the input may go when it returns. throws: RasterError, DeviceError
  void submit(const RiskInput& input);
  /// The oldest tile submitted and not collected.
  /// throws: RasterError when an indicator left its range, naming the first cell; DeviceError; BugError when
  /// there is none
  [[nodiscard]] RiskTile collect();

  class Engine;

 private:
  std::unique_ptr<Engine> engine_;
};

}  // namespace firnline
