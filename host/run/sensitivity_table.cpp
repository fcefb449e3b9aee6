// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/sensitivity_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "host/finished_run/one_at_a_time.hpp"
#include "host/job/profile.hpp"
#include "kernels/ranking/sensitivity.hpp"

namespace firnline {
namespace {

constexpr std::int64_t first_sites = 20, usual_samples = 512, least_samples = 64;
constexpr std::int64_t most_ranks = 8'000'000;  // sites times lists

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
  if (scored < 2) return std::nullopt;
  OneAtATime changed(profile);
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
