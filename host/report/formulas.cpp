// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/formulas.hpp"

#include <cstdint>
#include <iterator>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/method.hpp"

namespace firnline {
namespace {

namespace say = words::method;

constexpr std::int64_t most_leaves_of_shapley =
    12;  // more take the Owen value (kernels/composition/contributions.hpp)
constexpr const char* share = "<sup>w/Σw</sup>";

/// Children s with weights w as one score, as kernels/composition/composition.hpp defines each aggregation.
std::string aggregated(const words::Words& words, const Node& node) {
  switch (node.how) {
    case Aggregation::arithmetic:
      return "S = Σ w s / Σ w";
    case Aggregation::geometric:
      return std::string("S = Π s") + share;
    case Aggregation::max:
      return "S = max s";
    case Aggregation::min:
      return "S = min s";
    case Aggregation::power_mean:
      return "S = (Σ w s<sup>p</sup> / Σ w)<sup>1/p</sup>, " +
             html(words, say::exponent, words.number(node.exponent));
    case Aggregation::product:
      return "S = Π s<sup>w/max w</sup>";
    case Aggregation::noisy_or:
      return "S = 1 − Π (1 − s)<sup>w/max w</sup>";
    case Aggregation::scaled_geometric:
      return std::string("S = (10 − Π (10 − 9 s)") + share + ") / 9";
    case Aggregation::owa:
      break;
  }
  std::vector<std::string> weights;
  for (int k = 0; k < node.order_weights; ++k) weights.push_back(words.number(node.order_weight[k]));
  return "S = Σ v<sub>k</sub> s<sub>(k)</sub>, " + html(words, say::order_weights, words.row(weights));
}

std::string item(const std::string& sentence, const std::string& formula) {
  return "<li>" + sentence + " <span class=\"formula\">" + formula + "</span></li>";
}

}  // namespace

std::string formulas(const words::Words& words, const FinishedProfile& profile) {
  const auto used = used_dimensions(profile);
  std::vector<std::string> names;
  for (const auto& [id, at] : used) names.push_back(dimension_title(words, id));
  std::string out = "<ol class=\"formulas\">" + item(html(words, say::of_value), "s = f(x)");
  for (std::size_t d = 0; d < used.size(); ++d)
    out += item(html(words, say::of_dimension, escaped(dimension_heading(words, used[d].second))),
                aggregated(words, profile.composition.node[used[d].second]));
  if (used.size() == 1)
    out += item(html(words, say::one_dimension, escaped(names.front())), "");
  else
    out += item(html(words, say::of_risk, escaped(words.list(names))),
                aggregated(words, profile.composition.root));
  out += item(html(words, say::of_coverage), "c = Σ<sub>data</sub> w / Σ w");
  out += "<li>" + html(words, say::missing_leaves) + "</li>";
  out += item(html(words, say::of_contribution),
              "φ<sub>i</sub> = Σ<sub>S∌i</sub> |S|! (n − |S| − 1)! / n! · (v(S ∪ {i}) − v(S))");
  if (std::ssize(profile.indicators) > most_leaves_of_shapley)
    out += "<li>" + html(words, say::by_owen, words.integer(most_leaves_of_shapley)) + "</li>";
  return out + item(html(words, say::of_rank), "") + "</ol>";
}

}  // namespace firnline
