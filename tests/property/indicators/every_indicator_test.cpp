// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What must hold of every indicator, whatever it computes.
#include "tests/support/every_indicator.hpp"

#include <cmath>
#include <cstring>

#include "tests/support/plausible.hpp"

namespace firnline::test {
namespace {

TEST_P(EveryIndicator, IsTheSameInAnyTiles) {
  const RegisteredIndicator& indicator = *GetParam();
  const Study study = plausible_study(indicator.info, 37, 53, 0.03);
  const std::vector<float> whole = evaluate(indicator, study);
  const std::pair<std::int64_t, std::int64_t> tilings[] = {{1, 1}, {7, 5}, {16, 16}, {37, 1}, {64, 20}};
  for (const auto& [rows, cols] : tilings)
    for (const std::int64_t wider : {0, 2}) {
      const auto tiled = evaluate_tiled(indicator, study, rows, cols, indicator.info.reach + wider);
      EXPECT_EQ(std::memcmp(whole.data(), tiled.data(), whole.size() * sizeof(float)), 0)
          << rows << " x " << cols << ", halo wider by " << wider;
    }
}

TEST_P(EveryIndicator, IsTheSameInAnyTilesOfAGeographicGrid) {
  const RegisteredIndicator& indicator = *GetParam();
  Study study = plausible_study(indicator.info, 37, 53, 0.03);
  study.grid.geographic = true;
  study.grid.north = 43;
  study.grid.cell_width = study.grid.cell_height = 0.01;
  const std::vector<float> whole = evaluate(indicator, study);
  const auto tiled = evaluate_tiled(indicator, study, 10, 11, indicator.info.reach);
  EXPECT_EQ(std::memcmp(whole.data(), tiled.data(), whole.size() * sizeof(float)), 0);
}

TEST_P(EveryIndicator, StaysInItsDeclaredRange) {
  const IndicatorInfo& info = GetParam()->info;
  int known = 0;
  for (const float value : evaluate(*GetParam(), plausible_study(info, 100, 100, 0.01))) {
    if (std::isnan(value)) continue;
    ++known;
    EXPECT_GE(value, info.low);
    EXPECT_LE(value, info.high);
  }
  EXPECT_GT(known, 5000);
}

/// The bands without which an indicator has no value: all, but flood_depth and exposed_population ask for
/// one return period, and drought indices leave gaps out of their reference years and insist on the judged
/// months alone, with those that are summed.
bool needs_band(const IndicatorInfo& info, const Study& study, std::size_t need, const Plane& plane) {
  const std::string_view id = info.id;
  if (id == "flood_depth" || (id == "exposed_population" && need == 1)) return plane.value == study.params[0];
  const auto bands = static_cast<double>(study.needs[need].size());
  if (id == "spi" || id == "spei") return plane.value > bands - study.params[0];
  if (id == "spi_drought_share" || id == "spei_drought_share")
    return plane.value > bands - 12 * study.params[4] - (study.params[0] - 1);
  return true;
}

TEST_P(EveryIndicator, NeverTurnsAMissingInputIntoANumber) {
  const IndicatorInfo& info = GetParam()->info;
  Study study = plausible_study(info, 3, 3, 0);
  for (std::size_t need = 0; need < study.needs.size(); ++need)
    for (Plane& plane : study.needs[need]) {
      if (!needs_band(info, study, need, plane)) continue;
      const float kept = plane.cells[4];
      plane.cells[4] = no_data_f32;
      EXPECT_TRUE(std::isnan(evaluate(*GetParam(), study)[4])) << info.needs[need].name << " " << plane.value;
      plane.cells[4] = kept;
    }
}

INSTANTIATE_TEST_SUITE_P(Indicators, EveryIndicator, testing::ValuesIn(all_indicators()), id_of);

}  // namespace
}  // namespace firnline::test
