// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <queue>
#include <utility>
#include <vector>

#include "kernels/grid/grid_spec.hpp"

/// Routing as the papers print it: plain loops in double over the whole grid, no tiles, no shared code.
namespace firnline::test::textbook {

using Position = std::pair<std::int64_t, std::int64_t>;
inline constexpr std::array<Position, 8> around = {
    {{0, 1}, {1, 1}, {1, 0}, {1, -1}, {0, -1}, {-1, -1}, {-1, 0}, {-1, 1}}};
inline constexpr int sink_code = 255, void_code = 247;

template <class T>
class Table {
 public:
  Table(std::int64_t rows, std::int64_t cols, T fill)
      : rows_(rows), cols_(cols), cells_(static_cast<std::size_t>(rows * cols), fill) {}
  Table(std::int64_t rows, std::int64_t cols, std::vector<T> cells)
      : rows_(rows), cols_(cols), cells_(std::move(cells)) {}
  std::int64_t rows() const { return rows_; }
  std::int64_t cols() const { return cols_; }
  bool has(Position p) const { return p.first >= 0 && p.first < rows_ && p.second >= 0 && p.second < cols_; }
  T& operator[](Position p) { return cells_[static_cast<std::size_t>(p.first * cols_ + p.second)]; }
  const T& operator[](Position p) const {
    return cells_[static_cast<std::size_t>(p.first * cols_ + p.second)];
  }
  const std::vector<T>& cells() const { return cells_; }
  std::vector<Position> positions() const {
    std::vector<Position> all;
    for (std::int64_t r = 0; r < rows_; ++r)
      for (std::int64_t c = 0; c < cols_; ++c) all.push_back({r, c});
    return all;
  }

 private:
  std::int64_t rows_, cols_;
  std::vector<T> cells_;
};

inline Position operator+(Position p, Position step) {
  return {p.first + step.first, p.second + step.second};
}

/// Barnes, Lehman, Mulla 2014 (Priority-Flood), algorithm 1, with voids and sinks as outlets too.
inline Table<double> filled(Table<double> height, const Table<int>& sinks) {
  using Entry = std::pair<double, Position>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  Table<int> closed(height.rows(), height.cols(), 0);
  for (const Position& p : height.positions()) {
    if (std::isnan(height[p])) continue;
    bool outlet = sinks[p] != 0;
    for (const Position& step : around)
      outlet = outlet || !height.has(p + step) || std::isnan(height[p + step]);
    if (!outlet) continue;
    open.push({height[p], p});
    closed[p] = 1;
  }
  while (!open.empty()) {
    const Position p = open.top().second;
    open.pop();
    for (const Position& step : around) {
      const Position n = p + step;
      if (!height.has(n) || std::isnan(height[n]) || closed[n] != 0) continue;
      height[n] = std::max(height[n], height[p]);
      closed[n] = 1;
      open.push({height[n], n});
    }
  }
  return height;
}

/// Steepest descent over metric distances; cells of flats get 0.
inline Table<int> steepest(const Table<double>& height, const Table<int>& sinks, const GridSpec& grid) {
  Table<int> code(height.rows(), height.cols(), 0);
  for (const Position& p : height.positions()) {
    if (std::isnan(height[p]))
      code[p] = void_code;
    else if (sinks[p] != 0)
      code[p] = sink_code;
    else {
      const RowMetrics m = row_metrics(grid, p.first);
      double best = 0;
      for (std::size_t i = 0; i < 8; ++i) {
        const Position n = p + around[i];
        if (!height.has(n) || std::isnan(height[n])) continue;
        const double distance = around[i].first == 0    ? m.dx_m
                                : around[i].second == 0 ? m.dy_m
                                                        : std::sqrt(m.dx_m * m.dx_m + m.dy_m * m.dy_m);
        if ((height[p] - height[n]) / distance > best)
          best = (height[p] - height[n]) / distance, code[p] = 1 << i;
      }
      if (code[p] != 0) continue;
      for (const std::size_t i : {0U, 2U, 4U, 6U})
        if (code[p] == 0 && !height.has(p + around[i])) code[p] = 1 << i;
      for (const std::size_t i : {0U, 2U, 4U, 6U, 1U, 3U, 5U, 7U})
        if (code[p] == 0 && height.has(p + around[i]) && std::isnan(height[p + around[i]])) code[p] = 1 << i;
    }
  }
  return code;
}

/// Barnes, Lehman, Mulla 2014 (drainage over flats), algorithms 2 to 6, with the mask that adds what is far
/// from higher ground, counted down from the flat's greatest count, to twice what is far from lower ground.
inline Table<int> with_flats(const Table<double>& height, const Table<int>& code) {
  const std::int64_t rows = height.rows(), cols = height.cols();
  std::deque<Position> high_edges, low_edges;
  for (const Position& p : height.positions()) {
    if (std::isnan(height[p])) continue;
    for (const Position& step : around) {
      const Position n = p + step;
      if (!height.has(n) || std::isnan(height[n])) continue;
      if (code[p] != 0 && code[n] == 0 && height[p] == height[n]) {
        low_edges.push_back(p);
        break;
      }
      if (code[p] == 0 && height[p] < height[n]) {
        high_edges.push_back(p);
        break;
      }
    }
  }
  Table<int> label(rows, cols, 0);
  int labels = 0;
  for (const Position& from : low_edges) {
    if (label[from] != 0) continue;
    ++labels;
    std::deque<Position> fill{from};
    while (!fill.empty()) {
      const Position p = fill.front();
      fill.pop_front();
      if (label[p] != 0) continue;
      label[p] = labels;
      for (const Position& step : around)
        if (height.has(p + step) && height[p + step] == height[p]) fill.push_back(p + step);
    }
  }
  Table<int> mask(rows, cols, 0);
  std::vector<int> flat_height(static_cast<std::size_t>(labels) + 1, 0);
  for (int loops = 1; !high_edges.empty(); ++loops) {
    std::deque<Position> next;
    for (const Position& p : high_edges) {
      if (mask[p] > 0) continue;
      mask[p] = loops;
      flat_height[static_cast<std::size_t>(label[p])] = loops;
      for (const Position& step : around)
        if (const Position n = p + step; height.has(n) && label[n] == label[p] && code[n] == 0)
          next.push_back(n);
    }
    high_edges = std::move(next);
  }
  for (const Position& p : height.positions()) mask[p] *= -1;
  for (int loops = 1; !low_edges.empty(); ++loops) {
    std::deque<Position> next;
    for (const Position& p : low_edges) {
      if (mask[p] > 0) continue;
      mask[p] =
          mask[p] < 0 ? flat_height[static_cast<std::size_t>(label[p])] + mask[p] + 2 * loops : 2 * loops;
      for (const Position& step : around)
        if (const Position n = p + step; height.has(n) && label[n] == label[p] && code[n] == 0)
          next.push_back(n);
    }
    low_edges = std::move(next);
  }
  Table<int> done = code;
  for (const Position& p : height.positions()) {
    if (code[p] != 0) continue;
    int lowest = mask[p];
    for (std::size_t i = 0; i < 8; ++i) {
      const Position n = p + around[i];
      if (!height.has(n) || label[n] != label[p] || mask[n] >= lowest) continue;
      lowest = mask[n];
      done[p] = 1 << i;
    }
  }
  return done;
}

/// Where a cell's water goes; beyond the table when it leaves, the cell itself where it ends.
inline Position receiver(Position p, int code) {
  for (std::size_t i = 0; i < 8; ++i)
    if (code == 1 << i) return p + around[i];
  return p;
}

/// Each cell's weight is carried down its whole way, cell by cell.
inline Table<std::int64_t> accumulation(const Table<int>& code, const Table<std::int64_t>& weight) {
  Table<std::int64_t> sum(code.rows(), code.cols(), 0);
  for (const Position& start : code.positions())
    for (Position p = start; code.has(p) && code[p] != void_code; p = receiver(p, code[p])) {
      sum[p] += weight[start];
      if (code[p] == sink_code) break;
    }
  return sum;
}

}  // namespace firnline::test::textbook
