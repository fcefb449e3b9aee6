// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "kernels/grid/error.hpp"
#include "rasters/alignment/vector_cells.hpp"
#include "tests/unit/rasters/alignment_vector/vector_fixture.hpp"

namespace firnline {
namespace {

using vector_test::grid;
using vector_test::plane;

class VectorRefusal : public vector_test::VectorTest {
 protected:
  /// The layer is refused as a raster (exit 4), and the message says all of this.
  static void expect_refused(const LayerRequest& layer, const std::vector<std::string>& says,
                             const GridSpec& spec = plane(4, 4)) {
    try {
      const VectorCells cells(spec, layer);
      ADD_FAILURE() << "accepted, where \"" << says.front() << "\" was to be said";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::raster) << error.what();
      EXPECT_FALSE(error.remedy().empty()) << error.what();
      for (const std::string& part : says)
        EXPECT_NE(std::string(error.what()).find(part), std::string::npos)
            << part << " is not in: " << error.what();
    }
  }

  /// A GeoPackage made feature by feature: what GeoJSON cannot say.
  std::string write_package(const std::function<void(GDALDataset&)>& fill) {
    const std::string path = (folder_ / ("package" + std::to_string(++files_) + ".gpkg")).string();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    GDALDataset* package = driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    fill(*package);
    GDALClose(package);
    return path;
  }

  static OGRLayer& add_layer(GDALDataset& package, const char* name, OGRFieldType type = OFTReal) {
    OGRSpatialReference utm;
    utm.importFromEPSG(32643);
    OGRLayer* layer = package.CreateLayer(name, &utm, wkbUnknown, nullptr);
    OGRFieldDefn field("v", type);
    layer->CreateField(&field);
    return *layer;
  }

  static OGRFeatureUniquePtr feature_of(OGRLayer& layer, const char* wkt) {
    OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry);
    feature->SetGeometryDirectly(geometry);
    feature->SetField("v", 1.0);
    return feature;
  }
};

TEST_F(VectorRefusal, NamesEveryFeatureWithoutGeometry) {
  const std::string path = write({{box(0, 0, 1, 1)}, {"null"}, {R"({"type":"Polygon","coordinates":[]})"}});
  expect_refused(request(path, LayerKind::intensive),
                 {"2 features", "feature 2 has no geometry", "feature 3", "ogr2ogr"});
}

TEST_F(VectorRefusal, ListsTheFirstTenAndCountsTheRest) {
  expect_refused(request(write(std::vector<Feature>(25, {"null"})), LayerKind::intensive),
                 {"25 features", "feature 10 ", "and 15 more"});
}

TEST_F(VectorRefusal, SaysWhereAnOutlineCrossesItself) {
  const std::string bow_tie = polygon("[[0,0],[2,2],[2,0],[0,2],[0,0]]");
  expect_refused(request(write({{bow_tie}}), LayerKind::intensive),
                 {"feature 1", "broken outline", "1 1", "-makevalid"});
}

TEST_F(VectorRefusal, OfACoordinateThatIsNoNumber) {
  const std::string path = write_package([](GDALDataset& package) {
    OGRLayer& layer = add_layer(package, "one");
    const auto feature = feature_of(layer, "LINESTRING (0 0, 1 1, 2 2)");
    feature->GetGeometryRef()->toLineString()->setPoint(1, 1, std::numeric_limits<double>::quiet_NaN());
    ASSERT_EQ(layer.CreateFeature(feature.get()), OGRERR_NONE);
  });
  expect_refused(request(path, LayerKind::intensive), {"feature 1", "not a number"});
}

TEST_F(VectorRefusal, OfMixedGeometry) {
  expect_refused(request(write({{point(1, 1)}, {box(0, 0, 1, 1)}}), LayerKind::intensive),
                 {"feature 2 holds polygons", "first feature points"});
}

TEST_F(VectorRefusal, OfAnAttributeThatIsMissingOrText) {
  const std::string path = write({{box(0, 0, 1, 1)}});
  expect_refused(request(path, LayerKind::intensive, "depth"), {"no attribute \"depth\"", "v"});
  expect_refused(request(path, LayerKind::intensive, "name"),
                 {"\"name\" is not a number", "String", "numbers: v"});
}

TEST_F(VectorRefusal, OfCodesThatAreNoWholeNumbers) {
  expect_refused(request(write({{box(0, 0, 1, 1), "3"}, {box(1, 0, 2, 1), "3.5"}}), LayerKind::categorical),
                 {"feature 2", "no code"});
}

TEST_F(VectorRefusal, OfIntegersThatADoubleCannotHold) {
  const std::string path = write_package([](GDALDataset& package) {
    OGRLayer& layer = add_layer(package, "one", OFTInteger64);
    const auto feature = feature_of(layer, "POINT (1 1)");
    feature->SetField("v", GIntBig{9007199254740993});
    ASSERT_EQ(layer.CreateFeature(feature.get()), OGRERR_NONE);
  });
  expect_refused(request(path, LayerKind::intensive), {"feature 1", "2^53"});
}

TEST_F(VectorRefusal, OfSeveralLayersWhenNoneIsNamed) {
  const std::string path = write_package([](GDALDataset& package) {
    for (const char* name : {"lakes", "rivers"}) {
      OGRLayer& layer = add_layer(package, name);
      ASSERT_EQ(layer.CreateFeature(feature_of(layer, "POINT (1 1)").get()), OGRERR_NONE);
    }
  });
  LayerRequest layer = request(path, LayerKind::intensive);
  expect_refused(layer, {"several layers", "lakes", "rivers", "[layers.tested.rasterise]"});
  layer.rasterise->layer = "roads";
  expect_refused(layer, {"no layer \"roads\"", "lakes"});
  layer.rasterise->layer = "lakes";
  EXPECT_EQ(VectorCells(plane(4, 4), layer).summary().features, 1);
}

TEST_F(VectorRefusal, OfALayerWithoutFeatures) {
  const std::string path = write_package([](GDALDataset& package) { add_layer(package, "empty"); });
  expect_refused(request(path, LayerKind::intensive), {"no features"});
}

TEST_F(VectorRefusal, OfCoordinatesWithoutCrsUntilTheJobNamesIt) {
  const std::string path = (folder_ / "bare.shp").string();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
  GDALDataset* file = driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  OGRLayer* layer = file->CreateLayer("bare", nullptr, wkbPoint, nullptr);
  OGRFieldDefn field("v", OFTReal);
  layer->CreateField(&field);
  ASSERT_EQ(layer->CreateFeature(feature_of(*layer, "POINT (1.5 1.5)").get()), OGRERR_NONE);
  GDALClose(file);

  LayerRequest asked = request(path, LayerKind::intensive);
  expect_refused(asked, {"in which CRS", "[layers.tested]"});
  asked.file_crs = "EPSG:32643";
  EXPECT_EQ(whole(plane(4, 4), asked).at(2, 1), 1);
}

TEST_F(VectorRefusal, OfAJobThatContradictsTheFilesCrs) {
  LayerRequest layer = request(write({{point(1, 1)}}), LayerKind::intensive);
  layer.file_crs = "EPSG:4326";
  expect_refused(layer, {"EPSG:4326", "EPSG:32643", "Remove crs"});
  layer.file_crs = "EPSG:32643";
  EXPECT_NO_THROW(VectorCells(plane(4, 4), layer));
}

TEST_F(VectorRefusal, OfATransformationThatWouldDropTheDatumShift) {
  // Unknown datum on the Krassowsky ellipsoid: no shift to WGS 84 is known.
  const std::string path = write_package([](GDALDataset& package) {
    OGRSpatialReference unknown;
    unknown.importFromWkt(
        "GEOGCS[\"old\",DATUM[\"unknown\",SPHEROID[\"Krassowsky "
        "1940\",6378245,298.3]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]");
    OGRLayer* layer = package.CreateLayer("old", &unknown, wkbPoint, nullptr);
    OGRFieldDefn field("v", OFTReal);
    layer->CreateField(&field);
    ASSERT_EQ(layer->CreateFeature(feature_of(*layer, "POINT (75 42)").get()), OGRERR_NONE);
  });
  expect_refused(request(path, LayerKind::intensive), {"no exact transformation"},
                 grid(4326, 74, 43, .1, 20, 20));
}

TEST_F(VectorRefusal, OfKindsAndMethodsWithoutMeaning) {
  const std::string polygons = write({{box(0, 0, 1, 1)}}), points = write({{point(1, 1)}}),
                    lines = write({{line("[0,0],[1,1]")}});
  expect_refused(request(polygons, LayerKind::topological), {"topological"});
  expect_refused(request(points, LayerKind::categorical), {"codes", "points"});
  expect_refused(request(polygons, LayerKind::categorical, ""), {"no attribute"});
  LayerRequest volume = request(polygons, LayerKind::extensive, "");
  volume.spec.unit = "m3";
  expect_refused(volume, {"\"m3\"", "attribute"});
  LayerRequest method = request(polygons, LayerKind::extensive);
  method.method = Method::average;
  expect_refused(method, {"extensive", "no meaning"});
  method.method = Method::bilinear;
  expect_refused(method, {"resamples rasters"});
  method = request(lines, LayerKind::intensive);
  method.method = Method::average;
  expect_refused(method, {"average of lines"});
  method = request(polygons, LayerKind::categorical);
  method.method = Method::fraction;
  expect_refused(method, {"without saying which", "classes"});
}

TEST_F(VectorRefusal, OfSpreadThatWouldMultiplyOrReachTooFar) {
  LayerRequest layer = request(write({{point(1, 1)}}), LayerKind::extensive);
  layer.rasterise->spread = Spread::nearest;
  layer.rasterise->spread_km = 5;
  expect_refused(layer, {"multiply"});
  layer.spec.kind = LayerKind::intensive;
  for (const double km : {0.0, -1.0, 2001.0, std::numeric_limits<double>::quiet_NaN()}) {
    layer.rasterise->spread_km = km;
    expect_refused(layer, {"spreads its points over"});
  }
  layer = request(write({{box(0, 0, 1, 1)}}), LayerKind::intensive);
  layer.rasterise->spread = Spread::nearest;
  layer.rasterise->spread_km = 5;
  expect_refused(layer, {"not points"});
}

TEST_F(VectorRefusal, OfUnitsThatDoNotFit) {
  LayerRequest layer = request(write({{box(0, 0, 1, 1)}}), LayerKind::intensive);
  layer.spec.unit = "m";
  layer.file_unit = "kg";
  expect_refused(layer, {"\"kg\"", "\"m\"", "[layers.tested]"});
}

// The antipode of its centre has no place on an equal-area plane, and the other pole runs away on a polar
// one: what is wholly there is left out and said, what only reaches there is refused.
TEST_F(VectorRefusal, OfAFeatureThatTheGridsCrsCannotHold) {
  const GridSpec europe = grid(3035, 4300000, 3300000, 10000, 5, 5), arctic = grid(3413, 0, 0, 10000, 5, 5);
  for (const auto& [spec, here, there] : {std::tuple(europe, std::pair(10, 52), std::pair(-170, -52)),
                                          std::tuple(arctic, std::pair(-40, 89), std::pair(0, -90))}) {
    const auto at = [](std::pair<int, int> p) {
      return "[" + number_text(p.first) + "," + number_text(p.second) + "]";
    };
    expect_refused(request(write({{line(at(here) + "," + at(there))}}, 4326), LayerKind::intensive),
                   {"feature 1", "no coordinates"}, spec);
    VectorCells cells(
        spec, request(write({{point(here.first, here.second)}, {point(there.first, there.second)}}, 4326),
                      LayerKind::extensive));
    EXPECT_EQ(cells.summary().total_in_file, 2);
    ASSERT_GE(cells.summary().warnings.size(), 1u);
    EXPECT_NE(cells.summary().warnings.front().find("1 of 2"), std::string::npos);
  }
}

TEST_F(VectorRefusal, OfNothingOnTheGridIsOnlyAWarning) {
  VectorCells cells(plane(4, 4), request(write({{point(1000, 1000)}}), LayerKind::intensive));
  ASSERT_EQ(cells.summary().warnings.size(), 1u);
  EXPECT_NE(cells.summary().warnings.front().find("No feature lies on the grid"), std::string::npos);
}

}  // namespace
}  // namespace firnline
