// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <utility>

#include "kernels/backend/rows.hpp"
#include "kernels/fusion/cpu_block.hpp"
#include "kernels/fusion/engine.hpp"
#include "kernels/grid/error.hpp"

namespace firnline::fusing {
namespace {

static_assert(block_cells <= formula_block_cells);

/// One row of a tile: blocks of cells one after the other, all that belongs to a block while it is in the
/// cache.
class RowPass {
 public:
  const PassSetup* setup = nullptr;
  TileView tile;
  std::vector<ProfilePlanes> profiles;
  std::vector<float*> planes;            ///< per operation; null when nobody wants its values
  std::span<const std::uint8_t> pieces;  ///< pieces_in_zones()
  OperationNotes* notes = nullptr;       ///< per operation; all rows write them

  void operator()(std::int64_t row) const noexcept {
    alignas(64) float value[most_operations * block_cells];
    for (std::int64_t col = 0; col < tile.cols; col += block_cells)
      compute(row, col, static_cast<int>(std::min<std::int64_t>(block_cells, tile.cols - col)), value);
  }

 private:
  void compute(std::int64_t row, std::int64_t col, int count, float* value) const {
    const auto& operations = setup->prepared.operations;
    const std::int64_t first = row * tile.cols + col;
    const bool in_zone = touches_zone(row, col, count);
    const ComingCells coming = cells_after(row, col);
    bool complete[most_operations];
    for (std::size_t i = 0; i < operations.size(); ++i) {
      float* const own = value + i * block_cells;
      const bool sound = evaluate(i, row, col, count, own);
      std::fill(own + count, own + block_cells, no_data_f32);
      const bool all_there = sound || look_closer(i, row, col, count, own);
      complete[i] = all_there && count == block_cells;
      if (planes[i] != nullptr && (in_zone || operations[i].keep)) std::copy_n(own, count, planes[i] + first);
    }
    for (std::size_t p = 0; p < profiles.size(); ++p)
      if (in_zone || setup->prepared.profiles[p].results != CellResults::none)
        compose_block(setup->prepared.profiles[p], value, complete, tile.sites[row].area_m2, profiles[p],
                      first, count, coming);
  }

  /// The block after the next one: the memory takes longer than one block to compose. At the end the block
  /// itself, which is near anyway.
  [[nodiscard]] ComingCells cells_after(std::int64_t row, std::int64_t col) const {
    const std::int64_t here = tile.offset(row, col), coming = here + 2 * block_cells;
    const bool beyond = coming + block_cells > tile.offset(tile.rows - 1, tile.cols);
    return {tile.planes, static_cast<std::int32_t>(setup->prepared.quantity_planes), beyond ? here : coming};
  }

  /// returns: every value is certainly there and in range
  bool evaluate(std::size_t operation, std::int64_t row, std::int64_t col, int count, float* value) const {
    const PreparedOperation& one = setup->prepared.operations[operation];
    if (one.formula < 0)
      return setup->program.operations[operation].indicator->evaluate(tile, one.binding, row, col, count,
                                                                      value);
    const FormulaProgram& formula = setup->prepared.formulas[static_cast<std::size_t>(one.formula)];
    if (is_layer(formula)) {
      copy_layer(tile.planes[formula.instruction[0].argument] + tile.offset(row, col), count, value);
    } else {
      evaluate_formula_block(formula, tile.planes, tile.offset(row, col), count, value);
    }
    return false;
  }

  /// Notes what is out of range or undefined. returns: every value is there
  bool look_closer(std::size_t operation, std::int64_t row, std::int64_t col, int count,
                   const float* value) const {
    const PreparedOperation& one = setup->prepared.operations[operation];
    const Scan found = scan(value, count, one.low, one.high);
    if (found.leaves_range) note_outside(operation, value, row * tile.cols + col, count);
    if (!found.complete && one.formula >= 0) note_undefined(operation, row, col, count, value);
    return found.complete;
  }

  [[nodiscard]] bool touches_zone(std::int64_t row, std::int64_t col, int count) const {
    if (pieces.empty()) return false;
    const auto from = pieces.begin() + row * pieces_per_row(tile.cols) + col / piece_cells;
    return std::any_of(from, from + pieces_per_row(count), [](std::uint8_t one) { return one != 0; });
  }

  void note_outside(std::size_t operation, const float* value, std::int64_t first, int count) const {
    const PreparedOperation& limits = setup->prepared.operations[operation];
    const auto at =
        std::find_if(value, value + count, [&](float v) { return v < limits.low || v > limits.high; });
    const unsigned long long found = cell_and_value(first + (at - value), *at);
    const std::atomic_ref outside(notes[operation].outside);
    unsigned long long smallest = outside.load();
    while (found < smallest && !outside.compare_exchange_weak(smallest, found)) {
    }
  }

  void note_undefined(std::size_t operation, std::int64_t row, std::int64_t col, int count,
                      const float* value) const {
    const auto number = static_cast<std::size_t>(setup->prepared.operations[operation].formula);
    const FormulaProgram& formula = setup->prepared.formulas[number];
    const int undefined = undefined_cells_in_block(formula, tile.planes, tile.offset(row, col), count, value);
    std::atomic_ref(notes[operation].undefined) += static_cast<unsigned long long>(undefined);
  }
};

class CpuEngine final : public RiskPass::Engine {
 public:
  explicit CpuEngine(PassSetup setup) : setup_(std::move(setup)), notes_(setup_.prepared.operations.size()) {
    const auto cells = static_cast<std::size_t>(setup_.tile_rows * setup_.tile_cols);
    for (const PreparedProfile& profile : setup_.prepared.profiles) {
      bands_.emplace_back(cells * static_cast<std::size_t>(bands_made(profile.results)));
      classes_.emplace_back(profile.results == CellResults::all ? cells : 0);
    }
    planes_.resize(setup_.prepared.operations.size());
  }

  [[nodiscard]] int depth() const override { return 1; }

  void submit(const RiskInput& input) override {
    if (pending_) throw BugError("A tile was submitted before the last one was collected.");
    require_input(input, setup_);
    window_ = input.window;
    const std::vector<std::vector<ZoneSegment>> segments = setup_.segments_in(input.window);
    const std::vector<std::uint8_t> pieces = pieces_in_zones(input.window, segments);
    const auto sites = sites_of_rows(setup_.grid, input.window);
    RowPass pass = row_pass(!pieces.empty());
    std::vector<const float*> quantities;
    std::vector<const std::int32_t*> codes;
    for (const auto& plane : input.quantities) quantities.push_back(plane.data());
    for (const auto& plane : input.codes) codes.push_back(plane.data());
    pass.tile = {quantities.data(), codes.data(),      setup_.program.plane_values.data(),
                 sites.data(),      input.window.rows, input.window.cols,
                 setup_.halo};
    pass.pieces = pieces;
    notes_.assign(notes_.size(), {});
    backend::for_each_row(setup_.device, input.window.rows, pass);
    for (std::size_t i = 0; i < notes_.size(); ++i)
      if (notes_[i].outside != nothing_outside)
        refuse_value(setup_.program.operations[i].info(), notes_[i].outside, input.window);
    gather(segments);
    pending_ = true;
  }

  [[nodiscard]] RiskTile collect() override {
    if (!pending_) throw BugError("A tile was collected that nobody submitted.");
    pending_ = false;
    RiskTile result;
    result.window = window_;
    for (const OperationNotes& one : notes_)
      result.undefined.push_back(static_cast<std::int64_t>(one.undefined));
    const auto cells = static_cast<std::size_t>(window_.cells());
    for (std::size_t p = 0; p < bands_.size(); ++p) {
      const CellResults results = setup_.prepared.profiles[p].results;
      const auto bands = static_cast<std::size_t>(bands_wanted(results));
      result.bands.push_back(std::span(bands_[p]).first(cells * bands));
      result.classes.push_back(std::span(classes_[p]).first(results == CellResults::all ? cells : 0));
    }
    for (std::size_t i = 0; i < planes_.size(); ++i)
      result.kept.push_back(setup_.prepared.operations[i].keep ? std::span(planes_[i]).first(cells)
                                                               : std::span<const float>());
    result.contributions = std::move(contributions_);
    return result;
  }

 private:
  /// Where the results of this window go. Planes of operations are made when the first tile needs them.
  RowPass row_pass(bool zones_here) {
    RowPass pass;
    pass.setup = &setup_;
    pass.notes = notes_.data();
    const std::int64_t cells = window_.cells();
    for (std::size_t p = 0; p < bands_.size(); ++p) {
      ProfilePlanes out;
      for (int b = 0; b < bands_made(setup_.prepared.profiles[p].results); ++b)
        out.band[b] = bands_[p].data() + b * cells;
      out.classes = classes_[p].data();
      pass.profiles.push_back(out);
    }
    for (std::size_t i = 0; i < planes_.size(); ++i) {
      const bool wanted = zones_here || setup_.prepared.operations[i].keep;
      if (wanted) planes_[i].resize(static_cast<std::size_t>(setup_.tile_rows * setup_.tile_cols));
      pass.planes.push_back(wanted ? planes_[i].data() : nullptr);
    }
    return pass;
  }

  void gather(const std::vector<std::vector<ZoneSegment>>& segments) {
    const auto cells = static_cast<std::size_t>(window_.cells());
    std::vector<std::span<const float>> quantities;
    for (const auto& plane : planes_)
      quantities.push_back(plane.empty() ? std::span<const float>() : std::span(plane).first(cells));
    for (const auto& bands : bands_) quantities.push_back(std::span(bands).first(cells));
    contributions_.clear();
    for (std::size_t z = 0; z < setup_.zones.size(); ++z) {
      const auto sums = sums_of_segments(setup_.device, segments[z], quantities, setup_.quanta);
      contributions_.push_back(setup_.zones[z]->contributions(window_, segments[z], sums, setup_.quanta));
    }
  }

  PassSetup setup_;
  Window window_;
  bool pending_ = false;
  std::vector<std::vector<float>> bands_;
  std::vector<std::vector<std::uint8_t>> classes_;
  std::vector<std::vector<float>> planes_;
  std::vector<OperationNotes> notes_;
  std::vector<std::vector<ZoneContribution>> contributions_;
};

}  // namespace

std::unique_ptr<RiskPass::Engine> make_cpu_engine(PassSetup setup) {
  return std::make_unique<CpuEngine>(std::move(setup));
}

}  // namespace firnline::fusing
