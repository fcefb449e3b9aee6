// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/profile.hpp"

#include <algorithm>

#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

const std::vector<std::string> aggregations = {"arithmetic", "geometric", "max"};

ProfileDimension read_dimension(const toml::table& table, const std::string& name, const std::string& file,
                                std::vector<Mistake>& mistakes) {
  TableReader reader(table, name, file, mistakes);
  ProfileDimension out;
  out.present = true;
  out.aggregation = reader.word("aggregation", aggregations, name == "hazard" ? "max" : "arithmetic");
  out.weight = reader.number("weight", 1, 0, 1e6);
  out.min_coverage = reader.number("min_coverage", 0.5, 0, 1);
  out.geometric_may_renormalise = reader.flag("geometric_may_renormalise", false);
  reader.finish();
  return out;
}

/// Knots: at least two, x strictly increasing, scores in [0,1].
std::vector<std::pair<double, double>> read_knots(TableReader& reader) {
  std::vector<std::pair<double, double>> knots;
  const toml::array* list = reader.array("value");
  if (list == nullptr) {
    if (!reader.has("value"))
      reader.mistake("value",
                     "is missing; add value = [ [raw, score], [raw, score] ] with scores 0..1, 1 = worst");
    return knots;
  }
  for (const auto& item : *list) {
    const toml::array* pair = item.as_array();
    const auto x = pair != nullptr && pair->size() == 2 ? pair->get(0)->value<double>() : std::nullopt;
    const auto v = pair != nullptr && pair->size() == 2 ? pair->get(1)->value<double>() : std::nullopt;
    if (!x || !v || !(*v >= 0 && *v <= 1) || !(*x > -1e300 && *x < 1e300)) {
      reader.mistake("value", "holds something that is not [raw, score] with a score from 0 to 1");
      return {};
    }
    if (!knots.empty() && !(*x > knots.back().first)) {
      reader.mistake("value", "must have raw values that rise from knot to knot");
      return {};
    }
    knots.emplace_back(*x, *v);
  }
  if (knots.size() < 2 || knots.size() > 12) reader.mistake("value", "needs 2 to 12 knots");
  return knots;
}

ProfileIndicator read_indicator(const toml::table& table, const std::string& file,
                                std::vector<Mistake>& mistakes) {
  TableReader reader(table, "indicator", file, mistakes);
  ProfileIndicator out;
  out.line = reader.line();
  out.id = reader.required_text("id");
  out.dimension = reader.word("dimension", {"hazard", "exposure", "vulnerability"}, "");
  if (!reader.has("dimension"))
    reader.mistake("dimension", "is missing; one of hazard, exposure, vulnerability");
  out.weight = reader.number("weight", 1, 0, 1e6);
  out.transform = reader.word("transform", {"none", "log1p", "square_root"}, "none");
  out.value = read_knots(reader);
  out.missing = reader.word("missing", {"renormalise", "propagate"}, "renormalise");
  out.min_valid_share = reader.number("min_valid_share", 0.5, 0, 1);
  out.extract = reader.text("extract");
  out.weighted_by = reader.text("weighted_by");
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
  profile.title = root.required_text("title");
  profile.inspired_by = root.text("inspired_by");
  profile.aggregation = root.word("aggregation", aggregations, "geometric");
  profile.min_coverage = root.number("min_coverage", 0.7, 0, 1);
  profile.geometric_may_renormalise = root.flag("geometric_may_renormalise", false);
  profile.top_k = static_cast<int>(root.integer("top_k", 10, 1, 1000000));
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
    if (any && !(weight > 0))
      mistakes.push_back({file, 0, 0, name, "has only indicators of weight 0; give one a weight"});
  }
  for (std::size_t i = 0; i < profile.indicators.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (profile.indicators[i].id == profile.indicators[j].id)
        mistakes.push_back({file, profile.indicators[i].line, 0, "indicator",
                            "'" + profile.indicators[i].id + "' appears twice; keep one"});
}

}  // namespace

Profile read_profile(std::string_view text, const std::string& file, std::vector<Mistake>& mistakes) {
  Profile profile;
  profile.text = std::string(text);
  const auto before = mistakes.size();
  if (const auto table = parsed_toml(text, file, mistakes)) read_root(*table, file, mistakes, profile);
  if (mistakes.size() == before) check_whole(profile, file, mistakes);
  return profile;
}

}  // namespace firnline
