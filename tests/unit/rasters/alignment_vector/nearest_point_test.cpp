// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/nearest_point.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

namespace firnline {
namespace {

constexpr double wgs84_a = 6378137, wgs84_e2 = 0.00669437999014;

std::optional<std::size_t> nearest(const std::vector<NearestPoint::Entry>& entries, LonLat place,
                                   double most_m) {
  return NearestPoint(entries, wgs84_a, wgs84_e2, most_m).find(place);
}

TEST(NearestPoint, IsMeasuredOnTheEllipsoidNotInDegrees) {
  // At 60 N a degree of longitude is 55.8 km and one of latitude 111.4 km.
  const std::vector<NearestPoint::Entry> entries = {{{70, 61}, 1, 0}, {{71.5, 60}, 2, 1}};
  EXPECT_EQ(nearest(entries, {70, 60}, 1e6), 1u);
}

TEST(NearestPoint, IsTheSmallestIdBetweenEqualDistances) {
  EXPECT_EQ(nearest({{{71, 45}, 5, 0}, {{69, 45}, 4, 1}}, {70, 45}, 1e6), 1u);
  EXPECT_EQ(nearest({{{71, 45}, 4, 0}, {{69, 45}, 5, 1}}, {70, 45}, 1e6), 0u);
  EXPECT_EQ(nearest({{{71, 45}, 9, 0}, {{71, 45}, 8, 1}, {{71, 45}, 10, 2}}, {71, 45}, 1e6), 1u);
}

// From 0 N 0 E to 0 N 1 E the way is a pi / 180 = 111319.4908 m.
TEST(NearestPoint, IsNoneBeyondTheGreatestDistance) {
  EXPECT_EQ(nearest({{{1, 0}, 1, 0}}, {0, 0}, 111319.50), 0u);
  EXPECT_EQ(nearest({{{1, 0}, 1, 0}}, {0, 0}, 111319.48), std::nullopt);
  EXPECT_EQ(nearest({}, {0, 0}, 1e6), std::nullopt);
}

TEST(NearestPoint, LooksAcrossTheAntimeridianAndThePole) {
  EXPECT_EQ(nearest({{{-179.9, 50}, 1, 0}, {{170, 50}, 2, 1}}, {179.9, 50}, 1e6), 0u);
  EXPECT_EQ(nearest({{{180, 89}, 1, 0}, {{0, 80}, 2, 1}}, {0, 89}, 1e6), 0u);
}

TEST(NearestPoint, AgreesWithMeasuringEveryPoint) {
  std::mt19937_64 random(42);
  std::uniform_real_distribution<double> lon(44, 90), lat(34, 56);
  std::vector<NearestPoint::Entry> entries;
  for (std::size_t i = 0; i < 500; ++i)
    entries.push_back({{lon(random), lat(random)}, static_cast<std::int64_t>(1000 - i), i});
  constexpr double most_m = 90000;
  const NearestPoint index(entries, wgs84_a, wgs84_e2, most_m);
  geod_geodesic ellipsoid;
  geod_init(&ellipsoid, wgs84_a, 1 / 298.257223563);
  int found = 0, lost = 0;
  for (int i = 0; i < 1000; ++i) {
    const LonLat place{lon(random), lat(random)};
    std::optional<std::size_t> expected;
    double best = most_m;
    for (const auto& entry : entries) {
      double distance = 0;
      geod_inverse(&ellipsoid, place.lat, place.lon, entry.place.lat, entry.place.lon, &distance, nullptr,
                   nullptr);
      if (distance <= best) std::tie(best, expected) = std::pair(distance, std::optional(entry.index));
    }
    ASSERT_EQ(index.find(place), expected) << place.lon << ' ' << place.lat;
    ++(expected ? found : lost);
  }
  EXPECT_GT(found, 300);
  EXPECT_GT(lost, 50);
}

}  // namespace
}  // namespace firnline
