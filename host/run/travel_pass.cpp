// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/travel_pass.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

#include "host/run/plane_cells.hpp"
#include "host/run/plane_maker.hpp"
#include "host/run/shocks.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/travel_plan.hpp"
#include "host/run/travel_report.hpp"
#include "host/run/ways_shown.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

constexpr Cell nowhere = {-1, -1};

/// The passes over the whole grid, one after the other, and the planes that lie between them.
class TravelPass {
 public:
  TravelPass(RunPlan& plan, const TravelPlaces& places, Progress& progress)
      : plan_(plan),
        job_(*plan.job.travel),
        wanted_(*plan.set.travel),
        places_(places),
        tiling_(plan.travel->tiling),
        planes_(tiling_, plan.travel->in_memory, places.scratch),
        progress_(progress),
        where_{on_processor(plan.device), plan.tiles.grid, tiling_, [this] { step(); }} {}

  FoundTravel run() {
    steps_left_ = plan_.tiles.tiles() * (1 + static_cast<std::int64_t>(job_.events.size())) +
                  travel_passes(plan_) * tiling_.tiles();
    progress_.begin(travel_stage, steps_left_,
                    static_cast<double>(plan_.tiles.grid.cells()) / static_cast<double>(tiling_.tiles()));
    place_facilities();
    build_ways();
    reach();
    FoundTravel out;
    if (wanted_.result) give_layer();
    write_maps(out.files);
    ShownWays shown(plan_, where_, access_planes());
    if (!job_.events.empty()) make_planes_of_shocks();
    for (std::size_t event = 0; event < job_.events.size(); ++event) {
      shock(event, out.files);
      shown.add_shock(*shocked_labels_);
    }
    out.ways = shown.with_facilities(outcome_);
    if (people_ != nullptr) out.files.push_back(write_people_by_travel_time(plan_, places_.folder, out.ways));
    plan_.access[wanted_.facilities] = access_of_sites(plan_, outcome_);
    give_attributes();
    out.told = finished_travel(plan_, outcome_);
    out.audit = audit_of_travel(plan_, outcome_);
    progress_.end();
    return out;
  }

 private:
  template <class T>
  using Plane = std::unique_ptr<TilePlane<T>>;

  static Device on_processor(Device device) {
    device.kind = DeviceKind::cpu;
    return device;
  }

  /// As of hydrology: repeated passes take as many rounds as they need, and the bar waits near its end.
  void step() {
    if (steps_left_ > 1) {
      --steps_left_;
      progress_.advance();
    }
    throw_if_stopped();
  }

  /// Numbers of facilities follow their ids: between equal ways the first id wins.
  void place_facilities() {
    const SiteList& list = plan_.sites[wanted_.facilities];
    outcome_.site_of.resize(list.sites.size());
    std::iota(outcome_.site_of.begin(), outcome_.site_of.end(), std::size_t{0});
    std::sort(outcome_.site_of.begin(), outcome_.site_of.end(),
              [&](std::size_t a, std::size_t b) { return list.sites[a].id < list.sites[b].id; });
    for (const std::size_t site : outcome_.site_of) {
      const auto& runs = list.zone(site, wanted_.footprint).runs;
      outcome_.cells.push_back(runs.empty() ? nowhere : Cell{runs.front().row, runs.front().col_first});
    }
  }

  void build_ways() {
    friction_ = planes_.make<float>();
    known_ = planes_.make<std::uint8_t>();
    if (has_heading(plan_)) {
      heights_ = planes_.make<float>();
      on_foot_ = planes_.make<std::uint8_t>();
    }
    if (slows_roads(plan_)) {
      walk_ = planes_.make<float>();
      road_kmh_ = planes_.make<float>();
    }
    if (wanted_.population) people_ = planes_.make<float>();
    outcome_.ways = read_ways(plan_, planes_of_ways(), where_.tile_done);
  }

  [[nodiscard]] WayPlanes planes_of_ways() const {
    return {friction_.get(), known_.get(),   on_foot_.get(), walk_.get(),
            road_kmh_.get(), heights_.get(), people_.get()};
  }

  [[nodiscard]] TravelWays ways_over(const TilePlane<float>& friction,
                                     const TilePlane<std::uint8_t>* on_foot) const {
    TravelWays ways{friction, job_.neighbours == 16 ? Moves::sixteen : Moves::eight, std::nullopt};
    if (has_heading(plan_))
      ways.slopes.emplace(Slopes{
          *heights_, on_foot, job_.slope == "from_facility" ? Heading::from_facility : Heading::to_facility});
    return ways;
  }

  void reach() {
    labels_ = planes_.make<Label>();
    const TravelWays ways = ways_over(*friction_, on_foot_.get());
    outcome_.report = travel_time(where_, ways, outcome_.cells, *labels_);
    spdlog::info("ways to {} {}: {} rounds, {} visits of tiles", outcome_.cells.size(),
                 outcome_.cells.size() == 1 ? "facility" : "facilities", outcome_.report.rounds,
                 outcome_.report.tile_visits);
    if (job_.second_nearest) {
      second_ = planes_.make<Label>();
      (void)second_nearest(where_, ways, outcome_.cells, *labels_, *second_);
    }
    count_cells();
    if (people_ != nullptr)
      outcome_.people = people_in_reach(where_, *labels_, *people_, job_.thresholds_min, facilities());
    if (people_ != nullptr && second_ != nullptr)
      outcome_.relying =
          people_cut_off(where_, *labels_, *second_, *people_, job_.thresholds_min, facilities());
  }

  [[nodiscard]] std::int64_t facilities() const { return static_cast<std::int64_t>(outcome_.cells.size()); }

  /// How much land is nearest to each facility, and how far it reaches.
  void count_cells() {
    const AreasOfFacilities areas = areas_of_facilities(where_, *labels_, facilities());
    outcome_.cells_of = areas.cells;
    for (const std::uint64_t ticks : areas.longest_ticks)
      outcome_.longest_min.push_back(static_cast<double>(ticks) / ticks_per_minute);
    for (std::size_t f = 0; f < outcome_.cells_of.size(); ++f)
      if (outcome_.cells_of[f] == 0) outcome_.longest_min[f] = std::numeric_limits<double>::quiet_NaN();
    outcome_.reached = std::accumulate(areas.cells.begin(), areas.cells.end(), std::int64_t{0});
    outcome_.unreached = outcome_.ways.open - outcome_.reached;
  }

  void give_layer() {
    auto minutes = std::shared_ptr<TilePlane<float>>(planes_.make<float>());
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
      const std::vector<Label> label = load_tile(tiling_, *labels_, tile);
      const std::vector<std::uint8_t> known = load_tile(tiling_, *known_, tile);
      std::vector<float> cells(label.size(), no_data_f32);
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (known[i] != 0) cells[i] = static_cast<float>(std::min(minutes_of(label[i]), longest_travel_min));
      minutes->save(tile, cells);
    });
    plan_.layers[*wanted_.result].give_cells(
        {std::make_shared<PlaneCells>(tiling_, minutes, tiles_kept(plan_.tiles, tiling_))});
  }

  /// The columns of the facilities, for profiles that judge them.
  void give_attributes() {
    const SitesAccess& access = plan_.access.at(wanted_.facilities);
    auto& columns = plan_.worked_out[wanted_.facilities];
    std::size_t next = 0;
    for (const auto& attribute : plan_.set.attributes) {
      const auto& where = attribute->worked_out;
      if (!where || where->by != "travel") continue;
      columns.resize(std::max(columns.size(), where->number + 1));
      for (const auto& of_site : access.of_site) columns[where->number].push_back(of_site[next]);
      ++next;
    }
  }

  [[nodiscard]] AccessPlanes access_planes() const {
    return {*labels_, *known_, second_.get(), people_.get()};
  }

  void write_maps(std::vector<WrittenFile>& files) {
    append(files, write_travel_time(plan_, places_.folder, places_.facts, access_planes()));
    files.push_back(write_catchments(plan_, places_.folder, outcome_, *labels_));
  }

  static void append(std::vector<WrittenFile>& files, std::vector<WrittenFile> more) {
    std::move(more.begin(), more.end(), std::back_inserter(files));
  }

  /// The same for every event: on disk each plane stays until the run ends.
  void make_planes_of_shocks() {
    hazard_ = planes_.make<float>();
    shocked_friction_ = planes_.make<float>();
    shocked_labels_ = planes_.make<Label>();
    if (on_foot_ != nullptr) shocked_on_foot_ = planes_.make<std::uint8_t>();
  }

  void shock(std::size_t event, std::vector<WrittenFile>& files) {
    ShockReport report;
    read_hazard(plan_, event, *hazard_, where_.tile_done);
    report.ways = shock_ways(plan_, event, where_, planes_of_ways(), *hazard_, *shocked_friction_,
                             shocked_on_foot_.get());
    report.closed = closed_facilities(event, *hazard_);
    std::vector<Cell> open = outcome_.cells;
    for (std::size_t f = 0; f < open.size(); ++f)
      if (report.closed[f]) open[f] = nowhere;
    const TravelWays ways = ways_over(*shocked_friction_, shocked_on_foot_.get());
    (void)travel_time(where_, ways, open, *shocked_labels_);
    if (people_ != nullptr) {
      report.served = people_in_reach(where_, *shocked_labels_, *people_, job_.thresholds_min, facilities());
      report.lost =
          people_cut_off(where_, *labels_, *shocked_labels_, *people_, job_.thresholds_min, facilities());
    }
    outcome_.shocks.push_back(std::move(report));
    append(files,
           write_access_loss(plan_, places_.folder, places_.facts, event, access_planes(), *shocked_labels_));
  }

  [[nodiscard]] std::vector<bool> closed_facilities(std::size_t event, const TilePlane<float>& hazard) const {
    std::vector<Cell> inside;
    for (const Cell& cell : outcome_.cells)
      if (cell.row >= 0) inside.push_back(cell);
    const std::vector<float> there = values_at(tiling_, hazard, inside);
    std::vector<bool> closed(outcome_.cells.size(), false);
    std::size_t next = 0;
    for (std::size_t f = 0; f < closed.size(); ++f)
      if (outcome_.cells[f].row >= 0) closed[f] = closes_facility(plan_, event, there[next++]);
    return closed;
  }

  RunPlan& plan_;
  const JobTravel& job_;
  const ResolvedTravel& wanted_;
  const TravelPlaces& places_;
  Tiling tiling_;
  PlaneMaker planes_;
  Progress& progress_;
  WholeGrid where_;
  std::int64_t steps_left_ = 0;
  Plane<float> friction_, walk_, road_kmh_, heights_, people_, hazard_, shocked_friction_;
  Plane<std::uint8_t> known_, on_foot_, shocked_on_foot_;
  Plane<Label> labels_, second_, shocked_labels_;
  TravelOutcome outcome_;
};

}  // namespace

FoundTravel find_travel(RunPlan& plan, const TravelPlaces& places, Progress& progress) {
  if (!plan.travel) return {};
  return TravelPass(plan, places, progress).run();
}

}  // namespace firnline
