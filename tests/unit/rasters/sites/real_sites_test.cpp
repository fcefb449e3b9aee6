// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The real lists of the study data. Expected counts: its README, and counting the empty fields with awk.
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "tests/unit/rasters/sites/support.hpp"

namespace firnline::sites_test {
namespace {

class RealSites : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* shared = std::getenv("FIRNLINE_SHARED");
    folder_ = std::filesystem::path(shared != nullptr ? shared : FIRNLINE_SOURCE_DIR "/../shared") /
              "data/carec-region";
    if (!std::filesystem::exists(folder_ / "sites_health.csv"))
      GTEST_SKIP() << "The real study data is not here; FIRNLINE_SHARED names the folder that holds it.";
    raise_fence({});
  }
  [[nodiscard]] SiteList read(const std::string& source, SitesRequest request = {}) const {
    request.source = source;
    return read_sites(Opener(folder_, {}, {}), request, region());
  }

  std::filesystem::path folder_;
};

TEST_F(RealSites, All1130HealthSitesLieOnTheRegion) {
  const SiteList list = read("sites_health.csv");

  EXPECT_EQ(list.sites.size(), 1130U);
  EXPECT_TRUE(list.rejected.empty());
  std::size_t nameless = 0;
  for (const Site& site : list.sites) {
    nameless += site.name.empty();
    EXPECT_EQ(site.zone.runs.size(), 1U) << site.id;
  }
  EXPECT_EQ(nameless, 369U);
  EXPECT_EQ(list.ignored_columns, (std::vector<std::string>{"country", "facility_type", "osm_geometry"}));
}

TEST_F(RealSites, The273RowsWithoutCoordinatesAreSetAsideWithTheirLines) {
  SitesRequest request;
  request.id_column = std::string("osm_id");
  request.lon_column = std::string("X");
  request.lat_column = std::string("Y");
  request.bad_rows = BadRows::set_aside;

  const SiteList list = read("healthsites_tajikistan.csv", request);

  std::set<std::int64_t> without_coordinates;
  for (const RejectedRow& row : list.rejected)
    if (row.column == "X" || row.column == "Y") without_coordinates.insert(row.line);
  EXPECT_EQ(without_coordinates.size(), 273U);
  EXPECT_EQ(list.sites.size() + list.rejected.size() - 273, 861U)
      << "an empty X and an empty Y are two faults of one row";
  EXPECT_TRUE(warns(list, "line 3, column X, \"\": The coordinate is empty"));
  request.bad_rows = BadRows::refuse;
  EXPECT_THROW(static_cast<void>(read("healthsites_tajikistan.csv", request)), SitesError);
}

TEST_F(RealSites, PolygonsOfAMixedFileBecomeZones) {
  SitesRequest request;
  request.footprint = Footprint::polygon;
  request.bad_rows = BadRows::set_aside;
  request.id_column = std::string("fid");
  const SiteList list = read("healthsites_tajikistan.geojson", request);

  EXPECT_EQ(list.sites.size() + list.rejected.size(), 861U);
  EXPECT_LE(list.sites.size(), 273U);
  EXPECT_GE(list.sites.size(), 270U);
  for (const Site& site : list.sites) EXPECT_FALSE(site.zone.runs.empty()) << site.id;
}

TEST_F(RealSites, The68WaterSitesReadAsBuffers) {
  SitesRequest request;
  request.footprint = Footprint::buffer;
  request.buffer_km = 10;

  const SiteList list = read("sites_water_infrastructure.csv", request);

  EXPECT_EQ(list.sites.size(), 68U);
}

}  // namespace
}  // namespace firnline::sites_test
