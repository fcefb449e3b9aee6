// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/finished_run/json.hpp"
#include "host/finished_run/manifest_schema.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const std::vector<WrittenFile>& files) {
  Json list = Json::array();
  for (const auto& file : files)
    list.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  return list;
}

Json to_json(const Node& node) {
  return {{"aggregation", static_cast<int>(node.how)},
          {"weight", node.weight},
          {"min_coverage", node.min_coverage},
          {"geometric_may_renormalise", node.geometric_may_renormalise},
          {"exponent", node.exponent},
          {"order_weights", std::vector<double>(node.order_weight, node.order_weight + node.order_weights)}};
}

Json survey_of(const FinishedIndicator& indicator) {
  if (!indicator.survey) return nullptr;
  return {{"cells", indicator.survey->cells},
          {"by_area", indicator.survey->by_area},
          {"falling", indicator.survey->falling}};
}

Json to_json(const FinishedIndicator& indicator) {
  Json correlation = Json::array();
  for (const double rho : indicator.correlation) correlation.push_back(json_number(rho));
  return {{"id", indicator.id},
          {"title", indicator.title},
          {"unit", indicator.unit},
          {"dimension", indicator.dimension},
          {"weight", indicator.weight},
          {"stated_weight", indicator.stated_weight},
          {"effective_weight", json_number(indicator.effective_weight)},
          {"correlation", correlation},
          {"extraction", indicator.extraction},
          {"indicator", indicator.indicator},
          {"place", indicator.place},
          {"footprint_km2", indicator.footprint_km2},
          {"column", indicator.column},
          {"worked_out_by", indicator.worked_out_by},
          {"transform", indicator.transform},
          {"curve", indicator.curve},
          {"middle", indicator.middle},
          {"steepness", indicator.steepness},
          {"value", indicator.value},
          {"percentiles_of", survey_of(indicator)},
          {"missing", indicator.missing},
          {"min_valid_share", indicator.min_valid_share},
          {"layers", indicator.layers},
          {"params", indicator.params},
          {"source", indicator.source},
          {"formula", indicator.formula},
          {"why", indicator.why},
          {"histogram", indicator.histogram}};
}

Json to_json(const FinishedUnits& units) {
  return {{"name", units.name},
          {"source", units.source},
          {"summary", units.summary},
          {"ranked_by", units.population.empty() ? "area" : "people"},
          {"population", units.population},
          {"min_valid_share", units.min_valid_share},
          {"count", units.count},
          {"ranked", units.ranked}};
}

Json to_json(const std::optional<FinishedUpstream>& upstream, std::size_t overlaps) {
  if (!upstream) return nullptr;
  return {{"snap_m", upstream->snap_m},
          {"definition", upstream->definition},
          {"with_abstraction", upstream->with_abstraction},
          {"layers", upstream->layers},
          {"overlaps", overlaps}};
}

Json to_json(const FinishedShock& shock) {
  return {{"name", shock.name},
          {"hazard", shock.hazard},
          {"band", json_number(shock.band)},
          {"return_period_years", json_number(shock.return_period_years)},
          {"rate_per_year", json_number(shock.rate_per_year)},
          {"outage_days", shock.outage_days},
          {"closed_cells", shock.closed_cells},
          {"slowed_cells", shock.slowed_cells},
          {"closed_facilities", shock.closed_facilities},
          {"coverage", json_numbers(shock.coverage)},
          {"people_losing", json_numbers(shock.people_losing)},
          {"people_cut_off", json_number(shock.people_cut_off)}};
}

Json to_json(const std::optional<FinishedTravel>& travel) {
  if (!travel) return nullptr;
  Json shocks = Json::array();
  for (const auto& shock : travel->shocks) shocks.push_back(to_json(shock));
  return {{"facilities", travel->facilities},
          {"population", travel->population},
          {"neighbours", travel->neighbours},
          {"slope", travel->slope},
          {"thresholds_min", travel->thresholds_min},
          {"facility_count", travel->facility_count},
          {"outside", travel->outside},
          {"on_barrier", travel->on_barrier},
          {"sharing_a_cell", travel->sharing_a_cell},
          {"people", json_number(travel->people)},
          {"people_cut_off", json_number(travel->people_cut_off)},
          {"people_within", json_numbers(travel->people_within)},
          {"coverage", json_numbers(travel->coverage)},
          {"shocks", shocks},
          {"annual", travel->annual},
          {"person_days_per_year", json_numbers(travel->person_days_per_year)}};
}

Json to_json(const FinishedProfile& profile, const std::optional<FinishedRobustness>& robustness) {
  if (!robustness) return nullptr;
  Json errors = Json::object();
  for (std::size_t i = 0; i < profile.indicators.size() && i < robustness->errors.size(); ++i) {
    const FinishedValueError& error = robustness->errors[i];
    errors[profile.indicators[i].id] = {
        {"absolute", error.absolute}, {"relative", error.relative}, {"source", error.source}};
  }
  return {{"draws", robustness->draws},
          {"seed", robustness->seed},
          {"concentration", robustness->concentration},
          {"shared_error", robustness->shared_error},
          {"rank_resolution", robustness->rank_resolution},
          {"errors", errors}};
}

Json to_json(const FinishedRequirements& requirements) {
  if (requirements.list.empty()) return nullptr;
  Json list = Json::array();
  for (const auto& one : requirements.list)
    list.push_back({{"id", one.id},
                    {"pillar", one.pillar},
                    {"metric", one.metric},
                    {"why", one.why},
                    {"source", one.source},
                    {"column", one.column},
                    {"place", one.place},
                    {"extraction", one.extraction},
                    {"layers", one.layers},
                    {"comparator", name_of(one.comparator)},
                    {"threshold", one.threshold},
                    {"unit", one.unit},
                    {"evidence_date", one.evidence_date},
                    {"mandatory", one.mandatory},
                    {"absent", one.absent}});
  return {{"id", requirements.id},
          {"title", requirements.title},
          {"inspired_by", requirements.inspired_by},
          {"list", list}};
}

Json to_json(const std::optional<FinishedEnergy>& energy) {
  if (!energy) return nullptr;
  return {{"emission_factor_t_mwh", energy->factor_t_mwh},
          {"emission_factor_year", energy->factor_year},
          {"emission_factor_source", energy->factor_source},
          {"demand_year", energy->demand_year},
          {"with_fuel", energy->with_fuel},
          {"with_panels", energy->with_panels},
          {"with_battery", energy->with_battery},
          {"pv_efficiency", energy->pv_efficiency},
          {"critical_share", energy->critical_share},
          {"pv_yield_from", energy->pv_yield_from},
          {"degree_days_from", energy->degree_days_from}};
}

Json to_json(const std::vector<FinishedRepair>& repairs) {
  Json list = Json::array();
  for (const auto& one : repairs)
    list.push_back({{"name", one.name}, {"title", one.title}, {"sets", one.sets}});
  return list;
}

Json to_json(const FinishedProfile& profile) {
  Json indicators = Json::array(), nodes = Json::array(), reference = Json::array(), units = Json::array();
  for (const auto& list : profile.units) units.push_back(to_json(list));
  for (const auto& indicator : profile.indicators) indicators.push_back(to_json(indicator));
  for (const auto& node : profile.composition.node) nodes.push_back(to_json(node));
  for (const double value : profile.reference) reference.push_back(json_number(value));
  return {{"name", profile.name},
          {"id", profile.id},
          {"title", profile.title},
          {"inspired_by", profile.inspired_by},
          {"scope", profile.scope},
          {"aggregation", profile.aggregation},
          {"min_coverage", profile.min_coverage},
          {"top_k", profile.top_k},
          {"topsis", profile.topsis},
          {"promethee", profile.promethee},
          {"footprint_km2", profile.footprint_km2},
          {"class_breaks", profile.class_breaks},
          {"dimensions", nodes},
          {"root", to_json(profile.composition.root)},
          {"indicators", indicators},
          {"sites",
           {{"name", profile.sites_name},
            {"source", profile.sites_source},
            {"summary", profile.sites_summary},
            {"count", profile.sites.size()},
            {"rejected", profile.rejected.size()}}},
          {"upstream", to_json(profile.upstream, profile.overlaps.size())},
          {"access", profile.access ? Json(profile.access->columns) : Json()},
          {"robustness", to_json(profile, profile.robustness)},
          {"energy", to_json(profile.energy)},
          {"safety_index", profile.safety_index},
          {"requirements", to_json(profile.requirements)},
          {"repairs", to_json(profile.repairs)},
          {"reference", reference},
          {"reference_score", json_number(profile.reference_score)},
          {"cells_per_class", profile.cells_per_class},
          {"units", units}};
}

Json to_json(const FinishedLayer& layer) {
  return {{"name", layer.name},
          {"is", layer.catalogue_id},
          {"title", layer.title},
          {"kind", layer.kind},
          {"unit", layer.unit},
          {"period", layer.period},
          {"vertical_datum", layer.vertical_datum},
          {"licence", layer.licence},
          {"citation", layer.citation},
          {"sources", layer.sources},
          {"bytes", layer.bytes},
          {"sha256", layer.sha256},
          {"transformation", layer.transformation}};
}

Json to_json(const FinishedAudit& row) {
  return {{"layer", row.layer},
          {"source", row.source},
          {"step", row.step},
          {"method", row.method},
          {"cells_in", row.cells_in},
          {"cells_out", row.cells_out},
          {"cells_no_data", row.cells_no_data},
          {"total_before", json_number(row.total_before)},
          {"total_after", json_number(row.total_after)},
          {"seen_low", json_number(row.seen_low)},
          {"seen_high", json_number(row.seen_high)},
          {"warning", row.warning}};
}

Json to_json(const FinishedVariant& variant) {
  return {{"name", variant.name},
          {"of", variant.of},
          {"scenario", variant.scenario},
          {"horizon", variant.horizon},
          {"model", variant.model},
          {"group", variant.group},
          {"sites", variant.sites},
          {"scored_in_both", variant.scored_in_both},
          {"kendall_tau_b", json_number(variant.kendall_tau_b)},
          {"spearman_rho", json_number(variant.spearman_rho)},
          {"jaccard_at_top_k", json_number(variant.jaccard_at_top_k)},
          {"rank_biased_overlap", json_number(variant.rank_biased_overlap)}};
}

/// The lists of variants: profiles like the others, and what they are variants of.
Json variants_of(const FinishedRun& run) {
  Json list = Json::array();
  for (const auto& profile : run.variants) {
    if (!profile.variant) continue;
    list.push_back(to_json(profile));
    list.back()["sites"]["count"] = profile.variant->sites;  // the rows have gone to their table
    list.back()["variant"] = to_json(*profile.variant);
  }
  return list;
}

/// Files that only the report's maps show.
Json context_of(const FinishedRun& run) {
  Json list = Json::array();
  for (const auto& one : run.scenery.context)
    list.push_back({{"kind", one.kind},
                    {"source", one.source},
                    {"sha256", one.sha256},
                    {"licence", one.licence},
                    {"citation", one.citation}});
  return list;
}

Json result_part(const FinishedRun& run) {
  Json layers = Json::array(), profiles = Json::array(), audit = Json::array(), sites = Json::array();
  for (const auto& layer : run.layers) layers.push_back(to_json(layer));
  for (const auto& profile : run.profiles) profiles.push_back(to_json(profile));
  for (const auto& row : run.audit) audit.push_back(to_json(row));
  for (const auto& [source, sha] : run.site_files) sites.push_back({{"source", source}, {"sha256", sha}});
  Json result = {{"title", run.title},
                 {"job",
                  {{"file", run.job_file},
                   {"sha256", run.job_sha256},
                   {"text", run.job_text},
                   {"overrides", run.overrides}}},
                 {"resolved_job", run.resolved_job.empty() ? Json() : Json::parse(run.resolved_job)},
                 {"grid", to_json(run.grid)},
                 {"layers", layers},
                 {"site_files", sites},
                 {"profiles", profiles},
                 {"variants", variants_of(run)},
                 {"travel", to_json(run.travel)},
                 {"audit", audit},
                 {"warnings", run.warnings},
                 {"attributions", run.attributions},
                 {"licence_duty", run.licence_duty},
                 {"files", to_json(run.files)}};
  if (!run.scenery.context.empty()) result["context"] = context_of(run);
  return result;
}

}  // namespace

std::string manifest_text(const FinishedRun& run) {
  const Json json = {{"firnline", run.program_version},
                     {"schema", manifest_schema},
                     {"result", result_part(run)},
                     {"run", {{"facts", run.run_facts}, {"files", to_json(run.run_files)}}}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace firnline
