// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/weights_section.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/report/html.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double full_bar_px = 150;
constexpr std::int64_t few_sites = 10;
constexpr std::size_t most_matrix_columns = 12;  // more are not legible on paper; all stand in indicators.csv

std::string share(double weight) {
  return std::isnan(weight) ? "–" : percent(weight);
}

std::string correlation_text(double rho) {
  return std::isnan(rho) ? "–" : number_text(rho, 2);
}

/// What the weight says (grey) over what it does (blue), on one scale.
std::string bars(double stated, double effective) {
  const auto bar = [](double length, const char* kind) {
    return std::string("<div class=\"weight ") + kind +
           "\" style=\"width:" + number_text(std::isnan(length) ? 0.0 : length * full_bar_px, 0) +
           "px\"></div>";
  };
  return bar(stated, "says") + bar(effective, "does");
}

/// The other indicator that orders the sites most like this one, or most oppositely.
std::string closest(const FinishedProfile& profile, std::size_t own) {
  std::size_t best = own;
  double most = 0;
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    const double size = std::abs(profile.indicators[own].correlation[i]);
    if (i == own || !(size > most)) continue;
    most = size;
    best = i;
  }
  if (best == own) return "–";
  return escaped(title_in(profile, best)) + " (" +
         correlation_text(profile.indicators[own].correlation[best]) + ")";
}

/// White for 0, towards red for 1 and blue for -1; the number is printed on it, so colour is not needed.
std::string cell(double rho) {
  if (std::isnan(rho)) return "<td class=\"n\">–</td>";
  const int faded = static_cast<int>(std::lround(255 - 115 * std::abs(rho)));
  const std::string fade = std::to_string(faded);
  const std::string colour = rho >= 0 ? "255," + fade + "," + fade : fade + "," + fade + ",255";
  return "<td class=\"n rho\" style=\"background:rgb(" + colour + ")\">" + correlation_text(rho) + "</td>";
}

std::string matrix(const FinishedProfile& profile) {
  const auto& indicators = profile.indicators;
  if (indicators.size() < 3) return {};  // the table above has said it
  if (indicators.size() > most_matrix_columns)
    return "<p class=\"quiet\">All rank correlations stand in " + escaped(profile.name) +
           "/indicators.csv.</p>";
  std::string out = "<div class=\"scroll apart\"><table><thead><tr><th class=\"w\">Rank correlation</th>";
  for (std::size_t i = 0; i < indicators.size(); ++i)
    out += "<th class=\"n\">" + std::to_string(i + 1) + "</th>";
  out += "</tr></thead><tbody>";
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    out += "<tr><td class=\"w\">" + std::to_string(i + 1) + " " + escaped(title_in(profile, i)) + "</td>";
    for (std::size_t j = 0; j < indicators.size(); ++j)
      out += i == j ? "<td class=\"n\">·</td>" : cell(indicators[i].correlation[j]);
    out += "</tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace

std::string weights_section(const FinishedProfile& profile) {
  const auto& indicators = profile.indicators;
  const bool known =
      std::any_of(indicators.begin(), indicators.end(), [&](const FinishedIndicator& indicator) {
        return indicator.correlation.size() == indicators.size() && !std::isnan(indicator.effective_weight);
      });
  if (indicators.size() < 2 || !known) return {};
  const std::int64_t scored = scored_sites(profile);
  std::string out =
      "<h3>What the weights say, and what they do</h3><p>A weight is a wish. What an indicator does to the "
      "list also depends on how much it differs between the sites and on what goes along with it. Grey: its "
      "share of the stated weight. Blue: its effective weight, its share in what moves the scores of the " +
      std::to_string(scored) + " scored sites (squared correlation with the score, as a share of the sum). " +
      "An indicator that is the same everywhere moves nothing, whatever its weight." +
      (scored < few_sites ? " So few sites say little: read these figures with care." : "") +
      "</p><div class=\"scroll\"><table><thead><tr><th class=\"w\">Indicator</th><th "
      "class=\"n\">Stated</th><th "
      "class=\"n\">Effective</th><th>Weight</th><th class=\"w\">Closest other indicator (rank "
      "correlation)</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < indicators.size(); ++i)
    out += "<tr><td class=\"w\">" + escaped(title_in(profile, i)) + "</td><td class=\"n\">" +
           share(indicators[i].stated_weight) + "</td><td class=\"n\">" +
           share(indicators[i].effective_weight) + "</td><td>" +
           bars(indicators[i].stated_weight, indicators[i].effective_weight) + "</td><td class=\"w\">" +
           closest(profile, i) + "</td></tr>";
  return out + "</tbody></table></div>" + matrix(profile);
}

}  // namespace firnline
