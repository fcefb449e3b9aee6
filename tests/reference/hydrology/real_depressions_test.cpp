// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Filling of real mountains, in whole metres, against the textbook's loop: 3.3 and 0.4 million cells.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/reference/hydrology/textbook_fill.hpp"
#include "tests/reference/terrain/gdaldem.hpp"
#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

class RealDepressions : public testing::TestWithParam<const char*> {};

TEST_P(RealDepressions, AreFilledAsTheTextbookDoes) {
  const char* named = std::getenv("FIRNLINE_SHARED");
  const fs::path shared =
      named != nullptr ? fs::path(named) : fs::path(FIRNLINE_SOURCE_DIR) / ".." / "shared";
  const fs::path file = shared / "data" / GetParam() / "dem.tif";
  if (!fs::exists(file)) GTEST_SKIP() << "The real study data is not beside the repository.";
  GDALAllRegister();
  Band band = read_band(file.string());
  const Dem dem{band.grid.rows, band.grid.cols, std::move(band.cells), {}};
  const std::vector<double> textbook = textbook_fill(dem.rows, dem.cols, dem.elevation, {});

  const FilledDem ours = fill(dem, whole_grid_of(dem, 256, 300, 2));

  std::int64_t raised = 0;
  for (std::size_t cell = 0; cell < textbook.size(); ++cell) {
    ASSERT_TRUE(ours.elevation[cell] == textbook[cell] ||
                (std::isnan(ours.elevation[cell]) && std::isnan(textbook[cell])))
        << "row " << static_cast<std::int64_t>(cell) / dem.cols << ", column "
        << static_cast<std::int64_t>(cell) % dem.cols;
    raised += textbook[cell] > static_cast<double>(dem.elevation[cell]);
  }
  EXPECT_EQ(ours.result.report.raised_cells, raised);
  EXPECT_GT(raised, 0);
}

INSTANTIATE_TEST_SUITE_P(Dems, RealDepressions, testing::Values("kyzylsuu-kg", "baltoro-pk"),
                         [](const auto& which) { return which.index == 0 ? "KyzylSuu" : "Baltoro"; });

}  // namespace
}  // namespace firnline::test
