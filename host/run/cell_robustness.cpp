// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/cell_robustness.hpp"

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "host/run/attributes.hpp"
#include "host/run/class_legend.hpp"
#include "host/run/map_spec.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/store_rows.hpp"
#include "host/run/weight_limits.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/fusion/risk_program.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/ranking/cell_ranks.hpp"
#include "kernels/ranking/weight_limits.hpp"

namespace firnline {
namespace {

constexpr std::int64_t usual_draws = 1000;
constexpr double per_cell_and_draw = 4e-9;  // seconds of one thread

std::int64_t draws_of(const Job& job) {
  return job.robustness.draws.value_or(usual_draws);
}

/// Shares of all leaves and dimensions of the profile, those that only sites have among them, so that leaves
/// of cells have the very draws of the sites. A dimension's leaves are drawn apart from the others'.
DrawnShares drawn_shares(const Job& job, const ResolvedProfile& profile) {
  const Composition& composition = profile.composition;
  const auto seed = static_cast<std::uint64_t>(job.robustness.seed);
  const auto leaves = static_cast<std::size_t>(composition.leaves);
  const WeightPriors priors =
      priors_of(composition, job.robustness.concentration, limits_of_weights(job, profile));
  std::vector<WeightDraws> of_leaves;
  for (const WeightPrior& prior : priors.leaves) of_leaves.emplace_back(prior, seed);
  const WeightDraws of_root(priors.root.at(0), seed);
  const auto ground = ground_leaves(profile);
  DrawnShares out;
  out.draws = draws_of(job);
  std::vector<double> some(leaves), all(leaves);
  double dimension[dimensions];
  for (std::int64_t draw = 0; draw < out.draws; ++draw) {
    const auto sample = static_cast<std::uint32_t>(draw);
    std::fill(all.begin(), all.end(), 0.0);
    for (const WeightDraws& draws : of_leaves) {
      draws.draw(sample, some);
      for (std::size_t i = 0; i < leaves; ++i) all[i] += some[i];
    }
    of_root.draw(sample, dimension);
    for (const std::size_t leaf : ground) out.leaf.push_back(all[leaf]);
    out.dimension.insert(out.dimension.end(), dimension, dimension + dimensions);
  }
  return out;
}

/// The cells of one profile, tile by tile.
class CellPass {
 public:
  CellPass(const RunPlan& plan, std::size_t profile, const TileStore& store, Progress& progress)
      : plan_(plan),
        profile_(profile),
        store_(store),
        progress_(progress),
        ranks_(plan.device,
               CellScorer(plan.program.profiles[profile].composition,
                          drawn_shares(plan.job, plan.set.profiles[profile])),
               plan.job.robustness.worst_percent) {}

  /// out: a store of robustness_bands planes per tile
  void run(TileStore& out) {
    each_tile([&](std::int64_t, const CellValues& values) { ranks_.count(values); });
    ranks_.choose_classes();
    each_tile([&](std::int64_t, const CellValues& values) { ranks_.count_again(values); });
    ranks_.choose_thresholds();
    each_tile([&](std::int64_t tile, const CellValues& values) {
      ranks_.judge(values, verdicts_);
      planes_.clear();
      for (const auto* band : {&verdicts_.worst_share, &verdicts_.rank_p05, &verdicts_.rank_p50,
                               &verdicts_.rank_p95, &verdicts_.score_mean, &verdicts_.score_deviation})
        planes_.insert(planes_.end(), band->begin(), band->end());
      out.write(tile, 0, std::as_bytes(std::span(planes_)));
      out.commit(tile, {}, false);
    });
  }

 private:
  template <class Use>
  void each_tile(const Use& use) {
    for (std::int64_t tile = 0; tile < plan_.tiles.tiles(); ++tile, progress_.advance()) {
      throw_if_stopped();
      const Window window = plan_.tiles.window(tile);
      const auto cells = static_cast<std::size_t>(window.cells());
      const auto& stored = plan_.stored_profiles[profile_].indicators;
      raw_.assign(stored.size() * cells, no_data_f32);
      for (std::size_t leaf = 0; leaf < stored.size(); ++leaf) {
        const auto plane = std::span(raw_).subspan(leaf * cells, cells);
        if (store_.read(tile, stored[leaf].layer, std::as_writable_bytes(plane)))
          as_judged(leaf, window, plane);
      }
      use(tile, {raw_, window.cells()});
    }
  }

  /// The very floats that the value function was given for the map.
  void as_judged(std::size_t leaf, const Window& window, std::span<float> plane) const {
    const ProfileProgram& program = plan_.program.profiles[profile_];
    const auto operation = static_cast<std::size_t>(program.leaf_operation[leaf]);
    if (plan_.program.operations[operation].info().extraction != Extraction::sum) return;
    const double footprint_m2 =
        program.leaf_footprint_m2.empty() ? program.footprint_m2 : program.leaf_footprint_m2[leaf];
    const auto cols = static_cast<std::size_t>(window.cols);
    for (std::int64_t row = 0; row < window.rows; ++row) {
      const double cells_per_footprint =
          footprint_m2 / row_metrics(plan_.tiles.grid, window.row + row).area_m2;
      for (float& count : plane.subspan(static_cast<std::size_t>(row) * cols, cols))
        count = per_footprint(count, cells_per_footprint);
    }
  }

  const RunPlan& plan_;
  std::size_t profile_;
  const TileStore& store_;
  Progress& progress_;
  CellRanks ranks_;
  CellVerdicts verdicts_;
  std::vector<float> raw_, planes_;
};

/// Colours of the risk classes, from "never" to "always".
std::vector<LegendStep> steps_of_share() {
  const std::pair<double, const char*> steps[] = {{0.05, "hardly ever (below 5 %)"},
                                                  {0.25, "seldom (5–25 %)"},
                                                  {0.75, "in doubt (25–75 %)"},
                                                  {0.95, "mostly (75–95 %)"},
                                                  {1, "nearly always (95 % or more)"}};
  std::vector<LegendStep> out;
  const auto colours = class_entries();
  for (std::size_t i = 0; i < std::size(steps); ++i)
    out.push_back({steps[i].first, steps[i].second, colours[i].rgba});
  return out;
}

void write_map(const RunPlan& plan, std::size_t p, const TileStore& verdicts, const OutputFolder& folder,
               FinishedRun& run) {
  const FinishedProfile& profile = run.profiles[p];
  const std::string worst = number_text(plan.job.robustness.worst_percent) + " %",
                    draws = number_text(static_cast<double>(draws_of(plan.job))) + " draws of weights",
                    before = "share of cells that come before it, in percent (0 = act here first), ";
  MapSpec spec = map_of(plan, run, profile);
  spec.bands = {{"share of " + draws + " in which the cell is among the worst " + worst, "1"},
                {before + "5 % of draws have no more", "%"},
                {before + "median of draws", "%"},
                {before + "95 % of draws have no more", "%"},
                {"score (1 = highest risk), mean of draws", "1"},
                {"score, standard deviation over draws", "1"}};
  spec.legend_title = "Among the worst " + worst + " of cells in so many of " + draws;
  spec.score_steps = steps_of_share();
  const MapPiece piece = piece_of(plan, robustness_bands, sizeof(float));
  spec.bands_at_a_time = piece.bands;
  StoreRows<float> rows(plan.tiles, verdicts, 0, no_data_f32);
  for (auto& file :
       write_float_map(folder, profile.name + "/robustness.tif", spec, piece.rows,
                       [&](int band, std::int64_t first, std::int64_t count, std::span<float> cells) {
                         throw_if_stopped();
                         rows.read(static_cast<std::size_t>(band), first, count, cells);
                       }))
    run.files.push_back(std::move(file));
}

std::size_t lists_of_cells(const RunPlan& plan) {
  return static_cast<std::size_t>(
      std::count_if(plan.set.profiles.begin(), plan.set.profiles.end(),
                    [&](const ResolvedProfile& profile) { return ranks_cells(plan.job, profile); }));
}

}  // namespace

bool ranks_cells(const Job& job, const ResolvedProfile& profile) {
  return job.robustness.cells && profile.job.maps && !profile.variant;
}

void write_robustness_maps(const RunPlan& plan, const TileStore& store, const OutputFolder& folder,
                           Progress& progress, FinishedRun& run) {
  const auto lists = static_cast<std::int64_t>(lists_of_cells(plan));
  if (lists == 0) return;
  progress.begin(cells_stage, 3 * lists * plan.tiles.tiles(),
                 static_cast<double>(plan.tiles.grid.cells()) / static_cast<double>(plan.tiles.tiles()));
  const auto scratch = folder.path() / ".robustness";
  const auto bytes =
      static_cast<std::size_t>(plan.tiles.tile_rows * plan.tiles.tile_cols * robustness_bands) *
      sizeof(float);
  for (std::size_t p = 0; p < plan.set.baselines; ++p) {
    if (!ranks_cells(plan.job, plan.set.profiles[p])) continue;
    TileStore verdicts = TileStore::create(scratch, "robustness", {{"cells", bytes}}, plan.tiles.tiles());
    CellPass(plan, p, store, progress).run(verdicts);
    write_map(plan, p, verdicts, folder, run);
  }
  std::error_code ignored;
  std::filesystem::remove_all(scratch, ignored);
  progress.end();
}

double cost_of_ranking_cells(const RunPlan& plan) {
  return static_cast<double>(lists_of_cells(plan)) * static_cast<double>(plan.tiles.grid.cells()) *
         static_cast<double>(draws_of(plan.job)) * per_cell_and_draw / plan.device.threads;
}

}  // namespace firnline
