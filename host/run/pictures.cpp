// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/pictures.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>

#include "host/run/composition_of.hpp"
#include "host/run/stop_signal.hpp"
#include "rasters/alignment/grid_lon_lat.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_shown = 24;  // indicators of a run: each costs a plane of every tile
constexpr std::size_t most_steps = 7;

/// Leaves of the ground, the one with the greatest share of the whole weight first.
std::vector<std::size_t> heaviest_leaves(const ResolvedProfile& profile) {
  std::vector<std::size_t> leaves = ground_leaves(profile);
  const Composition& composition = profile.composition;
  double of_dimension[dimensions] = {};
  for (int leaf = 0; leaf < composition.leaves; ++leaf)
    of_dimension[static_cast<int>(composition.leaf[leaf].dimension)] += composition.leaf[leaf].weight;
  const auto share = [&](std::size_t leaf) {
    const Leaf& one = composition.leaf[leaf];
    const auto at = static_cast<int>(one.dimension);
    return composition.node[at].weight * one.weight / of_dimension[at];
  };
  std::stable_sort(leaves.begin(), leaves.end(),
                   [&](std::size_t a, std::size_t b) { return share(a) > share(b); });
  return leaves;
}

/// First the heaviest indicator of each profile, then the next, until there are enough.
std::vector<std::size_t> shown_indicators(const LayerSet& set) {
  std::vector<std::vector<std::size_t>> of_profiles;
  for (std::size_t p = 0; p < set.baselines; ++p)
    if (set.profiles[p].job.maps) {
      of_profiles.emplace_back();
      for (const std::size_t leaf : heaviest_leaves(set.profiles[p]))
        of_profiles.back().push_back(set.profiles[p].leaf_indicator[leaf]);
    }
  std::vector<std::size_t> shown;
  for (std::size_t place = 0; place < static_cast<std::size_t>(most_leaves); ++place)
    for (const auto& indicators : of_profiles)
      if (place < indicators.size() && shown.size() < most_shown &&
          std::find(shown.begin(), shown.end(), indicators[place]) == shown.end())
        shown.push_back(indicators[place]);
  return shown;
}

/// Where the elevation lies among the quantities of a tile.
std::optional<std::size_t> elevation_plane(const RunPlan& plan) {
  for (std::size_t l = 0; l < plan.layers.size(); ++l) {
    const LayerRequest& request = plan.set.layers[l];
    if (request.spec.id == "elevation" && !request.of_variant && plan.layers[l].planes() > 0)
      return static_cast<std::size_t>(plan.first_plane[l]);
  }
  return std::nullopt;
}

/// Every cell of a window that pictures show, row by row.
template <class Take>
void each_shown(const PictureGrid& grid, const Window& window, const Take& take) {
  const Window shown = grid.shown_of(window);
  for (std::int64_t row = shown.row; row < shown.row + shown.rows; ++row)
    for (std::int64_t col = shown.col; col < shown.col + shown.cols; ++col)
      take(grid.source_row(row) - window.row, grid.source_col(col) - window.col);
}

constexpr std::size_t planes_at_once = 8;  // 26 MB

/// A few planes of the pictures, put together from the tiles.
std::vector<std::vector<float>> stored_planes(const RunPlan& plan, const TileStore& store, std::size_t first,
                                              std::size_t planes) {
  const PlannedPictures& pictures = plan.pictures;
  std::vector<std::vector<float>> out(
      planes,
      std::vector<float>(static_cast<std::size_t>(pictures.grid.rows * pictures.grid.cols), no_data_f32));
  std::vector<float> slot;
  for (std::int64_t tile = 0; tile < plan.tiles.tiles(); ++tile) {
    throw_if_stopped();
    const Window shown = pictures.grid.shown_of(plan.tiles.window(tile));
    if (shown.empty()) continue;
    slot.resize(static_cast<std::size_t>(shown.cells()) * pictures.planes());
    if (!store.read(tile, pictures.layer, std::as_writable_bytes(std::span(slot)))) continue;
    for (std::size_t plane = 0; plane < planes; ++plane)
      for (std::int64_t row = 0; row < shown.rows; ++row)
        std::copy_n(
            slot.begin() + static_cast<std::int64_t>(first + plane) * shown.cells() + row * shown.cols,
            shown.cols, out[plane].begin() + (shown.row + row) * pictures.grid.cols + shown.col);
  }
  return out;
}

/// Rounded as far as its distance to its neighbours allows.
double rounded_between(double low, double value, double high) {
  const double unit = std::pow(10.0, std::floor(std::log10(std::min(value - low, high - value))));
  const double rounded = std::round(value / unit) * unit;
  // 10^-k is no double: the text of the quotient is the shorter one.
  return unit < 1 ? std::round(value / unit) / std::round(1 / unit) : rounded;
}

/// Where the second to the last of so many equal parts of the cells begin, each value once.
std::vector<double> quantiles(std::span<const float> sorted) {
  std::vector<double> found;
  for (std::size_t k = 1; k < most_steps && !sorted.empty(); ++k) {
    const auto value = static_cast<double>(sorted[sorted.size() * k / most_steps]);
    if (value > static_cast<double>(sorted.front()) && (found.empty() || value > found.back()))
      found.push_back(value);
  }
  return found;
}

}  // namespace

FinishedMesh mesh_of(const GridSpec& grid) {
  constexpr std::int64_t corners = 65;
  FinishedMesh mesh{corners, corners, {}, {}};
  for (std::int64_t row = 0; row < corners; ++row)
    for (std::int64_t col = 0; col < corners; ++col) {
      mesh.lon.push_back(
          grid.x_of(static_cast<double>(grid.cols) * static_cast<double>(col) / (corners - 1)));
      mesh.lat.push_back(
          grid.y_of(static_cast<double>(grid.rows) * static_cast<double>(row) / (corners - 1)));
    }
  GridLonLat(grid).from_grid_crs(mesh.lon.data(), mesh.lat.data(), mesh.lon.size());
  return mesh;
}

void plan_pictures(RunPlan& plan) {
  PlannedPictures& pictures = plan.pictures;
  pictures.indicators = shown_indicators(plan.set);
  pictures.grid = PictureGrid(plan.tiles.grid);
  const bool any_map = std::any_of(plan.set.profiles.begin(), plan.set.profiles.end(),
                                   [](const ResolvedProfile& profile) { return profile.job.maps; });
  if (!any_map) return;
  pictures.elevation = elevation_plane(plan);
  if (pictures.planes() == 0) return;
  for (const std::size_t indicator : pictures.indicators) plan.program.keep[indicator] = true;
  const auto along = [&](std::int64_t cells) {
    return static_cast<std::size_t>(cells / pictures.grid.step + 2);
  };
  pictures.layer = plan.stored.size();
  plan.stored.push_back({"@pictures", along(plan.tiles.tile_rows) * along(plan.tiles.tile_cols) *
                                          pictures.planes() * sizeof(float)});
}

std::vector<float> PictureSamples::relief_of(const Window& window,
                                             std::span<const Tile<float>> quantities) const {
  std::vector<float> cells;
  if (!plan_.pictures.elevation) return cells;
  const Tile<float>& elevation = quantities[*plan_.pictures.elevation];
  each_shown(plan_.pictures.grid, window,
             [&](std::int64_t row, std::int64_t col) { cells.push_back(elevation.at(row, col)); });
  return cells;
}

void PictureSamples::store(std::int64_t tile, const Window& window, std::vector<float> relief,
                           std::span<const std::span<const float>> kept, TileStore& store) const {
  if (plan_.pictures.planes() == 0) return;
  std::vector<float> cells = std::move(relief);
  for (const std::size_t indicator : plan_.pictures.indicators)
    each_shown(plan_.pictures.grid, window, [&](std::int64_t row, std::int64_t col) {
      cells.push_back(kept[indicator][static_cast<std::size_t>(row * window.cols + col)]);
    });
  const bool any = std::any_of(cells.begin(), cells.end(), [](float v) { return !std::isnan(v); });
  store.write(tile, plan_.pictures.layer,
              any ? std::as_bytes(std::span(cells)) : std::span<const std::byte>());
}

FinishedIndicatorPicture in_steps(const std::vector<float>& values) {
  FinishedIndicatorPicture picture;
  std::vector<float> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](float v) { return !std::isnan(v); });
  picture.steps.assign(values.size(), 0);
  if (sorted.empty()) return picture;
  std::sort(sorted.begin(), sorted.end());
  picture.lowest = static_cast<double>(sorted.front());
  picture.highest = static_cast<double>(sorted.back());
  const auto least = static_cast<std::size_t>(std::upper_bound(sorted.begin(), sorted.end(), sorted.front()) -
                                              sorted.begin());
  picture.lowest_alone = least * most_steps >= sorted.size() && least < sorted.size();
  const auto others = std::span<const float>(sorted).subspan(picture.lowest_alone ? least : 0);
  const std::vector<double> bounds = quantiles(others);
  for (std::size_t k = 0; k < bounds.size(); ++k) {
    const double low = k == 0 ? picture.lowest : bounds[k - 1];
    const double high = k + 1 < bounds.size() ? bounds[k + 1] : picture.highest;
    const double rounded = bounds[k] < high ? rounded_between(low, bounds[k], high) : bounds[k];
    if (rounded > low && (picture.bounds.empty() || rounded > picture.bounds.back()))
      picture.bounds.push_back(rounded);
  }
  const std::uint8_t first = picture.lowest_alone ? 2 : 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = static_cast<double>(values[i]);
    if (std::isnan(value)) continue;
    const auto above =
        std::upper_bound(picture.bounds.begin(), picture.bounds.end(), value) - picture.bounds.begin();
    picture.steps[i] = picture.lowest_alone && value <= picture.lowest
                           ? std::uint8_t{1}
                           : static_cast<std::uint8_t>(first + above);
  }
  return picture;
}

void gather_pictures(const RunPlan& plan, const TileStore& store, FinishedRun& run) {
  const PlannedPictures& pictures = plan.pictures;
  const bool any_map =
      std::any_of(run.profiles.begin(), run.profiles.end(),
                  [](const FinishedProfile& profile) { return profile.picture.has_value(); });
  if (!any_map) return;
  FinishedScenery& scenery = run.scenery;
  scenery.rows = pictures.grid.rows;
  scenery.cols = pictures.grid.cols;
  for (std::size_t first = 0; first < pictures.planes(); first += planes_at_once) {
    auto planes = stored_planes(plan, store, first, std::min(planes_at_once, pictures.planes() - first));
    for (std::size_t i = 0; i < planes.size(); ++i)
      if (pictures.elevation && first + i == 0)
        scenery.elevation = std::move(planes[i]);
      else
        scenery.indicators.push_back(in_steps(planes[i]));
  }
  for (std::size_t p = 0; p < run.profiles.size(); ++p) {
    if (!run.profiles[p].picture) continue;
    const ResolvedProfile& profile = plan.set.profiles[p];
    for (const std::size_t leaf : heaviest_leaves(profile)) {
      const auto at =
          std::find(pictures.indicators.begin(), pictures.indicators.end(), profile.leaf_indicator[leaf]);
      if (at != pictures.indicators.end())
        run.profiles[p].picture->indicators.push_back(
            {leaf, static_cast<std::size_t>(at - pictures.indicators.begin())});
    }
  }
}

}  // namespace firnline
