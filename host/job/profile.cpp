// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/profile.hpp"

#include <algorithm>
#include <cmath>

#include "host/job/profile_pairwise.hpp"
#include "host/job/profile_place.hpp"
#include "host/job/profile_value.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

const std::vector<std::string> aggregations = {
    "arithmetic", "geometric", "max", "min", "power_mean", "product", "noisy_or", "scaled_geometric", "owa"};

constexpr double greatest_exponent =
    1000;  // beyond it a power mean is the greatest or smallest score to 3 digits
constexpr double smallest_exponent = 0.001;  // nearer to 0 the rounding of the mean would show in scores

constexpr double least_preference = 1e-6;  // scores are told apart in such steps
constexpr std::size_t most_ordered = 12;   // children of an OWA

/// The order weights of an OWA, written out or by their orness.
void read_order(TableReader& reader, ProfileNode& out) {
  const bool owa = out.aggregation == "owa";
  for (const char* key : {"order_weights", "orness"})
    if (!owa && reader.has(key))
      reader.mistake(key, "has no effect with aggregation = \"" + out.aggregation +
                              "\"; remove it, or write aggregation = \"owa\"");
  if (owa && reader.has("order_weights") == reader.has("orness"))
    reader.mistake("order_weights",
                   std::string(reader.has("orness") ? "cannot stand beside an orness" : "is missing") +
                       "; an OWA needs either order_weights = [ ... ], greatest score first, or orness "
                       "= 0 (smallest score) to 1 (greatest)");
  out.order_weights = reader.numbers("order_weights", 1, most_ordered);
  if (reader.has("orness")) out.orness = reader.number("orness", 0.5, 0, 1);
  double sum = 0;
  bool negative = false;
  for (const double weight : out.order_weights) sum += weight, negative = negative || weight < 0;
  if (!out.order_weights.empty() && (negative || !(sum > 0) || !(sum < 1e300)))
    reader.mistake("order_weights", "must not be negative, nor all zero");
}

/// What a dimension and the root have in common.
void read_node(TableReader& reader, ProfileNode& out) {
  out.aggregation = reader.word("aggregation", aggregations, out.aggregation);
  out.min_coverage = reader.number("min_coverage", out.min_coverage, 0, 1);
  out.geometric_may_renormalise = reader.flag("geometric_may_renormalise", false);
  const bool power = out.aggregation == "power_mean";
  out.exponent = reader.number("exponent", 1, -greatest_exponent, greatest_exponent);
  if (power && !reader.has("exponent"))
    reader.mistake("exponent",
                   "is missing; a power mean needs one: exponent = -1 is the harmonic mean, 2 the quadratic");
  if (!power && reader.has("exponent"))
    reader.mistake("exponent", "has no effect with aggregation = \"" + out.aggregation +
                                   "\"; remove it, or write aggregation = \"power_mean\"");
  if (out.exponent != 0 && std::abs(out.exponent) < smallest_exponent)
    reader.mistake("exponent", "is too close to 0; write 0, which is the geometric mean");
  read_order(reader, out);
  out.pairwise = read_judgements(reader);
}

ProfileDimension read_dimension(const toml::table& table, const std::string& name, const std::string& file,
                                std::vector<Mistake>& mistakes) {
  TableReader reader(table, name, file, mistakes);
  ProfileDimension out;
  out.present = true;
  if (name == "hazard") out.aggregation = "max";
  read_node(reader, out);
  out.weight = reader.number("weight", 1, 0, 1e6);
  out.weighted = reader.has("weight");
  reader.finish();
  return out;
}

/// What an excess of score over another site's says, for PROMETHEE.
void read_preference(TableReader& reader, ProfileIndicator& out) {
  out.preference = reader.word("preference", {"usual", "u_shape", "v_shape", "level", "linear"}, "usual");
  out.indifference = reader.number("indifference", 0, 0, 1);
  out.strict_preference = reader.number("strict_preference", 0, 0, 1);
  const bool takes_q = takes_indifference(out), takes_p = takes_strict_preference(out);
  const auto check = [&](const char* key, bool takes) {
    if (takes == reader.has(key)) return;
    reader.mistake(
        key, takes ? "is missing; preference = \"" + out.preference + "\" needs it, as a difference of scores"
                   : "has no effect with preference = \"" + out.preference + "\"; remove it");
  };
  check("indifference", takes_q);
  check("strict_preference", takes_p);
  if (takes_p && reader.has("strict_preference") &&
      !(out.strict_preference >= out.indifference + least_preference))
    reader.mistake("strict_preference", takes_q ? "must be greater than indifference, by 0.000001 at least"
                                                : "must be 0.000001 at least");
}

ProfileIndicator read_indicator(const toml::table& table, const std::string& file,
                                std::vector<Mistake>& mistakes) {
  TableReader reader(table, "indicator", file, mistakes);
  ProfileIndicator out;
  out.line = reader.line();
  out.indicator = reader.required_text("id");
  out.id = reader.text("as", out.indicator);
  read_place(reader, out);
  out.dimension = reader.word("dimension", {"hazard", "exposure", "vulnerability"}, "");
  if (!reader.has("dimension"))
    reader.mistake("dimension", "is missing; one of hazard, exposure, vulnerability");
  out.weight = reader.number("weight", 1, 0, 1e6);
  out.weighted = reader.has("weight");
  out.transform = reader.word("transform", {"none", "log1p", "square_root"}, "none");
  read_value_function(reader, table, file, mistakes, out);
  out.missing = reader.word("missing", {"renormalise", "propagate"}, "renormalise");
  out.min_valid_share = reader.number("min_valid_share", 0.5, 0, 1);
  out.extract = reader.text("extract");
  out.weighted_by = reader.text("weighted_by");
  read_preference(reader, out);
  out.why = reader.text("why");
  out.set = reader.number_map("set");
  out.bind = reader.text_map("bind");
  reader.finish();
  return out;
}

void read_root(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes,
               Profile& profile) {
  TableReader root(table, "", file, mistakes);
  profile.id = root.required_text("id");
  profile.title = root.required_title();
  profile.inspired_by = root.text("inspired_by");
  read_node(root, profile.root);
  profile.top_k = static_cast<int>(root.integer("top_k", 10, 1, 1000000));
  profile.topsis = root.flag("topsis", false);
  profile.promethee = root.flag("promethee", false);
  if (root.has("class_breaks")) {
    profile.class_breaks = root.numbers("class_breaks", 4, 4);
    double previous = 0;
    for (const double at : profile.class_breaks) {
      if (!(at > previous && at < 1)) {
        root.mistake("class_breaks", "must be four rising numbers between 0 and 1");
        break;
      }
      previous = at;
    }
  }
  for (std::size_t d = 0; d < dimension_names.size(); ++d)
    if (const auto* inner = root.table(std::string(dimension_names[d])))
      profile.dimensions[d] = read_dimension(*inner, std::string(dimension_names[d]), file, mistakes);
  if (const auto* list = root.array("indicator")) {
    for (const auto& item : *list)
      if (const auto* inner = item.as_table())
        profile.indicators.push_back(read_indicator(*inner, file, mistakes));
  }
  if (profile.indicators.empty()) root.mistake("indicator", "is missing; add at least one [[indicator]]");
  if (profile.indicators.size() > 48) root.mistake("indicator", "appears more than 48 times");
  root.finish();
}

void check_order(const ProfileNode& node, std::size_t children, const std::string& where,
                 const std::string& file, std::vector<Mistake>& mistakes) {
  if (node.aggregation != "owa" || children == 0) return;
  if (children > most_ordered)
    mistakes.push_back({file, 0, 0, where,
                        "has " + std::to_string(children) + " indicators; an OWA orders at most " +
                            std::to_string(most_ordered)});
  if (!node.orness && node.order_weights.size() != children)
    mistakes.push_back({file, 0, 0, where + "order_weights",
                        "has " + std::to_string(node.order_weights.size()) + " numbers for " +
                            std::to_string(children) + " scores; write one for each"});
}

/// TOPSIS asks of each indicator which end is the worse one.
void check_directions(const Profile& profile, const std::string& file, std::vector<Mistake>& mistakes) {
  for (const auto& indicator : profile.indicators) {
    bool rises = false, falls = false;
    for (std::size_t i = 1; i < indicator.value.size(); ++i) {
      rises = rises || indicator.value[i].second > indicator.value[i - 1].second;
      falls = falls || indicator.value[i].second < indicator.value[i - 1].second;
    }
    if (indicator.weight > 0 && rises && falls)
      mistakes.push_back({file, indicator.line, 0, "indicator",
                          "'" + indicator.id +
                              "' has a value function that rises and falls, and topsis = true needs to know "
                              "which end is worse; leave topsis out, or write knots that go one way"});
  }
}

/// What spans several blocks: dimensions with indicators, weights that are not all zero, ids used once.
void check_whole(const Profile& profile, const std::string& file, std::vector<Mistake>& mistakes) {
  for (std::size_t d = 0; d < dimension_names.size(); ++d) {
    double weight = 0;
    bool any = false;
    for (const auto& indicator : profile.indicators)
      if (indicator.dimension == dimension_names[d]) any = true, weight += indicator.weight;
    const std::string name(dimension_names[d]);
    if (any && !profile.dimensions[d].present)
      mistakes.push_back(
          {file, 0, 0, name, "has indicators but no block; add [" + name + "] with aggregation and weight"});
    check_order(profile.dimensions[d], children_of_dimension(profile, d), name + ".", file, mistakes);
    if (any && !(weight > 0))
      mistakes.push_back({file, 0, 0, name, "has only indicators of weight 0; give one a weight"});
  }
  check_order(profile.root, children_of_root(profile), "", file, mistakes);
  for (const auto& indicator : profile.indicators)
    if (!profile.promethee && indicator.preference != "usual")
      mistakes.push_back(
          {file, indicator.line, 0, "preference",
           "of '" + indicator.id + "' has no effect without promethee = true; remove one, or add the other"});
  if (profile.topsis) check_directions(profile, file, mistakes);
  for (std::size_t i = 0; i < profile.indicators.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (profile.indicators[i].id == profile.indicators[j].id)
        mistakes.push_back({file, profile.indicators[i].line, 0, "indicator",
                            "'" + profile.indicators[i].id +
                                "' appears twice; keep one, or give one another name with as = \"ID\""});
}

}  // namespace

bool takes_indifference(const ProfileIndicator& indicator) {
  return indicator.preference != "usual" && indicator.preference != "v_shape";
}

bool takes_strict_preference(const ProfileIndicator& indicator) {
  return indicator.preference != "usual" && indicator.preference != "u_shape";
}

std::size_t children_of_dimension(const Profile& profile, std::size_t dimension) {
  return static_cast<std::size_t>(
      std::count_if(profile.indicators.begin(), profile.indicators.end(), [&](const ProfileIndicator& one) {
        return one.dimension == dimension_names[dimension] && one.weight > 0;
      }));
}

std::size_t children_of_root(const Profile& profile) {
  std::size_t children = 0;
  for (std::size_t d = 0; d < dimension_names.size(); ++d)
    children += profile.dimensions[d].weight > 0 && children_of_dimension(profile, d) > 0 ? 1 : 0;
  return children;
}

Profile read_profile(std::string_view text, const std::string& file, std::vector<Mistake>& mistakes) {
  Profile profile;
  profile.text = std::string(text);
  const auto before = mistakes.size();
  if (const auto table = parsed_toml(text, file, mistakes)) read_root(*table, file, mistakes, profile);
  if (mistakes.size() == before) weigh_by_judgements(profile, file, mistakes);
  if (mistakes.size() == before) check_whole(profile, file, mistakes);
  return profile;
}

}  // namespace firnline
