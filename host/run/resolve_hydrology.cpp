// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolve_hydrology.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "rasters/alignment/source_raster.hpp"

namespace firnline {
namespace {

class HydrologyResolver {
 public:
  HydrologyResolver(const JobHydrology& job, JobLayers& layers, Complaints complaints)
      : job_(job), layers_(layers), complaints_(complaints) {}

  /// in: with what is wanted
  void resolve(ResolvedHydrology& out) {
    out.elevation = use(job_.elevation, {.name = "elevation", .unit = "m"}, "elevation");
    if (!job_.terminal_lakes.empty())
      out.terminal_lakes = use(job_.terminal_lakes, {.name = "lake_mask", .unit = "1"}, "terminal_lakes");
    if (!job_.directions.empty()) out.directions = directions();
    if (job_.glaciers && (out.wants_any(is_glacier_water) || !out.catchments.empty()))
      out.glaciers = glacier_water(*job_.glaciers);
    if (job_.melt && (out.wants_any(is_melt) || (out.glaciers && !out.glaciers->melt)))
      out.melt = melt(*job_.melt);
    out.spread = spread_law(out);
    out.stream_km2 = job_.stream_km2;
    out.snap_m = job_.snap_m;
    for (const auto& wanted : out.wanted)
      layers_.tell_origin(wanted.layer,
                          is_melt(wanted.result) && job_.melt ? job_.melt->temperature : job_.elevation);
  }

 private:
  /// Takes a layer into the run and returns its place there; none for one that is not there, which has been
  /// told.
  std::size_t use(const std::string& name, const Need& need, const std::string& key) {
    const std::size_t index = layers_.index_of(name);
    if (index == JobLayers::none) return index;
    check_need(need, layers_.all[index], "hydrology." + key, job_.line, complaints_);
    return layers_.use(index);
  }

  std::optional<std::size_t> directions() {
    const std::size_t index = layers_.index_of(job_.directions);
    if (index == JobLayers::none) return std::nullopt;  // has been told
    const LayerRequest& layer = layers_.all[index];
    if (layer.spec.kind != LayerKind::topological || !holds_codes(layer.spec))
      complaints_.add(job_.line, "hydrology.directions",
                      "needs flow directions and layer '" + layer.name + "' is " + layer.spec.id +
                          "; give it is = \"flow_direction\" if that is what it holds");
    return layers_.use(index);
  }

  ResolvedHydrology::GlacierWater glacier_water(const JobGlacierWater& job) {
    ResolvedHydrology::GlacierWater out;
    if (!job.melt.empty()) {
      out.melt = use(job.melt, {.name = "glacier_melt_monthly", .unit = "mm", .bands = 12}, "glaciers.melt");
      out.runoff = use(job.runoff, {.name = "runoff_monthly", .unit = "mm", .bands = 12}, "glaciers.runoff");
    }
    if (!job.abstraction.empty())
      out.abstraction = use(job.abstraction, {.name = "irrigation_demand_monthly", .unit = "m3", .bands = 12},
                            "glaciers.abstraction");
    out.intake_km2 = job.intake_km2;
    return out;
  }

  ResolvedHydrology::Melt melt(const JobMelt& job) {
    ResolvedHydrology::Melt out;
    out.temperature = use(job.temperature, {.name = "air_temperature_monthly", .unit = "degC", .bands = 12},
                          "melt.temperature");
    out.precipitation = use(job.precipitation, {.name = "precipitation_monthly", .unit = "mm", .bands = 12},
                            "melt.precipitation");
    out.glaciers = use(job.glaciers, {.name = "glacier_mask", .unit = "1"}, "melt.glaciers");
    if (!job.temperature_elevation.empty())
      out.temperature_elevation =
          use(job.temperature_elevation, {.name = "elevation", .unit = "m"}, "melt.temperature_elevation");
    if (!job.debris_factor.empty())
      out.debris_factor =
          use(job.debris_factor, {.name = "debris_melt_factor", .unit = "1"}, "melt.debris_factor");
    if (!job.evaporation.empty())
      out.evaporation =
          use(job.evaporation, {.name = "actual_evapotranspiration_monthly", .unit = "mm", .bands = 12},
              "melt.evaporation");
    return out;
  }

  [[nodiscard]] std::optional<SpreadLaw> spread_law(const ResolvedHydrology& resolved) const {
    if (job_.routing == "d8" || !resolved.wants_any(is_of_areas)) return std::nullopt;
    SpreadLaw law;
    law.kind = job_.routing == "mfd" ? SpreadLaw::Kind::multiple : SpreadLaw::Kind::d_infinity;
    law.exponent = job_.mfd_exponent;
    law.contour_lengths = job_.mfd_contour_lengths;
    return law;
  }

  const JobHydrology& job_;
  JobLayers& layers_;
  Complaints complaints_;
};

}  // namespace

void resolve_hydrology(const Job& job, JobLayers& layers, LayerSet& set, Complaints complaints) {
  ResolvedHydrology out;
  for (std::size_t l = 0; l < set.layers.size(); ++l)
    if (const auto result = hydrology_result(set.layers[l].spec.id); set.layers[l].computed && result)
      out.wanted.push_back({l, *result});
  for (std::size_t s = 0; s < set.sites.size(); ++s) {
    const auto& more = set.sites[s].more_footprints;
    if (std::any_of(more.begin(), more.end(), is_upstream)) out.catchments.push_back(s);
  }
  if (out.wanted.empty() && out.catchments.empty()) return;
  HydrologyResolver(*job.hydrology, layers, complaints).resolve(out);
  set.hydrology = std::move(out);
}

}  // namespace firnline
