// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/stream_order.hpp"

#include <gtest/gtest.h>

#include "kernels/hydrology/drainage.hpp"
#include "tests/reference/hydrology/textbook_routing.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

using textbook::Position;
using textbook::Table;
using textbook::operator+;

/// Strahler 1957: of the orders of the streams that flow into a cell the greatest, and one more where two
/// have it; from the cells that drain least to those that drain most.
std::vector<std::uint8_t> orders_of(const Table<int>& code, const Table<std::int64_t>& counts,
                                    std::int64_t least) {
  std::vector<Position> downward;
  Table<std::uint8_t> order(code.rows(), code.cols(), no_stream);
  for (const Position& p : code.positions()) {
    if (code[p] == textbook::void_code)
      order[p] = stream_no_data;
    else if (counts[p] >= least)
      downward.push_back(p);
  }
  std::sort(downward.begin(), downward.end(),
            [&](const Position& a, const Position& b) { return counts[a] < counts[b]; });
  for (const Position& p : downward) {
    std::vector<int> inflows;
    for (const Position& step : textbook::around)
      if (const Position n = p + step; code.has(n) && counts[n] >= least && code[n] != textbook::void_code &&
                                       code[n] != textbook::sink_code && textbook::receiver(n, code[n]) == p)
        inflows.push_back(order[n]);
    std::sort(inflows.rbegin(), inflows.rend());
    const bool alike = inflows.size() > 1 && inflows[0] == inflows[1];
    order[p] = static_cast<std::uint8_t>(inflows.empty() ? 1 : inflows[0] + (alike ? 1 : 0));
  }
  return order.cells();
}

TEST(StreamOrder, IsThatOfTheTextbookOnAnyTiling) {
  int greatest = 0;
  for (const Relief& relief : random_reliefs()) {
    const GridSpec& grid = relief.grid;
    const Table<int> sinks(grid.rows, grid.cols, std::vector<int>(relief.sinks.begin(), relief.sinks.end()));
    const auto filled =
        textbook::filled({grid.rows, grid.cols, {relief.heights.begin(), relief.heights.end()}}, sinks);
    const auto code = textbook::with_flats(filled, textbook::steepest(filled, sinks, grid));
    const std::vector<std::uint8_t> direction(code.cells().begin(), code.cells().end());
    const auto counts =
        textbook::accumulation(code, Table<std::int64_t>(grid.rows, grid.cols, std::int64_t{1}));
    for (const std::int64_t least : {1, 2, 6}) {
      const auto expected = orders_of(code, counts, least);
      std::vector<std::uint8_t> cells;
      for (std::size_t i = 0; i < direction.size(); ++i)
        cells.push_back(direction[i] == textbook::void_code ? stream_no_data
                        : counts.cells()[i] >= least        ? stream
                                                            : no_stream);
      for (const std::int64_t tile : {100, 1, 2, 3, 7, 16}) {
        const WholeGrid where = cut_into(grid, tile, tile + tile / 7);
        MemoryPlane<std::uint8_t> order(where.tiling);
        const int most = stream_order(where, *plane_of(where, direction), *plane_of(where, cells), order);
        EXPECT_EQ(first_difference(grid, load_grid(where.tiling, order), expected), "")
            << relief.name << ", tiles of " << tile << ", from " << least;
        int seen = 0;
        for (const std::uint8_t its : expected) seen = std::max(seen, its == stream_no_data ? 0 : int{its});
        EXPECT_EQ(most, seen) << relief.name;
        greatest = std::max(greatest, most);
      }
    }
  }
  EXPECT_GE(greatest, 4);
}

}  // namespace
}  // namespace firnline::test
