// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/sensitivity_table.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "host/finished_run/list_draws.hpp"
#include "host/job/profile.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/ranking/draw_ranks.hpp"
#include "kernels/ranking/rank.hpp"
#include "kernels/ranking/sensitivity.hpp"

namespace firnline {
namespace {

constexpr std::int64_t first_sites = 20, usual_samples = 512, least_samples = 64;
constexpr std::int64_t most_ranks = 8'000'000;  // sites times lists

/// Score and rank of one site when something else is changed.
struct Standing {
  double score = 0;
  std::int64_t rank = 0;
};

/// Changes one weight or one site's value at a time, everything else as in the list.
class OneAtATime {
 public:
  OneAtATime(const FinishedProfile& profile, const ListDraws& list)
      : profile_(profile),
        scorer_(list.sites(profile), list.plan(profile)),
        room_(scorer_.workroom()),
        sorter_(sites()) {
    scores_.resize(sites());
    ranks_.resize(sites());
    for (std::size_t row = 0; row < sites(); ++row) own_.push_back(profile.sites[row].score);
  }
  [[nodiscard]] const SiteScorer& scorer() const { return scorer_; }

  /// factor: a weight, times this. out: per first site
  std::vector<Standing> with_weight(const DrawFactor& factor, double times, std::size_t first) {
    DrawnWeights weights = scorer_.own_weights();
    const auto number = static_cast<std::size_t>(factor.number);
    (factor.kind == DrawFactor::Kind::weight ? weights.leaf[number] : weights.dimension[number]) *= times;
    scorer_.score(weights, *room_, scores_);
    sorter_.rank(scores_, ranks_);
    std::vector<Standing> out;
    for (std::size_t row = 0; row < first; ++row) out.push_back({scores_[row], ranks_[row]});
    return out;
  }

  /// The site's own value, one standard deviation away; sign: -1 or 1
  [[nodiscard]] Standing with_value(std::size_t row, std::size_t leaf, double sign) const {
    std::vector<double> values = profile_.sites[row].value;
    const FinishedValueError& error = profile_.robustness->errors[leaf];
    values[leaf] += sign * std::hypot(error.absolute, error.relative * values[leaf]);
    const double score = compose(profile_.composition, values.data()).score;
    const std::int64_t steps = quantised(score);
    std::int64_t rank = 1;
    for (std::size_t other = 0; other < own_.size(); ++other)
      rank += other != row && quantised(own_[other]) > steps ? 1 : 0;
    return {score, rank};
  }

 private:
  [[nodiscard]] std::size_t sites() const { return static_cast<std::size_t>(scorer_.sites()); }

  const FinishedProfile& profile_;
  SiteScorer scorer_;
  std::unique_ptr<Composition> room_;
  DrawRanks sorter_;
  std::vector<double> scores_, own_;
  std::vector<std::uint32_t> ranks_;
};

std::string name_of(const FinishedProfile& profile, const DrawFactor& factor) {
  const auto number = static_cast<std::size_t>(factor.number);
  return factor.kind == DrawFactor::Kind::dimension_weight ? std::string(dimension_names[number])
                                                           : profile.indicators[number].id;
}

void add_number(double number, std::vector<Value>& row) {
  std::isnan(number) ? row.emplace_back() : row.emplace_back(number);
}

void add_standing(const Standing& standing, std::vector<Value>& row) {
  add_number(standing.score, row);
  standing.rank > 0 && !std::isnan(standing.score) ? row.emplace_back(standing.rank) : row.emplace_back();
}

Table empty_table() {
  Table table;
  table.name = "sensitivity";
  table.columns = {{"rank", ColumnType::integer},     {"id", ColumnType::text},
                   {"factor", ColumnType::text},      {"kind", ColumnType::text},
                   {"score_first", ColumnType::real}, {"score_total", ColumnType::real},
                   {"rank_first", ColumnType::real},  {"rank_total", ColumnType::real},
                   {"low_score", ColumnType::real},   {"low_rank", ColumnType::integer},
                   {"high_score", ColumnType::real},  {"high_rank", ColumnType::integer}};
  return table;
}

}  // namespace

std::optional<Table> sensitivity_table(const Device& device, const FinishedProfile& profile) {
  const std::int64_t scored = scored_sites(profile);
  const ListDraws list(profile);
  if (scored < 2) return std::nullopt;
  OneAtATime changed(profile, list);
  const std::vector<DrawFactor> factors = factors_of(changed.scorer());
  const auto lists = static_cast<std::int64_t>(factors.size()) + 2;
  const std::int64_t samples = std::min(usual_samples, most_ranks / (scored * lists));
  if (factors.empty() || samples < least_samples) return std::nullopt;
  const SiteSensitivity found = site_sensitivity(device, changed.scorer(), first_sites, samples);
  const auto first = static_cast<std::size_t>(found.sites);

  Table table = empty_table();
  table.rows.resize(first * factors.size());
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const DrawFactor& factor = factors[f];
    const bool value = factor.kind == DrawFactor::Kind::value;
    const auto halved = value ? std::vector<Standing>() : changed.with_weight(factor, 0.5, first);
    const auto doubled = value ? std::vector<Standing>() : changed.with_weight(factor, 2, first);
    for (std::size_t site = 0; site < first; ++site) {
      std::vector<Value>& row = table.rows[site * factors.size() + f];
      row.emplace_back(profile.sites[site].rank);
      row.emplace_back(profile.sites[site].id);
      row.emplace_back(name_of(profile, factor));
      row.emplace_back(std::string(value ? "value" : "weight"));
      const std::size_t at = site * factors.size() + f;
      for (const double index :
           {found.score[at].first, found.score[at].total, found.rank[at].first, found.rank[at].total})
        add_number(index, row);
      const auto leaf = static_cast<std::size_t>(factor.number);
      add_standing(value ? changed.with_value(site, leaf, -1) : halved[site], row);
      add_standing(value ? changed.with_value(site, leaf, 1) : doubled[site], row);
    }
  }
  return table;
}

}  // namespace firnline
