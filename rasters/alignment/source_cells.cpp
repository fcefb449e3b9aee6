// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

#include "kernels/grid/error.hpp"
#include "kernels/grid/float_bound.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/alignment/source_raster.hpp"
#include "rasters/opener/gdal_messages.hpp"

namespace firnline {
namespace {

constexpr double enormous = 1e30;  // no quantity of any catalogue entry comes near; NetCDF fill values lie beyond
constexpr std::int64_t exact_whole = std::int64_t{1} << 53;
constexpr std::int64_t scratch_cells = 1 << 20;

template <class T>
T no_data_of() {
  if constexpr (std::is_same_v<T, std::int32_t>) return no_data_code;
  else return std::numeric_limits<T>::quiet_NaN();
}

template <class T>
bool is_no_data(T value) {
  if constexpr (std::is_same_v<T, std::int32_t>) return value == no_data_code;
  else return std::isnan(value);
}

template <class Raw>
GDALDataType buffer_type() {
  if constexpr (std::is_same_v<Raw, float>) return GDT_Float32;
  else if constexpr (std::is_same_v<Raw, double>) return GDT_Float64;
  else if constexpr (std::is_same_v<Raw, std::int32_t>) return GDT_Int32;
  else return GDT_Int64;
}

/// Types whose every number is exact in single precision: read straight into the tile.
bool exact_in_float(GDALDataType type) {
  return type == GDT_Byte || type == GDT_UInt16 || type == GDT_Int16 || type == GDT_Float32;
}

template <class Raw>
bool declared_no_data(const BandReading& reading, Raw raw) {
  if constexpr (std::is_floating_point_v<Raw>) {
    if (std::isnan(raw)) return true;
    for (const double sentinel : reading.sentinels)
      if (static_cast<double>(raw) == sentinel) return true;
  } else {
    for (const std::int64_t sentinel : reading.whole_sentinels)
      if (static_cast<std::int64_t>(raw) == sentinel) return true;
  }
  return false;
}

template <class T>
void reverse_rows(T* cells, std::int64_t rows, std::int64_t cols, std::int64_t stride) {
  for (std::int64_t top = 0, bottom = rows - 1; top < bottom; ++top, --bottom)
    std::swap_ranges(cells + top * stride, cells + top * stride + cols, cells + bottom * stride);
}

}  // namespace

Window SourceRaster::in_file_rows(const File& file, const Window& part) const {
  Window own{part.row - file.place.row, part.col - file.place.col, part.rows, part.cols};
  if (file.south_up) own.row = file.place.rows - own.row - own.rows;
  return own;
}

void SourceRaster::read_mask(const File& file, const BandReading& reading, const Window& part,
                             std::vector<std::uint8_t>& mask) const {
  const Window own = in_file_rows(file, part);
  mask.assign(static_cast<std::size_t>(part.cells()), 0);
  const GdalMessages messages;
  if (reading.mask->RasterIO(GF_Read, static_cast<int>(own.col), static_cast<int>(own.row), static_cast<int>(own.cols),
                             static_cast<int>(own.rows), mask.data(), static_cast<int>(own.cols),
                             static_cast<int>(own.rows), GDT_Byte, 1, own.cols, nullptr) != CE_None)
    throw RasterError("The mask of the file cannot be read: " + messages.first_failure() + ".", place_of(request_, file.source),
                      "the file is damaged or incomplete: fetch it again");
  if (file.south_up) reverse_rows(mask.data(), part.rows, part.cols, part.cols);
}

/// The ordinary row: declared no data and plausible numbers only. Without branches, so that the compiler makes vectors
/// of it. False when a cell needs a second look; the row is then still complete, apart from declared no data made NaN.
bool convert_ordinary_row(const std::vector<double>& sentinels, double low, double high, std::int64_t cols, float* cells) {
  const float least = not_below(low), greatest = not_above(high);  // the fast test may only be the stricter one
  for (const double sentinel : sentinels) {
    const auto declared = static_cast<float>(sentinel);
    for (std::int64_t i = 0; i < cols; ++i) cells[i] = cells[i] == declared ? no_data_f32 : cells[i];
  }
  unsigned strange = 0;
  for (std::int64_t i = 0; i < cols; ++i) {
    const float value = cells[i];
    const unsigned missing = value != value, plausible = static_cast<unsigned>(value >= least) & static_cast<unsigned>(value <= greatest);
    strange |= 1U ^ (missing | plausible);
  }
  return strange == 0;
}

/// The same for packed numbers or another unit.
bool convert_ordinary_row(const std::vector<double>& sentinels, double low, double high, UnitConversion conversion,
                          std::int64_t cols, float* cells, std::vector<float>& raw) {
  raw.assign(cells, cells + cols);
  for (const double sentinel : sentinels) {
    const auto declared = static_cast<float>(sentinel);
    for (std::int64_t i = 0; i < cols; ++i) cells[i] = cells[i] == declared ? no_data_f32 : cells[i];
  }
  unsigned strange = 0;
  for (std::int64_t i = 0; i < cols; ++i) {
    const double value = static_cast<double>(cells[i]) * conversion.scale + conversion.offset;
    const unsigned missing = value != value, plausible = static_cast<unsigned>(value >= low) & static_cast<unsigned>(value <= high);
    strange |= 1U ^ (missing | plausible);
    cells[i] = static_cast<float>(value);
  }
  if (strange != 0) std::copy(raw.begin(), raw.end(), cells);
  return strange == 0;
}

/// Numbers of the file -> numbers of the layer, in place where Raw and T are one type.
template <class Raw, class T>
void SourceRaster::convert_row(std::size_t file, int plane, std::int64_t row, std::int64_t col, std::int64_t cols,
                               const Raw* raw, const std::uint8_t* mask, T* cells, const Observer& observe) const {
  const BandReading& reading = files_[file].bands[static_cast<std::size_t>(plane)];
  const bool checked = request_.spec.plausible_low < request_.spec.plausible_high;
  const double low = checked ? request_.spec.plausible_low : -enormous;
  const double high = checked ? request_.spec.plausible_high : enormous;
  const double scale = reading.conversion.scale, offset = reading.conversion.offset;
  const bool as_it_is = reading.conversion.identity();
  if constexpr (std::is_same_v<Raw, float> && std::is_same_v<T, float>) {
    std::vector<float> copy;
    if (mask == nullptr && doubtful_traps_.empty() &&
        (as_it_is ? convert_ordinary_row(reading.sentinels, low, high, cols, cells)
                  : convert_ordinary_row(reading.sentinels, low, high, reading.conversion, cols, cells, copy)))
      return;
  }
  const auto find = [&](Finding::What what, std::int64_t i, double value) {
    observe({what, {row, col + i}, value, file, bands_[static_cast<std::size_t>(plane)]});
  };
  for (std::int64_t i = 0; i < cols; ++i) {
    if ((mask != nullptr && mask[i] == 0) || declared_no_data(reading, raw[i])) {
      cells[i] = no_data_of<T>();
      continue;
    }
    const double number = static_cast<double>(raw[i]);
    const double value = as_it_is ? number : number * scale + offset;
    if (!(value >= low && value <= high)) {
      const bool trap = std::any_of(sure_traps_.begin(), sure_traps_.end(), [&](double t) {
        return number == t || (std::is_same_v<Raw, float> && number == static_cast<double>(static_cast<float>(t)));
      });
      const auto what = !std::isfinite(value)         ? Finding::What::infinite
                        : trap                        ? Finding::What::trap
                        : std::fabs(value) > enormous ? Finding::What::enormous
                                                      : Finding::What::implausible;
      find(what, i, value);
      cells[i] = no_data_of<T>();
      continue;
    }
    for (const double trap : doubtful_traps_)
      if (number == trap) find(Finding::What::doubtful, i, value);
    if constexpr (std::is_same_v<T, std::int32_t>) {
      if (value < -2147483647.0 || value > 2147483647.0) {
        find(Finding::What::implausible, i, value);
        cells[i] = no_data_code;
      } else {
        cells[i] = static_cast<std::int32_t>(raw[i]);
      }
    } else {
      if constexpr (std::is_same_v<Raw, std::int64_t>)
        if (raw[i] > exact_whole || raw[i] < -exact_whole)
          throw RasterError("The band holds the whole number " + std::to_string(raw[i]) + ", which arithmetic with fractions would round.",
                            place_of(request_, files_[file].source) + ", row " + std::to_string(row) + ", column " + std::to_string(col + i),
                            "numbers of this size are identifiers, not quantities: choose another band");
      cells[i] = static_cast<T>(value);
    }
  }
}

template <class T>
void SourceRaster::read_part(std::size_t index, int plane, const Window& part, T* cells, std::int64_t stride,
                             const Observer& observe) const {
  const File& file = files_[index];
  const BandReading& reading = file.bands[static_cast<std::size_t>(plane)];
  std::vector<std::uint8_t> mask;
  if (reading.mask != nullptr) read_mask(file, reading, part, mask);
  const auto mask_row = [&](std::int64_t r) { return mask.empty() ? nullptr : mask.data() + r * part.cols; };
  const auto fetch = [&](const Window& rows, auto* buffer, std::int64_t buffer_stride) {
    using Raw = std::remove_pointer_t<decltype(buffer)>;
    const Window own = in_file_rows(file, rows);
    const GdalMessages messages;
    if (reading.band->RasterIO(GF_Read, static_cast<int>(own.col), static_cast<int>(own.row), static_cast<int>(own.cols),
                               static_cast<int>(own.rows), buffer, static_cast<int>(own.cols), static_cast<int>(own.rows),
                               buffer_type<Raw>(), sizeof(Raw), static_cast<GSpacing>(sizeof(Raw)) * buffer_stride,
                               nullptr) != CE_None)
      throw RasterError("The file cannot be read at rows " + std::to_string(own.row) + " to " + std::to_string(own.row + own.rows - 1) +
                            ": " + messages.first_failure() + ".",
                        place_of(request_, file.source) + ", band " + std::to_string(bands_[static_cast<std::size_t>(plane)]),
                        "the file is damaged or incomplete: fetch it again");
    if (file.south_up) reverse_rows(buffer, rows.rows, rows.cols, buffer_stride);
  };
  const auto convert = [&]<class Raw>(const Window& rows, const Raw* buffer, std::int64_t buffer_stride) {
    for (std::int64_t r = 0; r < rows.rows; ++r) {
      const std::int64_t in_part = rows.row - part.row + r;
      convert_row(index, plane, rows.row + r, rows.col, rows.cols, buffer + r * buffer_stride, mask_row(in_part),
                  cells + in_part * stride, observe);
    }
  };
  const GDALDataType type = reading.band->GetRasterDataType();
  if constexpr (std::is_same_v<T, float>) {
    if (exact_in_float(type)) {  // the common case: no buffer of its own
      fetch(part, cells, stride);
      convert(part, static_cast<const float*>(cells), stride);
      return;
    }
  }
  const auto through_scratch = [&]<class Raw>(Raw) {
    const std::int64_t rows_at_once = std::max<std::int64_t>(1, scratch_cells / part.cols);
    std::vector<Raw> scratch(static_cast<std::size_t>(std::min(rows_at_once, part.rows) * part.cols));
    for (std::int64_t r = 0; r < part.rows; r += rows_at_once) {
      const Window rows{part.row + r, part.col, std::min(rows_at_once, part.rows - r), part.cols};
      fetch(rows, scratch.data(), part.cols);
      convert(rows, static_cast<const Raw*>(scratch.data()), part.cols);
    }
  };
  if (codes_ || type == GDT_Int64 || type == GDT_UInt64) through_scratch(std::int64_t{});
  else through_scratch(double{});
}

template <class T>
void SourceRaster::read(int plane, const Window& window, T* cells, std::int64_t stride, const Observer& observe) const {
  const bool covered = files_.size() == 1 && files_.front().place.intersected(window) == window;
  for (std::int64_t r = 0; !covered && r < window.rows; ++r) std::fill_n(cells + r * stride, window.cols, no_data_of<T>());
  bool touched = false;
  std::vector<T> under;
  // A source that goes round the Earth is met again one period further; others are met once.
  const auto floor_div = [](std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && a < 0 ? 1 : 0); };
  const std::int64_t first_turn = period_ > 0 ? floor_div(window.col, period_) : 0;
  const std::int64_t last_turn = period_ > 0 ? floor_div(window.col + window.cols - 1, period_) : 0;
  for (std::int64_t turn = first_turn; turn <= last_turn; ++turn)
    for (std::size_t f = 0; f < files_.size(); ++f) {
      Window there = window;
      there.col -= turn * period_;
      const Window part = files_[f].place.intersected(there);
      if (part.empty()) continue;
      T* corner = cells + (part.row - there.row) * stride + (part.col - there.col);
      if (!touched || files_.size() == 1) {
        read_part(f, plane, part, corner, stride, observe);
        touched = true;
        continue;
      }
      under.resize(static_cast<std::size_t>(part.cells()));
      read_part(f, plane, part, under.data(), part.cols, observe);
      for (std::int64_t r = 0; r < part.rows; ++r)
        for (std::int64_t c = 0; c < part.cols; ++c)
          if (is_no_data(corner[r * stride + c])) corner[r * stride + c] = under[static_cast<std::size_t>(r * part.cols + c)];
    }
}

template void SourceRaster::read(int, const Window&, float*, std::int64_t, const Observer&) const;
template void SourceRaster::read(int, const Window&, double*, std::int64_t, const Observer&) const;
template void SourceRaster::read(int, const Window&, std::int32_t*, std::int64_t, const Observer&) const;

}  // namespace firnline
