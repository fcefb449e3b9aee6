// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Complete breaching against its definition: in the spanning tree of least worth, grown cell by cell with
// Prim's algorithm, no cell stays above one whose water passes it.
#include <gtest/gtest.h>

#include <queue>
#include <tuple>

#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

struct Tree {
  std::vector<long> cells, parent;  ///< in the order in which they joined; parent -1: outlet
};

double height_of_cell(const Dem& dem, long cell) {
  const double z = dem.elevation[static_cast<std::size_t>(cell)];
  return std::isnan(z) ? -std::numeric_limits<double>::infinity() : z;
}

Tree least_tree(const Dem& dem) {
  using End = std::pair<double, long>;
  using Edge = std::tuple<End, End, long, long>;  // higher end, lower end, new cell, its parent
  const auto end = [&dem](long cell) { return End{height_of_cell(dem, cell), cell}; };
  std::priority_queue<Edge, std::vector<Edge>, std::greater<>> open;
  const long rows = dem.rows, cols = dem.cols;
  for (long cell = 0; cell < rows * cols; ++cell)
    if (cell / cols == 0 || cell % cols == 0 || cell / cols == rows - 1 || cell % cols == cols - 1)
      open.emplace(end(cell), End{-std::numeric_limits<double>::infinity(), -1}, cell, -1);
  Tree tree;
  tree.parent.assign(dem.elevation.size(), -2);
  while (!open.empty()) {
    const auto [higher, lower, cell, parent] = open.top();
    open.pop();
    if (tree.parent[static_cast<std::size_t>(cell)] != -2) continue;
    tree.parent[static_cast<std::size_t>(cell)] = parent;
    tree.cells.push_back(cell);
    for (long row = cell / cols - 1; row <= cell / cols + 1; ++row)
      for (long col = cell % cols - 1; col <= cell % cols + 1; ++col)
        if (const long next = row * cols + col; row >= 0 && col >= 0 && row < rows && col < cols &&
                                                tree.parent[static_cast<std::size_t>(next)] == -2)
          open.emplace(std::max(end(cell), end(next)), std::min(end(cell), end(next)), next, cell);
  }
  return tree;
}

std::vector<double> least_of_what_passes(const Dem& dem) {
  const Tree tree = least_tree(dem);
  std::vector<double> least;
  for (std::size_t cell = 0; cell < dem.elevation.size(); ++cell)
    least.push_back(height_of_cell(dem, static_cast<long>(cell)));
  for (auto cell = tree.cells.rbegin(); cell != tree.cells.rend(); ++cell)
    if (const long parent = tree.parent[static_cast<std::size_t>(*cell)]; parent >= 0) {
      double& below = least[static_cast<std::size_t>(parent)];
      below = std::min(below, least[static_cast<std::size_t>(*cell)]);
    }
  return least;
}

TEST(Breaching, LeavesNoCellAboveOneThatPassesIt) {
  int lowered = 0;
  for (const NamedDem& named : dems_of_every_kind()) {
    if (!named.dem.sinks.empty()) continue;
    const std::vector<double> least = least_of_what_passes(named.dem);

    const BreachedDem ours = breach(named.dem, {}, whole_grid_of(named.dem, 8, 8, 2));

    for (std::size_t cell = 0; cell < least.size(); ++cell) {
      ASSERT_TRUE(ours.elevation[cell] == least[cell] ||
                  (std::isnan(ours.elevation[cell]) && std::isinf(least[cell])))
          << named.name << ", cell " << cell << ": " << ours.elevation[cell] << ", not " << least[cell];
      lowered += least[cell] < static_cast<double>(named.dem.elevation[cell]);
    }
  }
  EXPECT_GT(lowered, 1000);
}

}  // namespace
}  // namespace firnline::test
