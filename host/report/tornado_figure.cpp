// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/tornado_figure.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/finished_run/one_at_a_time.hpp"
#include "host/job/profile.hpp"
#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/tornado.hpp"

namespace firnline {
namespace {

namespace say = words::tornado;

constexpr std::size_t most_bars = 15;
constexpr double width = 260, margin = 6, least_swing = 5e-7;  // of scores, which are told apart in 1e-6

struct Bar {
  std::string name;  ///< HTML
  Standing low, high;

  [[nodiscard]] double swing() const { return std::abs(high.score - low.score); }
};

std::string name_of(const FinishedProfile& profile, const DrawFactor& factor, const words::Words& words) {
  const auto number = static_cast<std::size_t>(factor.number);
  const std::string what = factor.kind == DrawFactor::Kind::dimension_weight
                               ? dimension_title(words, dimension_names[number])
                               : indicator_title(words, profile, number);
  return html(words, factor.kind == DrawFactor::Kind::value ? say::value_of : say::weight_of, escaped(what));
}

std::vector<Bar> bars_of(const FinishedProfile& profile, const words::Words& words) {
  OneAtATime changed(profile);
  std::vector<Bar> bars;
  for (const DrawFactor& factor : factors_of(changed.scorer())) {
    Bar bar{name_of(profile, factor, words), {}, {}};
    if (factor.kind == DrawFactor::Kind::value) {
      bar.low = changed.with_value(0, static_cast<std::size_t>(factor.number), -1);
      bar.high = changed.with_value(0, static_cast<std::size_t>(factor.number), 1);
    } else {
      bar.low = changed.with_weight(factor, 0.5, 1).front();
      bar.high = changed.with_weight(factor, 2, 1).front();
    }
    if (bar.swing() > least_swing) bars.push_back(std::move(bar));  // NaN is none
  }
  std::stable_sort(bars.begin(), bars.end(),
                   [](const Bar& a, const Bar& b) { return a.swing() > b.swing(); });
  if (bars.size() > most_bars) bars.erase(bars.begin() + most_bars, bars.end());
  return bars;
}

/// The lowest score of all bars on the left, the highest on the right.
struct ScoreAxis {
  double low, high;

  [[nodiscard]] double x(double score) const {
    return margin + (score - low) / (high - low) * (width - 2 * margin);
  }
};

std::string piece(const ScoreAxis& axis, double own, double score, const char* colour) {
  const double from = axis.x(std::min(own, score)), to = axis.x(std::max(own, score));
  return "<rect x=\"" + n1(from) + "\" y=\"4\" width=\"" + n1(to - from) + "\" height=\"12\" fill=\"" +
         colour + "\"/>";
}

/// For who sees: the row it stands in says the same in numbers. Where both ends lie on one side of the score,
/// the shorter piece is drawn over the longer one.
std::string drawing(const Bar& bar, const ScoreAxis& axis, double own) {
  const std::string low = piece(axis, own, bar.low.score, "#a9c4d8"),
                    high = piece(axis, own, bar.high.score, "#2f6690");
  const bool low_is_longer = std::abs(bar.low.score - own) > std::abs(bar.high.score - own);
  return "<svg class=\"shift\" viewBox=\"0 0 " + n1(width) + " 20\" aria-hidden=\"true\">" +
         (low_is_longer ? low + high : high + low) + "<path d=\"M" + n1(axis.x(own)) +
         " 0V20\" stroke=\"#1c2326\" stroke-width=\"1.4\"/></svg>";
}

std::string cell(const std::string& text) {
  return "<td class=\"n\">" + text + "</td>";
}

}  // namespace

std::string tornado_figure(const FinishedProfile& profile, const words::Words& words) {
  const std::vector<Bar> bars = bars_of(profile, words);
  if (bars.empty()) return {};
  const FinishedSite& site = profile.sites.front();
  ScoreAxis axis{site.score, site.score};
  for (const Bar& bar : bars)
    for (const double score : {bar.low.score, bar.high.score})
      axis.low = std::min(axis.low, score), axis.high = std::max(axis.high, score);
  const auto head = [&](const words::Message& message) {
    return "<th class=\"n\">" + html(words, message) + "</th>";
  };
  std::string out = "<h4>" + html(words, say::heading, escaped_short(site_label(words, site), 60)) +
                    "</h4><p class=\"quiet\">" + html(words, say::what_it_shows) +
                    "</p><div class=\"scroll\"><table><thead><tr><th class=\"w\">" + html(words, say::what) +
                    "</th><th>" + words.number(axis.low, 3) + " \u2026 " + words.number(axis.high, 3) +
                    "</th>" + head(say::low) + head(say::rank) + head(say::high) + head(say::rank) +
                    "</tr></thead><tbody>";
  for (const Bar& bar : bars)
    out += "<tr><td>" + bar.name + "</td><td>" + drawing(bar, axis, site.score) + "</td>" +
           cell(words.number(bar.low.score, 3)) + cell(words.integer(bar.low.rank)) +
           cell(words.number(bar.high.score, 3)) + cell(words.integer(bar.high.rank)) + "</tr>";
  return out + "</tbody></table></div>";
}

}  // namespace firnline
