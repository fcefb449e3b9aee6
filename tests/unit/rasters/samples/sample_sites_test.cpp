// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0

// Site lists and vector layers of the sample.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "tests/unit/rasters/samples/sample_folder.hpp"

namespace firnline {
namespace {

constexpr double west = 560000, south = 4590000, east = 584000, north = 4610000, buffer_m = 1500;

Place place_of(const std::string& id) {
  const Clinic clinic = read_clinics().at(id);
  return metres_of(clinic.lon, clinic.lat);
}

bool inside_grid(Place at) { return at.x > west && at.x < east && at.y > south && at.y < north; }

/// Share of a disc around the place, sampled every 50 m, where the layer has data.
double share_with_data(const std::string& layer, Place centre) {
  const Cells cells = read_cells(layer);
  const bool degrees = layer == "climate_class.tif" || layer == "water_stress.tif";
  double valid = 0, all = 0;
  const double step = degrees ? 300 : 50;
  for (double dx = -buffer_m; dx <= buffer_m; dx += step)
    for (double dy = -buffer_m; dy <= buffer_m; dy += step) {
      if (dx * dx + dy * dy > buffer_m * buffer_m) continue;
      const Place at = {centre.x + dx, centre.y + dy};
      const Place there = degrees ? degrees_of(at) : at;
      const double value = cells.at_place(there.x, there.y);
      all += 1;
      if (inside_grid(at) && !std::isnan(value) && value != -9999) valid += 1;
    }
  return valid / all;
}

bool any_letter(const std::string& names, const std::function<bool(unsigned char, unsigned char)>& is) {
  for (std::size_t i = 0; i + 1 < names.size(); ++i)
    if (is(static_cast<unsigned char>(names[i]), static_cast<unsigned char>(names[i + 1]))) return true;
  return false;
}

TEST(SampleClinics, OneIsOutsideTheGrid) { EXPECT_FALSE(inside_grid(place_of("C14"))); }

TEST(SampleClinics, OneIsOnNoDataInEveryLayerOfItsProfile) {
  const Place post = place_of("C13");

  ASSERT_TRUE(inside_grid(post));
  for (const std::string layer : {"elevation.tif", "flood_depth.tif", "population_count.tif", "climate_class.tif",
                                  "water_stress.tif", "cropland_area.tif"})
    EXPECT_EQ(share_with_data(layer, post), 0) << layer;
}

TEST(SampleClinics, OneIsUnderCovered) {
  const Place station = place_of("C12");

  ASSERT_TRUE(inside_grid(station));
  for (const std::string known : {"elevation.tif", "climate_class.tif", "water_stress.tif"})
    EXPECT_GT(share_with_data(known, station), 0.6) << known;
  for (const std::string unknown : {"flood_depth.tif", "population_count.tif"})
    EXPECT_LT(share_with_data(unknown, station), 0.5) << unknown;
}

TEST(SampleClinics, TheOthersHaveDataInEveryLayerOfTheirProfile) {
  for (const auto& [id, clinic] : read_clinics()) {
    if (id >= "C12") continue;
    for (const std::string layer : {"elevation.tif", "flood_depth.tif", "population_count.tif", "water_stress.tif"})
      EXPECT_GT(share_with_data(layer, metres_of(clinic.lon, clinic.lat)), 0.5) << id << " " << layer;
  }
}

TEST(SampleClinics, TwoHaveEqualFootprintsAndMustTie) {
  const auto clinics = read_clinics();

  EXPECT_EQ(clinics.at("C01").lon, clinics.at("C09").lon);
  EXPECT_EQ(clinics.at("C01").lat, clinics.at("C09").lat);
  EXPECT_NE(clinics.at("C01").name, clinics.at("C09").name);
}

TEST(SampleClinics, NamesAreInThreeScriptsAndOneHasACommaAndQuotes) {
  std::string names;
  for (const auto& [id, clinic] : read_clinics()) names += clinic.name + "\n";

  EXPECT_TRUE(any_letter(names, [](auto first, auto) { return first < 0x80 && std::isalpha(first); }));
  EXPECT_TRUE(any_letter(names, [](auto first, auto second) { return first == 0xD0 && second >= 0x80; }));   // Cyrillic
  EXPECT_TRUE(any_letter(names, [](auto first, auto second) { return first >= 0xE4 && first <= 0xE9 && second >= 0x80; }));  // CJK
  EXPECT_NE(names.find("Clinic \"Salamat\", Kara-Bulak"), std::string::npos);
}

TEST(SampleFarms, AreValidPolygonsThatHoldTheirTowns) {
  const OpenDataset farms = open_sample("farms.geojson"), towns = open_sample("towns.geojson");
  std::set<std::string> ids;
  for (const auto& farm : *farms->GetLayer(0)) {
    const OGRGeometry* land = farm->GetGeometryRef();
    ASSERT_EQ(wkbFlatten(land->getGeometryType()), wkbPolygon);
    EXPECT_TRUE(land->IsValid()) << farm->GetFieldAsString("id");
    EXPECT_FALSE(land->toPolygon()->getExteriorRing()->isClockwise());  // RFC 7946
    ids.insert(farm->GetFieldAsString("id"));
    int found = 0;
    for (const auto& town : *towns->GetLayer(0))
      if (std::string(town->GetFieldAsString("name")) == farm->GetFieldAsString("town") &&
          land->Contains(town->GetGeometryRef()))
        ++found;
    EXPECT_EQ(found, 1) << farm->GetFieldAsString("name");
  }
  EXPECT_EQ(ids.size(), 9u);
}

TEST(SampleFarms, CutThroughCells) {
  // No corner lies on an edge of the grid's cells, so that footprints have cells covered in part.
  const OpenDataset farms = open_sample("farms.geojson");
  int corners = 0, on_edges = 0;
  for (const auto& farm : *farms->GetLayer(0))
    for (const auto& corner : *farm->GetGeometryRef()->toPolygon()->getExteriorRing()) {
      const Place at = metres_of(corner.getX(), corner.getY());
      ++corners;
      if (std::abs(std::remainder(at.x, 100)) < 1 || std::abs(std::remainder(at.y, 100)) < 1) ++on_edges;
    }
  EXPECT_GT(corners, 200);
  EXPECT_LT(on_edges, corners / 5);  // those on the edge of the study
}

TEST(SampleLakes, OfTheFutureLieUnderIceAndCarryTheirVolume) {
  const Cells ice = read_cells("ice_thickness.tif");
  const OpenDataset lakes = open_sample("future_lakes.geojson");
  int count = 0;
  for (const auto& lake : *lakes->GetLayer(0)) {
    EXPECT_TRUE(lake->GetGeometryRef()->IsValid());
    const double volume = lake->GetFieldAsDouble("VOLUME");
    EXPECT_GT(volume, 1e5);
    EXPECT_LT(volume, 1e8);
    OGRPoint middle;
    lake->GetGeometryRef()->toPolygon()->Centroid(&middle);
    const Place at = metres_of(middle.getX(), middle.getY());
    EXPECT_FALSE(std::isnan(ice.at_place(at.x, at.y)));
    ++count;
  }
  EXPECT_GE(count, 3);
}

TEST(SampleElevationChange, PointsAreCentresOfHexagonsFourKilometresApart) {
  const OpenDataset points = open_sample("glacier_elevation_change.geojson");
  std::vector<Place> centres;
  for (const auto& point : *points->GetLayer(0)) {
    EXPECT_LT(point->GetFieldAsDouble("dhdt_ma_mean"), 0.2);
    EXPECT_GT(point->GetFieldAsDouble("dhdt_ma_mean"), -1.4);
    const OGRPoint* at = point->GetGeometryRef()->toPoint();
    centres.push_back(metres_of(at->getX(), at->getY()));
  }
  ASSERT_GE(centres.size(), 5u);
  for (const Place& one : centres) {
    double nearest = 1e9;
    for (const Place& other : centres)
      if (&one != &other) nearest = std::min(nearest, std::hypot(one.x - other.x, one.y - other.y));
    EXPECT_NEAR(nearest, 4000, 1);
  }
}

TEST(SampleRoads, AvoidTheLake) {
  const Cells ground = read_cells("elevation.tif");
  const OpenDataset roads = open_sample("roads.geojson");
  int places = 0;
  for (const auto& road : *roads->GetLayer(0)) {
    EXPECT_EQ(wkbFlatten(road->GetGeometryRef()->getGeometryType()), wkbLineString);
    for (const auto& corner : *road->GetGeometryRef()->toLineString()) {
      const Place at = metres_of(corner.getX(), corner.getY());
      EXPECT_GT(ground.at_place(at.x, at.y), 1640);
      ++places;
    }
  }
  EXPECT_GT(places, 100);
}

TEST(SampleWays, RoadsCrossWideRiversOnBridgesAlone) {
  const OpenDataset roads = open_sample("roads.geojson"), rivers = open_sample("wide_rivers.geojson"),
                    bridges = open_sample("bridges.geojson");
  OGRMultiLineString spans;
  for (const auto& bridge : *bridges->GetLayer(0))
    if (std::string(bridge->GetFieldAsString("kind")) == "bridge") spans.addGeometry(bridge->GetGeometryRef());
  ASSERT_FALSE(spans.IsEmpty());
  int crossings = 0;
  for (const auto& road : *roads->GetLayer(0)) {
    const std::string highway = road->GetFieldAsString("highway");
    EXPECT_TRUE(highway == "tertiary" || highway == "track") << highway;
    for (const auto& river : *rivers->GetLayer(0)) {
      const std::unique_ptr<OGRGeometry> met(road->GetGeometryRef()->Intersection(river->GetGeometryRef()));
      if (met->IsEmpty()) continue;
      ++crossings;
      EXPECT_LT(met->Distance(&spans), 1e-9) << road->GetFieldAsString("id") << " " << river->GetFieldAsString("id");
    }
  }
  EXPECT_GE(crossings, 4);  // one for each of the large valleys at least
}

TEST(SampleWays, WideRiversAreWideAndBelowTheMouthsOfTheValleys) {
  const Cells ground = read_cells("elevation.tif");
  const OpenDataset rivers = open_sample("rivers.geojson"), wide = open_sample("wide_rivers.geojson");
  std::set<std::pair<double, double>> on_rivers;
  for (const auto& river : *rivers->GetLayer(0))
    for (const auto& corner : *river->GetGeometryRef()->toLineString()) on_rivers.insert({corner.getX(), corner.getY()});
  for (const auto& river : *wide->GetLayer(0))
    for (const auto& corner : *river->GetGeometryRef()->toLineString()) {
      const Place at = metres_of(corner.getX(), corner.getY());
      EXPECT_LT(ground.at_place(at.x, at.y), 1830);
      EXPECT_TRUE(on_rivers.contains({corner.getX(), corner.getY()}));
    }
}

TEST(SampleLandCover, IsWaterOnTheLakeAndIceWhereIceIs) {
  const Cells ground = read_cells("elevation.tif"), cover = read_cells("land_cover.tif"), ice = read_cells("ice_thickness.tif");
  const int first_row = ground.rows - ice.rows;  // the file of the ice holds the south alone
  std::map<double, int> cells;
  for (int row = 0; row < ground.rows; ++row)
    for (int col = 0; col < ground.cols; ++col) {
      const double code = cover.at(row, col);
      EXPECT_TRUE(std::isnan(code) || ground.at(row, col) != 1640 || code == 80) << row << " " << col;
      if (row >= first_row && !std::isnan(ice.at(row - first_row, col))) {
        EXPECT_EQ(code, 70) << row << " " << col;
      }
      if (!std::isnan(code)) ++cells[code];
    }
  for (const double code : {10, 30, 40, 50, 60, 70, 80}) EXPECT_GT(cells[code], 50) << code;
  EXPECT_EQ(cells.size(), 7u);
}

/// A polygon of a file in the grid's metres.
std::unique_ptr<OGRPolygon> in_metres(const OGRFeature& feature) {
  std::unique_ptr<OGRPolygon> area(feature.GetGeometryRef()->toPolygon()->clone());
  for (auto* ring : *area)
    for (int i = 0; i < ring->getNumPoints(); ++i) {
      const Place at = metres_of(ring->getX(i), ring->getY(i));
      ring->setPoint(i, at.x, at.y);
    }
  return area;
}

TEST(SampleDistricts, ShareTheirBordersAndMeetInTheLake) {
  const OpenDataset districts = open_sample("districts.geojson");
  std::vector<std::unique_ptr<OGRGeometry>> areas;
  std::map<std::pair<double, double>, int> met;  // corners, and in how many districts
  for (const auto& district : *districts->GetLayer(0)) {
    areas.emplace_back(district->GetGeometryRef()->clone());
    const OGRPolygon* area = areas.back()->toPolygon();
    EXPECT_TRUE(area->IsValid()) << district->GetFieldAsString("code");
    EXPECT_FALSE(area->getExteriorRing()->isClockwise());
    for (int i = 0; i + 1 < area->getExteriorRing()->getNumPoints(); ++i)
      ++met[{area->getExteriorRing()->getX(i), area->getExteriorRing()->getY(i)}];
    OGRPolygon dense = *area;
    dense.segmentize(0.02);
    for (const auto& at : dense.getExteriorRing()) EXPECT_TRUE(inside_grid(metres_of(at.getX(), at.getY())));
  }
  ASSERT_EQ(areas.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_TRUE(areas[i]->Touches(areas[j].get())) << i << j;
  const Cells ground = read_cells("elevation.tif");
  int shared_by_four = 0, shared_by_two = 0;
  for (const auto& [at, districts_there] : met) {
    shared_by_two += districts_there == 2 ? 1 : 0;
    if (districts_there != 4) continue;
    ++shared_by_four;
    const Place lake = metres_of(at.first, at.second);
    EXPECT_EQ(ground.at_place(lake.x, lake.y), 1640);
  }
  EXPECT_EQ(shared_by_four, 1);
  EXPECT_EQ(shared_by_two, 3 + 4 + 5 + 4);  // further corners of the borders to the north, east, south and west
}

TEST(SampleRivers, FallToTheLakeOrIntoAnother) {
  const Cells ground = read_cells("elevation.tif");
  const OpenDataset rivers = open_sample("rivers.geojson");
  std::set<std::pair<double, double>> places;
  int count = 0, shores = 0;
  for (const auto& river : *rivers->GetLayer(0)) {
    const OGRLineString* way = river->GetGeometryRef()->toLineString();
    if (std::string(river->GetFieldAsString("kind")) == "lake shore") {
      EXPECT_TRUE(way->get_IsClosed());
      ++shores;
      continue;
    }
    ++count;
    const Place mouth = metres_of(way->getX(way->getNumPoints() - 1), way->getY(way->getNumPoints() - 1));
    const bool joins = places.contains({way->getX(way->getNumPoints() - 1), way->getY(way->getNumPoints() - 1)});
    EXPECT_TRUE(joins || ground.at_place(mouth.x, mouth.y) == 1640) << river->GetFieldAsString("id");
    for (const auto& corner : *way) places.insert({corner.getX(), corner.getY()});
  }
  EXPECT_GE(count, 8);  // one for each valley at least
  EXPECT_GE(shores, 1);
}

TEST(SampleGlaciers, AreWhereIceIs) {
  const Cells ice = read_cells("ice_thickness.tif");
  const OpenDataset glaciers = open_sample("glaciers.geojson");
  std::vector<std::unique_ptr<OGRPolygon>> areas;
  for (const auto& glacier : *glaciers->GetLayer(0)) {
    EXPECT_TRUE(glacier->GetGeometryRef()->IsValid()) << glacier->GetFieldAsString("id");
    areas.push_back(in_metres(*glacier));
  }
  int with_ice = 0, drawn = 0;
  for (int row = 0; row < ice.rows; ++row)
    for (int col = 0; col < ice.cols; ++col) {
      const OGRPoint middle(ice.transform[0] + (col + 0.5) * ice.transform[1], ice.transform[3] + (row + 0.5) * ice.transform[5]);
      const bool inside = std::any_of(areas.begin(), areas.end(), [&](const auto& area) { return area->Contains(&middle); });
      with_ice += ice.at(row, col) > 0 ? 1 : 0;
      drawn += inside ? 1 : 0;
      if (inside) {
        EXPECT_GT(ice.at(row, col), 0) << row << " " << col;
      }
    }
  EXPECT_GT(with_ice, 1000);
  EXPECT_GT(drawn, 0.9 * with_ice);  // but for the smallest
  EXPECT_GE(areas.size(), 2u);
}

TEST(SampleTerminalLake, IsTheLakeCellByCell) {
  const Cells ground = read_cells("elevation.tif");
  const OpenDataset lakes = open_sample("terminal_lake.geojson");
  std::vector<std::unique_ptr<OGRPolygon>> areas;
  for (const auto& lake : *lakes->GetLayer(0)) {
    EXPECT_TRUE(lake->GetGeometryRef()->IsValid());
    areas.push_back(in_metres(*lake));
  }
  ASSERT_FALSE(areas.empty());
  for (int row = 0; row < ground.rows; ++row)
    for (int col = 0; col < ground.cols; ++col) {
      const OGRPoint middle(ground.transform[0] + (col + 0.5) * ground.transform[1],
                            ground.transform[3] + (row + 0.5) * ground.transform[5]);
      const bool inside =
          std::any_of(areas.begin(), areas.end(), [&](const auto& area) { return area->Contains(&middle); });
      EXPECT_EQ(inside, ground.at(row, col) == 1640) << row << " " << col;
    }
}

}  // namespace
}  // namespace firnline
