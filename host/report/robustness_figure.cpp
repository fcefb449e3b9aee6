// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/robustness_figure.hpp"

#include <algorithm>
#include <cmath>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/robustness.hpp"
#include "kernels/ranking/robustness.hpp"

namespace firnline {
namespace {

namespace say = words::robustness;

constexpr std::size_t most_bars = 30, most_heat_rows = 20;
constexpr std::int64_t most_heat_ranks = 10;
constexpr double width = 220, margin = 7;

std::size_t rows_of(const FinishedProfile& profile, std::size_t most) {
  return std::min(most, static_cast<std::size_t>(scored_sites(profile)));
}

/// Rank 1 on the left, the last rank of the figure on the right.
struct RankAxis {
  double last = 1;

  [[nodiscard]] double x(double rank) const {
    return margin + (last > 1 ? (rank - 1) / (last - 1) : 0.5) * (width - 2 * margin);
  }
};

/// For who sees: the row it stands in says the same in words.
std::string bar(const FinishedProfile& profile, const FinishedSite& site, const RankAxis& axis) {
  const SiteRobustness& ranks = site.robustness;
  const double from = axis.x(static_cast<double>(ranks.rank_p05)),
               to = axis.x(static_cast<double>(ranks.rank_p95));
  std::string out = "<svg class=\"shift\" viewBox=\"0 0 " + n1(width) +
                    " 20\" aria-hidden=\"true\"><path d=\"M" + n1(margin) + " 10H" + n1(width - margin) +
                    "\" stroke=\"#d8dfe3\"/>";
  const double behind = profile.top_k + 0.5;
  if (behind < axis.last)
    out += "<path d=\"M" + n1(axis.x(behind)) + " 0V20\" stroke=\"#56626a\" stroke-dasharray=\"3 2\"/>";
  return out + "<rect x=\"" + n1(from - 2) + "\" y=\"5\" width=\"" + n1(to - from + 4) +
         "\" height=\"10\" rx=\"2\" fill=\"#8fb4d0\"/><path d=\"M" +
         n1(axis.x(static_cast<double>(ranks.rank_p50))) +
         " 3v14\" stroke=\"#123f63\" stroke-width=\"2.5\"/><circle cx=\"" +
         n1(axis.x(static_cast<double>(site.rank))) +
         "\" cy=\"10\" r=\"4\" fill=\"none\" stroke=\"#1c2326\" stroke-width=\"1.6\"/></svg>";
}

std::string interval_text(const SiteRobustness& ranks, const words::Words& words) {
  const std::string from = words.integer(ranks.rank_p05);
  return ranks.rank_p05 == ranks.rank_p95 ? from : from + "\u2013" + words.integer(ranks.rank_p95);
}

std::string note_on_rows(const FinishedProfile& profile, std::size_t shown, const words::Words& words) {
  const std::int64_t scored = scored_sites(profile);
  if (static_cast<std::int64_t>(shown) >= scored) return {};
  return words.gap() + html(words, say::first_of, words.integer(static_cast<std::int64_t>(shown)),
                            words.integer(scored), escaped(profile.name) + "/sites.csv");
}

/// White for never to blue for always; the number is printed on it.
std::string heat(double share, const words::Words& words) {
  if (share == 0) return "<td class=\"n\"></td>";
  const int red = static_cast<int>(std::lround(255 - 172 * share)),
            green = static_cast<int>(std::lround(255 - 92 * share));
  return "<td class=\"n\" style=\"background:rgb(" + std::to_string(red) + "," + std::to_string(green) +
         ",255)\">" +
         (share < 0.01                ? "&lt;1"
          : share < 1 && share > 0.99 ? "&gt;99"
                                      : words.number(100 * share, 0)) +
         "</td>";
}

}  // namespace

std::string drawn_share(const words::Words& words, double p) {
  const bool certain = p == 0 || p == 1;
  return words.percent(p, !certain && (p < 0.01 || p > 0.99) ? 1 : 0);
}

std::string interval_figure(const FinishedProfile& profile, const words::Words& words) {
  const std::size_t rows = rows_of(profile, most_bars);
  RankAxis axis;
  for (std::size_t row = 0; row < rows; ++row)
    axis.last = std::max({axis.last, static_cast<double>(profile.sites[row].robustness.rank_p95),
                          static_cast<double>(profile.sites[row].rank)});
  const bool told = profile.top_k < scored_sites(profile);
  std::string out =
      "<p class=\"quiet\">" + html(words, say::intervals) +
      (told ? words.gap() + html(words, say::line_of_k, words.integer(profile.top_k)) : "") +
      note_on_rows(profile, rows, words) + "</p><div class=\"scroll\"><table><thead><tr><th class=\"n\">" +
      html(words, say::rank) + "</th><th class=\"w\">" + html(words, say::site) + "</th><th>1 \u2026 " +
      words.integer(static_cast<std::int64_t>(axis.last)) + "</th><th class=\"n\">" +
      html(words, say::range) + "</th>" +
      (told ? "<th class=\"n\">" + html(words, say::in_first, words.integer(profile.top_k)) + "</th>" : "") +
      "</tr></thead><tbody>";
  for (std::size_t row = 0; row < rows; ++row) {
    const FinishedSite& site = profile.sites[row];
    out += "<tr><td class=\"n\">" + words.integer(site.rank) + "</td><td>" +
           escaped_short(site_label(words, site), 60) + "</td><td>" + bar(profile, site, axis) +
           "</td><td class=\"n\">" + interval_text(site.robustness, words) + "</td>" +
           (told ? "<td class=\"n\">" + drawn_share(words, site.robustness.p_top_k) + "</td>" : "") + "</tr>";
  }
  return out + "</tbody></table></div>";
}

std::string acceptability_table(const FinishedProfile& profile, const words::Words& words) {
  const RankRobustness& ranks = *profile.robustness->ranks;
  const std::size_t rows = rows_of(profile, most_heat_rows);
  const std::int64_t columns = std::min(ranks.sites, most_heat_ranks);
  std::string out = "<p class=\"quiet\">" + html(words, say::shares) +
                    "</p><div class=\"scroll\"><table class=\"heat\"><thead><tr><th class=\"w\">" +
                    html(words, say::site) + "</th>";
  for (std::int64_t rank = 1; rank <= columns; ++rank)
    out += "<th class=\"n\">" + std::to_string(rank) + "</th>";
  const bool later = columns < ranks.sites;
  if (later) out += "<th class=\"n\">" + html(words, say::later) + "</th>";
  out += "</tr></thead><tbody>";
  for (std::size_t row = 0; row < rows; ++row) {
    out += "<tr><td>" + escaped_short(site_label(words, profile.sites[row]), 60) + "</td>";
    std::uint32_t counted = 0;
    for (std::int64_t rank = 0; rank < columns; ++rank) {
      const std::uint32_t times =
          ranks.at_first_ranks[row * RankRobustness::first_ranks + static_cast<std::size_t>(rank)];
      counted += times;
      out += heat(ranks.share(times), words);
    }
    if (later) out += heat(ranks.share(static_cast<std::uint32_t>(ranks.draws) - counted), words);
    out += "</tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace firnline
