// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/site_panels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "host/finished_run/explain.hpp"
#include "host/finished_run/risk_classes.hpp"
#include "host/report/html.hpp"
#include "host/report/map_sites.hpp"
#include "host/report/page_budget.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/reader.hpp"
#include "host/report/repairs_section.hpp"
#include "host/report/requirements_section.hpp"
#include "host/report/robustness_section.hpp"
#include "host/report/site_water_panel.hpp"
#include "host/words/catalogue/sites.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::sites;

/// Sites whose panels say what would swap them with their neighbours: each takes some thousand compositions.
constexpr std::size_t rows_with_swaps = 100;
constexpr double least_told_apart = 0.0005;  ///< smaller gaps vanish in three digits
constexpr double full_bar_percent = 50;      ///< of the cell, on either side of its middle

/// Writes the panels of one profile; what all of them share is looked up once.
class Panels {
 public:
  Panels(const words::Words& words, const FinishedProfile& profile, std::size_t number)
      : words_(words),
        profile_(profile),
        number_(number),
        scored_(scored_sites(profile)),
        on_map_(rows_on_map(profile)),
        overlaps_(profile) {
    for (std::size_t i = 0; i < profile.indicators.size(); ++i)
      titles_.push_back(indicator_title(words, profile, i));
    for (const auto& site : profile.sites)
      for (const double one : site.contribution)
        if (!std::isnan(one)) greatest_ = std::max(greatest_, std::abs(one));
  }

  /// row: of a site with a rank
  [[nodiscard]] std::string panel(std::size_t row) const {
    const FinishedSite& site = profile_.sites[row];
    return "<details class=\"one\" id=\"" + panel_anchor(number_, row) + "\"><summary><b>" +
           words_.integer(site.rank) + "</b> " + escaped_short(site_label(words_, site), 80) +
           " <span class=\"quiet\">" + escaped_short(site.name.empty() ? std::string() : site.id, 40) +
           "</span> " + chip(site) + words_.number(site.score, 3) + "</summary><p>" + standing(site) +
           words_.gap() + place(site, row) + "</p>" + robustness(site) + "<p>" + data(site) + "</p>" +
           neighbours(site) + table(site) + requirements_of_site(words_, profile_, site) +
           repairs_of_site(words_, profile_, site) + water_of_site(words_, profile_, overlaps_, row) +
           "</details>";
  }

 private:
  [[nodiscard]] std::string chip(const FinishedSite& site) const {
    return "<i class=\"chip c" + std::to_string(risk_class(site.score, profile_.class_breaks)) + "\"></i>";
  }

  /// The rows of a rank, which lie together: first, and one behind the last.
  [[nodiscard]] std::pair<std::size_t, std::size_t> rows_of(std::int64_t rank) const {
    const auto first = profile_.sites.begin(), last = first + scored_;
    const auto from =
        std::partition_point(first, last, [&](const FinishedSite& one) { return one.rank < rank; });
    const auto to =
        std::partition_point(from, last, [&](const FinishedSite& one) { return one.rank == rank; });
    return {static_cast<std::size_t>(from - first), static_cast<std::size_t>(to - first)};
  }

  [[nodiscard]] std::string standing(const FinishedSite& site) const {
    const auto [from, to] = rows_of(site.rank);
    return html(words_, say::rank_of, words_.integer(site.rank), words_.integer(scored_)) +
           (to - from > 1
                ? words_.gap() + html(words_, say::shares_rank, static_cast<std::int64_t>(to - from - 1))
                : "") +
           words_.gap() +
           html(words_, say::score_and_class, words_.number(site.score, 3),
                escaped(class_words(words_, risk_class(site.score, profile_.class_breaks))));
  }

  [[nodiscard]] std::string place(const FinishedSite& site, std::size_t row) const {
    const std::string map = map_anchor(number_);
    std::string out = html(words_, say::position, words_.number(site.lat, 5), words_.number(site.lon, 5)) +
                      (has_map(profile_) ? " (<a href=\"#" + (on_map_[row] ? dot_anchor(map, row) : map) +
                                               "\">" + html(words_, say::on_the_map) + "</a>)"
                                         : std::string()) +
                      ".";
    if (!std::isnan(site.cell_score_mean) && cells_are_like_sites(profile_))
      out += words_.gap() + html(words_, say::mean_of_cells, words_.number(site.cell_score_mean, 3),
                                 words_.change(site.cell_score_mean - site.score, 3));
    return out;
  }

  [[nodiscard]] std::string robustness(const FinishedSite& site) const {
    const std::string text = how_sure(profile_, site, words_);
    return text.empty() ? text : "<p>" + text + "</p>";
  }

  [[nodiscard]] std::string data(const FinishedSite& site) const {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < titles_.size(); ++i)
      if (std::isnan(site.value[i]))
        missing.push_back(
            words_(say::of_weight, titles_[i], words_.percent(profile_.indicators[i].stated_weight)));
    return html(words_, say::coverage, words_.percent(site.coverage)) +
           (missing.empty() ? ""
                            : words_.gap() + html(words_, say::without_data, escaped(words_.row(missing))));
  }

  [[nodiscard]] std::string neighbour(const FinishedSite& site, std::size_t row,
                                      const words::Message& text) const {
    const FinishedSite& other = profile_.sites[row];
    const double gap = std::abs(other.score - site.score);
    const std::string name = "<a href=\"#" + panel_anchor(number_, row) + "\">" +
                             escaped_short(site_label(words_, other), 60) + "</a>";
    std::string out = html(words_, text, words_.integer(other.rank), name, words_.number(other.score, 3),
                           words_.number(gap, gap < 0.001 ? 6 : 3));
    if (gap < least_told_apart) out += words_.gap() + html(words_, say::alike);
    if (row > rows_with_swaps) return out;
    const ExplainedSwap swap = swap_between(profile_, site, other);
    if (!std::isnan(swap.value_needed))
      out += words_.gap() + html(words_, say::value_would_do, escaped(title_of(swap.indicator)),
                                 escaped(words_.figure(swap.value_needed, swap.unit)),
                                 escaped(words_.figure(swap.value_now, swap.unit)));
    if (!std::isnan(swap.weight_needed))
      out += words_.gap() + html(words_, say::weight_would_do, escaped(title_of(swap.weight_of)),
                                 words_.number(swap.weight_needed, 3), words_.number(swap.weight_now, 3));
    return out;
  }

  /// The nearest sites with another rank, before and behind.
  [[nodiscard]] std::string neighbours(const FinishedSite& site) const {
    const auto [from, to] = rows_of(site.rank);
    std::string out;
    if (from > 0) out += "<p>" + neighbour(site, from - 1, say::above) + "</p>";
    if (to < static_cast<std::size_t>(scored_)) out += "<p>" + neighbour(site, to, say::below) + "</p>";
    return out;
  }

  [[nodiscard]] const std::string& title_of(const std::string& id) const {
    for (std::size_t i = 0; i < titles_.size(); ++i)
      if (profile_.indicators[i].id == id) return titles_[i];
    return id;
  }

  /// From the middle of its cell to the right in red, or to the left in blue.
  [[nodiscard]] std::string bar(double contribution) const {
    if (std::isnan(contribution) || !(greatest_ > 0)) return {};
    const double width = full_bar_percent * std::abs(contribution) / greatest_;
    if (width < 0.05) return {};
    const bool lowers = contribution < 0;
    return "<i class=\"" + std::string(lowers ? "down" : "up") + "\" style=\"width:" + number_text(width, 1) +
           "%" + (lowers ? ";margin-left:" + number_text(full_bar_percent - width, 1) + "%" : "") + "\"></i>";
  }

  [[nodiscard]] std::string indicator_row(const FinishedSite& site, std::size_t i) const {
    const bool there = !std::isnan(site.value[i]);
    return "<tr><td>" + escaped(titles_[i]) + "</td><td class=\"n\">" +
           (there ? escaped(words_.figure(site.value[i], profile_.indicators[i].unit))
                  : html(words_, say::no_data)) +
           "</td><td class=\"n\">" + words_.number(site.score_of[i], 3) + "</td><td class=\"n\">" +
           words_.change(site.contribution[i], 3) + "</td><td class=\"x\">" + bar(site.contribution[i]) +
           "</td></tr>";
  }

  [[nodiscard]] std::string table(const FinishedSite& site) const {
    std::vector<std::size_t> order(titles_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto size = [&](std::size_t i) {
      return std::isnan(site.contribution[i]) ? -1.0 : std::abs(site.contribution[i]);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    std::string out = "<div class=\"scroll\"><table><thead><tr><th>" + html(words_, say::indicator) +
                      "</th><th class=\"n\">" + html(words_, say::value) + "</th><th class=\"n\">" +
                      html(words_, say::score_of_value) + "</th><th class=\"n\" colspan=\"2\">" +
                      html(words_, say::contribution) + "</th></tr></thead><tbody>";
    for (const auto i : order) out += indicator_row(site, i);
    return out + "</tbody></table></div>";
  }

  const words::Words& words_;
  const FinishedProfile& profile_;
  std::size_t number_;
  std::int64_t scored_;
  std::vector<bool> on_map_;  ///< per row
  Overlaps overlaps_;
  std::vector<std::string> titles_;
  double greatest_ = 0;  ///< contribution of the list, by size: a whole bar
};

}  // namespace

std::string panel_anchor(std::size_t number, std::size_t row) {
  return "site-" + std::to_string(number) + "-" + std::to_string(row + 1);
}

std::string map_anchor(std::size_t number) {
  return "map-" + std::to_string(number);
}

SitePanels site_panels(const words::Words& words, const FinishedProfile& profile, std::size_t number,
                       std::size_t most_sites, std::size_t most_bytes) {
  const auto scored = static_cast<std::size_t>(scored_sites(profile));
  const Panels panels(words, profile, number);
  SitePanels out;
  std::string all;
  for (; out.sites < std::min(scored, most_sites); ++out.sites) {
    const std::string next = panels.panel(out.sites);
    if (all.size() + next.size() > most_bytes) break;
    all += next;
  }
  if (out.sites == 0) return {};
  out.html = "<h3>" + html(words, say::one_by_one) + "</h3><p class=\"quiet\">" +
             html(words, say::how_to_read, words.number(profile.reference_score, 3)) +
             (out.sites < scored ? " " + html(words, say::as_many_as_fit,
                                              words.integer(static_cast<std::int64_t>(out.sites)),
                                              words.integer(static_cast<std::int64_t>(scored)),
                                              words.integer(page_limit_bytes / 1'000'000))
                                 : "") +
             "<span class=\"printed\"> " + html(words, say::on_paper) + "</span></p><div class=\"panels" +
             (out.sites > rows_on_one_screen ? " tall\" tabindex=\"0" : "") + "\">" + all + "</div>";
  return out;
}

}  // namespace firnline
