// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/read_profile.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "host/finished_run/json.hpp"
#include "host/finished_run/names.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

using Json = nlohmann::ordered_json;

Node node_of(const Json& json) {
  const int how = whole_number<int>(json.at("aggregation"));
  if (how < 0 || how > static_cast<int>(Aggregation::owa))
    throw CheckpointError("the manifest names an aggregation that does not exist", "manifest.json");
  Node out{static_cast<Aggregation>(how), json.at("weight"), json.at("min_coverage"),
           json.at("geometric_may_renormalise"), json.at("exponent")};
  const auto weights = json.at("order_weights").get<std::vector<double>>();
  if (weights.size() > most_ordered)
    throw CheckpointError("the manifest names more than 12 order weights", "manifest.json");
  for (const double weight : weights) out.order_weight[out.order_weights++] = weight;
  return out;
}

FinishedIndicator indicator_of(const Json& json) {
  FinishedIndicator out;
  out.id = json.at("id");
  out.title = json.at("title");
  out.unit = json.at("unit");
  out.dimension = json.at("dimension");
  out.weight = json.at("weight");
  out.stated_weight = json.at("stated_weight");
  out.effective_weight = real_number(json.at("effective_weight"));
  out.correlation = real_numbers(json.at("correlation"));
  out.extraction = json.at("extraction");
  out.column = json.at("column");
  out.worked_out_by = json.at("worked_out_by");
  out.indicator = json.at("indicator");
  out.place = json.at("place");
  out.footprint_km2 = json.at("footprint_km2");
  out.transform = json.at("transform");
  out.curve = json.at("curve");
  out.middle = json.at("middle");
  out.steepness = json.at("steepness");
  out.value = json.at("value").get<std::vector<std::pair<double, double>>>();
  if (const Json& survey = json.at("percentiles_of"); !survey.is_null())
    out.survey = FinishedSurvey{whole_number(survey.at("cells")), survey.at("by_area"), survey.at("falling")};
  out.missing = json.at("missing");
  out.min_valid_share = json.at("min_valid_share");
  out.layers = json.at("layers").get<std::vector<std::string>>();
  out.params = json.at("params").get<std::map<std::string, double>>();
  out.source = json.at("source");
  out.formula = json.at("formula");
  out.why = json.at("why");
  out.histogram = whole_numbers(json.at("histogram"));
  return out;
}

/// The composition is stored once, as its indicators and nodes, and rebuilt from them.
Composition composition_of(const FinishedProfile& profile, const Json& json) {
  Composition out;
  for (std::size_t d = 0; d < dimensions; ++d) out.node[d] = node_of(json.at("dimensions").at(d));
  out.root = node_of(json.at("root"));
  for (const auto& indicator : profile.indicators) {
    Leaf& leaf = out.leaf[out.leaves++];
    leaf.dimension = dimension_named(indicator.dimension);
    leaf.weight = indicator.weight;
    leaf.missing = missing_rule_named(indicator.missing);
    leaf.value.transform = transform_named(indicator.transform);
    leaf.value.curve = curve_named(indicator.curve);
    leaf.value.middle = indicator.middle;
    leaf.value.steepness = indicator.steepness;
    for (const auto& [x, v] : indicator.value) {
      leaf.value.x[leaf.value.knots] = x;
      leaf.value.v[leaf.value.knots++] = v;
    }
  }
  return out;
}

void require_sound_shape(const FinishedProfile& profile, const Json& json) {
  const auto require = [](bool sound, const std::string& what) {
    if (!sound)
      throw CheckpointError("the manifest " + what, "manifest.json", "repeat the run with --overwrite");
  };
  require(profile.indicators.size() <= most_leaves, "names more than 48 indicators");
  require(json.at("dimensions").size() == dimensions, "does not name three dimensions");
  for (const auto& indicator : profile.indicators)
    require(indicator.value.size() >= 2 && indicator.value.size() <= most_knots,
            "has a value function with fewer than 2 or more than " + std::to_string(most_knots) + " knots");
}

FinishedUnits units_of(const Json& json) {
  FinishedUnits out;
  out.name = json.at("name");
  out.source = json.at("source");
  out.summary = json.at("summary");
  out.population = json.at("population");
  out.min_valid_share = json.at("min_valid_share");
  out.count = whole_number(json.at("count"));
  out.ranked = whole_number(json.at("ranked"));
  if (json.at("ranked_by") != (out.population.empty() ? "area" : "people"))
    throw CheckpointError("the manifest ranks units by what it does not name", "manifest.json",
                          "repeat the run with --overwrite");
  return out;
}

std::optional<FinishedUpstream> upstream_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  FinishedUpstream out;
  out.snap_m = json.at("snap_m");
  out.definition = json.at("definition");
  out.with_abstraction = json.at("with_abstraction");
  out.layers = json.at("layers").get<std::vector<std::string>>();
  return out;
}

/// indicators: of the profile, already read
std::optional<FinishedRobustness> robustness_of(const Json& json, const FinishedProfile& profile) {
  if (json.is_null()) return std::nullopt;
  FinishedRobustness out;
  out.draws = whole_number(json.at("draws"));
  out.seed = whole_number(json.at("seed"));
  out.concentration = json.at("concentration");
  out.shared_error = json.at("shared_error");
  out.rank_resolution = json.at("rank_resolution");
  for (const auto& indicator : profile.indicators) {
    const Json& error = json.at("errors").at(indicator.id);
    out.errors.push_back({error.at("absolute"), error.at("relative"), error.at("source")});
  }
  return out;
}

std::optional<FinishedEnergy> energy_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  FinishedEnergy out;
  out.factor_t_mwh = json.at("emission_factor_t_mwh");
  out.factor_year = whole_number<int>(json.at("emission_factor_year"));
  out.factor_source = json.at("emission_factor_source");
  out.demand_year = whole_number<int>(json.at("demand_year"));
  out.with_fuel = json.at("with_fuel");
  out.with_panels = json.at("with_panels");
  out.with_battery = json.at("with_battery");
  out.pv_efficiency = json.at("pv_efficiency");
  out.critical_share = json.at("critical_share");
  out.pv_yield_from = json.at("pv_yield_from");
  out.degree_days_from = json.at("degree_days_from");
  return out;
}

Comparator comparator_of(const std::string& word) {
  const auto comparator = comparator_named(word);
  if (!comparator)
    throw CheckpointError("the manifest names a comparator that does not exist", "manifest.json",
                          "repeat the run with --overwrite");
  return *comparator;
}

FinishedRequirement requirement_of(const Json& json) {
  FinishedRequirement out;
  out.id = json.at("id");
  out.pillar = json.at("pillar");
  out.metric = json.at("metric");
  out.why = json.at("why");
  out.source = json.at("source");
  out.column = json.at("column");
  out.place = json.at("place");
  out.extraction = json.at("extraction");
  out.layers = json.at("layers").get<std::vector<std::string>>();
  out.comparator = comparator_of(json.at("comparator"));
  out.threshold = json.at("threshold");
  out.unit = json.at("unit");
  out.evidence_date = json.at("evidence_date");
  out.mandatory = json.at("mandatory");
  out.absent = json.at("absent");
  return out;
}

FinishedRequirements requirements_of(const Json& json) {
  FinishedRequirements out;
  if (json.is_null()) return out;
  out.id = json.at("id");
  out.title = json.at("title");
  out.inspired_by = json.at("inspired_by");
  for (const auto& one : json.at("list")) out.list.push_back(requirement_of(one));
  return out;
}

}  // namespace

FinishedProfile profile_of_manifest(const Json& json) {
  FinishedProfile out;
  out.name = json.at("name");
  out.id = json.at("id");
  out.title = json.at("title");
  out.inspired_by = json.at("inspired_by");
  out.scope = json.at("scope");
  out.aggregation = json.at("aggregation");
  out.min_coverage = json.at("min_coverage");
  out.top_k = whole_number<int>(json.at("top_k"));
  out.topsis = json.at("topsis");
  out.promethee = json.at("promethee");
  out.footprint_km2 = json.at("footprint_km2");
  out.class_breaks = json.at("class_breaks").get<std::vector<double>>();
  for (const auto& indicator : json.at("indicators")) out.indicators.push_back(indicator_of(indicator));
  require_sound_shape(out, json);
  out.composition = composition_of(out, json);
  out.sites_name = json.at("sites").at("name");
  out.sites_source = json.at("sites").at("source");
  out.sites_summary = json.at("sites").at("summary");
  out.upstream = upstream_of(json.at("upstream"));
  if (!json.at("access").is_null())
    out.access = FinishedAccess{json.at("access").get<std::vector<std::string>>()};
  out.robustness = robustness_of(json.at("robustness"), out);
  out.energy = energy_of(json.at("energy"));
  out.safety_index = json.at("safety_index");
  out.requirements = requirements_of(json.at("requirements"));
  for (const auto& one : json.at("repairs"))
    out.repairs.push_back(
        {one.at("name"), one.at("title"), one.at("sets").get<std::map<std::string, double>>()});
  out.reference = real_numbers(json.at("reference"));
  out.reference_score = real_number(json.at("reference_score"));
  out.cells_per_class = whole_numbers(json.at("cells_per_class"));
  for (const auto& units : json.at("units")) out.units.push_back(units_of(units));
  return out;
}

FinishedVariant variant_of_manifest(const Json& json) {
  FinishedVariant out;
  out.name = json.at("name");
  out.of = json.at("of");
  out.scenario = json.at("scenario");
  out.horizon = json.at("horizon");
  out.model = json.at("model");
  out.group = json.at("group");
  out.sites = whole_number(json.at("sites"));
  out.scored_in_both = whole_number(json.at("scored_in_both"));
  out.kendall_tau_b = real_number(json.at("kendall_tau_b"));
  out.spearman_rho = real_number(json.at("spearman_rho"));
  out.jaccard_at_top_k = real_number(json.at("jaccard_at_top_k"));
  out.rank_biased_overlap = real_number(json.at("rank_biased_overlap"));
  return out;
}

}  // namespace firnline
