// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/hydrology_pass.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "host/run/catchments.hpp"
#include "host/run/hydrology_audit.hpp"
#include "host/run/hydrology_plan.hpp"
#include "host/run/kept_stages.hpp"
#include "host/run/melt_pass.hpp"
#include "host/run/plane_cells.hpp"
#include "host/run/plane_maker.hpp"
#include "host/run/result_planes.hpp"
#include "host/run/routing_pass.hpp"
#include "host/run/site_water.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "host/run/whole_grid_layers.hpp"
#include "kernels/hydrology/drainage.hpp"
#include "kernels/hydrology/melt_share.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

/// Of the land upstream, at least this share must have data for a share of its water to be told.
constexpr double least_known = 0.7;

using Heights = std::unique_ptr<TilePlane<float>>;

/// The run's device, or its threads alone where its GPU is not to be used.
Device routing_device(const RunPlan& plan) {
  Device device = plan.device;
  if (!plan.hydrology->on_gpu) device.kind = DeviceKind::cpu;
  return device;
}

/// What an interrupted run left counts for the same run in the same tiles. Planes in memory leave nothing.
KeptStages kept_stages(const RunPlan& plan, const PlaneMaker& planes, const HydrologyScratch& scratch) {
  if (plan.hydrology->in_memory) return {};
  const Tiling& tiling = plan.hydrology->tiling;
  return {planes.stages(),
          scratch.identity + " in tiles of " + std::to_string(tiling.tile_rows) + " x " +
              std::to_string(tiling.tile_cols),
          scratch.resume, routing_stages};
}

/// The passes over the whole grid, one after the other, and the planes that lie between them.
class HydrologyPass {
 public:
  HydrologyPass(RunPlan& plan, const HydrologyScratch& scratch, Progress& progress)
      : plan_(plan),
        wanted_(*plan.set.hydrology),
        tiling_(plan.hydrology->tiling),
        planes_(tiling_, plan.hydrology->in_memory, scratch.folder),
        kept_(kept_stages(plan, planes_, scratch)),
        results_(planes_),
        progress_(progress),
        where_{routing_device(plan), plan.tiles.grid, tiling_, [this] { step(); }} {}

  std::vector<FinishedAudit> run() {
    if (const std::string where = routing_text(plan_); !where.empty()) spdlog::info("{}", where);
    steps_left_ = plan_.tiles.tiles() + hydrology_passes(plan_) * tiling_.tiles();
    progress_.begin(hydrology_stage, steps_left_,
                    static_cast<double>(plan_.tiles.grid.cells()) / static_cast<double>(tiling_.tiles()));
    const RoutedGrid routed = route_water(
        plan_, where_, planes_, kept_, [this](int passes) { skip(passes); }, results_, report_);
    if (!wanted_.catchments.empty()) {
      const DrainedGrid drained{where_, *routed.direction, *routed.areas, routed.edges.get(),
                                routed.quantum_m2 / 1e6};
      report_.catchments = cut_catchments(plan_, drained, planes_);
    }
    if (wanted_.glaciers && wanted_.glaciers->intake_km2) find_river(routed);
    if (wanted_.melt) melt();
    if (wanted_.glaciers) add_up_water(*routed.direction);
    melt_.reset();
    tell_water_of_sites(plan_, report_.catchments, water_at_sites_);
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
  void skip(int passes) {
    const std::int64_t steps = std::min(passes * tiling_.tiles(), steps_left_ - 1);
    steps_left_ -= steps;
    progress_.skip(steps);
  }

  void find_river(const RoutedGrid& routed) {
    river_ = planes_.make<std::uint8_t>();
    streams(where_, *routed.areas, routed.quantum_m2, *wanted_.glaciers->intake_km2 * 1e6, *river_);
  }

  /// Melt and runoff of each cell, from the climate.
  void melt() {
    melt_ = work_out_melt(plan_, where_, planes_);
    report_.melt = melt_->report;
    const auto give = [&](HydrologyResult which, const WorkedOutMelt::Months& months) {
      if (wanted_.wants(which)) results_.of(which).assign(months.begin(), months.end());
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
    water.river = river_.get();
    const std::vector<Cell> places = pour_points(report_.catchments);
    water_at_sites_.resize(places.size());
    MeltShareResults results = melt_results();
    results.places = places;
    results.at_places = water_at_sites_;
    report_.water = melt_share(
        where_, direction, water, least_known, [this] { return planes_.make<std::int64_t>(); }, results);
  }

  MeltShareResults melt_results() {
    MeltShareResults out;
    for (std::size_t month = 0; month < months_of_year; ++month) {
      if (wanted_.wants(HydrologyResult::glacier_share_monthly))
        out.share[month] = &results_.band(HydrologyResult::glacier_share_monthly, month);
      if (wanted_.wants(HydrologyResult::discharge_monthly))
        out.discharge_m3_s[month] = &results_.band(HydrologyResult::discharge_monthly, month);
      if (wanted_.wants(HydrologyResult::irrigation_supply_monthly))
        out.supply_m3[month] = &results_.band(HydrologyResult::irrigation_supply_monthly, month);
      if (wanted_.wants(HydrologyResult::irrigation_supply_without_glaciers_monthly))
        out.supply_without_melt_m3[month] =
            &results_.band(HydrologyResult::irrigation_supply_without_glaciers_monthly, month);
    }
    if (wanted_.wants(HydrologyResult::glacier_share))
      out.annual_share = &results_.band(HydrologyResult::glacier_share, 0);
    return out;
  }

  void give_layers() {
    for (const auto& wanted : wanted_.wanted) {
      std::vector<std::shared_ptr<const ComputedCells>> bands;
      for (const auto& plane : results_.of(wanted.result))
        bands.push_back(std::make_shared<PlaneCells>(tiling_, plane, tiles_kept(plan_.tiles, tiling_)));
      plan_.layers[wanted.layer].give_cells(std::move(bands));
    }
  }

  RunPlan& plan_;
  const ResolvedHydrology& wanted_;
  const Tiling& tiling_;
  PlaneMaker planes_;
  KeptStages kept_;
  ResultPlanes results_;
  Progress& progress_;
  WholeGrid where_;
  std::int64_t steps_left_ = 0;
  std::unique_ptr<TilePlane<std::uint8_t>> river_;  ///< from which fields take water
  std::optional<WorkedOutMelt> melt_;
  std::vector<WaterAtCell> water_at_sites_;  ///< at the pour points of the catchments
  HydrologyReport report_;
};

}  // namespace

std::vector<FinishedAudit> work_out_hydrology(RunPlan& plan, const HydrologyScratch& scratch,
                                              Progress& progress) {
  if (!plan.hydrology) return {};
  return HydrologyPass(plan, scratch, progress).run();
}

}  // namespace firnline
