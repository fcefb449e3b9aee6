// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolve_travel.hpp"

#include <optional>

#include "host/run/footprints.hpp"
#include "kernels/travel/flooded_road.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {
namespace {

class TravelResolver {
 public:
  TravelResolver(const Job& job, JobLayers& layers, Complaints complaints)
      : job_(job), travel_(*job.travel), layers_(layers), complaints_(complaints) {}

  ResolvedTravel run(std::vector<SitesRequest>& sites) {
    ResolvedTravel out;
    for (std::size_t s = 0; s < job_.sites.size(); ++s)
      if (job_.sites[s].name == travel_.facilities) out.facilities = s;
    if (out.facilities < sites.size())
      out.footprint = 1 + ask_for({Footprint::point, 0}, sites[out.facilities]);
    out.friction = quantity("friction", travel_.friction, {.name = "friction", .unit = "min m-1"});
    out.land_cover =
        quantity("land_cover", travel_.land_cover, {.name = "land_cover", .unit = "1", .category = true});
    out.roads = roads();
    for (const auto& name : travel_.barriers) add(out.barriers, presence("barriers", name));
    for (const auto& name : travel_.bridges) add(out.bridges, presence("bridges", name));
    out.elevation = quantity("elevation", travel_.elevation, {.name = "elevation", .unit = "m"});
    out.population = people();
    for (std::size_t e = 0; e < travel_.events.size(); ++e) out.events.push_back(event(e));
    return out;
  }

 private:
  static void add(std::vector<std::size_t>& list, const std::optional<std::size_t>& layer) {
    if (layer) list.push_back(*layer);
  }

  /// Its place among the layers of the job; nothing for one that is not named, or not there, which has been
  /// told.
  [[nodiscard]] std::optional<std::size_t> place_of(const std::string& name) const {
    const std::size_t index = layers_.index_of(name);
    return index == JobLayers::none ? std::nullopt : std::optional(index);
  }

  void mistake(const std::string& key, const std::string& message) const {
    complaints_.add(travel_.line, "travel." + key, message);
  }

  std::optional<std::size_t> quantity(const std::string& key, const std::string& name, const Need& need) {
    const auto place = place_of(name);
    if (!place) return std::nullopt;
    check_need(need, layers_.all[*place], "travel." + key, travel_.line, complaints_);
    return layers_.use(*place);
  }

  /// Where something is: a share of the cell, or 1 where it touches.
  std::optional<std::size_t> presence(const std::string& key, const std::string& name) {
    return quantity(key, name, {.name = "the share of a cell", .unit = "1"});
  }

  /// Speeds on roads, or classes that the job gives speeds.
  std::optional<std::size_t> roads() {
    const auto place = place_of(travel_.roads);
    if (!place) return std::nullopt;
    if (layers_.all[*place].spec.kind != LayerKind::categorical) {
      if (!travel_.road_speeds_km_h.empty())
        mistake("road_speeds_km_h",
                "has no effect on layer '" + travel_.roads + "', which holds speeds, not classes");
      return quantity("roads", travel_.roads, {.name = "road_speed", .unit = "km h-1"});
    }
    if (travel_.road_speeds_km_h.empty())
      mistake("road_speeds_km_h", "is missing: layer '" + travel_.roads +
                                      "' holds classes of roads; give each its km/h: { 1 = 80, 2 = 50 }");
    return layers_.use(*place);
  }

  std::optional<std::size_t> people() {
    const auto place = place_of(travel_.population);
    if (!place) return std::nullopt;
    const LayerSpec& spec = layers_.all[*place].spec;
    if (spec.kind != LayerKind::extensive)
      mistake("population", "names layer '" + travel_.population + "' (" + spec.id +
                                "), which is no count per cell; name one that counts people");
    return layers_.use(*place);
  }

  /// What an event closes must be said in the words of its layer.
  void check_closing(const JobTravelEvent& event, const std::string& key, const LayerRequest& layer,
                     const std::optional<double>& closes_at) const {
    const auto tell = [&](const std::string& more, const std::string& message) {
      complaints_.add(event.line, key + more, message);
    };
    const bool codes = layer.spec.kind == LayerKind::categorical && layer.method != Method::fraction;
    const std::string holds = "layer '" + event.hazard + "' holds " + (codes ? "classes" : "a quantity");
    if (codes && (event.closes_at || event.facility_closes_at))
      tell(event.closes_at ? ".closes_at" : ".facility_closes_at",
           "is a number, and " + holds + "; write closes_classes and facility_closes_classes");
    if (!codes && (!event.closes_classes.empty() || !event.facility_closes_classes.empty()))
      tell(event.closes_classes.empty() ? ".facility_closes_classes" : ".closes_classes",
           "names classes, and " + holds + "; write closes_at and facility_closes_at");
    if (event.slows != "pregnolato") return;
    if (codes || !conversion(layer.spec.unit, "m").value_or(UnitConversion{0, 0}).identity())
      tell(".slows",
           "is 'pregnolato', a curve over metres of water, and " + holds + " in '" + layer.spec.unit + "'");
    if (travel_.roads.empty()) tell(".slows", "slows roads, and [travel] has no roads");
    if (!closes_at || *closes_at > deepest_for_driving_m)
      tell(".slows", "is 'pregnolato', a curve that ends at 0.3 m; write closes_at = 0.3, or less");
  }

  ResolvedTravel::Event event(std::size_t number) {
    const JobTravelEvent& event = travel_.events[number];
    const std::string key = "travel.events[" + std::to_string(number + 1) + "]";
    ResolvedTravel::Event out{0, event.closes_at, event.facility_closes_at};
    const auto place = place_of(event.hazard);
    if (!place) return out;
    const LayerRequest& layer = layers_.all[*place];
    if (layer.spec.id == "flood_depth") {
      if (!out.closes_at) out.closes_at = flood_closes_at;
      if (!out.facility_closes_at) out.facility_closes_at = flood_closes_facility_at;
    }
    check_closing(event, key, layer, out.closes_at);
    if (!out.closes_at && event.closes_classes.empty() && !out.facility_closes_at &&
        event.facility_closes_classes.empty())
      complaints_.add(event.line, key + ".closes_at",
                      "is missing: say from where on a cell is closed (closes_at or closes_classes), or a "
                      "facility (facility_closes_at or facility_closes_classes)");
    out.hazard = layers_.use(*place);
    return out;
  }

  const Job& job_;
  const JobTravel& travel_;
  JobLayers& layers_;
  Complaints complaints_;
};

}  // namespace

void resolve_travel(const Job& job, JobLayers& layers, LayerSet& set, Complaints complaints) {
  std::optional<std::size_t> result;
  for (std::size_t l = 0; l < set.layers.size(); ++l)
    if (set.layers[l].computed && set.layers[l].spec.id == travel_result) result = l;
  set.travel = TravelResolver(job, layers, complaints).run(set.sites);
  set.travel->result = result;
  if (result)
    layers.tell_origin(*result, job.travel->friction.empty() ? job.travel->land_cover : job.travel->friction);
}

}  // namespace firnline
