// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/catchments.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "host/finished_run/site_water.hpp"
#include "host/run/footprints.hpp"
#include "host/run/site_cells.hpp"
#include "host/run/survey_pass.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/catchments.hpp"

namespace firnline {
namespace {

/// Of all catchments together, some 600 MB.
constexpr std::size_t most_runs = 20'000'000;

/// Where the water of one site comes together.
struct PourPoint {
  std::size_t site = 0;  ///< of its list
  SnappedPoint snapped;
  std::int32_t label = no_pour_point;
};

/// Of one list.
using SitesOfLabel = std::map<std::int32_t, std::vector<std::size_t>>;

bool comes_before(const ZoneRun& a, const ZoneRun& b) {
  return a.row != b.row ? a.row < b.row : a.col_first < b.col_first;
}

/// Sorted, and runs that touch made one.
void tidy(std::vector<ZoneRun>& runs) {
  std::sort(runs.begin(), runs.end(), comes_before);
  std::size_t kept = 0;
  for (const ZoneRun& run : runs) {
    if (kept > 0 && runs[kept - 1].row == run.row && runs[kept - 1].col_last + 1 == run.col_first)
      runs[kept - 1].col_last = run.col_last;
    else
      runs[kept++] = run;
  }
  runs.resize(kept);
}

/// Finds pour points, labels what drains to them, and writes both into the zones of the sites.
class CatchmentCut {
 public:
  CatchmentCut(RunPlan& plan, const DrainedGrid& drained, PlaneMaker& planes)
      : plan_(plan), drained_(drained), planes_(planes) {}

  std::vector<CatchmentReport> run() {
    for (const std::size_t list : plan_.set.hydrology->catchments) find_pour_points(list);
    label();
    std::vector<CatchmentReport> reports;
    for (const auto& [list, points] : points_) {
      reports.push_back(report(list, points));
      write_zones(list, points);
    }
    return reports;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> footprints_upstream(std::size_t list) const {
    std::vector<std::size_t> found;
    const auto& asked = plan_.sites[list].request.more_footprints;
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (is_upstream(asked[i])) found.push_back(i);
    return found;
  }

  void find_pour_points(std::size_t list) {
    // Every footprint upstream began as the cell of the point.
    const auto& zones = plan_.sites[list].more_zones[footprints_upstream(list).front()];
    auto& points = points_[list];
    for (std::size_t site = 0; site < zones.size(); ++site) {
      if (zones[site].runs.empty()) continue;
      const ZoneRun& cell = zones[site].runs.front();
      const SnappedPoint snapped = snap_pour_point(drained_.where, drained_.areas, {cell.row, cell.col_first},
                                                   plan_.set.hydrology->snap_m);
      if (snapped.sum == no_accumulation) continue;
      points.push_back({site, snapped, label_of(snapped.cell)});
    }
  }

  std::int32_t label_of(const Cell& cell) {
    const auto [known, fresh] =
        labels_.emplace(std::pair(cell.row, cell.col), static_cast<std::int32_t>(cells_.size()));
    if (fresh) cells_.push_back(cell);
    return known->second;
  }

  void label() {
    if (cells_.empty()) return;
    const auto plane = planes_.make<std::int32_t>();
    catchments_ = label_catchments(drained_.where, drained_.direction, cells_, *plane);
    upstream_ = catchments_.upstream();
    edges_upstream_ = values_at<std::int64_t>(drained_.where.tiling, *drained_.edges, cells_);
    runs_of_label_.resize(cells_.size());
    const Tiling& tiling = drained_.where.tiling;
    std::vector<std::int32_t> labels;
    for (std::int64_t tile = 0; tile < tiling.tiles(); ++tile) {
      const Window window = tiling.window(tile);
      load_tile(tiling, *plane, tile, labels);
      for (std::int64_t row = 0; row < window.rows; ++row)
        add_runs(window, row, labels.data() + row * window.cols);
    }
  }

  void add_runs(const Window& window, std::int64_t row, const std::int32_t* labels) {
    for (std::int64_t first = 0, last = 0; first < window.cols; first = last + 1) {
      for (last = first; last + 1 < window.cols && labels[last + 1] == labels[first];) ++last;
      if (labels[first] < 0) continue;
      require_few_enough(++runs_);
      runs_of_label_[static_cast<std::size_t>(labels[first])].push_back(
          {window.row + row, window.col + first, window.col + last, 1});
    }
  }

  static void require_few_enough(std::size_t runs) {
    if (runs <= most_runs) return;
    throw LimitError(
        "the catchments of the sites need more than " + std::to_string(most_runs) + " runs of cells",
        "hydrology", "measure fewer sites over their catchments, or take a coarser grid");
  }

  void write_zones(std::size_t list, const std::vector<PourPoint>& points) {
    SiteList& sites = plan_.sites[list];
    for (const std::size_t footprint : footprints_upstream(list)) {
      auto& zones = sites.more_zones[footprint];
      for (Zone& zone : zones) zone.runs.clear();
      const bool whole = sites.request.more_footprints[footprint].kind == Footprint::catchment;
      for (const PourPoint& point : points) {
        Zone& zone = zones[point.site];
        if (!whole) {
          zone.runs = {{point.snapped.cell.row, point.snapped.cell.col, point.snapped.cell.col, 1}};
          continue;
        }
        for (const std::int32_t label : upstream_[static_cast<std::size_t>(point.label)]) {
          const auto& runs = runs_of_label_[static_cast<std::size_t>(label)];
          require_few_enough(runs_ += runs.size());
          zone.runs.insert(zone.runs.end(), runs.begin(), runs.end());
        }
        tidy(zone.runs);
      }
    }
  }

  [[nodiscard]] CatchmentReport report(std::size_t list, const std::vector<PourPoint>& points) const {
    CatchmentReport out;
    out.sites = list;
    out.cut = static_cast<std::int64_t>(points.size());
    SitesOfLabel sites_of_label;
    for (const PourPoint& point : points) sites_of_label[point.label].push_back(point.site);
    const std::vector<std::int64_t> counts = sites_from(sites_of_label);
    for (const PourPoint& point : points) {
      const double km2 = static_cast<double>(point.snapped.sum) * drained_.km2_per_quantum;
      out.smallest_km2 = &point == points.data() ? km2 : std::min(out.smallest_km2, km2);
      out.largest_km2 = std::max(out.largest_km2, km2);
      out.moved += point.snapped.distance_m > 0 ? 1 : 0;
      out.farthest_m = std::max(out.farthest_m, point.snapped.distance_m);
      const bool open = edges_upstream_[static_cast<std::size_t>(point.label)] > 0;
      out.open += open ? 1 : 0;
      const std::int64_t inside = counts[static_cast<std::size_t>(point.label)] - 1;  // but itself
      out.inside_others += inside > 0 ? 1 : 0;
      add_insides(point, sites_of_label, out.insides);
      out.points.push_back({point.site, point.snapped.cell, point.snapped.distance_m, km2, open, inside});
    }
    return out;
  }

  /// By label: how many sites of the list have that pour point, or one downstream of it.
  [[nodiscard]] std::vector<std::int64_t> sites_from(const SitesOfLabel& sites_of_label) const {
    constexpr std::int64_t not_counted = -1;
    std::vector<std::int64_t> counts(cells_.size(), not_counted);
    std::vector<std::int32_t> way;
    for (const auto& [first, sites] : sites_of_label) {
      std::int32_t label = first;
      for (; label != no_pour_point && counts[static_cast<std::size_t>(label)] == not_counted;
           label = below(label))
        way.push_back(label);
      std::int64_t count = label == no_pour_point ? 0 : counts[static_cast<std::size_t>(label)];
      for (; !way.empty(); way.pop_back()) {
        const auto own = sites_of_label.find(way.back());
        count += own == sites_of_label.end() ? 0 : static_cast<std::int64_t>(own->second.size());
        counts[static_cast<std::size_t>(way.back())] = count;
      }
    }
    return counts;
  }

  /// The nearest sites of the list with the same pour point, or one downstream of it.
  void add_insides(const PourPoint& point, const SitesOfLabel& sites_of_label,
                   std::vector<CatchmentInside>& insides) const {
    std::size_t told = 0;
    for (std::int32_t label = point.label; label != no_pour_point; label = below(label)) {
      const auto found = sites_of_label.find(label);
      if (found == sites_of_label.end()) continue;
      for (const std::size_t other : found->second) {
        if (other == point.site) continue;
        insides.push_back({point.site, other});
        if (++told == most_overlaps_of_a_site) return;
      }
    }
  }

  [[nodiscard]] std::int32_t below(std::int32_t label) const {
    return catchments_.next_below[static_cast<std::size_t>(label)];
  }

  RunPlan& plan_;
  const DrainedGrid& drained_;
  PlaneMaker& planes_;
  std::map<std::size_t, std::vector<PourPoint>> points_;  ///< by list
  std::map<std::pair<std::int64_t, std::int64_t>, std::int32_t> labels_;
  std::vector<Cell> cells_;  ///< by label
  Catchments catchments_;
  std::vector<std::vector<std::int32_t>> upstream_;  ///< by label: the labels whose cells are its catchment
  std::vector<std::int64_t> edges_upstream_;         ///< by label: cells at the edge of the data
  std::vector<std::vector<ZoneRun>> runs_of_label_;
  std::size_t runs_ = 0;
};

}  // namespace

std::vector<CatchmentReport> cut_catchments(RunPlan& plan, const DrainedGrid& drained, PlaneMaker& planes) {
  auto reports = CatchmentCut(plan, drained, planes).run();
  measure_footprints(plan);
  plan.surveys.clear();
  plan_surveys(plan);
  refuse_sites_of_too_many_cells(plan);
  return reports;
}

}  // namespace firnline
