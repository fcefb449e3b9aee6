// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/hydrology_pass.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "host/run/catchments.hpp"
#include "host/run/hydrology_audit.hpp"
#include "host/run/hydrology_plan.hpp"
#include "host/run/melt_pass.hpp"
#include "host/run/plane_cells.hpp"
#include "host/run/plane_maker.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/whole_grid_layers.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/breaching.hpp"
#include "kernels/hydrology/depressions.hpp"
#include "kernels/hydrology/direction_import.hpp"
#include "kernels/hydrology/directions.hpp"
#include "kernels/hydrology/drainage.hpp"
#include "kernels/hydrology/melt_share.hpp"
#include "kernels/hydrology/spread_accumulation.hpp"
#include "kernels/hydrology/stream_order.hpp"
#include "kernels/hydrology/weights.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

/// A cell counts as a lake when at least this share of it is water.
constexpr float least_lake = 0.5F;
/// Of the land upstream, at least this share must have data for a share of its water to be told.
constexpr double least_known = 0.7;

DirectionCodes codes_of(const std::string& word) {
  if (word == "taudem") return DirectionCodes::taudem;
  if (word == "grass") return DirectionCodes::grass;
  return word == "richdem" ? DirectionCodes::richdem : DirectionCodes::esri;
}

using Heights = std::unique_ptr<TilePlane<float>>;
using Directions = std::unique_ptr<TilePlane<std::uint8_t>>;
using Areas = std::unique_ptr<TilePlane<std::int64_t>>;

/// The run's device, or its threads alone where its GPU is not to be used.
Device routing_device(const RunPlan& plan) {
  Device device = plan.device;
  if (!plan.hydrology->on_gpu) device.kind = DeviceKind::cpu;
  return device;
}

/// The passes over the whole grid, one after the other, and the planes that lie between them.
class HydrologyPass {
 public:
  HydrologyPass(RunPlan& plan, const std::filesystem::path& scratch, Progress& progress)
      : plan_(plan),
        wanted_(*plan.set.hydrology),
        tiling_(plan.hydrology->tiling),
        planes_(tiling_, plan.hydrology->in_memory, scratch),
        progress_(progress),
        where_{routing_device(plan), plan.tiles.grid, tiling_, [this] { step(); }},
        quantum_m2_(accumulation_quantum(largest_cell_area_m2(plan.tiles.grid), plan.tiles.grid.cells())) {}

  std::vector<FinishedAudit> run() {
    if (const std::string where = routing_text(plan_); !where.empty()) spdlog::info("{}", where);
    steps_left_ = plan_.tiles.tiles() + hydrology_passes(plan_) * tiling_.tiles();
    progress_.begin(hydrology_stage, steps_left_,
                    static_cast<double>(plan_.tiles.grid.cells()) / static_cast<double>(tiling_.tiles()));
    const Directions direction = wanted_.directions ? take_directions() : find_directions();
    add_up_areas(*direction);
    if (wanted_.spread) spread_areas(*direction);
    find_streams(*direction);
    filled_.reset();
    if (wanted_.melt) melt();
    if (wanted_.glaciers) add_up_water(*direction);
    melt_.reset();
    if (!wanted_.catchments.empty()) {
      const DrainedGrid drained{where_, *direction, *areas_, edges_.get(), quantum_m2_ / 1e6};
      report_.catchments = cut_catchments(plan_, drained, planes_);
    }
    give_layers();
    progress_.end();
    return audit_of_hydrology(plan_, report_);
  }

 private:
  /// A tile of a pass is done. Repeated passes take as many rounds as they need: the bar waits near its end
  /// then.
  void step() {
    if (steps_left_ > 1) {
      --steps_left_;
      progress_.advance();
    }
    throw_if_stopped();
  }

  Directions find_directions() {
    Heights heights = planes_.make<float>();
    Directions sinks = read_heights(*heights);
    if (plan_.job.hydrology->breach) {
      fill_voids(*heights, sinks.get());
      breach(heights, sinks.get());
    }
    filled_ = planes_.make<float>();
    const FilledDepressions depressions = fill_depressions(where_, *heights, sinks.get(), *filled_, voids());
    const std::int64_t filled_before = report_.depressions.filled_voids;
    report_.depressions = depressions.report;
    report_.depressions.filled_voids += filled_before;
    Directions direction = planes_.make<std::uint8_t>();
    report_.directions = flow_directions(where_, *filled_, depressions.borders, sinks.get(), *direction);
    return direction;
  }

  /// What is wrong with given directions is told with the layer that gives them.
  template <class Step>
  auto about_directions(const Step& step) const {
    try {
      return step();
    } catch (const RasterError& error) {
      if (!wanted_.directions) throw;
      const std::string& layer = plan_.set.layers[*wanted_.directions].name;
      throw RasterError(error.what_happened(), "layer '" + layer + "', " + error.where(), error.remedy());
    }
  }

  /// The given ones, beside heights that are left as they are.
  Directions take_directions() {
    filled_ = planes_.make<float>();
    const auto given = planes_.make<std::int32_t>();
    read_whole_grid(plan_, {{wanted_.elevation, 0, filled_.get()}}, {{*wanted_.directions, given.get()}},
                    where_.tile_done);
    Directions direction = planes_.make<std::uint8_t>();
    const DirectionCodes codes = codes_of(plan_.job.hydrology->direction_codes);
    report_.directions.cells =
        about_directions([&] { return import_directions(where_, *given, codes, *direction); });
    return direction;
  }

  [[nodiscard]] Voids voids() const { return plan_.job.hydrology->fill_voids ? Voids::fill : Voids::refuse; }

  /// A channel would be cut down into a void: they are filled, or refused, first.
  void fill_voids(TilePlane<float>& heights, const TilePlane<std::uint8_t>* sinks) {
    const Heights filled = planes_.make<float>();
    const auto report = fill_depressions(where_, heights, sinks, *filled, voids()).report;
    report_.depressions.filled_voids = report.filled_voids;
    if (report.filled_voids == 0) return;
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
      std::vector<float> cells = load_tile(tiling_, heights, tile);
      const std::vector<float> levels = load_tile(tiling_, *filled, tile);
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (std::isnan(cells[i])) cells[i] = levels[i];
      heights.save(tile, cells);
    });
  }

  /// Channels out of depressions: the heights are then those with the channels.
  void breach(Heights& heights, const TilePlane<std::uint8_t>* sinks) {
    BreachLimits limits;
    const JobHydrology& job = *plan_.job.hydrology;
    limits.length_m = job.breach_length_m.value_or(limits.length_m);
    limits.depth_m = job.breach_depth_m.value_or(limits.depth_m);
    Heights breached = planes_.make<float>();
    report_.breaches = breach_depressions(where_, *heights, sinks, limits, *breached);
    heights = std::move(breached);
  }

  /// out: where water ends, or nothing
  Directions read_heights(TilePlane<float>& heights) {
    std::vector<BandToRead> bands = {{wanted_.elevation, 0, &heights}};
    Heights lakes;
    if (wanted_.terminal_lakes) {
      lakes = planes_.make<float>();
      bands.push_back({*wanted_.terminal_lakes, 0, lakes.get()});
    }
    read_whole_grid(plan_, bands, {}, where_.tile_done);
    if (lakes == nullptr) return nullptr;
    Directions sinks = planes_.make<std::uint8_t>();
    transform_plane(where_, *lakes, *sinks,
                    [](float share) -> std::uint8_t { return share >= least_lake ? 1 : 0; });
    return sinks;
  }

  void add_up_areas(const TilePlane<std::uint8_t>& direction) {
    const CellAreas areas(plan_.tiles.grid, tiling_, quantum_m2_);
    areas_ = planes_.make<std::int64_t>();
    std::vector<const TilePlane<std::int64_t>*> weights = {&areas};
    std::vector<TilePlane<std::int64_t>*> sums = {areas_.get()};
    Areas marks;
    if (!wanted_.catchments.empty()) {  // what may flow in from beyond the grid
      marks = planes_.make<std::int64_t>();
      edges_ = planes_.make<std::int64_t>();
      mark_edge_cells(where_, direction, EdgeOf::grid_and_data, *marks);
      weights.push_back(marks.get());
      sums.push_back(edges_.get());
    }
    const AccumulationTotals totals =
        about_directions([&] { return flow_accumulation(where_, direction, weights, sums); }).front();
    report_.drained = drained(totals);
    if (!wanted_.spread) give_areas(*areas_);
  }

  /// What upstream areas and wetness are made from where the job spreads water over several neighbours.
  void spread_areas(const TilePlane<std::uint8_t>& direction) {
    const CellAreas areas(plan_.tiles.grid, tiling_, quantum_m2_);
    spread_areas_ = planes_.make<std::int64_t>();
    const Directions waits = planes_.make<std::uint8_t>();
    const TilePlane<std::int64_t>* const weight = &areas;
    TilePlane<std::int64_t>* const sum = spread_areas_.get();
    const SpreadReport spread =
        spread_accumulation(where_, {*filled_, direction, *wanted_.spread}, {&weight, 1}, {&sum, 1},
                            {plan_.hydrology->open_tiles, *waits});
    report_.spread = SpreadWater{drained(spread.totals.front()), spread.rounds};
    give_areas(*spread_areas_);
  }

  [[nodiscard]] double km2(std::int64_t quanta) const {
    return static_cast<double>(quanta) * quantum_m2_ / 1e6;
  }

  [[nodiscard]] DrainedLand drained(const AccumulationTotals& totals) const {
    return {km2(totals.weight - totals.without_direction), km2(totals.left_the_grid + totals.into_no_data),
            km2(totals.in_sinks)};
  }

  void give_areas(const TilePlane<std::int64_t>& sums) {
    if (!wanted_.wants(HydrologyResult::upstream_area)) return;
    transform_plane(where_, sums, result(HydrologyResult::upstream_area, 0), [&](std::int64_t sum) {
      return sum == no_accumulation ? no_data_f32 : static_cast<float>(km2(sum));
    });
  }

  /// What is measured from streams, and how wet the ground is.
  void find_streams(const TilePlane<std::uint8_t>& direction) {
    if (wanted_.wants(HydrologyResult::wetness_index))
      wetness_index(where_, {*filled_, direction, spread_areas_ ? *spread_areas_ : *areas_, quantum_m2_},
                    result(HydrologyResult::wetness_index, 0));
    spread_areas_.reset();
    const Drained drained{*filled_, direction, *areas_, quantum_m2_};
    StreamBelow below;
    if (wanted_.wants(HydrologyResult::height_above_drainage))
      below.height_above_m = &result(HydrologyResult::height_above_drainage, 0);
    if (wanted_.wants(HydrologyResult::stream_distance))
      below.distance_m = &result(HydrologyResult::stream_distance, 0);
    if (!wanted_.wants_streams()) return;
    const Directions cells = planes_.make<std::uint8_t>();
    streams(where_, drained, wanted_.stream_km2 * 1e6, *cells);
    if (below.height_above_m != nullptr || below.distance_m != nullptr)
      stream_below(where_, drained, *cells, below);
    if (wanted_.wants(HydrologyResult::stream_order)) order_streams(direction, *cells);
    std::atomic<std::int64_t> count = 0;
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
      const std::vector<std::uint8_t> codes = load_tile(tiling_, *cells, tile);
      count += std::count(codes.begin(), codes.end(), stream);
    });
    report_.stream_cells = count;
  }

  void order_streams(const TilePlane<std::uint8_t>& direction, const TilePlane<std::uint8_t>& cells) {
    const Directions orders = planes_.make<std::uint8_t>();
    report_.highest_order = stream_order(where_, direction, cells, *orders);
    transform_plane(where_, *orders, result(HydrologyResult::stream_order, 0), [](std::uint8_t order) {
      return order == stream_no_data ? no_data_f32 : static_cast<float>(order);
    });
  }

  /// Melt and runoff of each cell, from the climate.
  void melt() {
    melt_ = work_out_melt(plan_, where_, planes_);
    report_.melt = melt_->report;
    const auto give = [&](HydrologyResult which, const WorkedOutMelt::Months& months) {
      if (wanted_.wants(which))
        results_[static_cast<std::size_t>(which)].assign(months.begin(), months.end());
    };
    give(HydrologyResult::glacier_melt_monthly, melt_->from_glaciers);
    give(HydrologyResult::snowmelt_monthly, melt_->snow_melt);
    give(HydrologyResult::runoff_monthly, melt_->runoff);
  }

  void add_up_water(const TilePlane<std::uint8_t>& direction) {
    std::vector<Heights> planes;
    std::vector<BandToRead> bands;
    const auto read = [&](std::size_t layer, MonthlyPlanes& months) {
      for (std::size_t month = 0; month < months_of_year; ++month) {
        planes.push_back(planes_.make<float>());
        bands.push_back({layer, static_cast<int>(month), planes.back().get()});
        months[month] = planes.back().get();
      }
    };
    WaterOfYear water;
    if (wanted_.glaciers->melt) {
      read(*wanted_.glaciers->melt, water.melt_mm);
      read(*wanted_.glaciers->runoff, water.runoff_mm);
      water.largest_mm = plan_.set.layers[*wanted_.glaciers->runoff].spec.plausible_high;
    } else {
      for (std::size_t month = 0; month < months_of_year; ++month) {
        water.melt_mm[month] = melt_->from_glaciers[month].get();
        water.runoff_mm[month] = melt_->runoff[month].get();
      }
      water.largest_mm = std::max(melt_->report.largest_runoff_mm, 1.0);
    }
    if (wanted_.glaciers->abstraction) read(*wanted_.glaciers->abstraction, water.taken_m3);
    if (!bands.empty()) read_whole_grid(plan_, bands, {}, where_.tile_done);
    report_.water = melt_share(
        where_, direction, water, least_known, [this] { return planes_.make<std::int64_t>(); },
        melt_results());
  }

  MeltShareResults melt_results() {
    MeltShareResults out;
    for (std::size_t month = 0; month < months_of_year; ++month) {
      if (wanted_.wants(HydrologyResult::glacier_share_monthly))
        out.share[month] = &result(HydrologyResult::glacier_share_monthly, month);
      if (wanted_.wants(HydrologyResult::discharge_monthly))
        out.discharge_m3_s[month] = &result(HydrologyResult::discharge_monthly, month);
    }
    if (wanted_.wants(HydrologyResult::glacier_share))
      out.annual_share = &result(HydrologyResult::glacier_share, 0);
    return out;
  }

  /// The plane of a result that is wanted, made when it is first asked for, by one thread.
  TilePlane<float>& result(HydrologyResult which, std::size_t band) {
    auto& bands = results_[static_cast<std::size_t>(which)];
    while (bands.size() <= band) bands.push_back(planes_.make<float>());
    return *bands[band];
  }

  void give_layers() {
    const TilePlan& tiles = plan_.tiles;
    // A window lies in one row of tiles; with a halo it reaches into the next, or into one at either side.
    const std::int64_t across = tiles.tile_cols / tiling_.tile_cols + 1;
    const std::int64_t kept = tiles.halo == 0                        ? across
                              : tiling_.tile_rows == tiles.tile_rows ? 3 * (across + 1)
                                                                     : 2 * (across + 1);
    for (const auto& wanted : wanted_.wanted) {
      std::vector<std::shared_ptr<const ComputedCells>> bands;
      for (const auto& plane : results_[static_cast<std::size_t>(wanted.result)])
        bands.push_back(std::make_shared<PlaneCells>(tiling_, plane, at(kept)));
      plan_.layers[wanted.layer].give_cells(std::move(bands));
    }
  }

  RunPlan& plan_;
  const ResolvedHydrology& wanted_;
  const Tiling& tiling_;
  PlaneMaker planes_;
  Progress& progress_;
  WholeGrid where_;
  std::int64_t steps_left_ = 0;
  Heights filled_;
  Areas areas_,
      edges_;  ///< what drains through each cell; how many cells at the edge of the data lie upstream
  Areas spread_areas_;  ///< likewise, where water spreads
  double quantum_m2_ = 0;
  std::optional<WorkedOutMelt> melt_;
  std::array<std::vector<std::shared_ptr<TilePlane<float>>>, hydrology_results.size()> results_;
  HydrologyReport report_;
};

}  // namespace

std::vector<FinishedAudit> work_out_hydrology(RunPlan& plan, const std::filesystem::path& scratch,
                                              Progress& progress) {
  if (!plan.hydrology) return {};
  return HydrologyPass(plan, scratch, progress).run();
}

}  // namespace firnline
