// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/melt_pass.hpp"

#include <cstddef>
#include <optional>
#include <vector>

#include "host/run/whole_grid_layers.hpp"

namespace firnline {
namespace {

/// The planes that the climate is read into. Those of temperature and precipitation take the results.
class Climate {
 public:
  explicit Climate(PlaneMaker& planes) : planes_(planes) {}

  WorkedOutMelt::Months months(std::size_t layer, MonthlyPlanes& into) {
    WorkedOutMelt::Months months;
    for (std::size_t m = 0; m < months_of_year; ++m) {
      months[m] = planes_.make<float>();
      into[m] = months[m].get();
      bands_.push_back({layer, static_cast<int>(m), months[m].get()});
    }
    return months;
  }
  const TilePlane<float>* plane(std::optional<std::size_t> layer) {
    if (!layer) return nullptr;
    single_.push_back(planes_.make<float>());
    bands_.push_back({*layer, 0, single_.back().get()});
    return single_.back().get();
  }
  [[nodiscard]] const std::vector<BandToRead>& bands() const { return bands_; }

 private:
  PlaneMaker& planes_;
  std::vector<BandToRead> bands_;
  std::vector<std::unique_ptr<TilePlane<float>>> single_;
};

FromGlaciers what_counts(const JobHydrology& job) {
  return job.glaciers && job.glaciers->definition == "glacier_area_runoff" ? FromGlaciers::glacier_area_runoff
                                                                           : FromGlaciers::ice_melt;
}

}  // namespace

SnowAndIceModel snow_and_ice_model(const JobMelt& job) {
  SnowAndIceModel model;
  model.all_solid_degc = job.all_solid_c;
  model.all_liquid_degc = job.all_liquid_c;
  model.snow_mm_d_k = job.snow_mm_d_k;
  model.ice_mm_d_k = job.ice_mm_d_k;
  model.melt_temperature_degc = job.melt_temperature_c;
  model.deviation_k = job.positive_degree_days ? job.deviation_k : 0;
  model.lapse_k_m = job.lapse_k_m;
  model.precipitation_factor = job.precipitation_factor;
  model.runoff_coefficient = job.runoff_coefficient.value_or(1);
  return model;
}

WorkedOutMelt work_out_melt(RunPlan& plan, const WholeGrid& where, PlaneMaker& planes) {
  const ResolvedHydrology& hydrology = *plan.set.hydrology;
  const ResolvedHydrology::Melt& layers = *hydrology.melt;
  Climate read(planes);
  ClimatePlanes climate;
  WorkedOutMelt out;
  out.from_glaciers = read.months(layers.temperature, climate.temperature_degc);
  out.runoff = read.months(layers.precipitation, climate.precipitation_mm);
  WorkedOutMelt::Months evaporation;
  if (layers.evaporation) evaporation = read.months(*layers.evaporation, climate.evaporation_mm);
  climate.ice_share = read.plane(layers.glaciers);
  climate.debris_factor = read.plane(layers.debris_factor);
  climate.temperature_elevation_m = read.plane(layers.temperature_elevation);
  if (layers.temperature_elevation) climate.elevation_m = read.plane(hydrology.elevation);
  read_whole_grid(plan, read.bands(), {}, where.tile_done);

  MeltPlanes results;
  for (std::size_t m = 0; m < months_of_year; ++m) {
    if (hydrology.wants(HydrologyResult::snowmelt_monthly)) out.snow_melt[m] = planes.make<float>();
    results.from_glaciers_mm[m] = out.from_glaciers[m].get();
    results.runoff_mm[m] = out.runoff[m].get();
    results.snow_melt_mm[m] = out.snow_melt[m].get();
  }
  out.report = snow_and_ice_melt(where, climate, snow_and_ice_model(*plan.job.hydrology->melt),
                                 what_counts(*plan.job.hydrology), results);
  return out;
}

}  // namespace firnline
