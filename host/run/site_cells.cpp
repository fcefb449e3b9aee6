// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_cells.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/mapalgebra/distribution.hpp"

namespace firnline {
namespace {

constexpr std::int64_t bytes_per_run = 64;  // the run itself, its place in an index, and a piece of it

std::int64_t cells_of(const Zone& zone) {
  std::int64_t cells = 0;
  for (const ZoneRun& run : zone.runs) cells += run.col_last - run.col_first + 1;
  return cells;
}

std::int64_t bytes_of(const Zone& zone) {
  return cells_of(zone) * static_cast<std::int64_t>(sizeof(WeightedValue)) +
         static_cast<std::int64_t>(zone.runs.size()) * bytes_per_run;
}

/// Sites of one list that are looked at together.
using Batch = std::vector<std::size_t>;

/// Neighbours together, as many as fit the memory, so that most tiles are read for one batch only. Sites that
/// lie outside the grid are in none.
std::vector<Batch> batches_of(const RunPlan& plan, const SiteList& list, std::size_t footprint) {
  const auto first_tile = [&](std::size_t site) {
    const ZoneRun& run = list.zone(site, footprint).runs.front();
    return run.col_first / plan.tiles.tile_cols * plan.tiles.tiles_down() + run.row / plan.tiles.tile_rows;
  };
  std::vector<std::size_t> order;
  for (std::size_t site = 0; site < list.sites.size(); ++site)
    if (!list.zone(site, footprint).runs.empty()) order.push_back(site);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return first_tile(a) < first_tile(b); });
  std::vector<Batch> batches;
  std::int64_t room = 0;
  for (const std::size_t site : order) {
    const std::int64_t bytes = bytes_of(list.zone(site, footprint));
    if (batches.empty() || bytes > room) {
      batches.emplace_back();
      room = plan.memory_bytes;
    }
    batches.back().push_back(site);
    room -= bytes;
  }
  return batches;
}

/// Gathers the cells of one batch out of the store, indicator by indicator.
class BatchCells {
 public:
  BatchCells(const RunPlan& plan, const TileStore& store, std::vector<Zone> zones)
      : plan_(plan), store_(store), zones_(std::move(zones)), index_(plan.tiles.grid, zones_) {}

  /// out: per zone, its cells with data, sorted. weight: of the indicator that weighs them; their area if
  /// none
  std::vector<std::vector<WeightedValue>> of(std::size_t indicator, std::optional<std::size_t> weight,
                                             Progress& progress) const {
    std::vector<std::vector<WeightedValue>> cells(zones_.size());
    for (std::size_t zone = 0; zone < zones_.size(); ++zone)
      cells[zone].reserve(static_cast<std::size_t>(cells_of(zones_[zone])));
    std::vector<float> values, counts;
    for (std::int64_t tile = 0; tile < plan_.tiles.tiles(); ++tile, progress.advance()) {
      throw_if_stopped();
      const auto pieces = index_.segments(plan_.tiles.window(tile));
      if (pieces.empty() || !read(tile, indicator, values)) continue;
      if (weight && !read(tile, *weight, counts)) continue;
      for (const ZoneSegment& piece : pieces) {
        auto& of_zone = cells[static_cast<std::size_t>(piece.zone)];
        if (weight)
          add_counted(piece, values, counts, plan_.quantities[*weight].quantum, of_zone);
        else
          add(piece, values, plan_.quantities[indicator].quantum, of_zone);
      }
    }
    sort_each_by_value(plan_.device, cells);
    return cells;
  }

 private:
  /// False where the whole tile has no data.
  bool read(std::int64_t tile, std::size_t indicator, std::vector<float>& plane) const {
    plane.resize(static_cast<std::size_t>(plan_.tiles.window(tile).cells()));
    return store_.read(tile, plan_.stored_cells.at(indicator), std::as_writable_bytes(std::span(plane)));
  }

  // -0 becomes +0 in both: which of two equal cells comes first must not show.
  void add(const ZoneSegment& piece, std::span<const float> values, const SumQuantum& quantum,
           std::vector<WeightedValue>& cells) const {
    const std::int64_t weight = index_.weight_of(piece, quantum);
    for (std::int64_t at = piece.offset; at < piece.offset + piece.cells; ++at)
      if (const float value = values[static_cast<std::size_t>(at)]; value == value)
        cells.push_back({value + 0.0F, weight});
  }

  void add_counted(const ZoneSegment& piece, std::span<const float> values, std::span<const float> counts,
                   const SumQuantum& quantum, std::vector<WeightedValue>& cells) const {
    for (std::int64_t at = piece.offset; at < piece.offset + piece.cells; ++at) {
      const float value = values[static_cast<std::size_t>(at)], count = counts[static_cast<std::size_t>(at)];
      if (value == value && count == count)
        cells.push_back({value + 0.0F, index_.weight_of(piece, count, quantum)});
    }
  }

  const RunPlan& plan_;
  const TileStore& store_;
  std::vector<Zone> zones_;
  ZoneIndex index_;
};

std::vector<std::size_t> leaves_that_need_cells(const ResolvedProfile& profile) {
  std::vector<std::size_t> leaves;
  for (std::size_t leaf = 0; leaf < profile.leaf_statistic.size(); ++leaf)
    if (profile.needs_cells(leaf)) leaves.push_back(leaf);
  return leaves;
}

/// Fills the values of these leaves, which share a footprint.
void gather_over(const RunPlan& plan, const ResolvedProfile& resolved, std::size_t footprint,
                 const std::vector<std::size_t>& leaves, const TileStore& store, Progress& progress,
                 std::vector<std::vector<double>>& values) {
  const SiteList& list = plan.sites[resolved.sites];
  for (const std::size_t leaf : leaves)
    values[leaf].assign(list.sites.size(), std::numeric_limits<double>::quiet_NaN());
  const auto batches = batches_of(plan, list, footprint);
  progress.begin(site_cells_stage,
                 static_cast<std::int64_t>(batches.size() * leaves.size()) * plan.tiles.tiles());
  for (const Batch& batch : batches) {
    std::vector<Zone> zones;
    for (const std::size_t site : batch) zones.push_back(list.zone(site, footprint));
    const BatchCells cells(plan, store, std::move(zones));
    for (const std::size_t leaf : leaves) {
      const auto found = cells.of(resolved.leaf_indicator[leaf], resolved.leaf_weight[leaf], progress);
      for (std::size_t i = 0; i < batch.size(); ++i)
        values[leaf][batch[i]] = value_of(resolved.leaf_statistic[leaf], found[i]);
    }
  }
  progress.end();
}

/// Fills the values of these leaves.
void gather(const RunPlan& plan, const ResolvedProfile& resolved, const std::vector<std::size_t>& leaves,
            const TileStore& store, Progress& progress, std::vector<std::vector<double>>& values) {
  std::map<std::size_t, std::vector<std::size_t>> by_footprint;
  for (const std::size_t leaf : leaves) by_footprint[resolved.footprint(leaf)].push_back(leaf);
  for (const auto& [footprint, together] : by_footprint)
    gather_over(plan, resolved, footprint, together, store, progress, values);
}

void refuse_zone(const RunPlan& plan, const ResolvedProfile& profile, const Site& site, const Zone& zone) {
  const std::int64_t bytes = bytes_of(zone);
  if (bytes <= plan.memory_bytes) return;
  throw LimitError("The " + std::to_string(cells_of(zone)) + " cells of site '" + site.id + "' need " +
                       std::to_string(((bytes - 1) >> 20) + 1) + " MiB, and " +
                       std::to_string(plan.memory_bytes >> 20) + " MiB are allowed.",
                   "profiles." + profile.job.name,
                   "allow more memory (--memory), or replace extract = \"stdev\" or \"pNN\", which look "
                   "at all cells of a site at once, by a mean, min, max or range");
}

}  // namespace

std::vector<std::vector<double>> statistics_of_cells(const RunPlan& plan, std::size_t profile,
                                                     const TileStore& store, Progress& progress) {
  const ResolvedProfile& resolved = plan.set.profiles[profile];
  std::vector<std::vector<double>> values(resolved.leaf_indicator.size());
  gather(plan, resolved, leaves_that_need_cells(resolved), store, progress, values);
  return values;
}

std::vector<std::vector<double>> statistics_of_variant(const RunPlan& plan, std::size_t variant,
                                                       const std::vector<std::vector<double>>& of_baseline,
                                                       const TileStore& store, Progress& progress) {
  const ResolvedProfile& resolved = plan.set.profiles[variant];
  auto leaves = leaves_that_need_cells(resolved);
  std::erase_if(leaves, [&](std::size_t leaf) {
    return resolved.reads_as(plan.set.profiles[resolved.baseline], leaf);
  });
  auto values = of_baseline;
  gather(plan, resolved, leaves, store, progress, values);
  return values;
}

void refuse_sites_of_too_many_cells(const RunPlan& plan) {
  for (const ResolvedProfile& profile : plan.set.profiles) {
    const SiteList& list = plan.sites[profile.sites];
    std::set<std::size_t> footprints;
    for (const std::size_t leaf : leaves_that_need_cells(profile)) footprints.insert(profile.footprint(leaf));
    for (const std::size_t footprint : footprints)
      for (std::size_t site = 0; site < list.sites.size(); ++site)
        refuse_zone(plan, profile, list.sites[site], list.zone(site, footprint));
  }
}

}  // namespace firnline
