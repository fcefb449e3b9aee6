// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Slope and aspect against a textbook loop in double, and against gdaldem. Neither shares a line with
// kernels/.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <limits>
#include <numbers>

#include "tests/support/study.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr std::int64_t rows = 180, cols = 220;

/// Ridges and valleys of several sizes, with a few holes.
std::vector<float> mountains() {
  std::vector<float> cells;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const double x = static_cast<double>(col), y = static_cast<double>(row);
      const double z =
          2500 + 600 * std::sin(x / 23) * std::cos(y / 31) + 150 * std::sin((x + 2 * y) / 9) + 9 * x - 4 * y;
      cells.push_back((row * 7 + col * 13) % 997 == 0 ? no_data_f32 : static_cast<float>(z));
    }
  return cells;
}

struct Angles {
  double slope = std::nan(""), aspect = std::nan("");
};

/// Horn 1981, read as a convolution with two kernels.
Angles textbook(const std::vector<float>& z, std::int64_t row, std::int64_t col, double dx, double dy) {
  static constexpr int eastward[3][3] = {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};
  static constexpr int northward[3][3] = {{1, 2, 1}, {0, 0, 0}, {-1, -2, -1}};
  if (row == 0 || col == 0 || row == rows - 1 || col == cols - 1) return {};
  double east = 0, north = 0;
  for (int i = -1; i <= 1; ++i)
    for (int j = -1; j <= 1; ++j) {
      const double height = z[static_cast<std::size_t>((row + i) * cols + col + j)];
      east += eastward[i + 1][j + 1] * height / (8 * dx);
      north += northward[i + 1][j + 1] * height / (8 * dy);
      if (std::isnan(height)) return {};
    }
  Angles angles;
  angles.slope = std::atan(std::hypot(east, north)) * 180 / std::numbers::pi;
  // The direction the slope faces: against the gradient, clockwise from north.
  angles.aspect = std::fmod(450 - std::atan2(-north, -east) * 180 / std::numbers::pi, 360);
  return angles;
}

Study study_of(const GridSpec& grid) {
  Study study;
  study.grid = grid;
  study.needs = {{{1, mountains()}}};
  return study;
}

void expect_textbook(const Study& study, const std::function<double(std::int64_t)>& dx_of_row,
                     const std::function<double(std::int64_t)>& dy_of_row) {
  const std::vector<float> slope = evaluate(*find_indicator("slope_horn"), study);
  const std::vector<float> aspect = evaluate(*find_indicator("aspect_horn"), study);
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const auto cell = static_cast<std::size_t>(row * cols + col);
      const Angles angles = textbook(study.needs[0][0].cells, row, col, dx_of_row(row), dy_of_row(row));
      ASSERT_PRED3(agrees, slope[cell], angles.slope, tolerance::angle_against_double) << row << ", " << col;
      ASSERT_PRED3(angles_agree, aspect[cell], angles.aspect, tolerance::angle_against_double)
          << row << ", " << col;
    }
}

TEST(SlopeAndAspect, AgreeWithTheTextbookOnAPlane) {
  expect_textbook(
      study_of(plane_grid(rows, cols, 25, 30)), [](std::int64_t) { return 25; },
      [](std::int64_t) { return 30; });
}

TEST(SlopeAndAspect, AgreeWithTheTextbookOnTheEllipsoid) {
  GridSpec grid = plane_grid(rows, cols, 1.0 / 1200, 1.0 / 1200);
  grid.geographic = true;
  grid.north = 42;
  const auto latitude = [&](std::int64_t row) {
    return (42 - (static_cast<double>(row) + 0.5) / 1200) * std::numbers::pi / 180;
  };
  const double step = std::numbers::pi / 180 / 1200, a = 6378137, e2 = 0.00669437999014;
  expect_textbook(
      study_of(grid),
      [&](std::int64_t row) {
        const double phi = latitude(row);
        return a * std::cos(phi) * step / std::sqrt(1 - e2 * std::pow(std::sin(phi), 2));
      },
      [&](std::int64_t row) {
        return a * (1 - e2) * step / std::pow(1 - e2 * std::pow(std::sin(latitude(row)), 2), 1.5);
      });
}

/// A folder that is gone when the test is.
class Scratch {
 public:
  Scratch()
      : path_(std::filesystem::temp_directory_path() / ("firnline_gdaldem_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

void write_elevation(const std::string& path, const Study& study) {
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  GDALDatasetUniquePtr file(driver->Create(path.c_str(), cols, rows, 1, GDT_Float32, nullptr));
  double transform[] = {500000, study.grid.cell_width, 0, 4600000, 0, -study.grid.cell_height};
  file->SetGeoTransform(transform);
  std::vector<float> cells = study.needs[0][0].cells;
  for (float& cell : cells) cell = std::isnan(cell) ? -9999.0F : cell;
  GDALRasterBand* band = file->GetRasterBand(1);
  band->SetNoDataValue(-9999);
  ASSERT_EQ(band->RasterIO(GF_Write, 0, 0, cols, rows, cells.data(), cols, rows, GDT_Float32, 0, 0), CE_None);
}

std::vector<float> gdaldem(const std::string& mode, const Scratch& scratch) {
  const std::string out = scratch.file((mode + ".tif").c_str());
  const std::string command = "gdaldem " + mode + " " + scratch.file("dem.tif") + " " + out + " -alg Horn -q";
  if (std::system(command.c_str()) != 0)
    throw std::runtime_error("gdaldem (package gdal-bin) could not be run");
  GDALDatasetUniquePtr file(GDALDataset::Open(out.c_str()));
  std::vector<float> cells(static_cast<std::size_t>(rows * cols));
  GDALRasterBand* band = file->GetRasterBand(1);
  if (band->RasterIO(GF_Read, 0, 0, cols, rows, cells.data(), cols, rows, GDT_Float32, 0, 0) != CE_None)
    throw std::runtime_error("gdaldem's result could not be read");
  const auto no_data = static_cast<float>(band->GetNoDataValue());
  for (float& cell : cells) cell = cell == no_data ? no_data_f32 : cell;
  return cells;
}

/// Largest difference where both have a value; infinite where only one has.
double worst_difference(const std::vector<float>& ours, const std::vector<float>& theirs) {
  double worst = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (std::isnan(ours[i]) != std::isnan(theirs[i])) return std::numeric_limits<double>::infinity();
    if (!std::isnan(ours[i]))
      worst = std::max(worst, std::abs(std::remainder(double{ours[i]} - theirs[i], 360.0)));
  }
  return worst;
}

class AgainstGdaldem : public testing::Test {
 protected:
  void write(const Study& study) { write_elevation(scratch.file("dem.tif"), study); }
  static void SetUpTestSuite() { GDALAllRegister(); }
  Scratch scratch;
};

TEST_F(AgainstGdaldem, SlopeAgreesOnCellsThatAreNotSquare) {
  const Study study = study_of(plane_grid(rows, cols, 25, 30));
  write(study);
  const std::vector<float> slope = evaluate(*find_indicator("slope_horn"), study);
  const double worst = worst_difference(slope, gdaldem("slope", scratch));
  RecordProperty("worst_degree", std::to_string(worst));
  EXPECT_LE(worst, tolerance::angle_against_gdaldem.absolute);
}

TEST_F(AgainstGdaldem, AspectAgreesOnSquareCells) {
  // gdaldem's aspect takes every cell for square. Its sums are f32: on elevations in eighths of a metre they are
  // exact; otherwise their rounding turns gentle slopes by up to 0.03 degrees.
  Study study = study_of(plane_grid(rows, cols, 30, 30));
  for (float& elevation : study.needs[0][0].cells) elevation = std::floor(8 * elevation) / 8;
  write(study);
  const std::vector<float> aspect = evaluate(*find_indicator("aspect_horn"), study);
  const double worst = worst_difference(aspect, gdaldem("aspect", scratch));
  RecordProperty("worst_degree", std::to_string(worst));
  EXPECT_LE(worst, tolerance::angle_against_gdaldem.absolute);
}

}  // namespace
}  // namespace firnline::test
