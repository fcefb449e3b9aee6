// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/what_if.hpp"

#include <algorithm>
#include <cmath>

#include "host/job/profile.hpp"
#include "host/report/html.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/what_if.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::what_if;

std::string list_of(const double* numbers, std::int32_t count) {
  std::string out;
  for (std::int32_t i = 0; i < count; ++i) out += (i > 0 ? "," : "") + number_text(numbers[i]);
  return "[" + out + "]";
}

/// [aggregation, least coverage, may do without a child, exponent, order weights, weight]
std::string json_of(const Node& node) {
  return "[" + number_text(static_cast<double>(static_cast<int>(node.how))) + "," +
         number_text(node.min_coverage) + "," + (node.geometric_may_renormalise ? "1" : "0") + "," +
         number_text(node.exponent) + "," + list_of(node.order_weight, node.order_weights) + "," +
         number_text(node.weight) + "]";
}

/// {"root": node, "nodes": one per dimension, "leaves": [dimension, must be there, weight]}
std::string json_of(const Composition& composition) {
  std::string nodes, leaves;
  for (const Node& node : composition.node) nodes += (nodes.empty() ? "" : ",") + json_of(node);
  for (std::int32_t i = 0; i < composition.leaves; ++i) {
    const Leaf& leaf = composition.leaf[i];
    leaves += std::string(leaves.empty() ? "" : ",") + "[" +
              number_text(static_cast<double>(static_cast<int>(leaf.dimension))) + "," +
              (leaf.missing == MissingRule::propagate ? "1" : "0") + "," + number_text(leaf.weight) + "]";
  }
  return "{\"root\":" + json_of(composition.root) + ",\"nodes\":[" + nodes + "],\"leaves\":[" + leaves + "]}";
}

/// where: "leaf" or "node", with its number; an ordered mean needs every child it was written for
std::string slider(const std::string& title, const std::string& name, const char* where, std::size_t number,
                   double weight, double most, const Node& node) {
  const double least = node.how == Aggregation::owa ? most / 1000 : 0;
  return "<label>" + escaped(title) + " <input type=\"range\" step=\"any\" min=\"" + number_text(least) +
         "\" max=\"" + number_text(most) + "\" value=\"" + number_text(weight) + "\" data-" + where + "=\"" +
         std::to_string(number) + "\" data-name=\"" + escaped(name) + "\"> <output></output></label>";
}

}  // namespace

bool ranks_in_page(const FinishedProfile& profile, std::size_t rows) {
  const auto scored = static_cast<std::size_t>(scored_sites(profile));
  return scored > 1 && scored <= rows && profile.indicators.size() > 1;
}

std::string what_if_scores(const FinishedSite& site) {
  std::string out;
  for (std::size_t i = 0; i < site.score_of.size(); ++i)
    out +=
        (i > 0 ? "," : "") + (std::isnan(site.score_of[i]) ? std::string() : number_text(site.score_of[i]));
  return " data-s=\"" + out + "\"";
}

std::string what_if_block(const words::Words& words, const FinishedProfile& profile) {
  const Composition& composition = profile.composition;
  const auto used = used_dimensions(profile);
  double most_leaf = 0, most_node = 0;
  for (std::int32_t i = 0; i < composition.leaves; ++i)
    most_leaf = std::max(most_leaf, 3 * composition.leaf[i].weight);
  for (const auto& [name, d] : used) most_node = std::max(most_node, 3 * composition.node[d].weight);
  std::string breaks, sliders;
  for (const double at : profile.class_breaks) breaks += (breaks.empty() ? "" : ",") + number_text(at);
  for (const auto& [name, d] : used) {
    sliders += "<fieldset><legend>" + escaped(dimension_heading(words, d)) + "</legend>";
    if (used.size() > 1)
      sliders += slider(dimension_heading(words, d), std::string(dimension_names[d]), "node", d,
                        composition.node[d].weight, most_node, composition.root);
    for (std::size_t i = 0; i < profile.indicators.size(); ++i)
      if (static_cast<std::size_t>(composition.leaf[i].dimension) == d)
        sliders += slider(indicator_title(words, profile, i), profile.indicators[i].id, "leaf", i,
                          composition.leaf[i].weight, most_leaf, composition.node[d]);
    sliders += "</fieldset>";
  }
  return "<details class=\"whatif\" hidden data-composition=\"" + escaped(json_of(composition)) +
         "\" data-breaks=\"" + breaks + "\" data-profile=\"" + escaped(profile.name) + "\"><summary>" +
         html(words, say::heading) + "</summary><p class=\"quiet\">" + html(words, say::what_it_does) +
         "</p><div class=\"sliders\">" + sliders + "</div><p data-back=\"" + html(words, say::back) +
         "\"><span class=\"quiet\">" + html(words, say::same_by_command) +
         " <code></code></span></p></details>";
}

}  // namespace firnline
