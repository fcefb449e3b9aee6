// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/site_rows.hpp"

#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/table.hpp"
#include "rasters/sites/csv.hpp"

namespace firnline {
namespace {

constexpr std::size_t fixed_columns = 10;

SiteStatus status_of(const std::string& text) {
  for (const auto status : {SiteStatus::scored, SiteStatus::outside, SiteStatus::no_data})
    if (name_of(status) == text) return status;
  return SiteStatus::under_covered;
}

double real(const std::string& field) {
  if (field.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double value = number_from(field).value_or(std::numeric_limits<double>::infinity());
  if (value == std::numeric_limits<double>::infinity())
    throw CheckpointError("'" + field + "' is not a number", "sites.csv", "repeat the run with --overwrite");
  return value;
}

std::int64_t rank(const std::string& field) {
  return field.empty() ? 0 : static_cast<std::int64_t>(real(field));
}

FinishedSite site_of(std::span<const std::string> fields, const FinishedProfile& profile) {
  const std::size_t indicators = profile.indicators.size();
  FinishedSite site;
  site.rank = rank(fields[0]);
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
    site.topsis_rank = rank(fields[fixed_columns + 3 * indicators + 1]);
  }
  return site;
}

}  // namespace

void read_site_rows(const std::filesystem::path& csv, FinishedProfile& profile) {
  std::ifstream in(csv, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto expected = site_columns(profile);
  read_csv(
      text, CsvOptions{},
      [&](std::span<const std::string> columns) {
        if (!std::equal(columns.begin(), columns.end(), expected.begin(), expected.end()))
          throw CheckpointError("the columns are not those of the profile", csv.string(),
                                "repeat the run with --overwrite");
      },
      [&](const CsvRow& row) { profile.sites.push_back(site_of(row.fields, profile)); },
      [&](RejectedRow row) {
        throw CheckpointError(row.reason, csv.string() + ", line " + std::to_string(row.line),
                              "repeat the run with --overwrite");
      });
}

}  // namespace firnline
