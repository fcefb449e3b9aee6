// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Further footprints of a list are those that a list of that footprint has.
#include <gtest/gtest.h>

#include "tests/unit/rasters/sites/support.hpp"

namespace firnline::sites_test {
namespace {

constexpr const char* two = "id,name,lon,lat\n1,n,70.55,40.25\n2,n,43.95,45\n";

SiteList list_of(const Folder& folder, const std::string& name, const std::string& text, Footprint own,
                 double km, std::vector<FootprintRequest> more = {}) {
  SitesRequest request;
  request.footprint = own;
  request.buffer_km = km;
  request.more_footprints = std::move(more);
  return folder.read_text(name, text, request);
}

void expect_same(const SiteList& list, std::size_t footprint, const SiteList& other) {
  ASSERT_EQ(list.sites.size(), other.sites.size());
  for (std::size_t i = 0; i < list.sites.size(); ++i) {
    EXPECT_EQ(list.zone(i, footprint).runs, other.sites[i].zone.runs) << i;
    EXPECT_EQ(list.zone(i, footprint).outside_cells, other.sites[i].zone.outside_cells) << i;
  }
}

TEST(MoreFootprints, OfPointsAreThoseOfTheirOwnLists) {
  const Folder folder;
  const SiteList points = list_of(folder, "a.csv", two, Footprint::point, 0, {{Footprint::buffer, 30}});
  const SiteList buffers = list_of(folder, "a.csv", two, Footprint::buffer, 30, {{Footprint::point, 0}});

  expect_same(points, 1, buffers);
  expect_same(buffers, 1, points);
  EXPECT_TRUE(contains(points.geometry_summary, ", also measured over buffers of 30 km"));
  EXPECT_TRUE(contains(buffers.geometry_summary, ", buffers of 30 km, also measured at the point"));
}

// The second site lies 4 km west of the grid: it is not outside where its buffer reaches in.
TEST(MoreFootprints, CountForWhatTheGridSees) {
  const Folder folder;

  const SiteList list = list_of(folder, "a.csv", two, Footprint::point, 0, {{Footprint::buffer, 30}});

  EXPECT_TRUE(list.sites[1].zone.runs.empty());
  EXPECT_FALSE(list.zone(1, 1).runs.empty());
  EXPECT_FALSE(warns(list, "outside the grid"));
  EXPECT_TRUE(warns(list, "1 of 2 sites, measured over buffers of 30 km, reaches beyond the grid"));
}

TEST(MoreFootprints, OfLinesAreCorridors) {
  const Folder folder;
  const std::string line =
      collection(feature("1", R"({"type":"LineString","coordinates":[[70,40],[71,40.5]]})"));
  const SiteList lines = list_of(folder, "a.geojson", line, Footprint::line, 0,
                                 {{Footprint::buffer, 12}, {Footprint::point, 0}});

  expect_same(lines, 1, list_of(folder, "a.geojson", line, Footprint::line, 12));
  ASSERT_EQ(lines.zone(0, 2).runs.size(), 1U);
  EXPECT_EQ(lines.zone(0, 2).runs[0].col_first, static_cast<std::int64_t>((lines.sites[0].lon - 44) / 0.1));
  EXPECT_EQ(lines.zone(0, 2).runs[0].row, static_cast<std::int64_t>((56 - lines.sites[0].lat) / 0.1));
}

TEST(MoreFootprints, FollowTheirSitesWhenRowsAreSetAside) {
  const Folder folder;
  SitesRequest request;
  request.bad_rows = BadRows::set_aside;
  request.more_footprints = {{Footprint::buffer, 30}};

  const SiteList list = folder.read_text(
      "a.csv", "id,name,lon,lat\n1,n,60,40\n1,n,61,40\n2,n,x,40\n3,n,70.55,40.25\n", request);

  ASSERT_EQ(list.sites.size(), 2U);
  ASSERT_EQ(list.more_zones.at(0).size(), 2U);
  expect_same(list_of(folder, "b.csv", "id,name,lon,lat\n1,n,60,40\n3,n,70.55,40.25\n", Footprint::point, 0,
                      {{Footprint::buffer, 30}}),
              1, [&] {
                SiteList own = list;
                for (std::size_t i = 0; i < own.sites.size(); ++i) own.sites[i].zone = list.more_zones[0][i];
                return own;
              }());
}

TEST(MoreFootprints, NeedASensibleRadius) {
  const Folder folder;
  for (const double km : {0.0, -1.0, 501.0})
    EXPECT_THROW((void)list_of(folder, "a.csv", two, Footprint::point, 0, {{Footprint::buffer, km}}),
                 JobError);
}

}  // namespace
}  // namespace firnline::sites_test
