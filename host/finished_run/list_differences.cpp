// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/list_differences.hpp"

#include <algorithm>

#include "host/finished_run/figure.hpp"
#include "host/job/names.hpp"
#include "host/job/profile.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr const char* none = "";

std::string number(double value) {
  return number_text(value);
}

std::string value_text(const FinishedIndicator& indicator) {
  std::string text = indicator.transform == "none" ? "" : indicator.transform + ", ";
  if (indicator.survey)
    return text + "percentiles of " + std::to_string(indicator.survey->cells) + " cells" +
           (indicator.survey->falling ? ", falling" : "");
  if (indicator.curve != "knots")
    return text + indicator.curve + " with middle " + number(indicator.middle) + " and steepness " +
           number(indicator.steepness);
  std::vector<std::string> knots;
  for (const auto& [x, v] : indicator.value) knots.push_back(number(x) + " -> " + number(v));
  return text + joined(knots);
}

/// How the raw value of an indicator was made, beside its layers.
std::string measure_text(const FinishedIndicator& indicator) {
  std::vector<std::string> parts = {indicator.indicator};
  if (!indicator.formula.empty()) parts.push_back(indicator.formula);
  if (!indicator.column.empty()) parts.push_back("column " + indicator.column);
  parts.push_back(indicator.extraction);
  if (!indicator.place.empty()) parts.push_back(indicator.place);
  for (const auto& [name, value] : indicator.params) parts.push_back(name + " " + number(value));
  parts.push_back("at least " + percent(indicator.min_valid_share) + " of the footprint");
  return joined(parts);
}

const FinishedIndicator* find(const FinishedProfile& profile, const std::string& id) {
  const auto at = std::find_if(profile.indicators.begin(), profile.indicators.end(),
                               [&](const FinishedIndicator& one) { return one.id == id; });
  return at == profile.indicators.end() ? nullptr : &*at;
}

const FinishedLayer* find(const FinishedRun& run, const std::string& name) {
  const auto at = std::find_if(run.layers.begin(), run.layers.end(),
                               [&](const FinishedLayer& one) { return one.name == name; });
  return at == run.layers.end() ? nullptr : &*at;
}

std::vector<std::string> layers_of(const FinishedProfile& profile) {
  std::vector<std::string> names;
  for (const auto& indicator : profile.indicators)
    for (const auto& layer : indicator.layers)
      if (std::find(names.begin(), names.end(), layer) == names.end()) names.push_back(layer);
  return names;
}

std::string short_hashes(const std::vector<std::string>& hashes) {
  std::vector<std::string> parts;
  for (const auto& hash : hashes) parts.push_back(hash.substr(0, 8));
  return joined(parts);
}

/// The same words for the same content: the names of files, and their hashes where only these tell them
/// apart.
std::string layer_text(const FinishedLayer& layer, bool with_hash) {
  return joined(layer.sources) + (layer.period.empty() ? "" : "; " + layer.period) +
         (with_hash ? " (SHA-256 " + short_hashes(layer.sha256) + "...)" : "");
}

std::string site_file_hash(const FinishedRun& run, const FinishedProfile& profile) {
  for (const auto& [source, hash] : run.site_files)
    if (source == profile.sites_source) return hash;
  return {};
}

std::string node_text(const Node& node) {
  static constexpr const char* names[] = {"arithmetic", "geometric",        "max",
                                          "min",        "power mean",       "product",
                                          "noisy-or",   "scaled geometric", "owa"};
  std::string text = names[static_cast<std::size_t>(node.how)];
  if (node.how == Aggregation::power_mean) text += " of exponent " + number(node.exponent);
  if (node.order_weights > 0) {
    std::vector<std::string> weights;
    for (int k = 0; k < node.order_weights; ++k) weights.push_back(number(node.order_weight[k]));
    text += " with order weights " + joined(weights);
  }
  return text + ", coverage from " + percent(node.min_coverage) +
         (node.geometric_may_renormalise ? ", does without a missing child" : "");
}

std::string missing_rules(const FinishedProfile& profile, int node) {
  std::string text;
  for (const auto& indicator : profile.indicators)
    if (node < dimensions && indicator.dimension == dimension_names[static_cast<std::size_t>(node)] &&
        indicator.missing != "renormalise")
      text += ", " + indicator.id + " " + indicator.missing;
  return text;
}

class Differences {
 public:
  void add(ChangeKind kind, const std::string& what, const std::string& before, const std::string& after) {
    if (before != after) list_.push_back({kind, what, before, after});
  }
  [[nodiscard]] std::vector<ListDifference> by_kind() && {
    std::stable_sort(list_.begin(), list_.end(),
                     [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return std::move(list_);
  }

 private:
  std::vector<ListDifference> list_;
};

void add_layers(const FinishedRun& run_before, const FinishedProfile& before, const FinishedRun& run_after,
                const FinishedProfile& after, Differences& out) {
  const auto old_names = layers_of(before), new_names = layers_of(after);
  for (const auto& name : new_names) {
    const FinishedLayer* then = find(run_before, name);
    const FinishedLayer* now = find(run_after, name);
    if (std::find(old_names.begin(), old_names.end(), name) == old_names.end() || !then || !now) continue;
    const bool same_words = layer_text(*then, false) == layer_text(*now, false);
    if (then->sha256 != now->sha256)
      out.add(ChangeKind::input, "layer " + name, layer_text(*then, same_words),
              layer_text(*now, same_words));
    out.add(ChangeKind::input, "way of layer " + name + " onto the grid", then->transformation,
            now->transformation);
  }
  const std::string old_hash = site_file_hash(run_before, before),
                    new_hash = site_file_hash(run_after, after);
  if (old_hash != new_hash)
    out.add(ChangeKind::input, "site list",
            before.sites_source + " (SHA-256 " + old_hash.substr(0, 8) + "...)",
            after.sites_source + " (SHA-256 " + new_hash.substr(0, 8) + "...)");
}

void add_indicators(const FinishedProfile& before, const FinishedProfile& after, Differences& out) {
  for (const auto& now : after.indicators) {
    const FinishedIndicator* then = find(before, now.id);
    if (then == nullptr) {
      out.add(ChangeKind::weight, weight_of(now.id), none, number(now.weight));
      continue;
    }
    out.add(ChangeKind::input, "layers of " + now.id, joined(then->layers), joined(now.layers));
    out.add(ChangeKind::input, "measure of " + now.id, measure_text(*then), measure_text(now));
    out.add(ChangeKind::value_function, "value function of " + now.id, value_text(*then), value_text(now));
    out.add(ChangeKind::weight, weight_of(now.id), number(then->weight), number(now.weight));
    out.add(ChangeKind::weight, "dimension of " + now.id, then->dimension, now.dimension);
  }
  for (const auto& then : before.indicators)
    if (find(after, then.id) == nullptr)
      out.add(ChangeKind::weight, weight_of(then.id), number(then.weight), none);
}

void add_nodes(const FinishedProfile& before, const FinishedProfile& after, Differences& out) {
  for (int node = 0; node <= dimensions; ++node) {
    const bool root = node == root_node;
    const Node& then = root ? before.composition.root : before.composition.node[node];
    const Node& now = root ? after.composition.root : after.composition.node[node];
    if (!root)
      out.add(ChangeKind::weight, weight_of(dimension_names[static_cast<std::size_t>(node)]),
              number(then.weight), number(now.weight));
    out.add(ChangeKind::rule, rule_of(node), node_text(then) + missing_rules(before, node),
            node_text(now) + missing_rules(after, node));
  }
}

}  // namespace

std::string weight_of(std::string_view what) {
  return "weight of " + std::string(what);
}

std::string rule_of(int node) {
  return node == root_node
             ? "how the dimensions are put together"
             : "how " + std::string(dimension_names[static_cast<std::size_t>(node)]) + " is put together";
}

std::vector<ListDifference> list_differences(const FinishedRun& run_before, const FinishedProfile& before,
                                             const FinishedRun& run_after, const FinishedProfile& after) {
  Differences out;
  add_layers(run_before, before, run_after, after, out);
  add_indicators(before, after, out);
  add_nodes(before, after, out);
  return std::move(out).by_kind();
}

}  // namespace firnline
