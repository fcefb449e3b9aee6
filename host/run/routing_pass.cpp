// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/routing_pass.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "host/run/hydrology_plan.hpp"
#include "host/run/whole_grid_layers.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/direction_import.hpp"
#include "kernels/hydrology/drainage.hpp"
#include "kernels/hydrology/spread_accumulation.hpp"
#include "kernels/hydrology/stream_order.hpp"
#include "kernels/hydrology/weights.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

/// A cell counts as a lake when at least this share of it is water.
constexpr float least_lake = 0.5F;

DirectionCodes codes_of(const std::string& word) {
  if (word == "taudem") return DirectionCodes::taudem;
  if (word == "grass") return DirectionCodes::grass;
  return word == "richdem" ? DirectionCodes::richdem : DirectionCodes::esri;
}

const char* name_of(RoutingStage stage) {
  if (stage == RoutingStage::directions) return "the directions of flow";
  return stage == RoutingStage::areas ? "areas upstream" : "what is measured from streams";
}

using Heights = std::unique_ptr<TilePlane<float>>;
using Directions = std::unique_ptr<TilePlane<std::uint8_t>>;
using Areas = std::unique_ptr<TilePlane<std::int64_t>>;

class Routing {
 public:
  Routing(RunPlan& plan, const WholeGrid& where, PlaneMaker& planes, KeptStages& kept,
          const std::function<void(int passes)>& skipped, ResultPlanes& results, RoutingReport& report)
      : plan_(plan),
        wanted_(*plan.set.hydrology),
        tiling_(plan.hydrology->tiling),
        where_(where),
        planes_(planes),
        kept_(kept),
        skipped_(skipped),
        results_(results),
        report_(report) {
    out_.quantum_m2 = accumulation_quantum(largest_cell_area_m2(plan.tiles.grid), plan.tiles.grid.cells());
    take_over_report();
  }

  RoutedGrid run() {
    filled_ = plane<float>("filled", RoutingStage::directions);
    out_.direction = plane<std::uint8_t>("direction", RoutingStage::directions);
    stage(RoutingStage::directions, [this] { wanted_.directions ? take_directions() : find_directions(); });
    out_.areas = plane<std::int64_t>("areas", RoutingStage::areas);
    if (!wanted_.catchments.empty()) out_.edges = plane<std::int64_t>("edges", RoutingStage::areas);
    if (wanted_.spread) spread_areas_ = plane<std::int64_t>("spread_areas", RoutingStage::areas);
    open_results({HydrologyResult::upstream_area, HydrologyResult::specific_catchment_area},
                 RoutingStage::areas);
    stage(RoutingStage::areas, [this] {
      add_up_areas();
      if (wanted_.spread) spread_areas();
    });
    open_results({HydrologyResult::wetness_index, HydrologyResult::height_above_drainage,
                  HydrologyResult::stream_distance, HydrologyResult::stream_order},
                 RoutingStage::streams);
    stage(RoutingStage::streams, [this] { find_streams(); });
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool done_before(RoutingStage stage) const {
    return kept_.were_done(static_cast<std::int64_t>(stage));
  }

  template <class Work>
  void stage(RoutingStage which, const Work& work) {
    if (done_before(which)) {
      spdlog::info("resuming: {} are taken over", name_of(which));
      skipped_(passes_of(plan_, which));
      return;
    }
    work();
    kept_.keep(static_cast<std::int64_t>(which), std::as_bytes(std::span(&report_, 1)));
  }

  void take_over_report() {
    static_assert(std::is_trivially_copyable_v<RoutingReport>);
    const std::vector<std::byte> kept = kept_.read();
    if (kept.size() == sizeof report_) std::memcpy(&report_, kept.data(), kept.size());
  }

  template <class T>
  [[nodiscard]] std::unique_ptr<TilePlane<T>> plane(const std::string& name, RoutingStage made_in) {
    return planes_.make<T>(name, done_before(made_in));
  }
  void open_results(std::initializer_list<HydrologyResult> of_stage, RoutingStage made_in) {
    for (const HydrologyResult result : of_stage)
      if (wanted_.wants(result)) results_.open(result, done_before(made_in));
  }

  void find_directions() {
    Heights heights = planes_.make<float>();
    Directions sinks = read_heights(*heights);
    if (plan_.job.hydrology->breach) {
      fill_voids(*heights, sinks.get());
      breach(heights, sinks.get());
    }
    const FilledDepressions depressions = fill_depressions(where_, *heights, sinks.get(), *filled_, voids());
    const std::int64_t filled_before = report_.depressions.filled_voids;
    report_.depressions = depressions.report;
    report_.depressions.filled_voids += filled_before;
    report_.directions = flow_directions(where_, *filled_, depressions.borders, sinks.get(), *out_.direction);
    spdlog::info("flats: directions crossed borders of tiles in {} rounds", report_.directions.flat_rounds);
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
  void take_directions() {
    const auto given = planes_.make<std::int32_t>();
    read_whole_grid(plan_, {{wanted_.elevation, 0, filled_.get()}}, {{*wanted_.directions, given.get()}},
                    where_.tile_done);
    const DirectionCodes codes = codes_of(plan_.job.hydrology->direction_codes);
    report_.directions.cells =
        about_directions([&] { return import_directions(where_, *given, codes, *out_.direction); });
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

  void add_up_areas() {
    const CellAreas areas(plan_.tiles.grid, tiling_, out_.quantum_m2);
    std::vector<const TilePlane<std::int64_t>*> weights = {&areas};
    std::vector<TilePlane<std::int64_t>*> sums = {out_.areas.get()};
    Areas marks;
    if (!wanted_.catchments.empty()) {  // what may flow in from beyond the grid
      marks = planes_.make<std::int64_t>();
      mark_edge_cells(where_, *out_.direction, EdgeOf::grid_and_data, *marks);
      weights.push_back(marks.get());
      sums.push_back(out_.edges.get());
    }
    const AccumulationTotals totals =
        about_directions([&] { return flow_accumulation(where_, *out_.direction, weights, sums); }).front();
    report_.drained = drained(totals);
    if (!wanted_.spread) give_areas(*out_.areas);
  }

  /// What upstream areas and wetness are made from where the job spreads water over several neighbours.
  void spread_areas() {
    const CellAreas areas(plan_.tiles.grid, tiling_, out_.quantum_m2);
    const Directions waits = planes_.make<std::uint8_t>();
    const TilePlane<std::int64_t>* const weight = &areas;
    TilePlane<std::int64_t>* const sum = spread_areas_.get();
    const SpreadReport spread =
        spread_accumulation(where_, {*filled_, *out_.direction, *wanted_.spread}, {&weight, 1}, {&sum, 1},
                            {plan_.hydrology->open_tiles, *waits});
    report_.spread = SpreadWater{drained(spread.totals.front())};
    spdlog::info("water that spreads crossed borders of tiles in {} rounds", spread.rounds);
    give_areas(*spread_areas_);
  }

  [[nodiscard]] double km2(std::int64_t quanta) const {
    return static_cast<double>(quanta) * out_.quantum_m2 / 1e6;
  }

  [[nodiscard]] DrainedLand drained(const AccumulationTotals& totals) const {
    return {km2(totals.weight - totals.without_direction), km2(totals.left_the_grid + totals.into_no_data),
            km2(totals.in_sinks)};
  }

  void give_areas(const TilePlane<std::int64_t>& sums) {
    if (wanted_.wants(HydrologyResult::specific_catchment_area))
      specific_catchment_area(where_, sums, out_.quantum_m2,
                              results_.band(HydrologyResult::specific_catchment_area, 0));
    if (!wanted_.wants(HydrologyResult::upstream_area)) return;
    transform_plane(where_, sums, results_.band(HydrologyResult::upstream_area, 0), [&](std::int64_t sum) {
      return sum == no_accumulation ? no_data_f32 : static_cast<float>(km2(sum));
    });
  }

  /// What is measured from streams, and how wet the ground is.
  void find_streams() {
    if (wanted_.wants(HydrologyResult::wetness_index))
      wetness_index(
          where_, {*filled_, *out_.direction, spread_areas_ ? *spread_areas_ : *out_.areas, out_.quantum_m2},
          results_.band(HydrologyResult::wetness_index, 0));
    const Drained drained{*filled_, *out_.direction, *out_.areas, out_.quantum_m2};
    StreamBelow below;
    if (wanted_.wants(HydrologyResult::height_above_drainage))
      below.height_above_m = &results_.band(HydrologyResult::height_above_drainage, 0);
    if (wanted_.wants(HydrologyResult::stream_distance))
      below.distance_m = &results_.band(HydrologyResult::stream_distance, 0);
    if (!wanted_.wants_any(is_of_streams)) return;
    const Directions cells = planes_.make<std::uint8_t>();
    streams(where_, drained.areas, drained.area_quantum_m2, wanted_.stream_km2 * 1e6, *cells);
    if (below.height_above_m != nullptr || below.distance_m != nullptr)
      stream_below(where_, drained, *cells, below);
    if (wanted_.wants(HydrologyResult::stream_order)) order_streams(*cells);
    std::atomic<std::int64_t> count = 0;
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
      const std::vector<std::uint8_t> codes = load_tile(tiling_, *cells, tile);
      count += std::count(codes.begin(), codes.end(), stream);
    });
    report_.stream_cells = count;
  }

  void order_streams(const TilePlane<std::uint8_t>& cells) {
    const Directions orders = planes_.make<std::uint8_t>();
    report_.highest_order = stream_order(where_, *out_.direction, cells, *orders);
    transform_plane(where_, *orders, results_.band(HydrologyResult::stream_order, 0), [](std::uint8_t order) {
      return order == stream_no_data ? no_data_f32 : static_cast<float>(order);
    });
  }

  RunPlan& plan_;
  const ResolvedHydrology& wanted_;
  const Tiling& tiling_;
  const WholeGrid& where_;
  PlaneMaker& planes_;
  KeptStages& kept_;
  const std::function<void(int passes)>& skipped_;
  ResultPlanes& results_;
  RoutingReport& report_;
  RoutedGrid out_;
  Heights filled_;
  Areas spread_areas_;  ///< as areas, where water spreads over several neighbours
};

}  // namespace

RoutedGrid route_water(RunPlan& plan, const WholeGrid& where, PlaneMaker& planes, KeptStages& kept,
                       const std::function<void(int passes)>& skipped, ResultPlanes& results,
                       RoutingReport& report) {
  return Routing(plan, where, planes, kept, skipped, results, report).run();
}

}  // namespace firnline
