// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/drainage.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace firnline::sample {
namespace {

struct Flood {
  std::vector<std::size_t> order;
  Field<double> filled;
  Field<std::size_t> came_from;
};

Flood flood_from(const Field<double>& height, const Mask& lake) {
  using Front = std::pair<double, std::size_t>;  // the index breaks ties, so that the order is the same everywhere
  std::priority_queue<Front, std::vector<Front>, std::greater<>> front;
  Mask reached(height.rows(), height.cols());
  Flood flood{{}, height, Field<std::size_t>(height.rows(), height.cols())};
  flood.order.reserve(height.size());
  for (std::size_t cell = 0; cell < height.size(); ++cell) {
    if (lake[cell] == 0) continue;
    front.emplace(height[cell], cell);
    reached[cell] = 1;
    flood.came_from[cell] = cell;
  }
  while (!front.empty()) {
    const std::size_t cell = front.top().second;
    front.pop();
    flood.order.push_back(cell);
    for (const Step& step : neighbours) {
      const int row = height.row_of(cell) + step.row, col = height.col_of(cell) + step.col;
      if (!height.holds(row, col) || reached.at(row, col) != 0) continue;
      const std::size_t next = height.index(row, col);
      reached[next] = 1;
      flood.came_from[next] = cell;
      flood.filled[next] = std::max(height[next], flood.filled[cell]);
      front.emplace(flood.filled[next], next);
    }
  }
  return flood;
}

std::size_t steepest_neighbour(const Flood& flood, std::size_t cell) {
  const Field<double>& filled = flood.filled;
  std::size_t best = flood.came_from[cell];  // on a flat: the way the flood came
  double steepest = 0;
  for (const Step& step : neighbours) {
    const int row = filled.row_of(cell) + step.row, col = filled.col_of(cell) + step.col;
    if (!filled.holds(row, col)) continue;
    const double drop = (filled[cell] - filled.at(row, col)) / step.length;
    if (drop > steepest) {
      steepest = drop;
      best = filled.index(row, col);
    }
  }
  return best;
}

}  // namespace

Drainage drain_to_lake(const Field<double>& height, const Mask& lake) {
  Flood flood = flood_from(height, lake);
  Drainage drainage{{}, flood.came_from};
  for (const std::size_t cell : flood.order)
    if (lake[cell] == 0) drainage.receiver[cell] = steepest_neighbour(flood, cell);
  drainage.downstream_first = std::move(flood.order);
  return drainage;
}

Field<double> accumulate(const Drainage& drainage, const Field<double>& own_share) {
  Field<double> sum = own_share;
  const auto& order = drainage.downstream_first;
  for (auto cell = order.rbegin(); cell != order.rend(); ++cell)
    if (drainage.receiver[*cell] != *cell) sum[drainage.receiver[*cell]] += sum[*cell];
  return sum;
}

}  // namespace firnline::sample
