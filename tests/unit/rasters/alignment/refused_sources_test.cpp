// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

class Refusal : public Folder {
 protected:
  /// The error of opening and reading the file on a grid of its own; nothing when all went well.
  std::optional<Error> refused(const LayerRequest& request) const {
    return error_of([&] {
      const GridSpec grid = grid_of(request);
      const AlignedLayer aligned = align(grid, request);
      if (aligned.categorical()) (void)codes_of(aligned, grid);
      else (void)cells_of(aligned, grid);
    });
  }
  void expect(const LayerRequest& request, const std::string& text, const std::string& remedy) const {
    const auto error = refused(request);
    ASSERT_TRUE(error) << text;
    EXPECT_EQ(error->code(), ExitCode::raster) << error->what();
    EXPECT_TRUE(mentions(error, text)) << error->what();
    EXPECT_TRUE(mentions(error, remedy)) << error->what();
  }
};

TEST_F(Refusal, NamesTheLineToAddWhenTheCrsIsMissing) {
  write("dem.tif", {.crs = ""});
  expect(layer("dem.tif"), "does not name its coordinate reference system", "add to [layers.dem]:  crs = \"EPSG:4326\"");

  LayerRequest request = layer("dem.tif");
  request.file_crs = "EPSG:32643";
  EXPECT_FALSE(refused(request));
}

TEST_F(Refusal, OfACrsThatContradictsTheFile) {
  write("dem.tif", {});
  LayerRequest request = layer("dem.tif");
  request.file_crs = "EPSG:4326";
  expect(request, "the file says EPSG:32643", "remove crs from [layers.dem]");
}

TEST_F(Refusal, OfALocalCrs) {
  write("dem.tif", {.crs = "LOCAL_CS[\"mine grid\",UNIT[\"metre\",1]]"});
  const auto error = refused(layer("dem.tif"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::raster);
}

TEST_F(Refusal, OfGeotransformsThatAreNoGrid) {
  const auto with = [](std::array<double, 6> t) { return [t](GDALDataset& d) mutable { d.SetGeoTransform(t.data()); }; };
  write("rotated.tif", {.change = with({500000, 100, 5, 4600000, 5, -100})});
  {
    OGRSpatialReference crs;
    crs.importFromEPSG(32643);
    DatasetHandle dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path("nothing.tif").c_str(), 2, 2, 1, GDT_Byte, nullptr));
    dataset->SetSpatialRef(&crs);
  }
  write("nan.tif", {.change = with({nan, 100, 0, 4600000, 0, -100})});
  expect(layer("rotated.tif"), "rotated", "gdalwarp");
  expect(layer("nothing.tif"), "does not say where its cells lie", "gdal_edit.py -a_ullr");
  const auto error = refused(layer("nan.tif"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::raster);
}

TEST_F(Refusal, OfControlPointsInsteadOfAGrid) {
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  {
    DatasetHandle dataset(driver->Create(path("gcp.tif").c_str(), 4, 4, 1, GDT_Byte, nullptr));
    OGRSpatialReference crs;
    crs.importFromEPSG(4326);
    char id[] = "", info[] = "";
    GDAL_GCP points[3] = {{id, info, 0, 0, 70, 40, 0}, {id, info, 4, 0, 71, 40, 0}, {id, info, 0, 4, 70, 39, 0}};
    ASSERT_EQ(dataset->SetGCPs(3, points, &crs), CE_None);
  }
  expect(layer("gcp.tif"), "ground control points", "rectify");
}

TEST_F(Refusal, OfDegreesThatAreMetresOrSwapped) {
  write("metres.tif", {.crs = "EPSG:4326"});
  write("swapped.tif", {.crs = "EPSG:4326", .west = 40, .north = 171, .width = 0.1, .height = 0.1, .rows = 2, .cols = 2});
  expect(layer("metres.tif"), "calls its coordinates degrees", "coordinates are metres");
  expect(layer("swapped.tif"), "calls its coordinates degrees", "swapped");
}

TEST_F(Refusal, OfUnitsThatCannotBeConverted) {
  write("dem.tif", {.unit = "degC"});
  expect(layer("dem.tif"), "", "unit = ");
}

TEST_F(Refusal, OfASentinelTheTypeCannotHold) {
  write("classes.tif", {.type = GDT_Byte});
  LayerRequest request = layer("classes.tif", LayerKind::categorical);
  request.file_no_data = -9999;
  expect(request, "which a band of type Byte cannot hold", "correct the no-data value");
}

TEST_F(Refusal, OfComplexNumbersManyBandsAndMissingBands) {
  write("complex.tif", {.type = GDT_CFloat32});
  write("many.tif", {.bands = 3});
  LayerRequest fourth = layer("many.tif");
  fourth.bands = {4};
  expect(layer("complex.tif"), "complex numbers", "real");
  expect(layer("many.tif"), "3 bands", "bands = [1]");
  expect(fourth, "asks for band 4", "counted from 1");
}

TEST_F(Refusal, OfCodesInFloatsOrPacked) {
  write("float.tif", {.type = GDT_Float32});
  write("packed.tif", {.type = GDT_Int16, .scale = 0.1});
  expect(layer("float.tif", LayerKind::categorical), "holds codes", "gdal_translate -ot Int16");
  expect(layer("packed.tif", LayerKind::categorical), "packs numbers", "unpacked");
}

TEST_F(Refusal, OfWholeNumbersBeyondTwoToThe53) {
  write("ids.tif", {.type = GDT_Int64, .change = [](GDALDataset& d) {
                      std::int64_t id = 9007199254740993;
                      EXPECT_EQ(d.GetRasterBand(1)->RasterIO(GF_Write, 0, 0, 1, 1, &id, 1, 1, GDT_Int64, 0, 0, nullptr), CE_None);
                    }});
  LayerRequest request = layer("ids.tif");
  request.spec.plausible_high = 1e17;
  expect(request, "9007199254740993", "identifiers");
}

TEST_F(Refusal, OfMosaicsThatDoNotFitTogether) {
  write("a.tif", {.cols = 2});
  write("half.tif", {.west = 500250, .cols = 2});
  write("int.tif", {.west = 500200, .cols = 2, .type = GDT_Int16});
  const auto mosaic = [&](const std::string& second) {
    LayerRequest request = layer("a.tif");
    request.sources = {"a.tif", second};
    request.paths = {path("a.tif"), path(second)};
    return request;
  };
  expect(mosaic("half.tif"), "2.500 columns", "one grid");
  expect(mosaic("int.tif"), "different types", "one type");
}

TEST_F(Refusal, OfABallparkDatumShift) {
  // A datum nobody knows a shift for: all that PROJ could offer is to ignore it.
  write("old.tif", {.crs = "GEOGCS[\"old\",DATUM[\"Survey of 1903\",SPHEROID[\"Bessel 1841\",6377397.155,299.1528128]],PRIMEM[\"Greenwich\",0],"
                           "UNIT[\"degree\",0.0174532925199433]]",
                    .west = 75, .north = 42, .width = 0.1, .height = 0.1, .rows = 4, .cols = 4});
  const GridSpec grid = utm_grid(500000, 4650000, 1000, 10, 10, opener());

  const auto error = error_of([&] { (void)align(grid, layer("old.tif", LayerKind::intensive, Method::bilinear)); });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::raster);
  EXPECT_TRUE(mentions(error, "There is no exact transformation")) << error->what();
}

TEST_F(Refusal, OfADamagedFileNamesTheRows) {
  write("dem.tif", {.rows = 400, .cols = 400, .value = [](int, int row, int col) { return row + col; }});
  std::filesystem::resize_file(path("dem.tif"), 300000);

  const auto error = refused(layer("dem.tif"));

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::raster);
}

}  // namespace
}  // namespace firnline::testing
