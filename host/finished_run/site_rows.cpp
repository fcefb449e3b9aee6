// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/site_rows.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <string>

#include "host/finished_run/own_table.hpp"
#include "rasters/export/table.hpp"

namespace firnline {
namespace {

constexpr std::size_t fixed_columns = 10;

using NumberOf = std::function<double(const std::string&)>;

SiteStatus status_of(const std::string& text) {
  for (const auto status : {SiteStatus::scored, SiteStatus::outside, SiteStatus::no_data})
    if (name_of(status) == text) return status;
  return SiteStatus::under_covered;
}

std::int64_t rank(const std::string& field, const NumberOf& real) {
  return field.empty() ? 0 : static_cast<std::int64_t>(real(field));
}

/// Where columns begin whose place depends on what else the list has; 0 for those that it has not.
struct FirstColumns {
  std::size_t net_flow = 0, access = 0, drawn_ranks = 0;
};

FirstColumns first_columns(const FinishedProfile& profile) {
  const auto columns = site_columns(profile);
  const auto index_of = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
  };
  FirstColumns first;
  if (profile.promethee) first.net_flow = index_of("promethee_net_flow");
  if (profile.access && !profile.access->columns.empty())
    first.access = index_of(profile.access->columns.front());
  if (profile.robustness) first.drawn_ranks = index_of("rank_p05");
  return first;
}

FinishedSite site_of(std::span<const std::string> fields, const FinishedProfile& profile,
                     const FirstColumns& first, const NumberOf& real) {
  const std::size_t indicators = profile.indicators.size();
  FinishedSite site;
  site.rank = rank(fields[0], real);
  site.id = csv_text(fields[1]);
  site.name = csv_text(fields[2]);
  site.lon = real(fields[3]);
  site.lat = real(fields[4]);
  site.score = real(fields[5]);
  site.coverage = real(fields[6]);
  site.status = status_of(fields[7]);
  site.reason = csv_text(fields[8]);
  site.cell_score_mean = real(fields[9]);
  for (std::size_t i = 0; i < indicators; ++i) {
    site.value.push_back(real(fields[fixed_columns + 3 * i]));
    site.score_of.push_back(real(fields[fixed_columns + 3 * i + 1]));
    site.contribution.push_back(real(fields[fixed_columns + 3 * i + 2]));
  }
  if (profile.topsis) {
    site.topsis = real(fields[fixed_columns + 3 * indicators]);
    site.topsis_rank = rank(fields[fixed_columns + 3 * indicators + 1], real);
  }
  if (profile.promethee) {
    site.net_flow = real(fields[first.net_flow]);
    site.net_flow_rank = rank(fields[first.net_flow + 1], real);
  }
  if (profile.access)
    for (std::size_t i = 0; i < profile.access->columns.size(); ++i)
      site.access.push_back(real(fields[first.access + i]));
  if (profile.robustness) {
    const auto drawn = fields.subspan(first.drawn_ranks, 5);
    site.robustness = {rank(drawn[0], real), rank(drawn[1], real), rank(drawn[2], real), real(drawn[3]),
                       real(drawn[4])};
  }
  if (profile.safety_index) site.safety_class = csv_text(fields.back());
  return site;
}

}  // namespace

void read_site_rows(const std::filesystem::path& csv, FinishedProfile& profile) {
  const NumberOf real = [&](const std::string& field) { return number_in(csv, field); };
  const FirstColumns first = first_columns(profile);
  read_own_table(csv, site_columns(profile), [&](std::span<const std::string> fields) {
    profile.sites.push_back(site_of(fields, profile, first, real));
  });
}

}  // namespace firnline
