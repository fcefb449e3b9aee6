// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/job_json.hpp"

#include <cstddef>
#include <optional>

#include "kernels/grid/number_text.hpp"
#include "nlohmann/json.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}
template <class Value>
Json or_null(const std::vector<Value>& list) {
  return list.empty() ? Json() : Json(list);
}
template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}
Json km_or_null(double km) {
  return km > 0 ? Json(km) : Json();
}

Json rasterise_json(const std::optional<JobRasterise>& asked) {
  if (!asked) return nullptr;
  const std::string km = asked->spread == "none" ? "" : "(" + number_text(asked->spread_km) + ")";
  return {{"layer", or_null(asked->layer)},
          {"attribute", or_null(asked->attribute)},
          {"values", asked->values.empty() ? Json() : Json(asked->values)},
          {"spread", asked->spread + km}};
}

Json layer_json(const JobLayer& layer) {
  Json json = {{"source", layer.sources}};
  if (layer.variant.empty()) json["is"] = layer.is;  // a variant cannot change it
  json.update({{"unit", or_null(layer.unit)},
               {"no_data", or_null(layer.no_data)},
               {"crs", or_null(layer.crs)},
               {"missing", or_null(layer.missing)},
               {"impute", or_null(layer.impute)},
               {"method", or_null(layer.method)},
               {"classes", or_null(layer.classes)},
               {"period", or_null(layer.period)},
               {"vertical_datum", or_null(layer.vertical_datum)},
               {"licence", or_null(layer.licence)},
               {"citation", or_null(layer.citation)},
               {"variable", or_null(layer.variable)},
               {"bands", or_null(layer.bands)},
               {"band_values", or_null(layer.band_values)},
               {"rasterise", rasterise_json(layer.rasterise)}});
  return json;
}

Json layers_json(const std::vector<JobLayer>& layers) {
  Json json = Json::object();
  for (const auto& layer : layers) json[layer.name] = layer_json(layer);
  return json;
}

Json indicators_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.indicators)
    json[one.name] = {{"title", one.title},   {"formula", one.formula},
                      {"unit", one.unit},     {"range", {one.low, one.high}},
                      {"layers", one.layers}, {"extraction", one.extraction},
                      {"source", one.source}};
  return json;
}

Json attributes_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.attributes)
    json[one.name] = {{"title", one.title},
                      {"column", one.column},
                      {"is", one.safety_index ? Json("hospital_safety_index") : Json()},
                      {"unit", one.unit},
                      {"column_unit", one.column_unit},
                      {"range", {one.low, one.high}},
                      {"source", one.source},
                      {"licence", or_null(one.licence)},
                      {"citation", or_null(one.citation)}};
  return json;
}

Json energy_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.energy) {
    Json& block =
        json[one.name] = {{"demand_year", one.demand_year},
                          {"emission_factor_t_mwh", one.factor_t_mwh},
                          {"emission_factor_year", one.factor_year},
                          {"emission_factor_source", one.factor_source},
                          {"pv_efficiency", one.panels.empty() ? Json() : Json(one.pv_efficiency)},
                          {"critical_share", one.battery.empty() ? Json() : Json(one.critical_share)}};
    for (const auto& [key, attribute] : attributes_named_by(one)) block[key] = or_null(attribute);
  }
  return json;
}

Json repairs_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.repairs) json[one.name] = {{"title", one.title}, {"sets", one.sets}};
  return json;
}

Json variants_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.variants)
    json[one.name] = {{"scenario", or_null(one.scenario)},
                      {"horizon", or_null(one.horizon)},
                      {"model", or_null(one.model)},
                      {"layers", layers_json(one.layers)}};
  return json;
}

Json sites_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.sites)
    json[one.name] = {{"source", one.source},
                      {"layer", or_null(one.layer)},
                      {"id", one.id},
                      {"name", one.label},
                      {"lon", one.lon},
                      {"lat", one.lat},
                      {"separator", one.separator == '\t' ? "tab" : std::string(1, one.separator)},
                      {"crs", or_null(one.crs)},
                      {"footprint", one.footprint},
                      {"buffer_km", km_or_null(one.buffer_km)},
                      {"segment_km", km_or_null(one.segment_km)},
                      {"bad_rows", one.bad_rows},
                      {"licence", or_null(one.licence)},
                      {"citation", or_null(one.citation)}};
  return json;
}

Json units_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.units)
    json[one.name] = {{"source", one.source},
                      {"layer", or_null(one.layer)},
                      {"id", one.id},
                      {"name", one.label},
                      {"crs", or_null(one.crs)},
                      {"population", or_null(one.population)},
                      {"profiles", one.profiles},
                      {"min_valid_share", one.min_valid_share},
                      {"bad_rows", one.bad_rows},
                      {"licence", or_null(one.licence)},
                      {"citation", or_null(one.citation)}};
  return json;
}

Json glaciers_json(const std::optional<JobGlacierWater>& glaciers) {
  if (!glaciers) return nullptr;
  return {{"melt", or_null(glaciers->melt)},
          {"runoff", or_null(glaciers->runoff)},
          {"abstraction", or_null(glaciers->abstraction)},
          {"intake_km2", or_null(glaciers->intake_km2)},
          {"definition", glaciers->definition}};
}

Json melt_json(const std::optional<JobMelt>& melt) {
  if (!melt) return nullptr;
  return {{"temperature", melt->temperature},
          {"temperature_elevation", or_null(melt->temperature_elevation)},
          {"lapse_k_m", melt->lapse_k_m},
          {"precipitation", melt->precipitation},
          {"precipitation_factor", melt->precipitation_factor},
          {"glaciers", melt->glaciers},
          {"debris_factor", or_null(melt->debris_factor)},
          {"method", melt->positive_degree_days ? "positive_degree_day" : "degree_day"},
          {"deviation_k", melt->positive_degree_days ? Json(melt->deviation_k) : Json()},
          {"snow_mm_d_k", melt->snow_mm_d_k},
          {"ice_mm_d_k", melt->ice_mm_d_k},
          {"melt_temperature_c", melt->melt_temperature_c},
          {"all_solid_c", melt->all_solid_c},
          {"all_liquid_c", melt->all_liquid_c},
          {"evaporation", or_null(melt->evaporation)},
          {"runoff_coefficient", or_null(melt->runoff_coefficient)}};
}

Json speeds_json(const std::map<int, double>& speeds) {
  if (speeds.empty()) return nullptr;
  Json json = Json::object();
  for (const auto& [code, kmh] : speeds) json[std::to_string(code)] = kmh;
  return json;
}

Json event_json(const JobTravelEvent& event) {
  return {{"name", event.name},
          {"hazard", event.hazard},
          {"band", or_null(event.band)},
          {"closes_at", or_null(event.closes_at)},
          {"closes_classes", or_null(event.closes_classes)},
          {"facility_closes_at", or_null(event.facility_closes_at)},
          {"facility_closes_classes", or_null(event.facility_closes_classes)},
          {"slows", event.slows},
          {"return_period_years", or_null(event.return_period_years)},
          {"rate_per_year", or_null(event.rate_per_year)},
          {"outage_days", event.outage_days}};
}

Json travel_json(const JobTravel& travel) {
  const bool built = travel.friction.empty();
  Json events = Json::array();
  for (const auto& event : travel.events) events.push_back(event_json(event));
  return {{"facilities", travel.facilities},
          {"friction", or_null(travel.friction)},
          {"land_cover", or_null(travel.land_cover)},
          {"speeds_km_h", speeds_json(travel.speeds_km_h)},
          {"walking_km_h", built && travel.land_cover.empty() ? Json(travel.walking_km_h) : Json()},
          {"roads", or_null(travel.roads)},
          {"road_speeds_km_h", speeds_json(travel.road_speeds_km_h)},
          {"barriers", or_null(travel.barriers)},
          {"barrier_share", travel.barriers.empty() ? Json() : Json(travel.barrier_share)},
          {"bridges", or_null(travel.bridges)},
          {"bridge_km_h", travel.bridges.empty() ? Json() : Json(travel.bridge_km_h)},
          {"elevation", or_null(travel.elevation)},
          {"slope", built ? Json(travel.slope) : Json()},
          {"altitude", built ? Json(travel.altitude) : Json()},
          {"neighbours", travel.neighbours},
          {"second_nearest", travel.second_nearest},
          {"thresholds_min", travel.thresholds_min},
          {"population", or_null(travel.population)},
          {"events", events}};
}

Json context_json(const Job& job) {
  Json json = Json::object();
  for (const auto& one : job.context) {
    json[one.kind] = {{"source", one.source},
                      {"layer", or_null(one.layer)},
                      {"crs", or_null(one.crs)},
                      {"licence", or_null(one.licence)},
                      {"citation", or_null(one.citation)}};
    if (one.kind == "towns") json[one.kind]["name"] = or_null(one.name);
  }
  return json;
}

Json value_json(const ProfileIndicator& entry) {
  if (entry.written.name.empty()) return entry.value;
  Json curve = Json::object();
  for (const auto& [key, number] : entry.written.numbers) curve[key] = number;
  if (!entry.written.then.empty()) curve["then"] = entry.written.then;
  if (entry.percentile || entry.written.name == "z_score") curve["falling"] = entry.written.falling;
  return {{entry.written.name, curve}};
}

Json node_json(const ProfileNode& node) {
  return {{"aggregation", node.aggregation},
          {"exponent", node.aggregation == "power_mean" ? Json(node.exponent) : Json()},
          {"order_weights", or_null(node.order_weights)},
          {"orness", or_null(node.orness)},
          {"min_coverage", node.min_coverage},
          {"geometric_may_renormalise", node.geometric_may_renormalise}};
}

Json entry_json(const ProfileIndicator& entry) {
  return {{"id", entry.indicator},
          {"as", entry.id},
          {"dimension", entry.dimension},
          {"weight", entry.weight},
          {"transform", entry.transform},
          {"value", value_json(entry)},
          {"missing", entry.missing},
          {"min_valid_share", entry.min_valid_share},
          {"extract", or_null(entry.extract)},
          {"at", entry.at},
          {"buffer_km", km_or_null(entry.buffer_km)},
          {"weighted_by", or_null(entry.weighted_by)},
          {"preference", entry.preference},
          {"indifference", takes_indifference(entry) ? Json(entry.indifference) : Json()},
          {"strict_preference", takes_strict_preference(entry) ? Json(entry.strict_preference) : Json()},
          {"why", entry.why},
          {"set", entry.set},
          {"bind", entry.bind}};
}

Json profile_json(const Profile& profile) {
  Json json = {{"id", profile.id}, {"title", profile.title}, {"inspired_by", profile.inspired_by}};
  json.update(node_json(profile.root));
  json.update({{"top_k", profile.top_k},
               {"topsis", profile.topsis},
               {"promethee", profile.promethee},
               {"class_breaks", profile.class_breaks}});
  for (std::size_t d = 0; d < dimension_names.size(); ++d) {
    Json& dimension = json[std::string(dimension_names[d])];
    if (!profile.dimensions[d].present) continue;
    dimension = node_json(profile.dimensions[d]);
    dimension["weight"] = profile.dimensions[d].weight;
  }
  json["indicator"] = Json::array();
  for (const auto& entry : profile.indicators) json["indicator"].push_back(entry_json(entry));
  return json;
}

Json robustness_json(const JobRobustness& robustness) {
  Json errors = Json::object();
  for (const auto& one : robustness.error)
    errors[one.indicator] = {
        {"absolute", one.absolute}, {"relative", one.relative}, {"source", or_null(one.source)}};
  Json weights = Json::object(), order = Json::array();
  for (const auto& one : robustness.weights) weights[one.name] = {one.least, one.greatest};
  for (const auto& one : robustness.order) order.push_back(one.text());
  return {{"draws", or_null(robustness.draws)},
          {"seed", robustness.seed},
          {"concentration", robustness.concentration},
          {"errors", robustness.errors},
          {"shared_error", robustness.shared_error},
          {"all_ranks", robustness.all_ranks},
          {"cells", robustness.cells},
          {"worst_percent", robustness.cells ? Json(robustness.worst_percent) : Json()},
          {"error", errors},
          {"weights", weights},
          {"order", order}};
}

Json requirement_json(const Requirement& one) {
  return {{"id", one.id},
          {"pillar", one.pillar},
          {"metric", one.metric},
          {"attribute", or_null(one.attribute)},
          {"indicator", or_null(one.measured.indicator)},
          {"extract", or_null(one.measured.extract)},
          {"at", one.attribute.empty() ? Json(one.measured.at) : Json()},
          {"buffer_km", km_or_null(one.measured.buffer_km)},
          {"min_valid_share", one.attribute.empty() ? Json(one.measured.min_valid_share) : Json()},
          {"set", one.measured.set},
          {"bind", one.measured.bind},
          {"comparator", one.comparator},
          {"threshold", one.threshold},
          {"unit", one.unit},
          {"evidence_date", or_null(one.evidence_date)},
          {"mandatory", one.mandatory},
          {"why", one.why}};
}

Json requirements_json(const Requirements& requirements) {
  if (requirements.list.empty()) return nullptr;
  Json list = Json::array();
  for (const auto& one : requirements.list) list.push_back(requirement_json(one));
  return {{"id", requirements.id},
          {"title", requirements.title},
          {"inspired_by", requirements.inspired_by},
          {"requirement", list}};
}

Json profiles_json(const Job& job, const std::vector<Profile>& profiles,
                   const std::vector<Requirements>& requirements) {
  Json json = Json::object();
  for (std::size_t p = 0; p < job.profiles.size(); ++p) {
    const JobProfile& one = job.profiles[p];
    json[one.name] = {
        {"use", one.use},     {"sites", one.sites}, {"requirements", requirements_json(requirements.at(p))},
        {"scope", one.scope}, {"maps", one.maps},   {"keep_indicators", one.keep_indicators},
        {"bind", one.bind},   {"set", one.set},     {"profile", profile_json(profiles.at(p))}};
  }
  return json;
}

}  // namespace

std::string job_json(const Job& job, const std::vector<Profile>& profiles,
                     const std::vector<Requirements>& requirements) {
  Json json = {{"title", job.title},
               {"align", job.align_by_kind ? Json("by_kind") : Json()},
               {"reference_date", job.reference_date},
               {"grid",
                {{"like", or_null(job.grid.like)},
                 {"crs", or_null(job.grid.crs)},
                 {"extent", or_null(job.grid.extent)},
                 {"cell_size", or_null(job.grid.cell_size)}}},
               {"area", {{"bbox", or_null(job.area_bbox)}, {"polygons", or_null(job.area_polygons)}}},
               {"layers", layers_json(job.layers)},
               {"indicators", indicators_json(job)},
               {"attributes", attributes_json(job)},
               {"energy", energy_json(job)},
               {"repairs", repairs_json(job)},
               {"variants", variants_json(job)},
               {"sites", sites_json(job)},
               {"units", units_json(job)},
               {"profiles", profiles_json(job, profiles, requirements)}};
  if (job.hydrology)
    json["hydrology"] = {
        {"elevation", job.hydrology->elevation},
        {"terminal_lakes", or_null(job.hydrology->terminal_lakes)},
        {"directions", or_null(job.hydrology->directions)},
        {"direction_codes", or_null(job.hydrology->direction_codes)},
        {"voids", job.hydrology->fill_voids ? "fill" : "refuse"},
        {"depressions", job.hydrology->breach ? "breach" : "fill"},
        {"breach_length_m", or_null(job.hydrology->breach_length_m)},
        {"breach_depth_m", or_null(job.hydrology->breach_depth_m)},
        {"routing", job.hydrology->routing},
        {"mfd_exponent", job.hydrology->routing == "mfd" ? Json(job.hydrology->mfd_exponent) : Json()},
        {"mfd_contour_lengths",
         job.hydrology->routing == "mfd" ? Json(job.hydrology->mfd_contour_lengths) : Json()},
        {"stream_km2", job.hydrology->stream_km2},
        {"snap_m", job.hydrology->snap_m},
        {"melt", melt_json(job.hydrology->melt)},
        {"glaciers", glaciers_json(job.hydrology->glaciers)}};
  if (job.travel) json["travel"] = travel_json(*job.travel);
  if (!job.context.empty()) json["context"] = context_json(job);
  json["robustness"] = robustness_json(job.robustness);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace firnline
