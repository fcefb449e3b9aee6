// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/change_section.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "host/finished_run/outlook.hpp"
#include "host/job/profile.hpp"
#include "host/report/change_figure.hpp"
#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/changes.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

constexpr std::int64_t first_sites = 10;  ///< by rank today, and by median rank in any scenario
constexpr std::size_t most_lines = 120;   ///< of the table, one per site and scenario
constexpr double least_shown = 0.0005;    ///< less shows as 0.000

std::string title_of(const words::Words& words, const VariantGroup& group) {
  std::string out =
      group.scenario + (group.scenario.empty() || group.horizon.empty() ? "" : ", ") + group.horizon;
  if (out.empty()) out = words(words::changes::all_models);
  const auto models = static_cast<std::int64_t>(group.changes.size());
  if (models > 1) out += " (" + words.plural(words::changes::models, models) + ")";
  return out;
}

/// Median rank, and the best and worst of several models.
std::string ranks_of(const words::Words& words, const Outlook& outlook) {
  if (outlook.scored == 0) return html(words, words::changes::not_scored);
  const double median = outlook.rank_median;
  std::string out = words.number(median, median == std::floor(median) ? 0 : 1);
  if (outlook.rank_best != outlook.rank_worst)
    out += " (" + words.integer(outlook.rank_best) + "–" + words.integer(outlook.rank_worst) + ")";
  return out;
}

bool several_models(const std::vector<VariantGroup>& groups) {
  return std::any_of(groups.begin(), groups.end(),
                     [](const VariantGroup& group) { return group.changes.size() > 1; });
}

struct Moves {
  std::int64_t up = 0, down = 0, compared = 0;
  std::array<double, dimensions> by{};  ///< sums of the sizes of what each dimension adds
};

/// A score that moves by less than a step of ranking does not move.
Moves moves_of(const FinishedProfile& profile, const VariantGroup& group) {
  Moves moves;
  for (std::size_t row = 0; row < profile.sites.size(); ++row) {
    const Outlook outlook = outlook_of(profile, group, row);
    if (std::isnan(outlook.change_mean)) continue;
    ++moves.compared;
    const double now = profile.sites[row].score;
    moves.up += quantised(outlook.score_median) > quantised(now) ? 1 : 0;
    moves.down += quantised(outlook.score_median) < quantised(now) ? 1 : 0;
    for (std::size_t d = 0; d < dimensions; ++d)
      if (!std::isnan(outlook.change_by_mean[d])) moves.by[d] += std::abs(outlook.change_by_mean[d]);
  }
  return moves;
}

/// "vulnerability alone", "mostly hazard": what moves the scores of a group.
std::string driver_of(const words::Words& words, const Moves& moves) {
  double all = 0;
  for (const double size : moves.by) all += size;
  if (!(all > 0)) return words(words::changes::nothing_moves);
  const auto most = std::max_element(moves.by.begin(), moves.by.end());
  const std::string name =
      dimension_title(words, dimension_names[static_cast<std::size_t>(most - moves.by.begin())]);
  if (*most == all) return words(words::changes::alone, name);
  return words(words::changes::mostly, name, words.percent(*most / all));
}

std::string smallest_and_greatest(const words::Words& words, const FinishedProfile& profile,
                                  const VariantGroup& group, double FinishedVariant::*measure, int digits) {
  double low = INFINITY, high = -INFINITY;
  for (const auto c : group.changes) {
    const double value = profile.changes[c].variant.*measure;
    if (std::isnan(value)) return "–";
    low = std::min(low, value);
    high = std::max(high, value);
  }
  const std::string first = words.number(low, digits), last = words.number(high, digits);
  return first == last ? first : words(words::changes::from_to, first, last);
}

std::string agreement_row(const words::Words& words, const FinishedProfile& profile,
                          const VariantGroup& group) {
  const Moves moves = moves_of(profile, group);
  const auto number = [](const std::string& text) { return "<td class=\"n\">" + text + "</td>"; };
  const auto spread = [&](double FinishedVariant::*measure, int digits) {
    return number(smallest_and_greatest(words, profile, group, measure, digits));
  };
  return "<tr><td class=\"s\">" + escaped(title_of(words, group)) + "</td>" +
         number(words.integer(moves.compared)) + number(words.integer(moves.up)) +
         number(words.integer(moves.down)) + "<td class=\"s\">" + escaped(driver_of(words, moves)) + "</td>" +
         spread(&FinishedVariant::kendall_tau_b, 3) + spread(&FinishedVariant::spearman_rho, 3) +
         spread(&FinishedVariant::jaccard_at_top_k, 2) + spread(&FinishedVariant::rank_biased_overlap, 3) +
         "</tr>";
}

std::string agreement_table(const words::Words& words, const FinishedProfile& profile,
                            const std::vector<VariantGroup>& groups) {
  const auto head = [](const std::string& text) { return "<th class=\"n\">" + text + "</th>"; };
  std::string out =
      "<div class=\"scroll\"><table class=\"change\"><thead><tr><th>" +
      html(words, words::changes::scenario) + "</th>" + head(html(words, words::changes::sites_compared)) +
      head(html(words, words::changes::score_rises)) + head(html(words, words::changes::score_falls)) +
      "<th>" + html(words, words::changes::what_moves_scores) + "</th>" +
      head(html(words, words::changes::order_kept, "τ<sub>b</sub>")) +
      head(html(words, words::changes::spearman)) +
      head(html(words, words::changes::same_among_first, words.integer(profile.top_k))) +
      head(html(words, words::changes::same_from_top)) + "</tr></thead><tbody>";
  for (const auto& group : groups) out += agreement_row(words, profile, group);
  return out + "</tbody></table></div><p class=\"quiet\">" +
         html(words, words::changes::how_to_read_agreement) + "</p>";
}

/// Rows of the sites to draw: the first today and, in their order, those that some scenario puts among the
/// first.
std::vector<std::size_t> rows_to_draw(const FinishedProfile& profile,
                                      const std::vector<VariantGroup>& groups) {
  const std::size_t most_sites = std::max<std::size_t>(most_lines / groups.size(), 3);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < profile.sites.size() && rows.size() < most_sites; ++row) {
    const auto rank = profile.sites[row].rank;
    bool wanted = rank >= 1 && rank <= first_sites;
    for (const auto& group : groups) {
      if (wanted) break;
      const Outlook outlook = outlook_of(profile, group, row);
      wanted = outlook.scored > 0 && outlook.rank_median <= static_cast<double>(first_sites);
    }
    if (wanted) rows.push_back(row);
  }
  return rows;
}

/// The table of the sites that lead, today or then.
class MovesTable {
 public:
  MovesTable(const words::Words& words, const FinishedProfile& profile,
             const std::vector<VariantGroup>& groups)
      : words_(words), profile_(profile), groups_(groups), rows_(rows_to_draw(profile, groups)) {
    std::vector<double> scores;
    std::array<bool, dimensions> moves{};
    for (const auto row : rows_) {
      auto& site = outlooks_.emplace_back();
      scores.push_back(profile.sites[row].score);
      for (const auto& group : groups) {
        const Outlook& one = site.emplace_back(outlook_of(profile, group, row));
        scores.insert(scores.end(), {one.score_low, one.score_high});
        for (std::size_t d = 0; d < dimensions; ++d)
          moves[d] = moves[d] || std::abs(one.change_by_mean[d]) >= least_shown;
      }
    }
    axis_ = ScoreAxis::around(scores);
    for (std::size_t d = 0; d < dimensions; ++d)
      if (moves[d]) moving_.push_back(d);
  }

  [[nodiscard]] std::string text() const {
    std::string out =
        "<div class=\"scroll\"><table class=\"change\"><thead><tr>" + head() + "</tr></thead><tbody>";
    for (std::size_t number = 0; number < rows_.size(); ++number) out += site(number);
    return out + "</tbody></table></div>";
  }

 private:
  [[nodiscard]] std::string head() const {
    const auto number = [](const std::string& text) { return "<th class=\"n\">" + text + "</th>"; };
    const auto column = [](const std::string& title) { return "<th>" + title + "</th>"; };
    std::string out =
        number(html(words_, words::changes::rank_now)) + column(html(words_, words::changes::site)) +
        column(html(words_, words::changes::scenario)) + number(html(words_, words::changes::rank_then)) +
        column(
            html(words_, words::changes::score_from_to, words_.number(axis_.low), words_.number(axis_.high)) +
            "<br>" + change_legend(words_, several_models(groups_))) +
        number(html(words_, words::changes::change));
    for (const auto d : moving_)
      out += number(html(words_, words::changes::by, escaped(dimension_title(words_, dimension_names[d]))));
    return out;
  }

  [[nodiscard]] std::string site(std::size_t number) const {
    const FinishedSite& now = profile_.sites[rows_[number]];
    const std::string span = " rowspan=\"" + std::to_string(groups_.size()) + "\"";
    std::string out = "<tr class=\"site\"><td class=\"n\"" + span + ">" + shown_rank(words_, now.rank) +
                      "</td><td" + span + ">" + escaped_short(site_label(words_, now), 60) + "</td>";
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Outlook& then = outlooks_[number][g];
      out += std::string(g == 0 ? "" : "<tr>") + "<td class=\"s\">" + escaped(title_of(words_, groups_[g])) +
             "</td><td class=\"n\">" + ranks_of(words_, then) + "</td><td>" +
             change_figure(words_, now.score, then, profile_.class_breaks, axis_) + "</td><td class=\"n\">" +
             words_.change(then.change_mean, 3) + "</td>";
      for (const auto d : moving_)
        out += "<td class=\"n\">" + words_.change(then.change_by_mean[d], 3) + "</td>";
      out += "</tr>";
    }
    return out;
  }

  const words::Words& words_;
  const FinishedProfile& profile_;
  const std::vector<VariantGroup>& groups_;
  std::vector<std::size_t> rows_;
  std::vector<std::vector<Outlook>> outlooks_;  ///< per row and group
  std::vector<std::size_t> moving_;             ///< dimensions that add to some change
  ScoreAxis axis_;
};

/// The answer in words: who leads in all scenarios, and how many sites rise.
std::string summary(const words::Words& words, const FinishedProfile& profile,
                    const std::vector<VariantGroup>& groups) {
  std::int64_t leading = 0, all = 0;
  for (std::size_t row = 0; row < profile.sites.size(); ++row) {
    if (profile.sites[row].rank < 1 || profile.sites[row].rank > profile.top_k) continue;
    ++all;
    leading += std::all_of(groups.begin(), groups.end(), [&](const VariantGroup& group) {
      const Outlook outlook = outlook_of(profile, group, row);
      return outlook.scored > 0 && outlook.rank_median <= static_cast<double>(profile.top_k);
    });
  }
  const std::string stay = "<strong>" + words.integer(leading) + "</strong>",
                    top = words.integer(profile.top_k);
  const auto scenarios = static_cast<std::int64_t>(groups.size());
  return "<p class=\"answer\">" +
         (scenarios == 1
              ? html(words, words::changes::stay_in_one, all, stay, top)
              : html(words, words::changes::stay_in_all, all, stay, top, words.integer(scenarios))) +
         words.gap() + html(words, words::changes::rules_of_today) + "</p>";
}

}  // namespace

std::string change_section(const FinishedProfile& profile, const words::Words& words) {
  const auto groups = groups_of(profile);
  if (groups.empty()) return {};
  const std::string folder = escaped(profile.name);
  return "<h3>" + html(words, words::changes::heading) + "</h3>" + summary(words, profile, groups) +
         agreement_table(words, profile, groups) + MovesTable(words, profile, groups).text() +
         "<p class=\"quiet\">" +
         html(words, words::changes::which_sites_are_shown, words.integer(first_sites),
              folder + "/change.csv", folder + "/variants.csv", folder + "/variants/") +
         (several_models(groups) ? words.gap() + html(words, words::changes::of_several_models) : "") +
         words.gap() + html(words, words::changes::shares_are_exact) + "</p>";
}

}  // namespace firnline
