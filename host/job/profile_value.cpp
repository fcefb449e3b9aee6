// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/profile_value.hpp"

#include <cmath>
#include <optional>
#include <utility>

namespace firnline {
namespace {

/// A number of a curve that it cannot do without.
double needed(TableReader& reader, const std::string& key, double low, double high, ProfileIndicator& out) {
  if (!reader.has(key)) reader.mistake(key, "is missing; add it");
  const double number = reader.number(key, 1, low, high);
  out.written.numbers.emplace_back(key, number);
  return number;
}

bool falling(TableReader& reader, ProfileIndicator& out) {
  return out.written.falling = reader.flag("falling", false);
}

constexpr double far = 1e300;      // of raw values
constexpr double steepest = 1e12;  // per unit of the raw value

void read_logistic(TableReader& curve, ProfileIndicator& out) {
  out.curve = "logistic";
  out.middle = needed(curve, "midpoint", -far, far, out);
  out.steepness = needed(curve, "steepness", -steepest, steepest, out);
  if (!(std::abs(out.steepness) >= 1 / steepest))
    curve.mistake("steepness", "is zero; above 0 higher values score higher, below 0 lower");
}

void read_z_score(TableReader& curve, ProfileIndicator& out) {
  out.middle = needed(curve, "mean", -far, far, out);
  out.steepness = 1 / needed(curve, "sd", 1 / steepest, steepest, out);
  out.curve = out.written.then = curve.word("then", {"normal", "logistic"}, "normal");
  if (falling(curve, out)) out.steepness = -out.steepness;
}

/// Knots come when the cells of the grid have been surveyed.
void read_percentile(TableReader& curve, ProfileIndicator& out) {
  out.percentile = true;
  out.falling = falling(curve, out);
}

void read_fuzzy(TableReader& curve, bool large, ProfileIndicator& out) {
  out.curve = "logarithmic";
  out.middle = std::log(needed(curve, "midpoint", 1 / steepest, steepest, out));
  out.steepness = (large ? 1 : -1) * needed(curve, "spread", 0.1, 1000, out);
}

/// value = { NAME = { ... } }: one of the curves that need only a few numbers.
void read_curve(TableReader& indicator, const toml::table& table, const std::string& file,
                std::vector<Mistake>& mistakes, ProfileIndicator& out) {
  TableReader reader(table, "indicator.value", file, mistakes);
  int found = 0;
  for (const std::string name : {"logistic", "z_score", "fuzzy_large", "fuzzy_small", "percentile"}) {
    const toml::table* inner = reader.table(name);
    if (inner == nullptr) continue;
    ++found;
    out.written.name = name;
    TableReader curve(*inner, "indicator.value." + name, file, mistakes);
    if (name == "logistic")
      read_logistic(curve, out);
    else if (name == "z_score")
      read_z_score(curve, out);
    else if (name == "percentile")
      read_percentile(curve, out);
    else
      read_fuzzy(curve, name == "fuzzy_large", out);
    curve.finish();
  }
  reader.finish();
  if (found > 1 || table.empty())
    indicator.mistake("value",
                      "needs exactly one of logistic, z_score, fuzzy_large, fuzzy_small, percentile");
  if (out.curve == "logarithmic" && out.transform != "none")
    indicator.mistake("transform",
                      "cannot stand beside a fuzzy curve, which looks at ratios already; remove it");
  if (out.percentile && out.transform != "none")
    indicator.mistake("transform", "has no effect on percentiles, which only look at the order; remove it");
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
  if (knots.size() < 2 || knots.size() > most_written_knots)
    reader.mistake("value", "needs 2 to " + std::to_string(most_written_knots) + " knots");
  return knots;
}

}  // namespace

void read_value_function(TableReader& indicator, const toml::table& table, const std::string& file,
                         std::vector<Mistake>& mistakes, ProfileIndicator& out) {
  const toml::table* curve = table["value"].as_table();
  if (curve == nullptr) {
    out.value = read_knots(indicator);
    return;
  }
  static_cast<void>(indicator.table("value"));
  read_curve(indicator, *curve, file, mistakes, out);
}

}  // namespace firnline
