// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/change_section.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/finished_run/outlook.hpp"
#include "host/job/names.hpp"
#include "host/job/profile.hpp"
#include "host/report/change_figure.hpp"
#include "host/report/html.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

constexpr std::int64_t first_sites = 10;  ///< by rank today, and by median rank in any scenario
constexpr std::size_t most_lines = 120;   ///< of the table, one per site and scenario
constexpr double least_shown = 0.0005;    ///< less shows as 0.000

/// With the sign that readers of English expect, and that no line breaks at.
std::string with_minus(const std::string& number) {
  return number.starts_with('-') ? "−" + number.substr(1) : number;
}

std::string title_of(const VariantGroup& group) {
  std::string out =
      group.scenario + (group.scenario.empty() || group.horizon.empty() ? "" : ", ") + group.horizon;
  if (out.empty()) out = "all models";
  if (group.changes.size() > 1) out += " (" + std::to_string(group.changes.size()) + " models)";
  return out;
}

std::string rank_text(double rank) {
  return number_text(rank, rank == std::floor(rank) ? 0 : 1);
}

/// Median rank, and the best and worst of several models.
std::string ranks_of(const Outlook& outlook) {
  if (outlook.scored == 0) return "not scored";
  std::string out = rank_text(outlook.rank_median);
  if (outlook.rank_best != outlook.rank_worst)
    out += " (" + std::to_string(outlook.rank_best) + "–" + std::to_string(outlook.rank_worst) + ")";
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
std::string driver_of(const Moves& moves) {
  double all = 0;
  for (const double size : moves.by) all += size;
  if (!(all > 0)) return "nothing moves";
  const auto most = std::max_element(moves.by.begin(), moves.by.end());
  const std::string name(dimension_names[static_cast<std::size_t>(most - moves.by.begin())]);
  if (*most == all) return name + " alone";
  return name + ", " + percent(*most / all);
}

std::string smallest_and_greatest(const FinishedProfile& profile, const VariantGroup& group,
                                  double FinishedVariant::*measure, int digits) {
  double low = INFINITY, high = -INFINITY;
  for (const auto c : group.changes) {
    const double value = profile.changes[c].variant.*measure;
    if (std::isnan(value)) return "–";
    low = std::min(low, value);
    high = std::max(high, value);
  }
  const std::string first = with_minus(number_text(low, digits)),
                    last = with_minus(number_text(high, digits));
  return first == last ? first : first + " to " + last;
}

std::string agreement_table(const FinishedProfile& profile, const std::vector<VariantGroup>& groups) {
  std::string out =
      "<div class=\"scroll\"><table class=\"change\"><thead><tr><th>Scenario</th><th class=\"n\">Sites "
      "compared</th><th "
      "class=\"n\">Score rises</th><th class=\"n\">Score falls</th><th>What moves the scores</th><th "
      "class=\"n\">Order kept (Kendall τ<sub>b</sub>)</th><th class=\"n\">Spearman ρ</th><th "
      "class=\"n\">Same among "
      "the first " +
      std::to_string(profile.top_k) +
      "</th><th class=\"n\">Same, from the top (RBO)</th></tr></thead><tbody>";
  for (const auto& group : groups) {
    const Moves moves = moves_of(profile, group);
    out +=
        "<tr><td class=\"s\">" + escaped(title_of(group)) + "</td><td class=\"n\">" +
        std::to_string(moves.compared) + "</td><td class=\"n\">" + std::to_string(moves.up) +
        "</td><td class=\"n\">" + std::to_string(moves.down) + "</td><td class=\"s\">" + driver_of(moves) +
        "</td><td class=\"n\">" + smallest_and_greatest(profile, group, &FinishedVariant::kendall_tau_b, 3) +
        "</td><td class=\"n\">" + smallest_and_greatest(profile, group, &FinishedVariant::spearman_rho, 3) +
        "</td><td class=\"n\">" +
        smallest_and_greatest(profile, group, &FinishedVariant::jaccard_at_top_k, 2) +
        "</td><td class=\"n\">" +
        smallest_and_greatest(profile, group, &FinishedVariant::rank_biased_overlap, 3) + "</td></tr>";
  }
  return out +
         "</tbody></table></div><p class=\"quiet\">1 = the order is the same, 0 = nothing of it is left, −1 "
         "= it "
         "is reversed. Same among the first: sites on both lists over sites on either. Same, from the top: "
         "the share of common sites among "
         "the first one, two, three and so on, each depth counting a tenth less than the one before.</p>";
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
  MovesTable(const FinishedProfile& profile, const std::vector<VariantGroup>& groups)
      : profile_(profile), groups_(groups), rows_(rows_to_draw(profile, groups)) {
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
    std::string out =
        "<th class=\"n\">Rank now</th><th>Site</th><th>Scenario</th><th class=\"n\">Rank "
        "then</th><th>Score " +
        number_text(axis_.low) + " to " + number_text(axis_.high) + "<br>" +
        change_legend(several_models(groups_)) + "</th><th class=\"n\">Change</th>";
    for (const auto d : moving_) out += "<th class=\"n\">by " + std::string(dimension_names[d]) + "</th>";
    return out;
  }

  [[nodiscard]] std::string site(std::size_t number) const {
    const FinishedSite& now = profile_.sites[rows_[number]];
    const std::string span = " rowspan=\"" + std::to_string(groups_.size()) + "\"";
    std::string out = "<tr class=\"site\"><td class=\"n\"" + span + ">" +
                      (now.rank > 0 ? std::to_string(now.rank) : "–") + "</td><td" + span + ">" +
                      escaped_short(label_of(now), 60) + "</td>";
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Outlook& then = outlooks_[number][g];
      out += std::string(g == 0 ? "" : "<tr>") + "<td class=\"s\">" + escaped(title_of(groups_[g])) +
             "</td><td class=\"n\">" + ranks_of(then) + "</td><td>" +
             change_figure(now.score, then, profile_.class_breaks, axis_) + "</td><td class=\"n\">" +
             signed_three(then.change_mean) + "</td>";
      for (const auto d : moving_) out += "<td class=\"n\">" + signed_three(then.change_by_mean[d]) + "</td>";
      out += "</tr>";
    }
    return out;
  }

  const FinishedProfile& profile_;
  const std::vector<VariantGroup>& groups_;
  std::vector<std::size_t> rows_;
  std::vector<std::vector<Outlook>> outlooks_;  ///< per row and group
  std::vector<std::size_t> moving_;             ///< dimensions that add to some change
  ScoreAxis axis_;
};

/// The answer in words: who leads in all scenarios, and how many sites rise.
std::string summary(const FinishedProfile& profile, const std::vector<VariantGroup>& groups) {
  std::size_t leading = 0, all = 0;
  for (std::size_t row = 0; row < profile.sites.size(); ++row) {
    if (profile.sites[row].rank < 1 || profile.sites[row].rank > profile.top_k) continue;
    ++all;
    leading += std::all_of(groups.begin(), groups.end(), [&](const VariantGroup& group) {
      const Outlook outlook = outlook_of(profile, group, row);
      return outlook.scored > 0 && outlook.rank_median <= static_cast<double>(profile.top_k);
    });
  }
  return "<p class=\"answer\">Of the first " + std::to_string(all) + " sites of today, <strong>" +
         std::to_string(leading) + "</strong> stay among the first " + std::to_string(profile.top_k) +
         (groups.size() == 1 ? " in the scenario"
                             : " in all " + std::to_string(groups.size()) + " scenarios") +
         " that the job compares. Value functions and weights are those of today throughout.</p>";
}

}  // namespace

std::string change_section(const FinishedProfile& profile, const words::Words& /*words*/) {
  const auto groups = groups_of(profile);
  if (groups.empty()) return {};
  return "<h3>What changes</h3>" + summary(profile, groups) + agreement_table(profile, groups) +
         MovesTable(profile, groups).text() +
         "<p class=\"quiet\">Shown are the sites that are among the first " + std::to_string(first_sites) +
         " today or in some scenario; all stand in " + escaped(profile.name) +
         "/change.csv, single variants in " + escaped(profile.name) + "/variants.csv, their maps in " +
         escaped(profile.name) + "/variants/." +
         (several_models(groups)
              ? " Of several models the median is drawn, and a bar from the lowest to the highest; "
                "change and "
                "its parts are means."
              : "") +
         " What hazard, exposure and vulnerability add to a change is their exact Shapley share; the shares "
         "sum to "
         "the change.</p>";
}

}  // namespace firnline
