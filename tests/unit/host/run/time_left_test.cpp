// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/time_left.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "host/run/progress.hpp"

namespace firnline {
namespace {

/// A stage as it is expected and as it goes: its steps take equal times, of `seconds` together.
struct Script {
  std::string name;
  double expected = 0, seconds = 0;
  int steps = 100;
};

/// Plays the stages one after the other on a clock of its own and looks at every tenth of a second.
/// look: moment, whole time of the script, what is said to be left
void play(const std::vector<Script>& stages,
          const std::function<void(double, double, std::optional<double>)>& look) {
  TimeLeft left;
  std::vector<ExpectedStage> expected;
  double whole = 0, begun = 0;
  for (const auto& stage : stages) {
    expected.push_back({stage.name, stage.expected});
    whole += stage.seconds;
  }
  left.expect(expected);
  for (const auto& stage : stages) {
    left.begin(stage.name, stage.steps, begun);
    int done = 0;
    for (int tenth = 1; tenth < static_cast<int>(std::lround(stage.seconds * 10)); ++tenth) {
      const double elapsed = tenth / 10.0;
      while ((done + 1) * stage.seconds / stage.steps <= elapsed) {
        ++done;
        left.advance(1, false, begun + done * stage.seconds / stage.steps);
      }
      look(begun + elapsed, whole, left.seconds(begun + elapsed));
    }
    left.end(begun += stage.seconds);
  }
}

/// The greatest relative error of the whole time, as it is told from this share of it on.
double worst_error(const std::vector<Script>& stages, double from_share) {
  double worst = 0;
  play(stages, [&](double now, double whole, std::optional<double> left) {
    if (now < from_share * whole) return;
    ASSERT_TRUE(left) << "after " << now << " s of " << whole;
    worst = std::max(worst, std::abs(now + *left - whole) / whole);
  });
  return worst;
}

TEST(TimeLeft, IsRightOnASlowMachineWhenStagesCompareAsExpected) {
  EXPECT_LT(worst_error({{"hash", 10, 30, 5}, {"tiles", 40, 120, 64}, {"maps", 50, 150, 7}}, 0.1), 0.05);
}

// The second stage is slower than the first let fear, the third a hundred times as long as the second was.
TEST(TimeLeft, KeepsWithinAQuarterWhenStagesAreOffByTwo) {
  EXPECT_LT(worst_error({{"hash", 10, 20}, {"tiles", 100, 100}, {"maps", 50, 60}}, 0.2), 0.25);
  EXPECT_LT(worst_error({{"hash", 1, 2}, {"tiles", 2, 1}, {"maps", 100, 100}}, 0.2), 0.25);
  EXPECT_LT(worst_error({{"survey", 30, 15}, {"tiles", 100, 130}, {"maps", 40, 40}}, 0.2), 0.25);
}

TEST(TimeLeft, SaysNothingInTheFirstSecondNorTheFirstFiftieth) {
  play({{"tiles", 100, 200}, {"maps", 100, 200}}, [](double now, double, std::optional<double> left) {
    EXPECT_EQ(left.has_value(), now > 8 - 1e-9)
        << now;  // 2 % of 400 s, 100 steps of 2 s: the fourth ends at 8 s
  });
}

// A stage of one step that should take 10 s and takes 300: half as long again as it has taken, never "0 s".
TEST(TimeLeft, NeverSaysThatNothingIsLeft) {
  play({{"tiles", 90, 90}, {"maps", 10, 300, 1}}, [](double now, double, std::optional<double> left) {
    EXPECT_GE(left.value_or(1), 1);
    if (now > 105) {
      EXPECT_NEAR(left.value_or(0), (now - 90) / 2, 1e-6) << now;
    }
  });
}

// 900 of 1000 tiles were there already: after 50 more in 50 s, 50 s are left and no more.
TEST(TimeLeft, DoesNotCountTheTilesOfAnInterruptedRunAsFast) {
  TimeLeft left;
  left.expect({{"tiles", 1000}});
  left.begin("tiles", 1000, 0);
  left.advance(900, true, 0);
  for (int tile = 1; tile <= 50; ++tile) left.advance(1, false, tile);
  ASSERT_TRUE(left.seconds(50));
  EXPECT_NEAR(*left.seconds(50), 50, 1);
}

TEST(TimeLeft, ReadsAsCoarselyAsItIsKnown) {
  EXPECT_EQ(time_left_text(std::nullopt), "– left");
  EXPECT_EQ(time_left_text(3.2), "about 4 s left");
  EXPECT_EQ(time_left_text(41), "about 45 s left");
  EXPECT_EQ(time_left_text(61), "about 1 min 10 s left");
  EXPECT_EQ(time_left_text(3601), "about 1 h 1 min left");
}

}  // namespace
}  // namespace firnline
