// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"
#include "kernels/grid/tile.hpp"

namespace firnline {

/// How an indicator meets the grid (docs/indicators.md).
enum class Shape { local, focal, series };

/// What one site is worth when cells are gathered over its zone.
enum class Extraction {
  mean,  ///< area-weighted mean of the valid cells (intensive quantities)
  sum,   ///< sum, partly covered cells by their covered share (extensive quantities)
  max,   ///< greatest value of any touched cell (hazard classes)
};

enum class Direction { higher_is_worse, lower_is_worse };

/// One input of an indicator. A category need is read with code(), never as a float.
struct Need {
  const char* name = nullptr;  ///< the job binds it to a layer of the same name unless told otherwise
  const char* unit = nullptr;  ///< UDUNITS text; the layer is converted to it or refused
  int bands = 1;               ///< exact number of bands; 0 = any number, at least one
  bool category = false;
};

/// One number of the formula that a user may change; limits are checked once, on the host.
struct Param {
  const char* name = nullptr;
  double value = 0;  ///< default
  double low = 0, high = 0;
  const char* unit = nullptr;
  const char* source = nullptr;  ///< key of docs/references.bib, or "choice" when it is this project's own
  bool whole = false;            ///< only whole numbers make sense: counts, years, choices
};

inline constexpr int most_needs = 8;
inline constexpr int most_params = 12;

/// The description of an indicator: formula + unit + inputs + range + source (docs/indicators.md).
struct IndicatorInfo {
  const char* id = nullptr;
  const char* title = nullptr;  ///< a few words for legends and tables
  const char* unit = nullptr;   ///< of the result, UDUNITS text
  double low = 0, high = 0;     ///< every result lies inside; also declares the quantum of exact sums
  Shape shape = Shape::local;
  int reach = 0;  ///< halo in cells
  Extraction extraction = Extraction::mean;
  Direction direction = Direction::higher_is_worse;
  double coarsest_cell_m = 0;  ///< above this cell size the number loses its meaning: a warning; 0 = no limit
  bool projected = false;  ///< of one model's future: the plan warns while no other model's stands beside it
  const char* source = nullptr;  ///< key of docs/references.bib
  Need needs[most_needs] = {};
  Param params[most_params] = {};
};

[[nodiscard]] constexpr int need_count(const IndicatorInfo& info) {
  int n = 0;
  while (n < most_needs && info.needs[n].name != nullptr) ++n;
  return n;
}
[[nodiscard]] constexpr int param_count(const IndicatorInfo& info) {
  int n = 0;
  while (n < most_params && info.params[n].name != nullptr) ++n;
  return n;
}

/// What is wrong with a description, or nullptr: checked when the indicator is compiled.
[[nodiscard]] constexpr const char* mistake_in(const IndicatorInfo& info) {
  if (info.id == nullptr || info.title == nullptr || info.unit == nullptr || info.source == nullptr)
    return "id, title, unit and source are all needed";
  if (!(info.low < info.high)) return "low must be below high";
  if (need_count(info) == 0) return "an indicator needs at least one input";
  if ((info.shape == Shape::focal) != (info.reach > 0)) return "a focal indicator, and only it, has a reach";
  for (int i = 0; i < need_count(info); ++i)
    if (info.needs[i].unit == nullptr || info.needs[i].bands < 0)
      return "a need has a unit and a number of bands";
  for (int i = 0; i < param_count(info); ++i) {
    const Param& param = info.params[i];
    if (param.unit == nullptr || param.source == nullptr) return "a parameter has a unit and a source";
    if (!(param.low <= param.value && param.value <= param.high)) return "a default lies outside its limits";
    if (param.whole && param.value != static_cast<double>(static_cast<std::int64_t>(param.value)))
      return "a default is no whole number";
  }
  return nullptr;
}

/// Where the current cell lies and how large it is, in metres (true per row on geographic grids).
struct CellSite {
  double dx_m = 0;
  double dy_m = 0;
  double area_m2 = 0;
};

/// What a cell function sees: the planes of its needs around one cell. Never owns.
struct CellInputs {
  const float* const* planes = nullptr;        ///< quantity planes, each with its halo filled
  const std::int32_t* const* codes = nullptr;  ///< category planes
  const int* first_plane = nullptr;            ///< per need: its first plane (in planes or codes)
  const int* plane_count = nullptr;            ///< per need: how many bands it has
  const double* plane_values =
      nullptr;              ///< per quantity plane: what its band stands for (month, return period)
  std::int64_t offset = 0;  ///< of the current cell inside each plane
  /// Where a focal indicator finds the neighbours: the first plane of each need, or a copy of its
  /// surroundings in the fast memory of a GPU's block.
  const float* near[most_needs] = {};
  std::int64_t near_offset = 0;  ///< of the current cell inside each of near
  std::int64_t near_stride = 0;  ///< of a row of near

  [[nodiscard]] FIRN_FN int bands(int need) const { return plane_count[need]; }
  [[nodiscard]] FIRN_FN float at(int need, int band = 0) const {
    return planes[first_plane[need] + band][offset];
  }
  /// First band only; for indicators of Shape::focal, not further than their reach.
  [[nodiscard]] FIRN_FN float around(int need, int drow, int dcol) const {
    return near[need][near_offset + drow * near_stride + dcol];
  }
  [[nodiscard]] FIRN_FN double band_value(int need, int band) const {
    return plane_values[first_plane[need] + band];
  }
  [[nodiscard]] FIRN_FN std::int32_t code(int need, int band = 0) const {
    return codes[first_plane[need] + band][offset];
  }
};

/// Where an indicator finds its needs, and its parameters: decided in plan, checked when the pass is built.
struct Binding {
  int first_plane[most_needs] = {};
  int plane_count[most_needs] = {};
  double params[most_params] = {};
};

/// An indicator is a struct with
///   static constexpr IndicatorInfo info = {...};
///   FIRN_FN static float cell(const CellInputs&, const CellSite&, const double* params);
/// and, where not every series of bands will do,
///   static const char* refusal(const Binding&, const double* plane_values);
/// which the plan asks before a cell is read: what the bands or parameters lack, or nullptr.
/// An indicator that ends in an arc tangent may say so, and many cells then take it side by side:
///   FIRN_FN static double tangent(...);        as cell(); >= 0, NaN = no data
///   FIRN_FN static float of_angle(double);     cell() is of_angle(atan(tangent()))
/// The cell function is pure: no libm (grid/elementary.hpp instead), no allocation, no branch on the device.
/// It returns no_data_f32 where its no-data rule says so.

}  // namespace firnline
