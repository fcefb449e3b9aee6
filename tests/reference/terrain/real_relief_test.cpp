// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The relief of real mountains against gdaldem: whole metres on geographic grids, 3.3 and 0.4 million cells.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/reference/terrain/relief_against_gdaldem.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

class RealRelief : public testing::TestWithParam<const char*> {};

TEST_P(RealRelief, AgreesWithGdaldem) {
  const char* named = std::getenv("FIRNLINE_SHARED");
  const fs::path shared =
      named != nullptr ? fs::path(named) : fs::path(FIRNLINE_SOURCE_DIR) / ".." / "shared";
  const fs::path dem = shared / "data" / GetParam() / "dem.tif";
  if (!fs::exists(dem)) GTEST_SKIP() << "The real study data is not beside the repository.";
  GDALAllRegister();
  const Scratch scratch;
  const Band elevation = read_band(dem.string());
  ASSERT_TRUE(elevation.grid.geographic);
  Study study;
  study.grid = elevation.grid;
  study.needs = {{{1, elevation.cells}}};
  expect_gdaldem(study, dem.string(), scratch);
}

INSTANTIATE_TEST_SUITE_P(Dems, RealRelief, testing::Values("kyzylsuu-kg", "baltoro-pk"),
                         [](const auto& which) { return which.index == 0 ? "KyzylSuu" : "Baltoro"; });

}  // namespace
}  // namespace firnline::test
