// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The text of the CUDA kernels finds the travel times of the CPU, bit by bit: three orders of threads and
// blocks, ground of every kind, any cut into tiles.
#include <gtest/gtest.h>

#include <algorithm>

#include "kernels/grid/error.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/travel_grids.hpp"

namespace firnline::test {
namespace {

WholeGrid on_device(WholeGrid where) {
  where.device = {DeviceKind::cuda, 0, 1};
  return where;
}

void expect_the_same(const TravelCase& travel, const TravelTimes& got, const TravelTimes& expected) {
  EXPECT_EQ(first_difference(travel.grid, got.nearest, expected.nearest), "") << travel.name;
  EXPECT_EQ(first_difference(travel.grid, got.second, expected.second), "") << travel.name;
  EXPECT_EQ(got.report.facilities, expected.report.facilities) << travel.name;
}

TEST(TravelOnADevice, HasTheSameBitsInAnyOrder) {
  std::int64_t limits_raised = 0;
  for (const TravelCase& travel : travel_cases()) {
    const TravelTimes on_cpu = travelled(travel);
    for (const std::uint64_t order : {0, 1, 2}) {
      const FakeDevice device(order);
      expect_the_same(travel, travelled(on_device(cut_into(travel.grid, 11, 9)), travel), on_cpu);
      EXPECT_TRUE(device.everything_given_back());
      EXPECT_GT(device.launches_of("travel_on"), 0) << "left to the CPU";
      limits_raised += device.launches_of("raise_limit");
    }
  }
  EXPECT_GT(limits_raised, 0) << "nobody waited";
}

TEST(TravelOnADevice, TellsOfFacilitiesThatServeNobody) {
  TravelCase travel{
      "hostile", metric_grid(6, 5), std::vector<float>(30, 0.01F), {{1, 1}, {0, 0}, {6, 0}, {0, 0}}};
  travel.friction[6] = std::numeric_limits<float>::quiet_NaN();
  const TravelTimes on_cpu = travelled(travel);
  const FakeDevice device;
  expect_the_same(travel, travelled(on_device(cut_into(travel.grid, 3, 3)), travel), on_cpu);
}

TEST(TravelOnADevice, RefusesFrictionsThatAreNone) {
  TravelCase travel{"wrong", metric_grid(3, 4), std::vector<float>(12, 0.01F), {{0, 0}}};
  travel.friction[7] = 0;
  const FakeDevice device;
  try {
    static_cast<void>(travelled(on_device(cut_into(travel.grid, 2, 2)), travel));
    ADD_FAILURE();
  } catch (const RasterError& error) {
    EXPECT_EQ(error.where(), "row 1, col 3");
  }
}

/// A plan holds what it says of memory against what is free.
TEST(TravelOnADevice, TakesNoMoreMemoryThanItSays) {
  for (const TravelCase& travel : travel_cases()) {
    const WholeGrid where = on_device(cut_into(travel.grid, 11, 9));
    const TravelPlanes planes(where, travel);
    const auto facilities = std::max<std::int64_t>(static_cast<std::int64_t>(travel.facilities.size()), 1);
    const std::int64_t bytes = bytes_of_travel_on_device(where, planes.ways, facilities).value();
    const FakeDevice device(0, static_cast<std::size_t>(bytes));
    static_cast<void>(travelled(where, travel));
  }
}

/// Every call that may fail does: the run ends with the device's error, and nothing is left on it.
TEST(TravelOnADevice, EndsWhereTheDeviceFails) {
  const TravelCase travel = travel_cases()[3];
  const WholeGrid where = on_device(cut_into(travel.grid, 16, 16));
  std::int64_t calls = 0;
  {
    const FakeDevice device;
    static_cast<void>(travelled(where, travel));
    calls = device.calls();
  }
  for (std::int64_t call = 1; call <= calls; call += 7) {
    FakeDevice device;
    device.fail_at(call, 700);
    EXPECT_THROW(static_cast<void>(travelled(where, travel)), DeviceError) << call;
    EXPECT_TRUE(device.everything_given_back()) << call;
  }
}

}  // namespace
}  // namespace firnline::test
