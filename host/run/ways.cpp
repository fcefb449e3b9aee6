// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/ways.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "host/run/plane_stack.hpp"
#include "host/run/whole_grid_layers.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/travel/friction.hpp"
#include "kernels/travel/ground_slope.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// A plane that tiles of the run fill, if somebody asks for it.
template <class T>
class Filled {
 public:
  Filled(const Tiling& tiling, TilePlane<T>* plane) {
    if (plane != nullptr) stack_.emplace(tiling, *plane);
  }
  void begin(const Window& window) {
    if (stack_) tile_.reshape(window, 0);
  }
  void set(std::int64_t row, std::int64_t col, T value) {
    if (stack_) tile_.at(row, col) = value;
  }
  void end(const Window& window) {
    if (stack_) stack_->add(window, tile_);
  }

 private:
  std::optional<PlaneStack<T>> stack_;
  Tile<T> tile_;
};

/// The cells of one tile of the run, as the ways are built from them.
class WayTile {
 public:
  WayTile(const RunPlan& plan, const AlignedTile& tile)
      : plan_(plan), wanted_(*plan.set.travel), job_(*plan.job.travel), tile_(tile) {}

  [[nodiscard]] float quantity(std::size_t layer, std::int64_t row, std::int64_t col) const {
    return tile_.quantities[at(plan_.first_plane[layer])].at(row, col);
  }
  [[nodiscard]] float people(std::int64_t row, std::int64_t col) const {
    return quantity(*wanted_.population, row, col);
  }

  /// Minutes per metre that the job gives.
  [[nodiscard]] double given(std::int64_t row, std::int64_t col) const {
    const float friction = quantity(*wanted_.friction, row, col);
    if (friction <= 0)
      throw RasterError(
          "The friction " + number_text(friction) + " min/m is not above 0: no metre takes no time.",
          place(*wanted_.friction, row, col),
          "Give such cells no data where they cannot be crossed, or their true friction.");
    return friction;
  }

  /// On foot, off the road; 0 where nobody walks, NaN where it is not known.
  [[nodiscard]] double walking_kmh(std::int64_t row, std::int64_t col, const RowMetrics& metrics) const {
    double kmh = job_.walking_km_h;
    if (wanted_.land_cover)
      kmh = speed_of_class(*wanted_.land_cover, job_.speeds_km_h, "speeds_km_h", row, col);
    if (!wanted_.elevation || kmh == 0) return kmh;
    const Tile<float>& heights = tile_.quantities[at(plan_.first_plane[*wanted_.elevation])];
    if (job_.altitude) kmh *= altitude_speed_factor(heights.at(row, col));
    if (job_.slope == "isotropic")
      kmh *= slope_speed_factor(
          ground_slope(&heights.at(row, col), heights.stride(), metrics.dx_m, metrics.dy_m));
    return std::isnan(heights.at(row, col)) ? unknown : kmh;
  }

  /// 0 without a road.
  [[nodiscard]] double road_kmh(std::int64_t row, std::int64_t col) const {
    if (!wanted_.roads) return 0;
    if (plan_.layers[*wanted_.roads].categorical()) {
      const std::int32_t code = tile_.codes[at(plan_.first_plane[*wanted_.roads])].at(row, col);
      if (code == no_data_code || code == 0) return 0;
      return speed_of_class(*wanted_.roads, job_.road_speeds_km_h, "road_speeds_km_h", row, col);
    }
    const float kmh = quantity(*wanted_.roads, row, col);
    return kmh > 0 ? kmh : 0;
  }

  [[nodiscard]] bool barrier(std::int64_t row, std::int64_t col) const {
    return std::any_of(wanted_.barriers.begin(), wanted_.barriers.end(), [&](std::size_t layer) {
      return quantity(layer, row, col) >= static_cast<float>(job_.barrier_share);
    });
  }
  [[nodiscard]] bool bridge(std::int64_t row, std::int64_t col) const {
    return std::any_of(wanted_.bridges.begin(), wanted_.bridges.end(),
                       [&](std::size_t layer) { return quantity(layer, row, col) > 0; });
  }

 private:
  [[nodiscard]] std::string place(std::size_t layer, std::int64_t row, std::int64_t col) const {
    return "layer '" + plan_.set.layers[layer].name + "', row " + std::to_string(tile_.window.row + row) +
           ", col " + std::to_string(tile_.window.col + col);
  }

  [[nodiscard]] double speed_of_class(std::size_t layer, const std::map<int, double>& speeds,
                                      const std::string& key, std::int64_t row, std::int64_t col) const {
    const std::int32_t code = tile_.codes[at(plan_.first_plane[layer])].at(row, col);
    if (code == no_data_code) return unknown;
    const auto found = speeds.find(code);
    if (found == speeds.end())
      throw RasterError("Class " + std::to_string(code) + " has no speed.", place(layer, row, col),
                        "Give it one in the job: \"" + std::to_string(code) + "\" = KM_H in travel." + key +
                            "; 0 closes it.");
    return found->second;
  }

  const RunPlan& plan_;
  const ResolvedTravel& wanted_;
  const JobTravel& job_;
  const AlignedTile& tile_;
};

/// What a cell's ways are, all taken together.
struct Crossing {
  double friction = unknown, walk = unknown;  ///< [min/m]; NaN: nobody passes
  double road_kmh = 0;
  bool known = false, on_foot = true;
};

/// The fastest of a road and the ground.
Crossing crossing_of_speeds(double walking_kmh, double road_kmh) {
  Crossing out;
  out.known = !std::isnan(walking_kmh) || road_kmh > 0;
  out.road_kmh = road_kmh;
  out.walk = friction_min_m(walking_kmh);
  const double road = friction_min_m(road_kmh);
  out.on_foot = !(road < out.walk || (road_kmh > 0 && std::isnan(out.walk)));
  out.friction = out.on_foot ? out.walk : road;
  return out;
}

Crossing crossing_of(const WayTile& tile, const JobTravel& job, std::int64_t row, std::int64_t col,
                     const RowMetrics& metrics, WayReport& report) {
  Crossing out;
  if (job.friction.empty()) {
    out = crossing_of_speeds(tile.walking_kmh(row, col, metrics), tile.road_kmh(row, col));
  } else {
    out.friction = tile.given(row, col);
    out.known = !std::isnan(out.friction);
  }
  report.roads += out.road_kmh > 0 ? 1 : 0;
  const bool bridged = tile.bridge(row, col), barred = tile.barrier(row, col);
  report.barriers += barred ? 1 : 0;
  report.bridged += barred && bridged ? 1 : 0;
  if (barred && !bridged) return {.known = true};
  if (bridged && std::isnan(out.friction)) {
    out.friction = out.walk = friction_min_m(job.bridge_km_h);
    out.known = true;
  }
  return out;
}

void count(const Crossing& crossing, WayReport& report) {
  if (!crossing.known)
    ++report.unknown;
  else if (std::isnan(crossing.friction))
    ++report.closed;
  else
    ++report.open;
}

std::vector<bool> layers_of_ways(const RunPlan& plan) {
  const ResolvedTravel& wanted = *plan.set.travel;
  std::vector<bool> read(plan.layers.size(), false);
  for (const auto& layer :
       {wanted.friction, wanted.land_cover, wanted.roads, wanted.elevation, wanted.population})
    if (layer) read[*layer] = true;
  for (const auto* list : {&wanted.barriers, &wanted.bridges})
    for (const std::size_t layer : *list) read[layer] = true;
  return read;
}

}  // namespace

WayReport read_ways(RunPlan& plan, const WayPlanes& into, const std::function<void()>& tile_done) {
  const Tiling& tiling = plan.travel->tiling;
  const JobTravel& job = *plan.job.travel;
  std::array<Filled<float>, 5> planes = {
      Filled<float>{tiling, into.friction}, Filled<float>{tiling, into.walk},
      Filled<float>{tiling, into.road_kmh}, Filled<float>{tiling, into.heights},
      Filled<float>{tiling, into.people}};
  std::array<Filled<std::uint8_t>, 2> flags = {Filled<std::uint8_t>{tiling, into.known},
                                               Filled<std::uint8_t>{tiling, into.on_foot}};
  const auto fill = [&](const WayTile& cells, std::int64_t row, std::int64_t col, const Crossing& crossing) {
    planes[0].set(row, col, static_cast<float>(crossing.friction));
    planes[1].set(row, col, static_cast<float>(crossing.walk));
    planes[2].set(row, col, static_cast<float>(crossing.road_kmh));
    if (into.heights != nullptr)
      planes[3].set(row, col, cells.quantity(*plan.set.travel->elevation, row, col));
    if (into.people != nullptr) planes[4].set(row, col, cells.people(row, col));
    flags[0].set(row, col, crossing.known ? 1 : 0);
    flags[1].set(row, col, crossing.on_foot ? 1 : 0);
  };
  WayReport report;
  visit_whole_grid(plan, layers_of_ways(plan), [&](const AlignedTile& tile) {
    const WayTile cells(plan, tile);
    for (auto& plane : planes) plane.begin(tile.window);
    for (auto& plane : flags) plane.begin(tile.window);
    for (std::int64_t row = 0; row < tile.window.rows; ++row) {
      const RowMetrics metrics = row_metrics(plan.tiles.grid, tile.window.row + row);
      for (std::int64_t col = 0; col < tile.window.cols; ++col) {
        const Crossing crossing = crossing_of(cells, job, row, col, metrics, report);
        count(crossing, report);
        fill(cells, row, col, crossing);
      }
    }
    for (auto& plane : planes) plane.end(tile.window);
    for (auto& plane : flags) plane.end(tile.window);
    tile_done();
  });
  return report;
}

}  // namespace firnline
