// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/robustness_tables.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "host/finished_run/choices.hpp"
#include "host/run/table_values.hpp"
#include "kernels/ranking/robustness.hpp"

namespace firnline {
namespace {

constexpr std::int64_t sites_with_all_ranks_unasked = 200;

bool is_text(const std::string& column) {
  return column == "id" || column == "name";
}
bool is_whole(const std::string& column) {
  const bool quantile =
      column.ends_with("rank_p05") || column.ends_with("rank_p50") || column.ends_with("rank_p95");
  return quantile || column == "rank";
}

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

void add_bound(const RankRobustness& bound, std::size_t site, std::vector<Value>& row) {
  row.emplace_back(bound.rank_p05[site]);
  row.emplace_back(bound.rank_p95[site]);
  row.emplace_back(bound.p_top_k(site));
}

/// What stands behind the bounds, as numbers: NaN = empty.
std::vector<double> shares_of(const RankRobustness& ranks, std::size_t number, std::size_t leaves) {
  constexpr std::size_t first = RankRobustness::first_ranks, tenths = RankRobustness::deciles;
  std::vector<double> shares;
  for (std::size_t rank = 0; rank < first; ++rank)
    shares.push_back(ranks.share(ranks.at_first_ranks[number * first + rank]));
  for (std::size_t tenth = 0; tenth < tenths; ++tenth)
    shares.push_back(ranks.share(ranks.in_deciles[number * tenths + tenth]));
  for (std::size_t leaf = 0; leaf < leaves; ++leaf)
    shares.push_back(ranks.central_weight[number * leaves + leaf]);
  return shares;
}

void add_numbers(const std::vector<double>& numbers, std::vector<Value>& row) {
  for (const double number : numbers) std::isnan(number) ? row.emplace_back() : row.emplace_back(number);
}

std::vector<Value> robustness_row(const FinishedProfile& profile, std::size_t number) {
  const FinishedSite& site = profile.sites[number];
  const FinishedRobustness& drawn = *profile.robustness;
  const RankRobustness& ranks = *drawn.ranks;
  const bool last = number + 1 == static_cast<std::size_t>(ranks.sites);
  std::vector<Value> row = {site.rank,
                            site.id,
                            site.name,
                            site.robustness.rank_p05,
                            site.robustness.rank_p50,
                            site.robustness.rank_p95};
  add_numbers({ranks.rank_mean[number], site.robustness.p_top_k, site.robustness.p_top_k_se,
               ranks.share(ranks.at_first_ranks[number * RankRobustness::first_ranks]),
               ranks.confidence[number], last ? unknown : ranks.share(ranks.ahead_of_next[number])},
              row);
  if (drawn.with_errors()) {
    add_bound(*drawn.all_shared, number, row);
    add_bound(*drawn.all_own, number, row);
  }
  add_numbers(shares_of(ranks, number, profile.indicators.size()), row);
  return row;
}

}  // namespace

Table robustness_table(const FinishedProfile& profile) {
  Table table;
  table.name = "robustness";
  for (const auto& name : robustness_columns(profile))
    table.columns.push_back({name, is_text(name)    ? ColumnType::text
                                   : is_whole(name) ? ColumnType::integer
                                                    : ColumnType::real});
  table.made_rows = static_cast<std::size_t>(profile.robustness->ranks->sites);
  table.make_row = [&profile](std::size_t number) { return robustness_row(profile, number); };
  return table;
}

Table choice_table(const FinishedProfile& profile) {
  Table table;
  table.name = "choices";
  for (const auto& name : choice_columns(profile))
    table.columns.push_back({name, is_text(name)              ? ColumnType::text
                                   : name == "share_in_top_k" ? ColumnType::real
                                                              : ColumnType::integer});
  const ChoiceRanks& choices = *profile.choices;
  table.made_rows = choices.best.size();
  table.make_row = [&profile, &choices](std::size_t number) {
    const FinishedSite& site = profile.sites[number];
    const double in_first = static_cast<double>(choices.in_first(number, profile.top_k));
    std::vector<Value> row = {site.rank,
                              site.id,
                              site.name,
                              choices.best[number],
                              choices.median[number],
                              choices.worst[number],
                              in_first / static_cast<double>(choices.choices.size())};
    for (const auto& ranks : choices.ranks)
      ranks[number] > 0 ? row.emplace_back(ranks[number]) : row.emplace_back();
    return row;
  };
  return table;
}

Table pair_table(const FinishedProfile& profile) {
  const RankRobustness& ranks = *profile.robustness->ranks;
  const auto paired = static_cast<std::size_t>(ranks.paired);
  Table table;
  table.name = "pairs";
  table.columns = {{"rank", ColumnType::integer},       {"id", ColumnType::text},
                   {"other_rank", ColumnType::integer}, {"other_id", ColumnType::text},
                   {"p_ahead", ColumnType::real},       {"p_behind", ColumnType::real}};
  for (std::size_t a = 0; a < paired; ++a)
    for (std::size_t b = a + 1; b < paired; ++b)
      table.rows.push_back({profile.sites[a].rank, profile.sites[a].id, profile.sites[b].rank,
                            profile.sites[b].id, ranks.share(ranks.ahead[a * paired + b]),
                            ranks.share(ranks.ahead[b * paired + a])});
  return table;
}

bool has_rank_shares(const FinishedProfile& profile, bool asked) {
  const RankRobustness& ranks = *profile.robustness->ranks;
  return !ranks.at_ranks.empty() && (asked || ranks.sites <= sites_with_all_ranks_unasked);
}

Table rank_share_table(const FinishedProfile& profile) {
  const RankRobustness& ranks = *profile.robustness->ranks;
  const auto sites = static_cast<std::size_t>(ranks.sites);
  Table table;
  table.name = "rank_shares";
  table.columns = {{"rank", ColumnType::integer},
                   {"id", ColumnType::text},
                   {"drawn_rank", ColumnType::integer},
                   {"share", ColumnType::real}};
  for (std::size_t site = 0; site < sites; ++site)
    for (std::size_t rank = 0; rank < sites; ++rank)
      if (const std::uint32_t times = ranks.at_ranks[site * sites + rank]; times > 0)
        table.rows.push_back({profile.sites[site].rank, profile.sites[site].id,
                              static_cast<std::int64_t>(rank) + 1, ranks.share(times)});
  return table;
}

}  // namespace firnline
