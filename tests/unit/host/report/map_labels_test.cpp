// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_labels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "host/report/map_sites.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

using Places = std::vector<std::pair<double, double>>;  // x, y on a figure of 1000 units

/// Ten sites at these places of a figure of 1000 by height, with names of their own.
std::vector<NamedSite> named(const Places& places, double height, const std::string& name,
                             LabelPlacer& placer) {
  FinishedProfile profile;
  for (const auto& [x, y] : places) {
    FinishedSite site;
    site.rank = static_cast<std::int64_t>(profile.sites.size()) + 1;
    site.id = "S" + std::to_string(site.rank);
    site.name = name + std::to_string(site.rank);
    site.grid_row = y;
    site.grid_col = x;
    profile.sites.push_back(site);
  }
  const MapFrame frame{0, 0, height, 1000, 1000, height, 1};
  auto out = named_on_map(frame, profile, placer);
  for (auto& one : out) one.site = nullptr;  // gone with the profile
  return out;
}

void expect_readable(const std::vector<NamedSite>& sites, double height, const std::vector<Box>& furniture,
                     const std::string& what) {
  ASSERT_EQ(sites.size(), 10U) << what;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    ASSERT_TRUE(sites[i].labelled) << what << " " << i;
    const Box& box = sites[i].label.box;
    EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right <= 1000 && box.bottom <= height)
        << what << " " << i;
    for (std::size_t j = 0; j < sites.size(); ++j) {
      const Box mark{sites[j].x - 10, sites[j].y - 10, sites[j].x + 10, sites[j].y + 10};
      EXPECT_FALSE(box.overlaps(mark)) << what << ": the name of " << i << " covers the mark of " << j;
      if (i == j) continue;
      EXPECT_FALSE(box.overlaps(sites[j].label.box)) << what << ": " << i << " and " << j;
    }
    for (const Box& other : furniture) EXPECT_FALSE(box.overlaps(other)) << what << " " << i;
  }
}

Places along(double x, double y, double dx, double dy) {
  Places places;
  for (int i = 0; i < 10; ++i) places.emplace_back(x + i * dx, y + i * dy);
  return places;
}

TEST(Labels, AllTenAreReadableWhereverTheyLie) {
  const std::vector<std::pair<std::string, Places>> sets = {
      {"all at one place", along(500, 200, 0, 0)},     {"all in a corner", along(0, 0, 0, 0)},
      {"all on the far edge", along(1000, 350, 0, 0)}, {"a dense row", along(450, 200, 9, 0)},
      {"a dense column", along(700, 100, 0, 12)},      {"a row on the upper edge", along(20, 2, 100, 0)},
      {"a diagonal", along(300, 60, 23, 21)},          {"wide apart", along(40, 30, 95, 30)},
  };
  for (const auto& [what, places] : sets)
    for (const double height : {350.0, 800.0})
      for (const std::string name :
           {"Site ", "A very long name of a place that nobody can pronounce, number ",
            "比什凯克市第一人民医院"}) {
        LabelPlacer placer(1000, height);
        const std::vector<Box> furniture = {{8, height - 40, 260, height - 8}, {936, 8, 992, 64}};
        for (const Box& box : furniture) placer.keep_free(box);
        expect_readable(named(places, height, name, placer), height, furniture,
                        what + ", " + name + std::to_string(height));
      }
}

TEST(Labels, StandInTheSamePlaceEveryTime) {
  LabelPlacer first(1000, 400), second(1000, 400);
  const auto a = named(along(500, 200, 3, 2), 400, "Clinic ", first),
             b = named(along(500, 200, 3, 2), 400, "Clinic ", second);
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].label.x, b[i].label.x);
    EXPECT_EQ(a[i].label.y, b[i].label.y);
  }
}

// Ten marks one over another: a reader must find from the line's end which rank a name has.
TEST(Labels, FarOnesHaveALineAndTheirRank) {
  LabelPlacer placer(1000, 400);
  int led = 0;
  for (const auto& site : named(along(500, 200, 0, 0), 400, "Clinic ", placer))
    if (site.label.led) {
      ++led;
      EXPECT_TRUE(site.text[0] >= '1' && site.text[0] <= '9') << site.text;
    }
  EXPECT_GT(led, 0);
}

TEST(Labels, PreferPlacesWithoutOtherSites) {
  LabelPlacer free(1000, 400), crowded(1000, 400);
  crowded.avoid(560, 200, 4);
  EXPECT_GT(free.beside(500, 200, 80, 11)->x, 500);  // on the right by choice
  EXPECT_LT(crowded.beside(500, 200, 80, 11)->x, 500);
}

TEST(Labels, AreCutAtLetters) {
  EXPECT_EQ(fitting("Ак-Суу", 200), "Ак-Суу");
  const std::string cut = fitting("Ысык-Көлдүн түндүк жээгиндеги оорукана", 120);
  EXPECT_LE(label_width(cut), 120);
  EXPECT_TRUE(cut.ends_with("…"));
  EXPECT_TRUE(
      std::string("Ысык-Көлдүн түндүк жээгиндеги оорукана").starts_with(cut.substr(0, cut.size() - 3)));
}

}  // namespace
}  // namespace firnline
