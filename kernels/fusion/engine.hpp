// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "kernels/fusion/prepared_program.hpp"
#include "kernels/fusion/risk_pass.hpp"

namespace firnline {

/// What stands behind RiskPass: one for the CPU, one for CUDA.
class RiskPass::Engine {
 public:
  virtual ~Engine() = default;
  [[nodiscard]] virtual int depth() const = 0;
  virtual void submit(const RiskInput& input) = 0;
  [[nodiscard]] virtual RiskTile collect() = 0;
};

namespace fusing {

/// All that both engines are made from.
struct PassSetup {
  Device device;
  GridSpec grid;
  RiskProgram program;
  PreparedProgram prepared;
  std::int64_t tile_rows = 0, tile_cols = 0, halo = 0;
  std::vector<const ZoneIndex*> zones;
  std::vector<SumQuantum> quanta;

  [[nodiscard]] std::size_t quantities() const {
    return prepared.operations.size() + prepared.profiles.size();
  }
  /// The pieces of every zone index inside a window.
  [[nodiscard]] std::vector<std::vector<ZoneSegment>> segments_in(const Window& window) const {
    std::vector<std::vector<ZoneSegment>> segments;
    for (const ZoneIndex* index : zones) segments.push_back(index->segments(window));
    return segments;
  }
};

[[nodiscard]] std::unique_ptr<RiskPass::Engine> make_cpu_engine(PassSetup setup);
[[nodiscard]] std::unique_ptr<RiskPass::Engine> make_device_engine(PassSetup setup);

/// Extent of the cells of each row of a window.
[[nodiscard]] std::vector<CellSite> sites_of_rows(const GridSpec& grid, const Window& window);

/// throws: BugError when the planes do not fit the program or do not share one window and halo
void require_input(const RiskInput& input, const PassSetup& setup);

/// Cells of one row that are asked for together: zones want an indicator's values for whole pieces.
inline constexpr std::int64_t piece_cells = 32;
[[nodiscard]] constexpr std::int64_t pieces_per_row(std::int64_t cols) {
  return (cols + piece_cells - 1) / piece_cells;
}

/// Which pieces of the window's rows some zone touches: 1 per piece, row by row; empty when none does.
[[nodiscard]] std::vector<std::uint8_t> pieces_in_zones(
    const Window& window, const std::vector<std::vector<ZoneSegment>>& segments);

/// throws: RasterError naming the indicator, the value and the cell. found: cell_and_value()
[[noreturn]] void refuse_value(const IndicatorInfo& info, unsigned long long found, const Window& window);

}  // namespace fusing
}  // namespace firnline
