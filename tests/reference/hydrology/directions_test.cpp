// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/directions.hpp"

#include <gtest/gtest.h>

#include "tests/reference/hydrology/textbook_routing.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

using textbook::Table;

struct Question {
  Table<double> filled;
  Table<int> expected;
  std::vector<float> heights;
};

Question ask(const Relief& relief) {
  const std::int64_t rows = relief.grid.rows, cols = relief.grid.cols;
  const Table<int> sinks(rows, cols, std::vector<int>(relief.sinks.begin(), relief.sinks.end()));
  Question question{textbook::filled({rows, cols, {relief.heights.begin(), relief.heights.end()}}, sinks),
                    {rows, cols, 0},
                    {}};
  question.expected =
      textbook::with_flats(question.filled, textbook::steepest(question.filled, sinks, relief.grid));
  for (const double height : question.filled.cells()) question.heights.push_back(static_cast<float>(height));
  return question;
}

TEST(Directions, AreThoseOfTheTextbookOnAnyTiling) {
  std::int64_t flat_cells = 0;
  for (const Relief& relief : random_reliefs()) {
    const Question question = ask(relief);
    const std::vector<std::uint8_t> expected(question.expected.cells().begin(),
                                             question.expected.cells().end());
    std::int64_t whole_flat_cells = -1;
    for (const std::int64_t tile : {100, 1, 2, 3, 7, 16}) {
      const WholeGrid where = cut_into(relief.grid, tile, tile + tile / 7);
      MemoryPlane<std::uint8_t> direction(where.tiling);
      const auto sinks = plane_of(where, relief.sinks);

      const DirectionReport report =
          flow_directions(where, *plane_of(where, question.heights), sinks.get(), direction);

      EXPECT_EQ(first_difference(relief.grid, load_grid(where.tiling, direction), expected), "")
          << relief.name << ", tiles of " << tile;
      if (whole_flat_cells < 0) whole_flat_cells = report.flat_cells;
      EXPECT_EQ(report.flat_cells, whole_flat_cells);
    }
    flat_cells += whole_flat_cells;
  }
  EXPECT_GT(flat_cells, 5000) << "relief without flats proves nothing about them";
}

}  // namespace
}  // namespace firnline::test
