// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/accumulation.hpp"

#include <gtest/gtest.h>

#include "tests/reference/hydrology/textbook_routing.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

using textbook::Position;
using textbook::Table;

std::vector<std::uint8_t> directions_of(const Relief& relief) {
  const std::int64_t rows = relief.grid.rows, cols = relief.grid.cols;
  const Table<int> sinks(rows, cols, std::vector<int>(relief.sinks.begin(), relief.sinks.end()));
  const auto filled = textbook::filled({rows, cols, {relief.heights.begin(), relief.heights.end()}}, sinks);
  const auto code = textbook::with_flats(filled, textbook::steepest(filled, sinks, relief.grid));
  return {code.cells().begin(), code.cells().end()};
}

/// Where all of a weight goes, by the way of each cell.
AccumulationTotals ends_of(const Table<int>& code, const Table<std::int64_t>& weight) {
  AccumulationTotals totals;
  for (const Position& start : code.positions()) {
    totals.weight += weight[start];
    if (code[start] == textbook::void_code) {
      totals.without_direction += weight[start];
      continue;
    }
    Position p = start;
    while (code.has(p) && code[p] != textbook::void_code && code[p] != textbook::sink_code)
      p = textbook::receiver(p, code[p]);
    (!code.has(p)                     ? totals.left_the_grid
     : code[p] == textbook::sink_code ? totals.in_sinks
                                      : totals.into_no_data) += weight[start];
  }
  return totals;
}

TEST(Accumulation, IsThatOfTheTextbookOnAnyTiling) {
  std::mt19937_64 random(7);
  for (const Relief& relief : random_reliefs()) {
    const auto direction = directions_of(relief);
    const Table<int> code(relief.grid.rows, relief.grid.cols, {direction.begin(), direction.end()});
    std::vector<std::vector<std::int64_t>> weights(3);
    for (std::int64_t i = 0; i < relief.grid.cells(); ++i) {
      weights[0].push_back(1);
      weights[1].push_back(static_cast<std::int64_t>(random() % 2001) - 1000);
      weights[2].push_back(static_cast<std::int64_t>(random() >> 14));  // thousands of them fill 62 bits
    }
    for (const std::int64_t tile : {100, 1, 2, 3, 7, 16}) {
      const WholeGrid where = cut_into(relief.grid, tile, tile + tile / 7);
      const Accumulated got = accumulated(where, direction, weights);
      for (std::size_t w = 0; w < weights.size(); ++w) {
        const Table<std::int64_t> weight(relief.grid.rows, relief.grid.cols, weights[w]);
        std::vector<std::int64_t> expected = textbook::accumulation(code, weight).cells();
        for (std::size_t i = 0; i < expected.size(); ++i)
          if (direction[i] == textbook::void_code) expected[i] = no_accumulation;
        EXPECT_EQ(first_difference(relief.grid, got.sums[w], expected), "")
            << relief.name << ", weight " << w << ", tiles of " << tile;
        EXPECT_EQ(got.totals[w], ends_of(code, weight)) << relief.name << ", weight " << w;
      }
    }
  }
}

}  // namespace
}  // namespace firnline::test
