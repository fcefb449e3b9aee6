// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/reference/hydrology/textbook_routing.hpp"

/// D-infinity and multiple flow as the papers print them: angles and powers in double over the whole grid,
/// water carried from the highest cell down.
namespace firnline::test::textbook {

/// Of each cell the share of each neighbour (around).
using Portions = Table<std::array<double, 8>>;

inline double height_at(const Table<double>& height, Position p) {
  return height.has(p) ? height[p] : std::nan("");
}

inline std::array<double, 8> only(int code) {
  std::array<double, 8> portions{};
  for (std::size_t i = 0; i < 8; ++i) portions[i] = code == 1 << i ? 1 : 0;
  return portions;
}

/// Tarboton 1997, equations 1 to 5 and 9 to 11, with the angle of the diagonal of oblong cells. A facet that
/// lacks a height beyond the data is the line to the vertex that it has.
inline std::array<double, 8> d_infinity(const Table<double>& height, Position p, int code,
                                        const GridSpec& grid) {
  const RowMetrics m = row_metrics(grid, p.first);
  const double e0 = height[p];
  double best = 0;
  std::array<double, 8> portions = only(code);
  for (const auto& [side, diagonal] : std::array<std::pair<std::size_t, std::size_t>, 8>{
           {{0, 1}, {2, 1}, {2, 3}, {4, 3}, {4, 5}, {6, 5}, {6, 7}, {0, 7}}}) {
    const double d1 = side % 4 == 0 ? m.dx_m : m.dy_m, d2 = side % 4 == 0 ? m.dy_m : m.dx_m;
    const double e1 = height_at(height, p + around[side]), e2 = height_at(height, p + around[diagonal]);
    const double s1 = (e0 - e1) / d1, s2 = (e1 - e2) / d2, diagonal_angle = std::atan2(d2, d1);
    double r = std::atan2(s2, s1), s = std::hypot(s1, s2);
    if (std::isnan(e2) || r < 0) r = 0, s = s1;
    if (std::isnan(e1) || r > diagonal_angle) r = diagonal_angle, s = (e0 - e2) / std::hypot(d1, d2);
    if (!(s > best)) continue;
    best = s;
    portions = {};
    portions[side] = 1 - r / diagonal_angle;
    portions[diagonal] = r / diagonal_angle;
  }
  return portions;
}

/// Freeman 1991, Holmgren 1994; contour lengths of Quinn et al. 1991, of oblong cells half a side and a
/// quarter of the diagonal.
inline std::array<double, 8> multiple(const Table<double>& height, Position p, int code, const GridSpec& grid,
                                      double exponent, bool contours) {
  const RowMetrics m = row_metrics(grid, p.first);
  std::array<double, 8> portions{};
  double sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const bool level = around[i].first == 0, upright = around[i].second == 0;
    const double distance = level ? m.dx_m : upright ? m.dy_m : std::hypot(m.dx_m, m.dy_m);
    const double contour = level ? m.dy_m / 2 : upright ? m.dx_m / 2 : distance / 4;
    const double slope = (height[p] - height_at(height, p + around[i])) / distance;
    if (slope > 0) portions[i] = std::pow(slope, exponent) * (contours ? contour : 1);
    sum += portions[i];
  }
  if (sum == 0) return only(code);
  for (double& portion : portions) portion /= sum;
  return portions;
}

/// Water from the highest cell down, among cells of one height along their directions. Of cells without data
/// 0.
inline Table<double> spread(const Table<double>& height, const Table<int>& code, const Portions& portions,
                            const Table<double>& weight) {
  std::vector<Position> order;
  Table<double> steps(height.rows(), height.cols(), 0.0);  // to the end of the way across a flat
  for (const Position& start : height.positions()) {
    if (std::isnan(height[start])) continue;
    order.push_back(start);
    for (Position p = start; height.has(p) && height[p] == height[start]; p = receiver(p, code[p])) {
      ++steps[start];
      if (code[p] == sink_code) break;
    }
  }
  std::sort(order.begin(), order.end(), [&](const Position& a, const Position& b) {
    return height[a] != height[b] ? height[a] > height[b] : steps[a] > steps[b];
  });
  Table<double> sum(height.rows(), height.cols(), 0.0);
  for (const Position& p : order) {
    sum[p] += weight[p];
    if (code[p] == sink_code) continue;
    for (std::size_t i = 0; i < 8; ++i)
      if (const Position to = p + around[i]; height.has(to) && !std::isnan(height[to]))
        sum[to] += portions[p][i] * sum[p];
  }
  return sum;
}

}  // namespace firnline::test::textbook
