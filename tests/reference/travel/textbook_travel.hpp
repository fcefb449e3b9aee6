// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <queue>
#include <set>
#include <tuple>

#include "tests/support/travel_grids.hpp"

/// Dijkstra's algorithm with a heap over the whole grid, one facility at a time, for costs in doubles and in
/// whole ticks. Shares no code with kernels/travel.
namespace firnline::test {

class Textbook {
 public:
  explicit Textbook(const TravelCase& travel) : travel_(travel) {}

  /// Minutes from one facility to every cell. quantum_min: each step is rounded to it; 0: not at all
  [[nodiscard]] std::vector<double> minutes(Cell facility, double quantum_min) const {
    std::vector<double> times(travel_.friction.size(), INFINITY);
    using Entry = std::tuple<double, std::int64_t, std::int64_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    if (!inside(facility.row, facility.col) || std::isnan(friction(facility.row, facility.col))) return times;
    times[index(facility.row, facility.col)] = 0;
    queue.emplace(0.0, facility.row, facility.col);
    while (!queue.empty()) {
      const auto [time, row, col] = queue.top();
      queue.pop();
      if (time > times[index(row, col)]) continue;
      for (std::int64_t dr = -2; dr <= 2; ++dr)
        for (std::int64_t dc = -2; dc <= 2; ++dc) {
          if (!is_move(dr, dc) || !inside(row + dr, col + dc)) continue;
          double step = step_minutes(row, col, dr, dc);
          if (std::isnan(step)) continue;
          if (quantum_min > 0) step = std::max(1.0, std::nearbyint(step / quantum_min)) * quantum_min;
          double& other = times[index(row + dr, col + dc)];
          if (time + step >= other) continue;
          other = time + step;
          queue.emplace(other, row + dr, col + dc);
        }
    }
    return times;
  }

 private:
  [[nodiscard]] bool is_move(std::int64_t dr, std::int64_t dc) const {
    const std::int64_t square = dr * dr + dc * dc;
    return square == 1 || square == 2 || (square == 5 && travel_.moves == Moves::sixteen);
  }
  [[nodiscard]] bool inside(std::int64_t row, std::int64_t col) const {
    return row >= 0 && row < travel_.grid.rows && col >= 0 && col < travel_.grid.cols;
  }
  [[nodiscard]] std::size_t index(std::int64_t row, std::int64_t col) const {
    return static_cast<std::size_t>(row * travel_.grid.cols + col);
  }
  [[nodiscard]] double friction(std::int64_t row, std::int64_t col) const {
    return travel_.friction[index(row, col)];
  }

  [[nodiscard]] double step_minutes(std::int64_t row, std::int64_t col, std::int64_t dr,
                                    std::int64_t dc) const {
    const RowMetrics a = row_metrics(travel_.grid, row), b = row_metrics(travel_.grid, row + dr);
    const double metres = std::sqrt(std::pow((a.dy_m + b.dy_m) / 2 * static_cast<double>(dr), 2) +
                                    std::pow((a.dx_m + b.dx_m) / 2 * static_cast<double>(dc), 2));
    double factor = 1;
    if (!travel_.heights.empty()) {
      double rise = static_cast<double>(travel_.heights[index(row + dr, col + dc)]) -
                    static_cast<double>(travel_.heights[index(row, col)]);
      if (travel_.heading == Heading::to_facility) rise = -rise;  // the traveller walks the other way
      factor = 5 / (6 * std::exp(-3.5 * std::abs(rise / metres + 0.05)));
    }
    // The cells on the way, found by sampling the line between the centres.
    double sum = 0;
    constexpr int samples = 8;
    for (int i = 0; i < samples; ++i) {
      const double t = (i + 0.5) / samples;
      const auto r = row + std::llround(t * static_cast<double>(dr)),
                 c = col + std::llround(t * static_cast<double>(dc));
      const bool slowed =
          !travel_.heights.empty() && (travel_.on_foot.empty() || travel_.on_foot[index(r, c)] != 0);
      sum += friction(r, c) * (slowed ? factor : 1);
    }
    return sum / samples * metres;
  }

  const TravelCase& travel_;
};

}  // namespace firnline::test
