// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rasters/samples/land_cover.hpp"
#include "rasters/samples/raster_file.hpp"
#include "rasters/samples/study.hpp"
#include "rasters/samples/text.hpp"

namespace firnline::sample {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double climate_cell_m = 1000;  // of the climate and water grids

/// A raster with the corner of the study, still without bands.
Raster on_grid_of(double cell_m, std::string name, Storage storage, std::string unit) {
  Raster raster;
  raster.name = std::move(name);
  raster.unit = std::move(unit);
  raster.epsg = StudyGrid::epsg;
  raster.west = StudyGrid::west;
  raster.north = StudyGrid::north;
  raster.cell_width = raster.cell_height = cell_m;
  raster.storage = storage;
  return raster;
}

Raster on_study_grid(const Study& study, std::string name, Storage storage, std::string unit) {
  return on_grid_of(study.grid.cell_m, std::move(name), storage, std::move(unit));
}

bool beyond_border(const Study& study, std::size_t cell, double margin_m = 0) {
  return StudyGrid::beyond_border(study.grid.centre(study.ice_m.row_of(cell), study.ice_m.col_of(cell)), margin_m);
}

/// Sentinel, declared: walls too steep for the radar that measured them, and the land beyond the border.
Raster elevation(const Study& study) {
  constexpr double radar_void = -32768, hidden_from_radar = 1.15;  // tangent of the slope
  Raster raster = on_study_grid(study, "elevation.tif", Storage::int16, "m");
  raster.no_data = radar_void;
  Field<double> band = study.terrain.elevation_m;
  for (std::size_t cell = 0; cell < band.size(); ++cell)
    if (beyond_border(study, cell) || study.terrain.slope[cell] > hidden_from_radar) band[cell] = radar_void;
  raster.bands = {std::move(band)};
  return raster;
}

/// NaN off the ice; only the south of the study, where the inventory was made; one cell is infinite.
Raster ice_thickness(const Study& study) {
  const int first_row = study.grid.rows * 11 / 20;
  Raster raster = on_study_grid(study, "ice_thickness.tif", Storage::float32, "m");
  raster.north -= first_row * study.grid.cell_m;
  raster.no_data = not_a_number;
  Field<double> band(study.grid.rows - first_row, study.grid.cols, not_a_number);
  std::size_t flattest = 0;
  double least_slope = 1e9;
  for (std::size_t cell = 0; cell < band.size(); ++cell) {
    const std::size_t in_study = study.ice_m.index(first_row + band.row_of(cell), band.col_of(cell));
    if (study.ice_m[in_study] == 0) continue;
    band[cell] = study.ice_m[in_study];
    if (study.terrain.slope[in_study] < least_slope) {
      least_slope = study.terrain.slope[in_study];
      flattest = cell;
    }
  }
  if (least_slope < 1e9) band[flattest] = std::numeric_limits<double>::infinity();
  raster.bands = {std::move(band)};
  return raster;
}

/// Half a cell off the study's grid; extensive; the sentinel of the GHS population grids.
Raster population_count(const Study& study) {
  constexpr double not_counted = -200;
  Raster raster = on_study_grid(study, "population_count.tif", Storage::float32, {});
  raster.west -= study.grid.cell_m / 2;
  raster.north += study.grid.cell_m / 2;
  raster.no_data = not_counted;
  Field<double> band = settle_people(study.grid, study.terrain, study.valleys);
  for (std::size_t cell = 0; cell < band.size(); ++cell) {
    const int row = std::min(band.row_of(cell), study.grid.rows - 1), col = std::min(band.col_of(cell), study.grid.cols - 1);
    if (beyond_border(study, study.ice_m.index(row, col), study.grid.cell_m) ||
        study.terrain.elevation_m.at(row, col) > census_limit_m)
      band[cell] = not_counted;
  }
  raster.bands = {std::move(band)};
  return raster;
}

/// South-up; extensive.
Raster cropland_area(const Study& study) {
  constexpr double not_mapped = -1;
  Raster raster = on_study_grid(study, "cropland_area.tif", Storage::float32, "ha");
  raster.south_up = true;
  raster.no_data = not_mapped;
  Field<double> band = study.field_share;
  for (std::size_t cell = 0; cell < band.size(); ++cell)
    band[cell] = beyond_border(study, cell) ? not_mapped : band[cell] * study.grid.cell_km2() * 100;
  raster.bands = {std::move(band)};
  return raster;
}

Raster land_cover_classes(const Study& study) {
  constexpr double not_mapped = 0;
  Raster raster = on_study_grid(study, "land_cover.tif", Storage::byte, {});
  raster.no_data = not_mapped;
  Field<double> band =
      land_cover(study.grid, study.terrain, study.valleys, study.ice_m, study.field_share, study.seed);
  for (std::size_t cell = 0; cell < band.size(); ++cell)
    if (beyond_border(study, cell)) band[cell] = not_mapped;
  raster.bands = {std::move(band)};
  return raster;
}

/// Mask band; packed; four return periods.
Raster flood_depth(const Study& study) {
  Raster raster = on_study_grid(study, "flood_depth.tif", Storage::uint16, "m");
  raster.scale = 0.01;
  for (const int return_period : return_periods) {
    raster.bands.push_back(flood_depth_cm(study.terrain, return_period));
    raster.band_names.push_back(joined({"depth of the ", std::to_string(return_period), "-year flood"}));
  }
  Mask valid(study.grid.rows, study.grid.cols);
  for (std::size_t cell = 0; cell < valid.size(); ++cell)
    valid[cell] = study.terrain.elevation_m[cell] <= highest_flooded_m && !beyond_border(study, cell) ? 1 : 0;
  for (auto& band : raster.bands)
    for (std::size_t cell = 0; cell < band.size(); ++cell)
      if (valid[cell] == 0) band[cell] = 0;
  raster.valid = std::move(valid);
  return raster;
}

/// A grid of 1 km cells over the study: what climate and water models come on.
Raster on_climate_grid(std::string name, Storage storage, std::string unit) {
  Raster raster = on_grid_of(climate_cell_m, std::move(name), storage, std::move(unit));
  for (int month = 1; month <= months; ++month) raster.band_names.push_back(joined({"month ", std::to_string(month)}));
  return raster;
}

struct CoarseCells {
  Field<double> elevation_m, lake_share;
  Field<std::size_t> middle;   ///< the study cell in its middle
  Mask beyond_border;
};

CoarseCells coarsen(const Study& study) {
  const int rows = static_cast<int>(StudyGrid::height_m / climate_cell_m);
  const int cols = static_cast<int>(StudyGrid::width_m / climate_cell_m);
  const int side = study.grid.cols / cols;
  CoarseCells coarse{Field<double>(rows, cols), Field<double>(rows, cols), Field<std::size_t>(rows, cols), Mask(rows, cols)};
  for (std::size_t cell = 0; cell < coarse.middle.size(); ++cell) {
    const int first_row = coarse.middle.row_of(cell) * side, first_col = coarse.middle.col_of(cell) * side;
    for (int row = first_row; row < first_row + side; ++row)
      for (int col = first_col; col < first_col + side; ++col) {
        coarse.elevation_m[cell] += study.terrain.elevation_m.at(row, col) / (side * side);
        coarse.lake_share[cell] += 1.0 * study.terrain.lake.at(row, col) / (side * side);
      }
    coarse.middle[cell] = study.ice_m.index(first_row + side / 2, first_col + side / 2);
    coarse.beyond_border[cell] = beyond_border(study, coarse.middle[cell], climate_cell_m) ? 1 : 0;
  }
  return coarse;
}

/// Coarser; packed with scale and offset (tenths of a kelvin, as CHELSA is).
Raster air_temperature(const CoarseCells& coarse) {
  constexpr double no_value = 65535, kelvin_of_freezing = 273.15, tenth = 0.1;
  Raster raster = on_climate_grid("air_temperature_monthly.tif", Storage::uint16, "degC");
  raster.scale = tenth;
  raster.offset = -kelvin_of_freezing;
  raster.no_data = no_value;
  for (int month = 0; month < months; ++month) {
    Field<double> band(coarse.elevation_m.rows(), coarse.elevation_m.cols(), no_value);
    for (std::size_t cell = 0; cell < band.size(); ++cell)
      if (coarse.beyond_border[cell] == 0)
        band[cell] = std::floor(10 * (temperature_c(month, coarse.elevation_m[cell]) + kelvin_of_freezing) + 0.5);
    raster.bands.push_back(std::move(band));
  }
  return raster;
}

/// Coarser; NaN over the lake; millimetres where the engine works in metres.
Raster water_layer(const Study& study, const CoarseCells& coarse, std::string name,
                   std::array<double, months> WaterYear::*what) {
  Raster raster = on_climate_grid(std::move(name), Storage::float32, "mm month-1");
  raster.no_data = not_a_number;
  for (std::size_t month = 0; month < months; ++month) {
    Field<double> band(coarse.middle.rows(), coarse.middle.cols(), not_a_number);
    for (std::size_t cell = 0; cell < band.size(); ++cell)
      if (coarse.beyond_border[cell] == 0 && coarse.lake_share[cell] <= 0.5)
        band[cell] = (study.water[static_cast<std::size_t>(study.valleys.served_by[coarse.middle[cell]])].*what)[month];
    raster.bands.push_back(std::move(band));
  }
  return raster;
}

/// Coarser; what land and ice give to the rivers, packed in tenths of a millimetre; the lake gives nothing.
Raster yield_layer(const Study& study, const CoarseCells& coarse, std::string name,
                   std::array<double, months> CellYear::*what) {
  constexpr double no_value = 65535, tenth = 0.1;
  Raster raster = on_climate_grid(std::move(name), Storage::uint16, "mm");
  raster.scale = tenth;
  raster.no_data = no_value;
  const int rows = coarse.middle.rows(), cols = coarse.middle.cols(), side = study.grid.cols / cols;
  raster.bands.assign(months, Field<double>(rows, cols));
  for (std::size_t cell = 0; cell < study.ice_m.size(); ++cell) {
    if (study.terrain.lake[cell] != 0) continue;
    const int row = study.ice_m.row_of(cell), col = study.ice_m.col_of(cell);
    const CellYear year =
        cell_year(study.grid.centre(row, col), study.terrain.elevation_m[cell], study.ice_m[cell] > 0, study.seed);
    for (std::size_t month = 0; month < months; ++month)
      raster.bands[month].at(row / side, col / side) += (year.*what)[month] / (side * side);
  }
  for (auto& band : raster.bands)
    for (std::size_t cell = 0; cell < band.size(); ++cell)
      band[cell] = coarse.beyond_border[cell] != 0 ? no_value : std::floor(band[cell] / tenth + 0.5);
  return raster;
}

/// A grid of degrees that covers the study; cells_per_degree is whole, so that its edges are exact.
Raster on_degree_grid(const Study& study, std::string name, int cells_per_degree, Storage storage, std::string unit) {
  Raster raster;
  raster.name = std::move(name);
  raster.unit = std::move(unit);
  raster.epsg = 4326;
  raster.storage = storage;
  raster.cell_width = raster.cell_height = 1.0 / cells_per_degree;
  std::int64_t west = 180000000, east = -180000000, south = 90000000, north = -90000000;
  for (const Point corner : {Point{0, 0}, Point{StudyGrid::width_m, 0}, Point{0, StudyGrid::height_m},
                             Point{StudyGrid::width_m, StudyGrid::height_m}}) {
    const LonLat at = study.projection.to_lon_lat(corner);
    west = std::min(west, at.lon_millionths);
    east = std::max(east, at.lon_millionths);
    south = std::min(south, at.lat_millionths);
    north = std::max(north, at.lat_millionths);
  }
  const std::int64_t cell = 1000000 / cells_per_degree;  // edges of the study bow a little: one cell more on each side
  west = (west / cell - 1) * cell;
  south = (south / cell - 1) * cell;
  east = (east / cell + 2) * cell;
  north = (north / cell + 2) * cell;
  raster.west = static_cast<double>(west) / 1e6;
  raster.north = static_cast<double>(north) / 1e6;
  raster.bands = {Field<double>(static_cast<int>((north - south) / cell), static_cast<int>((east - west) / cell))};
  return raster;
}

/// Calls fill(cell, point) with the study's place at the centre of every cell; outside, the nearest place inside.
template <class Fill>
void for_each_degree_cell(const Study& study, const Raster& raster, Fill fill) {
  const Field<double>& band = raster.bands.front();
  for (std::size_t cell = 0; cell < band.size(); ++cell) {
    const double lon = raster.west + (band.col_of(cell) + 0.5) * raster.cell_width;
    const double lat = raster.north - (band.row_of(cell) + 0.5) * raster.cell_height;
    const Point at = study.projection.to_metres(lon, lat);
    fill(cell, at, Point{std::clamp(at.east_m, 1.0, StudyGrid::width_m - 1),
                         std::clamp(at.north_m, 1.0, StudyGrid::height_m - 1)});
  }
}

/// Another CRS; categorical; no data is class 0.
Raster climate_classes(const Study& study) {
  constexpr double half_cell_m = 500;
  Raster raster = on_degree_grid(study, "climate_class.tif", 200, Storage::byte, {});
  raster.no_data = 0;
  raster.climate_colours = true;
  for_each_degree_cell(study, raster, [&](std::size_t cell, Point, Point at) {
    if (StudyGrid::beyond_border(at, half_cell_m)) return;
    const double elevation_m = study.terrain.elevation_m.at(study.grid.row_at(at), study.grid.col_at(at));
    raster.bands.front()[cell] = climate_class(at, elevation_m, study.seed);
  });
  return raster;
}

/// Another CRS and coarser; -9999 is not declared as no data, and 9999 is not no data: both as Aqueduct has them.
Raster water_stress(const Study& study) {
  constexpr double undeclared_no_data = -9999, half_cell_m = 1000;
  Raster raster = on_degree_grid(study, "water_stress.tif", 100, Storage::float32, "1");
  for_each_degree_cell(study, raster, [&](std::size_t cell, Point, Point at) {
    raster.bands.front()[cell] = undeclared_no_data;
    if (StudyGrid::beyond_border(at, half_cell_m)) return;
    const auto valley = static_cast<std::size_t>(study.valleys.served_by.at(study.grid.row_at(at), study.grid.col_at(at)));
    raster.bands.front()[cell] = std::floor(1000 * study.water[valley].stress + 0.5) / 1000;
  });
  return raster;
}

}  // namespace

std::vector<SampleFile> raster_files(const Study& study) {
  const CoarseCells coarse = coarsen(study);
  std::vector<SampleFile> files;
  for (const Raster& raster :
       {air_temperature(coarse), climate_classes(study), cropland_area(study), elevation(study), flood_depth(study),
        ice_thickness(study), land_cover_classes(study), population_count(study),
        yield_layer(study, coarse, "glacier_melt.tif", &CellYear::ice_melt_mm),
        yield_layer(study, coarse, "runoff.tif", &CellYear::runoff_mm),
        water_layer(study, coarse, "water_available.tif", &WaterYear::available_mm),
        water_layer(study, coarse, "water_demand.tif", &WaterYear::demand_mm), water_stress(study)})
    files.push_back(as_geotiff(raster));
  return files;
}

}  // namespace firnline::sample
