// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_cells.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

#include "kernels/grid/error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::testing {
namespace {

using Kind = SiteStatistic::Kind;

constexpr std::int64_t rows = 23, cols = 31;
constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// A plan of one indicator and one profile with two leaves, median and deviation of that indicator, over
/// random footprints, and a store with the indicator's cells.
class CellsOfSites : public ::testing::Test {
 protected:
  CellsOfSites() {
    std::mt19937_64 random(11);
    for (std::int64_t i = 0; i < rows * cols; ++i)
      cells_.push_back(random() % 7 == 0 ? none : static_cast<float>(random() % 50) / 4);
    plan_.tiles.grid.rows = rows;
    plan_.tiles.grid.cols = cols;
    plan_.tiles.grid.cell_width = plan_.tiles.grid.cell_height = 10;
    plan_.memory_bytes = 1 << 20;
    plan_.quantities.push_back({"dust", SumQuantum::choose(0, 13, rows * cols, 100)});
    plan_.stored_cells[0] = 0;
    ResolvedProfile profile;
    profile.leaf_indicator = {0, 0, 0};
    profile.leaf_statistic = {{Kind::mean}, {Kind::quantile, 50}, {Kind::stdev}};
    profile.leaf_weight.resize(3);
    plan_.set.profiles.push_back(profile);
    SiteList list;
    for (int site = 0; site < 12; ++site)
      list.sites.push_back({std::to_string(site), "", 0, 0, some_zone(random)});
    list.sites[5].zone.runs.clear();  // outside the grid
    plan_.sites.push_back(list);
  }

  static Zone some_zone(std::mt19937_64& random) {
    Zone zone;
    for (std::int64_t row = static_cast<std::int64_t>(random() % 10); row < rows; row += 1 + random() % 3) {
      const auto first = static_cast<std::int64_t>(random() % cols);
      const auto last = std::min<std::int64_t>(cols - 1, first + static_cast<std::int64_t>(random() % 20));
      zone.runs.push_back({row, first, last, static_cast<double>(1 + random() % 4) / 4});
    }
    return zone;
  }

  static std::vector<float> part_of(const std::vector<float>& cells, const Window& window) {
    std::vector<float> part;
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
      for (std::int64_t col = window.col; col < window.col + window.cols; ++col)
        part.push_back(cells[static_cast<std::size_t>(row * cols + col)]);
    return part;
  }

  std::vector<std::vector<double>> found(std::int64_t tile_rows, std::int64_t tile_cols) {
    plan_.tiles.tile_rows = tile_rows;
    plan_.tiles.tile_cols = tile_cols;
    const auto full = static_cast<std::size_t>(tile_rows * tile_cols) * sizeof(float);
    std::vector<StoredLayer> layers = {{"cells.0", full}};
    if (!people_.empty()) layers.push_back({"cells.1", full});
    TileStore store = TileStore::create(folder_ / "store", "id", layers, plan_.tiles.tiles());
    for (std::int64_t tile = 0; tile < plan_.tiles.tiles(); ++tile) {
      for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const auto part = part_of(layer == 0 ? cells_ : people_, plan_.tiles.window(tile));
        store.write(tile, layer, std::as_bytes(std::span(part)));
      }
      store.commit(tile, {}, false);
    }
    Progress silent(Progress::Style::none);
    return statistics_of_cells(plan_, 0, store, silent);
  }

  /// By the definition: the smallest value of a cell such that the weight of the cells up to it is half of
  /// all. Weights are quarters here, so doubles hold them.
  [[nodiscard]] double median_by_definition(const Zone& zone) const {
    double all = 0, best = std::numeric_limits<double>::infinity();
    const auto weight_up_to = [&](float limit) {
      double weight = 0;
      for (const auto& run : zone.runs)
        for (std::int64_t col = run.col_first; col <= run.col_last; ++col)
          if (const float value = cells_[static_cast<std::size_t>(run.row * cols + col)]; value <= limit)
            weight += run.weight;
      return weight;
    };
    all = weight_up_to(1000);
    for (const float value : cells_)
      if (value == value && weight_up_to(value) >= all / 2) best = std::min<double>(best, value);
    return best;
  }

  ScratchFolder folder_;
  RunPlan plan_;
  std::vector<float> cells_, people_;  ///< people: a second layer, where there is one
};

TEST_F(CellsOfSites, GiveTheMedianOfTheDefinition) {
  const auto values = found(7, 9);

  ASSERT_EQ(values.size(), 3U);
  EXPECT_TRUE(values[0].empty());  // the mean is told by sums
  const auto& sites = plan_.sites[0].sites;
  ASSERT_EQ(values[1].size(), sites.size());
  for (std::size_t site = 0; site < sites.size(); ++site)
    if (site == 5)
      EXPECT_TRUE(std::isnan(values[1][site]));
    else
      EXPECT_EQ(values[1][site], median_by_definition(sites[site].zone)) << site;
}

// Cells that hold 0, 1 or 2 people each, or nobody knows: their mean by the definition, from whole numbers
// that doubles hold exactly.
TEST_F(CellsOfSites, WeighByWhatTheyHold) {
  plan_.quantities.push_back({"people", SumQuantum::choose(0, 2, rows * cols, 100)});
  plan_.stored_cells[1] = 1;
  plan_.set.profiles[0].leaf_statistic = {{Kind::mean}};
  plan_.set.profiles[0].leaf_indicator = {0};
  plan_.set.profiles[0].leaf_weight = {1};
  const auto people = [](std::int64_t row, std::int64_t col) {
    return (row + col) % 4 == 3 ? none : static_cast<float>((row + col) % 4);
  };
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) people_.push_back(people(row, col));

  const auto values = found(7, 9);

  for (std::size_t site = 0; site < plan_.sites[0].sites.size(); ++site) {
    double all = 0, sum = 0;
    for (const auto& run : plan_.sites[0].sites[site].zone.runs)
      for (std::int64_t col = run.col_first; col <= run.col_last; ++col) {
        const float value = cells_[static_cast<std::size_t>(run.row * cols + col)];
        const float count = people(run.row, col);
        if (std::isnan(value) || std::isnan(count)) continue;
        all += run.weight * count;
        sum += run.weight * count * value;
      }
    if (site == 5)
      EXPECT_TRUE(std::isnan(values[0][site]));
    else
      EXPECT_EQ(values[0][site], sum / all) << site;
  }
}

// 5,000 bytes hold some 200 cells: one or two sites a batch.
TEST_F(CellsOfSites, AreTheSameForEveryTileAndMemory) {
  const auto whole = found(rows, cols);
  for (const std::int64_t memory : {1 << 20, 20000, 5000, 1})
    for (const auto& [tile_rows, tile_cols] : {std::pair{7, 9}, {1, 31}, {23, 1}, {16, 16}}) {
      plan_.memory_bytes = memory;
      const auto values = found(tile_rows, tile_cols);
      for (const std::size_t leaf : {1u, 2u})
        EXPECT_EQ(std::memcmp(values[leaf].data(), whole[leaf].data(), sizeof(double) * whole[leaf].size()),
                  0)
            << memory << " bytes, tiles " << tile_rows << " x " << tile_cols;
    }
}

// The cells and runs of the largest site fit exactly, or miss one byte: 16 bytes a cell, 64 a run.
TEST_F(CellsOfSites, OfOneSiteMustFitTheMemory) {
  std::int64_t most = 0;
  for (const auto& site : plan_.sites[0].sites) {
    std::int64_t bytes = 0;
    for (const auto& run : site.zone.runs) bytes += 16 * (run.col_last - run.col_first + 1) + 64;
    most = std::max(most, bytes);
  }
  plan_.memory_bytes = most;
  EXPECT_NO_THROW(refuse_sites_of_too_many_cells(plan_));
  plan_.memory_bytes = most - 1;
  EXPECT_THROW(refuse_sites_of_too_many_cells(plan_), LimitError);
  plan_.set.profiles[0].leaf_statistic = {{Kind::mean}, {Kind::max}, {Kind::range}};
  EXPECT_NO_THROW(refuse_sites_of_too_many_cells(plan_));
}

}  // namespace
}  // namespace firnline::testing
