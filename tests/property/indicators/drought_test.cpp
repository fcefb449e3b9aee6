// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Drought indices and peak water: what must hold whatever the series.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "tests/support/plausible.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr std::int64_t cells = 200;
constexpr const char* indices[] = {"spi", "spei"};

void set(Study& study, const IndicatorInfo& info, std::string_view name, double value) {
  for (int p = 0; p < param_count(info); ++p)
    if (name == info.params[p].name) study.params[static_cast<std::size_t>(p)] = value;
}

/// Random rain, of which a fifth of the months has none, and a reference that leaves out the last year.
Study dry_study(const IndicatorInfo& info, int months) {
  Study study = plausible_study(info, 1, cells, 0);
  std::mt19937_64 random(7);
  for (Plane& band : study.needs[0])
    for (float& rain : band.cells) rain = random() % 5 == 0 ? 0 : 0.01F * rain * rain;
  set(study, info, "months", months);
  set(study, info, "reference_years", 30);
  return study;
}

TEST(DroughtIndex, NeverFallsWithRainInTheLastMonth) {
  for (const std::string id : indices)
    for (const int months : {1, 3, 12}) {
      const RegisteredIndicator& indicator = *find_indicator(id);
      Study study = dry_study(indicator.info, months);
      std::vector<float> before(cells, -3);
      for (int step = 0; step <= 60; ++step) {
        for (float& rain : study.needs[0].back().cells) rain = 0.25F * static_cast<float>(step * step);
        const std::vector<float> now = evaluate(indicator, study);
        for (std::size_t i = 0; i < cells; ++i) {
          ASSERT_FALSE(std::isnan(now[i]));
          EXPECT_GE(now[i], before[i]) << id << " " << months << " months, step " << step;
        }
        before = now;
      }
      EXPECT_GT(before[0], 0.5F) << id;
    }
}

TEST(DroughtIndex, DoesNotDependOnTheUnitOfItsWater) {
  for (const std::string id : indices) {
    const RegisteredIndicator& indicator = *find_indicator(id);
    Study study = dry_study(indicator.info, 3);
    const std::vector<float> millimetres = evaluate(indicator, study);
    for (auto& need : study.needs)
      for (Plane& band : need)
        for (float& value : band.cells) value /= 1024;
    const std::vector<float> less = evaluate(indicator, study);
    for (std::size_t i = 0; i < cells; ++i)
      EXPECT_PRED3(agrees, less[i], millimetres[i], tolerance::f32_inputs) << id;
  }
}

TEST(DroughtIndex, OfABalanceDoesNotDependOnAConstant) {
  const RegisteredIndicator& indicator = *find_indicator("spei");
  Study study = plausible_study(indicator.info, 1, cells, 0);
  const auto to_quarters = [](std::vector<Plane>& need, float more) {  // so that sums are exact in f32
    for (Plane& band : need)
      for (float& value : band.cells) value = 0.25F * std::floor(4 * value) + more;
  };
  to_quarters(study.needs[0], 0);
  to_quarters(study.needs[1], 0);
  const std::vector<float> here = evaluate(indicator, study);
  to_quarters(study.needs[0], 512);
  const std::vector<float> wetter = evaluate(indicator, study);
  to_quarters(study.needs[1], 512);
  const std::vector<float> both = evaluate(indicator, study);
  for (std::size_t i = 0; i < cells; ++i) {
    EXPECT_PRED3(agrees, wetter[i], here[i], tolerance::six_decimals);
    EXPECT_EQ(both[i], here[i]);
  }
}

TEST(DroughtIndex, DoesNotDependOnTheOrderOfTheReferenceYears) {
  for (const std::string id : indices) {
    const RegisteredIndicator& indicator = *find_indicator(id);
    Study study = dry_study(indicator.info, 1);
    const std::vector<float> one = evaluate(indicator, study);
    for (auto& need : study.needs) std::rotate(need.begin(), need.begin() + 12 * 11, need.begin() + 12 * 30);
    const std::vector<float> other = evaluate(indicator, study);
    for (std::size_t i = 0; i < cells; ++i)
      EXPECT_PRED3(agrees, other[i], one[i], tolerance::six_decimals) << id;
  }
}

TEST(DroughtShare, IsAboutASixthOverItsOwnReference) {
  // Phi(-1) = 0.159: what the distribution says of itself. 200 cells of 372 months leave little chance.
  for (const std::string id : indices) {
    const RegisteredIndicator& indicator = *find_indicator(id + "_drought_share");
    Study study = plausible_study(indicator.info, 1, cells, 0);
    set(study, indicator.info, "recent_years", 31);
    double sum = 0;
    for (const float share : evaluate(indicator, study)) sum += share;
    EXPECT_NEAR(sum / cells, 0.159, 0.03) << id;
  }
}

TEST(DroughtShare, CountsWhatTheIndexSays) {
  // Shifted by some months, another calendar month ends the series, and the index judges that one. The
  // reference begins with the second year, so that it knows nothing of the months put in front.
  for (const std::string id : indices) {
    const RegisteredIndicator &index = *find_indicator(id), &share = *find_indicator(id + "_drought_share");
    Study study = dry_study(share.info, 3);
    set(study, share.info, "recent_years", 1);
    set(study, share.info, "reference_first_year", 2);
    std::vector<int> dry(cells);
    for (int shift = 0; shift < 12; ++shift) {
      Study shifted{study.grid, {}, default_params(index.info)};
      set(shifted, index.info, "reference_first_year", 2);
      set(shifted, index.info, "reference_years", 30);
      for (const auto& need : study.needs) {
        std::vector<Plane>& bands = shifted.needs.emplace_back(need.begin(), need.end() - shift);
        bands.insert(bands.begin(), static_cast<std::size_t>(shift), Plane{0, std::vector<float>(cells, 50)});
      }
      const std::vector<float> last = evaluate(index, shifted);
      for (std::size_t i = 0; i < cells; ++i) dry[i] += last[i] <= -1 ? 1 : 0;
    }
    const std::vector<float> counted = evaluate(share, study);
    for (std::size_t i = 0; i < cells; ++i)
      EXPECT_PRED3(agrees, counted[i], dry[i] / 12.0, tolerance::f32_rounding) << id;
  }
}

TEST(PeakWater, DoesNotDependOnTheUnitOfRunoff) {
  for (const char* id : {"peak_water_year", "peak_water_status", "post_peak_decline"}) {
    const RegisteredIndicator& indicator = *find_indicator(id);
    Study study = plausible_study(indicator.info, 1, cells, 0);
    const std::vector<float> one = evaluate(indicator, study);
    for (Plane& band : study.needs[0])
      for (float& runoff : band.cells) runoff *= 4096;
    const std::vector<float> other = evaluate(indicator, study);
    for (std::size_t i = 0; i < cells; ++i) EXPECT_PRED3(agrees, other[i], one[i], tolerance::exact) << id;
  }
}

TEST(PeakWater, MovesWithItsYears) {
  const RegisteredIndicator& indicator = *find_indicator("peak_water_year");
  Study study = plausible_study(indicator.info, 1, cells, 0);
  const std::vector<float> one = evaluate(indicator, study);
  for (Plane& band : study.needs[0]) band.value -= 37;
  const std::vector<float> other = evaluate(indicator, study);
  int known = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    EXPECT_PRED3(agrees, other[i], one[i] - 37, tolerance::exact);
    known += std::isnan(one[i]) ? 0 : 1;
  }
  EXPECT_GT(known, cells / 2);
}

}  // namespace
}  // namespace firnline::test
