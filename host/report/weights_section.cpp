// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/weights_section.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/weights.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double full_bar_px = 150;
constexpr std::int64_t few_sites = 10;
constexpr std::size_t most_matrix_columns = 12;  // more are not legible on paper; all stand in indicators.csv

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
std::string closest(const FinishedProfile& profile, std::size_t own, const words::Words& words) {
  std::size_t best = own;
  double most = 0;
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    const double size = std::abs(profile.indicators[own].correlation[i]);
    if (i == own || !(size > most)) continue;
    most = size;
    best = i;
  }
  if (best == own) return "–";
  return escaped(indicator_title(words, profile, best)) + " (" +
         words.number(profile.indicators[own].correlation[best], 2) + ")";
}

/// White for 0, towards red for 1 and blue for -1; the number is printed on it, so colour is not needed.
std::string cell(double rho, const words::Words& words) {
  if (std::isnan(rho)) return "<td class=\"n\">–</td>";
  const int faded = static_cast<int>(std::lround(255 - 115 * std::abs(rho)));
  const std::string fade = std::to_string(faded);
  const std::string colour = rho >= 0 ? "255," + fade + "," + fade : fade + "," + fade + ",255";
  return "<td class=\"n rho\" style=\"background:rgb(" + colour + ")\">" + words.number(rho, 2) + "</td>";
}

std::string matrix(const FinishedProfile& profile, const words::Words& words) {
  const auto& indicators = profile.indicators;
  if (indicators.size() < 3) return {};  // the table above has said it
  if (indicators.size() > most_matrix_columns)
    return "<p class=\"quiet\">" +
           html(words, words::weights::all_stand_in, escaped(profile.name) + "/indicators.csv") + "</p>";
  std::string out = "<div class=\"scroll apart\"><table><thead><tr><th class=\"w\">" +
                    html(words, words::weights::rank_correlation) + "</th>";
  for (std::size_t i = 0; i < indicators.size(); ++i)
    out += "<th class=\"n\">" + std::to_string(i + 1) + "</th>";
  out += "</tr></thead><tbody>";
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    out += "<tr><td class=\"w\">" + std::to_string(i + 1) + " " +
           escaped(indicator_title(words, profile, i)) + "</td>";
    for (std::size_t j = 0; j < indicators.size(); ++j)
      out += i == j ? "<td class=\"n\">·</td>" : cell(indicators[i].correlation[j], words);
    out += "</tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace

std::string weights_section(const FinishedProfile& profile, const words::Words& words) {
  const auto& indicators = profile.indicators;
  const bool known =
      std::any_of(indicators.begin(), indicators.end(), [&](const FinishedIndicator& indicator) {
        return indicator.correlation.size() == indicators.size() && !std::isnan(indicator.effective_weight);
      });
  if (indicators.size() < 2 || !known) return {};
  const std::int64_t scored = scored_sites(profile);
  std::string out = "<h3>" + html(words, words::weights::heading) + "</h3><p>" +
                    html(words, words::weights::a_weight_is_a_wish) + words.gap() +
                    html(words, words::weights::scored_sites, scored) +
                    (scored < few_sites ? words.gap() + html(words, words::weights::few_sites) : "") +
                    "</p><div class=\"scroll\"><table><thead><tr><th class=\"w\">" +
                    html(words, words::weights::indicator) + "</th><th class=\"n\">" +
                    html(words, words::weights::stated) + "</th><th class=\"n\">" +
                    html(words, words::weights::effective) + "</th><th>" +
                    html(words, words::weights::weight) + "</th><th class=\"w\">" +
                    html(words, words::weights::closest) + "</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < indicators.size(); ++i)
    out += "<tr><td class=\"w\">" + escaped(indicator_title(words, profile, i)) + "</td><td class=\"n\">" +
           words.percent(indicators[i].stated_weight) + "</td><td class=\"n\">" +
           words.percent(indicators[i].effective_weight) + "</td><td>" +
           bars(indicators[i].stated_weight, indicators[i].effective_weight) + "</td><td class=\"w\">" +
           closest(profile, i, words) + "</td></tr>";
  return out + "</tbody></table></div>" + matrix(profile, words);
}

}  // namespace firnline
