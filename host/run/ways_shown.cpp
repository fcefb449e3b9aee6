// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/ways_shown.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "host/run/picture_grid.hpp"
#include "host/run/plane_rows.hpp"
#include "host/run/table_values.hpp"
#include "host/run/travel_plan.hpp"
#include "rasters/export/table.hpp"

namespace firnline {
namespace {

/// Round in minutes and hours, each about a third more than the one before: a curve over them is smooth where
/// people live near, and shows days where they do not.
constexpr double round_minutes[] = {1,  2,  3,  4,   5,   6,   8,   10,  12,  15,  20,  25,  30,  40,   50,
                                    60, 75, 90, 120, 150, 180, 240, 300, 360, 480, 600, 720, 960, 1440, 2880};

std::vector<double> in_order(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

/// Every cell that pictures show: take(place in the picture, row and column of the grid), from north to
/// south.
template <class Take>
void each_shown(const RunPlan& plan, const Take& take) {
  const PictureGrid picture(plan.tiles.grid);
  std::size_t place = 0;
  for (std::int64_t row = 0; row < picture.rows; ++row)
    for (std::int64_t col = 0; col < picture.cols; ++col)
      take(place++, picture.source_row(row), picture.source_col(col));
}

}  // namespace

std::vector<double> bounds_of_pictures(const std::vector<double>& thresholds_min) {
  std::vector<double> bounds = thresholds_min;
  bounds.push_back(2 * thresholds_min.back());
  bounds.push_back(4 * thresholds_min.back());
  return in_order(bounds);
}

std::vector<double> minutes_of_curve(const std::vector<double>& thresholds_min) {
  std::vector<double> minutes(std::begin(round_minutes), std::end(round_minutes));
  minutes.insert(minutes.end(), thresholds_min.begin(), thresholds_min.end());
  return in_order(minutes);
}

ShownWays::ShownWays(const RunPlan& plan, const WholeGrid& where, const AccessPlanes& planes)
    : plan_(plan), where_(where), planes_(planes) {
  const PictureGrid picture(plan.tiles.grid);
  ways_.rows = picture.rows;
  ways_.cols = picture.cols;
  ways_.bounds_min = bounds_of_pictures(plan.job.travel->thresholds_min);
  if (planes.people != nullptr) ways_.curve_min = minutes_of_curve(plan.job.travel->thresholds_min);
  ways_.before = picture_of(planes.labels);
  ways_.curve = curve_of(planes.labels);
}

void ShownWays::add_shock(const TilePlane<Label>& after) {
  ways_.during.push_back(picture_of(after));
  mark_losses(after, ways_.during.back());
  ways_.curve_during.push_back(curve_of(after));
}

FinishedWays ShownWays::with_facilities(const TravelOutcome& outcome) {
  const auto& sites = plan_.sites[plan_.set.travel->facilities].sites;
  for (std::size_t f = 0; f < outcome.cells.size(); ++f) {
    if (outcome.cells[f].row < 0) continue;
    const Site& site = sites[outcome.site_of[f]];
    ways_.facilities.push_back({static_cast<double>(outcome.cells[f].row) + 0.5,
                                static_cast<double>(outcome.cells[f].col) + 0.5,
                                site.id,
                                site.name,
                                {}});
    for (const ShockReport& shock : outcome.shocks) ways_.facilities.back().closed.push_back(shock.closed[f]);
  }
  return std::move(ways_);
}

std::vector<std::uint8_t> ShownWays::picture_of(const TilePlane<Label>& labels) const {
  PlaneRows<Label> label(plan_.travel->tiling, labels);
  PlaneRows<std::uint8_t> known(plan_.travel->tiling, planes_.known);
  std::vector<std::uint8_t> out(static_cast<std::size_t>(ways_.rows * ways_.cols), 0);
  each_shown(plan_, [&](std::size_t place, std::int64_t row, std::int64_t col) {
    if (known.row(row)[col] == 0) return;
    const Label here = label.row(row)[col];
    const auto& bounds = ways_.bounds_min;
    const auto within = std::lower_bound(bounds.begin(), bounds.end(), minutes_of(here)) - bounds.begin();
    out[place] =
        static_cast<std::uint8_t>(here >= unreachable ? ways_.never() : static_cast<std::size_t>(within) + 1);
  });
  return out;
}

void ShownWays::mark_losses(const TilePlane<Label>& after, std::vector<std::uint8_t>& picture) const {
  if (planes_.people == nullptr) return;
  const double last = plan_.job.travel->thresholds_min.back();
  const Tiling& tiling = plan_.travel->tiling;
  PlaneRows<Label> was(tiling, planes_.labels), is(tiling, after);
  PlaneRows<float> people(tiling, *planes_.people);
  each_shown(plan_, [&](std::size_t place, std::int64_t row, std::int64_t col) {
    if (people.row(row)[col] > 0 && loses_access(was.row(row)[col], is.row(row)[col], last))
      picture[place] = static_cast<std::uint8_t>(ways_.loses());
  });
}

std::vector<double> ShownWays::curve_of(const TilePlane<Label>& labels) const {
  std::vector<double> out;
  if (planes_.people == nullptr) return out;
  for (const std::int64_t parts : people_within_minutes(where_, labels, *planes_.people, ways_.curve_min))
    out.push_back(people_of(parts));
  return out;
}

WrittenFile write_people_by_travel_time(const RunPlan& plan, const OutputFolder& folder,
                                        const FinishedWays& ways) {
  Table table;
  table.name = "people_by_travel_time";
  table.columns = {{"minutes", ColumnType::real}, {"people", ColumnType::real}};
  for (const JobTravelEvent& event : plan.job.travel->events)
    table.columns.push_back({"people_" + event.name, ColumnType::real});
  for (std::size_t step = 0; step < ways.curve.size(); ++step) {
    const bool ever = step == ways.curve_min.size();
    std::vector<Value> row = {ever ? Value{} : Value{ways.curve_min[step]}, Value{ways.curve[step]}};
    for (const auto& curve : ways.curve_during) row.emplace_back(curve[step]);
    table.rows.push_back(std::move(row));
  }
  return write_csv(folder, "health/people_by_travel_time.csv", table);
}

}  // namespace firnline
