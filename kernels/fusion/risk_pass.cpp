// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/risk_pass.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "kernels/fusion/engine.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace fusing {

std::vector<CellSite> sites_of_rows(const GridSpec& grid, const Window& window) {
  std::vector<CellSite> sites;
  sites.reserve(static_cast<std::size_t>(window.rows));
  for (std::int64_t row = 0; row < window.rows; ++row) {
    const RowMetrics metrics = row_metrics(grid, window.row + row);
    sites.push_back({metrics.dx_m, metrics.dy_m, metrics.area_m2});
  }
  return sites;
}

void require_input(const RiskInput& input, const PassSetup& setup) {
  if (input.quantities.size() != setup.prepared.quantity_planes ||
      input.codes.size() != setup.prepared.code_planes)
    throw BugError("A tile came with " + std::to_string(input.quantities.size()) + " quantity and " +
                   std::to_string(input.codes.size()) + " code planes; the program reads " +
                   std::to_string(setup.prepared.quantity_planes) + " and " +
                   std::to_string(setup.prepared.code_planes) + ".");
  if (input.window.intersected(setup.grid.whole()) != input.window)
    throw BugError("A tile reaches beyond the grid.");
  if (input.window.rows > setup.tile_rows || input.window.cols > setup.tile_cols)
    throw BugError("A tile is larger than the largest that the pass was made for.");
  const auto fits = [&](const auto& tile) {
    return tile.window() == input.window && tile.halo() == setup.halo;
  };
  if (!std::all_of(input.quantities.begin(), input.quantities.end(), fits) ||
      !std::all_of(input.codes.begin(), input.codes.end(), fits))
    throw BugError("The planes of one tile do not share one window and halo.");
}

std::vector<std::uint8_t> pieces_in_zones(const Window& window,
                                          const std::vector<std::vector<ZoneSegment>>& segments) {
  if (std::all_of(segments.begin(), segments.end(), [](const auto& list) { return list.empty(); })) return {};
  const std::int64_t per_row = pieces_per_row(window.cols);
  std::vector<std::uint8_t> pieces(static_cast<std::size_t>(window.rows * per_row), 0);
  for (const auto& list : segments)
    for (const ZoneSegment& segment : list) {
      const std::int64_t row = segment.offset / window.cols, first = segment.offset % window.cols;
      for (std::int64_t piece = first / piece_cells; piece <= (first + segment.cells - 1) / piece_cells;
           ++piece)
        pieces[static_cast<std::size_t>(row * per_row + piece)] = 1;
    }
  return pieces;
}

void refuse_value(const IndicatorInfo& info, unsigned long long found, const Window& window) {
  const auto cell = static_cast<std::int64_t>(found >> 32);
  const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(found));
  throw RasterError("indicator '" + std::string(info.id) + "' is " + number_text(static_cast<double>(value)) +
                        " " + info.unit + ", outside its range " + number_text(info.low) + " to " +
                        number_text(info.high),
                    "row " + std::to_string(window.row + cell / window.cols) + ", column " +
                        std::to_string(window.col + cell % window.cols),
                    "check unit and no data of the layers it reads (firnline list indicators)");
}

namespace {

std::unique_ptr<RiskPass::Engine> make_engine(PassSetup setup) {
  if (setup.quanta.size() != setup.quantities())
    throw BugError("A pass over " + std::to_string(setup.quantities()) + " quantities was given " +
                   std::to_string(setup.quanta.size()) + " quanta.");
  if (setup.halo < setup.prepared.reach)
    throw BugError("The tiles' halo is narrower than an indicator's reach.");
  if (setup.device.kind == DeviceKind::cuda) return make_device_engine(std::move(setup));
  return make_cpu_engine(std::move(setup));
}

}  // namespace
}  // namespace fusing

RiskPass::RiskPass(const Device& device, const GridSpec& grid, const RiskProgram& program,
                   std::int64_t tile_rows, std::int64_t tile_cols, std::int64_t halo,
                   std::vector<const ZoneIndex*> zones, std::vector<SumQuantum> quanta)
    : engine_(fusing::make_engine({device, grid, program, fusing::prepare(program), tile_rows, tile_cols,
                                   halo, std::move(zones), std::move(quanta)})) {}
RiskPass::~RiskPass() = default;
RiskPass::RiskPass(RiskPass&&) noexcept = default;

int RiskPass::depth() const {
  return engine_->depth();
}
void RiskPass::submit(const RiskInput& input) {
  engine_->submit(input);
}
RiskTile RiskPass::collect() {
  return engine_->collect();
}

}  // namespace firnline
