// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/grid/cell.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "rasters/alignment/layer_request.hpp"
#include "rasters/catalogue/units.hpp"
#include "rasters/opener/opener.hpp"

class GDALRasterBand;

namespace firnline {

/// A cell whose number the file did not announce. The observer decides whether it counts (it may lie off the grid).
struct Finding {
  enum class What {
    infinite,       ///< +-Inf: becomes no data
    enormous,       ///< beyond 1e30, a fill value that nobody declared: becomes no data
    trap,           ///< a known sentinel outside the plausible range, undeclared: becomes no data
    doubtful,       ///< a known sentinel inside the plausible range: kept
    implausible,    ///< outside the plausible range: a refusal, if the cell matters
  };
  What what = What::infinite;
  Cell cell;         ///< of the source grid, north-up
  double value = 0;  ///< in the layer's unit
  std::size_t file = 0;
  int band = 0;      ///< 1-based
};
using Observer = std::function<void(const Finding&)>;

/// How the numbers of one band become the layer's: declared sentinels, packing and unit in one step.
struct BandReading {
  GDALRasterBand* band = nullptr;
  GDALRasterBand* mask = nullptr;      ///< internal mask or alpha; 0 = no data
  std::vector<double> sentinels;       ///< as the band's own type holds them
  std::vector<std::int64_t> whole_sentinels;  ///< the same for 64-bit integers
  UnitConversion conversion;           ///< packing, then unit
};

/// The files of one layer as one grid of cells, row 0 north: a single raster, or a mosaic in which the first valid file
/// wins. Reads windows as numbers in the layer's unit with every kind of no data mapped. One thread at a time.
class SourceRaster {
 public:
  /// Opens and checks; reads no cell. throws: RasterError, PolicyError, LimitError, InputError
  SourceRaster(const Opener& opener, const LayerRequest& request);

  [[nodiscard]] const GridSpec& grid() const { return grid_; }
  [[nodiscard]] int planes() const { return static_cast<int>(bands_.size()); }
  [[nodiscard]] const std::string& crs_name() const { return crs_name_; }
  [[nodiscard]] const std::string& vertical_datum() const { return vertical_datum_; }  ///< of the file's own CRS
  [[nodiscard]] const std::string& unit_step() const { return unit_step_; }  ///< "K -> degC", or empty
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
  [[nodiscard]] std::int64_t block_rows() const { return block_rows_; }
  [[nodiscard]] std::int64_t block_cols() const { return block_cols_; }
  [[nodiscard]] int bytes_per_cell() const { return bytes_per_cell_; }
  [[nodiscard]] const std::string& file_name(std::size_t file) const { return files_[file].source; }
  /// Some file has this cell: no data there is a hole, not ignorance.
  [[nodiscard]] bool in_footprint(std::int64_t row, std::int64_t col) const;

  /// The grid is taken 360 degrees further east or west, and repeats itself after period columns (0 = never).
  void turn(const GridSpec& turned, std::int64_t period);

  /// Fills window (may reach beyond the source: no data there) row by row, stride cells from row to row.
  /// T = float or double: NaN is no data. T = std::int32_t: codes, no_data_code is no data; no float in between.
  /// throws: RasterError naming file, band and rows
  template <class T>
  void read(int plane, const Window& window, T* cells, std::int64_t stride, const Observer& observe) const;

 private:
  struct File {
    DatasetHandle dataset;
    std::string source;
    std::vector<BandReading> bands;  ///< one per plane
    Window place;                    ///< on grid_
    bool south_up = false;
    GridSpec grid;
  };

  File open(const Opener& opener, const std::string& path, const std::string& source);
  void read_georeference(File& file);
  void choose_bands(File& file);
  BandReading reading_of(File& file, int number);
  void place_on_mosaic();
  [[nodiscard]] Window in_file_rows(const File& file, const Window& part) const;
  void read_mask(const File& file, const BandReading& reading, const Window& part, std::vector<std::uint8_t>& mask) const;
  template <class T>
  void read_part(std::size_t file, int plane, const Window& part, T* cells, std::int64_t stride,
                 const Observer& observe) const;
  template <class Raw, class T>
  void convert_row(std::size_t file, int plane, std::int64_t row, std::int64_t col, std::int64_t cols, const Raw* raw,
                   const std::uint8_t* mask, T* cells, const Observer& observe) const;

  LayerRequest request_;
  std::vector<File> files_;
  std::vector<int> bands_;
  GridSpec grid_;
  std::int64_t period_ = 0;
  std::string crs_name_, vertical_datum_, unit_step_;
  std::vector<std::string> warnings_;
  std::vector<double> sure_traps_, doubtful_traps_;  ///< outside and inside the plausible range
  std::int64_t block_rows_ = 1, block_cols_ = 1;
  int bytes_per_cell_ = 4;
  bool codes_ = false;
};

/// The layer's cells are codes: categories, or a topological layer without a unit (flow directions).
[[nodiscard]] bool holds_codes(const LayerSpec& spec);

/// "layer 'name', dem.tif": where, for messages.
[[nodiscard]] std::string place_of(const LayerRequest& request, const std::string& source);

/// Does work; an error of it that names no place is told with this one.
template <class Work>
auto at_place(const std::string& where, Work&& work) {
  try {
    return work();
  } catch (const RasterError& error) {
    if (!error.where().empty()) throw;
    throw RasterError(error.what_happened(), where, error.remedy());
  }
}

}  // namespace firnline
