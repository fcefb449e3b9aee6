// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/survey_pass.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "host/run/attributes.hpp"
#include "host/run/kept_audits.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "kernels/fusion/risk_pass.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/mapalgebra/percentiles.hpp"

namespace firnline {
namespace {

static_assert(most_percentile_knots <= most_knots);

/// Surveys in the same passes: with 12 MiB each they keep below 200 MiB.
constexpr std::size_t most_at_once = 16;

/// What the cells of each row weigh: all alike, or by their area where rows differ.
std::vector<std::int64_t> weights_of_rows(const GridSpec& grid) {
  std::vector<std::int64_t> weights(static_cast<std::size_t>(grid.rows), 1);
  if (!grid.geographic) return weights;
  const auto cells = static_cast<std::uint64_t>(grid.cells());
  const int bits = std::min(share_bits, 62 - static_cast<int>(std::bit_width(cells)));
  const double largest = largest_cell_area_m2(grid);
  for (std::int64_t row = 0; row < grid.rows; ++row)
    weights[static_cast<std::size_t>(row)] =
        std::max<std::int64_t>(1, std::llrint(std::ldexp(row_metrics(grid, row).area_m2 / largest, bits)));
  return weights;
}

/// Two passes over the layers of a few indicators.
class SurveyPass {
 public:
  SurveyPass(const RunPlan& plan, std::span<const PlannedSurvey> planned, Progress& progress)
      : plan_(plan),
        planned_(planned),
        progress_(progress),
        counted_(planned.size()),
        weight_of_row_(weights_of_rows(plan.tiles.grid)),
        reads_layer_(plan.layers.size(), false) {
    program_.plane_values = plan.program.plane_values;
    program_.code_planes = plan.program.code_planes;
    for (const auto& one : planned) {
      program_.operations.push_back(plan.program.operations[one.indicator]);
      program_.keep.push_back(true);
      for (const auto layer : plan.set.indicators[one.indicator].need_layer) reads_layer_[layer] = true;
    }
  }

  std::vector<PercentileTable> run() {
    go_over_tiles(&PercentileSurvey::count);
    for (auto& survey : counted_) survey.choose_classes();
    go_over_tiles(&PercentileSurvey::count_again);
    std::vector<PercentileTable> tables;
    for (const auto& survey : counted_) tables.push_back(survey.table());
    return tables;
  }

 private:
  using Count = void (PercentileSurvey::*)(std::span<const float>, std::int64_t);

  void go_over_tiles(Count count) {
    const TilePlan& tiles = plan_.tiles;
    std::vector<std::int64_t> all(static_cast<std::size_t>(tiles.tiles()));
    std::iota(all.begin(), all.end(), 0);
    RiskPass pass(plan_.device, tiles.grid, program_, tiles.tile_rows, tiles.tile_cols, tiles.halo, {},
                  quanta());
    TileStream stream(tiles, plan_.layers, plan_.reader_threads, all, reads_layer_);
    int under_way = 0;
    const auto finish_oldest = [&] {
      count_tile(pass.collect(), count);
      --under_way;
      progress_.advance();
      throw_if_stopped();
    };
    while (auto tile = stream.next()) {
      if (under_way == pass.depth()) finish_oldest();
      pass.submit({tile->window, tile->quantities, tile->codes});
      ++under_way;
      stream.reuse(std::move(*tile));
    }
    while (under_way > 0) finish_oldest();
  }

  [[nodiscard]] std::vector<SumQuantum> quanta() const {
    std::vector<SumQuantum> quanta;
    for (const auto& one : planned_) quanta.push_back(plan_.quantities[one.indicator].quantum);
    return quanta;
  }

  void count_tile(const RiskTile& tile, Count count) {
    const auto cols = static_cast<std::size_t>(tile.window.cols);
    std::vector<float> judged(cols);
    for (std::size_t i = 0; i < planned_.size(); ++i)
      for (std::int64_t row = 0; row < tile.window.rows; ++row) {
        const std::int64_t grid_row = tile.window.row + row;
        const auto values = tile.kept[i].subspan(static_cast<std::size_t>(row) * cols, cols);
        as_judged(planned_[i], values, row_metrics(plan_.tiles.grid, grid_row).area_m2, judged);
        (counted_[i].*count)(judged, weight_of_row_[static_cast<std::size_t>(grid_row)]);
      }
  }

  /// The very floats that the value function will be given for the map.
  static void as_judged(const PlannedSurvey& survey, std::span<const float> values, double cell_area_m2,
                        std::vector<float>& judged) {
    if (survey.footprint_m2 == 0) {
      std::copy(values.begin(), values.end(), judged.begin());
      return;
    }
    const double cells_per_footprint = survey.footprint_m2 / cell_area_m2;
    std::transform(values.begin(), values.end(), judged.begin(),
                   [&](float count) { return per_footprint(count, cells_per_footprint); });
  }

  const RunPlan& plan_;
  std::span<const PlannedSurvey> planned_;
  Progress& progress_;
  std::vector<PercentileSurvey> counted_;
  std::vector<std::int64_t> weight_of_row_;
  std::vector<bool> reads_layer_;
  RiskProgram program_;  ///< operations in the order of planned_, no profiles
};

ValueFunction value_function_of(const PercentileTable& table, bool falling) {
  ValueFunction function;
  for (const auto& [value, percentile] : table.knots) {
    function.x[function.knots] = value;
    function.v[function.knots++] = falling ? 1 - percentile : percentile;
  }
  return function;
}

void give_knots(const PlannedSurvey& survey, const PercentileTable& table, RunPlan& plan) {
  for (const auto& [p, leaf] : survey.leaves) {
    ResolvedProfile& profile = plan.set.profiles[p];
    const ProfileIndicator& entry = profile.profile.indicators[profile.leaf_source[leaf]];
    if (table.knots.empty())
      throw RasterError(
          "indicator '" + entry.id +
              "' has no value in any cell of the grid inside the area, so "
              "there is nothing to take percentiles of",
          "profile '" + profile.job.name + "'",
          "check that its layers cover the grid, or write knots: value = [ [raw, score], ... ]");
    profile.leaf_cells[leaf] = table.cells;
    profile.composition.leaf[leaf].value = value_function_of(table, entry.falling);
    plan.program.profiles[p].composition = ground_composition(profile);
  }
}

PlannedSurvey& survey_of(RunPlan& plan, std::size_t indicator, double footprint_m2) {
  for (auto& known : plan.surveys)
    if (known.indicator == indicator && known.footprint_m2 == footprint_m2) return known;
  return plan.surveys.emplace_back(PlannedSurvey{indicator, footprint_m2, {}});
}

}  // namespace

void plan_surveys(RunPlan& plan) {
  for (std::size_t p = 0; p < plan.set.profiles.size(); ++p) {
    const ResolvedProfile& profile = plan.set.profiles[p];
    const auto ground = ground_leaves(profile);
    for (std::size_t place = 0; place < ground.size(); ++place) {
      const std::size_t leaf = ground[place];
      if (!profile.profile.indicators[profile.leaf_source[leaf]].percentile) continue;
      const std::size_t indicator = plan.set.profiles[profile.baseline].leaf_indicator[leaf];
      const bool count = plan.set.indicators[indicator].info().extraction == Extraction::sum;
      survey_of(plan, indicator, count ? plan.program.profiles[p].leaf_footprint_m2[place] : 0)
          .leaves.push_back({p, leaf});
    }
  }
}

int survey_passes(const RunPlan& plan) {
  return 2 * static_cast<int>((plan.surveys.size() + most_at_once - 1) / most_at_once);
}

void survey_percentiles(RunPlan& plan, Progress& progress) {
  if (plan.surveys.empty()) return;
  const auto audits = audit_states(plan.layers);
  progress.begin(survey_stage, plan.tiles.tiles() * survey_passes(plan),
                 static_cast<double>(plan.tiles.grid.cells()) / static_cast<double>(plan.tiles.tiles()));
  const std::span<const PlannedSurvey> all(plan.surveys);
  for (std::size_t first = 0; first < all.size(); first += most_at_once) {
    const auto some = all.subspan(first, std::min(most_at_once, all.size() - first));
    const auto tables = SurveyPass(plan, some, progress).run();
    for (std::size_t i = 0; i < some.size(); ++i) give_knots(some[i], tables[i], plan);
  }
  progress.end();
  restore_audits(audits, plan.layers);
}

}  // namespace firnline
