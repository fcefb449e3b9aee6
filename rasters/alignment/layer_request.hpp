// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rasters/catalogue/layer_spec.hpp"

namespace firnline {

/// The one catalogue entry that can be worked out from the grid itself.
inline constexpr std::string_view layer_from_grid = "latitude";

/// How cells of another grid become cells of this one.
enum class Method {
  none,      ///< same grid, or exit 4
  by_kind,   ///< what the kind allows (domain-spec 1.2)
  nearest,
  bilinear,
  average,
  sum,
  mode,
  maximum,
  fraction,  ///< share of the cell covered by the named classes: the result is an intensive layer in 0..1
};

/// How points become cells.
enum class Spread { none, nearest, hexagon };

/// Vector layer -> cells.
struct Rasterise {
  std::string layer;                     ///< sub-layer of the file; empty when it has one
  std::string attribute;                 ///< numeric attribute that is burnt; empty = presence (1 inside, 0 outside)
  std::map<std::string, double> values;  ///< of an attribute of texts: the number of each; other features are left out
  Spread spread = Spread::none;
  double spread_km = 0;                  ///< greatest distance (nearest) or width across flats (hexagon)
};

/// One layer as the job asks for it: everything alignment needs, all decisions of the user already in it.
struct LayerRequest {
  std::string name;                      ///< of the job, unique
  bool of_variant = false;               ///< stands for another time or scenario than the job's own layers, on purpose
  LayerSpec spec;
  std::vector<std::string> sources;      ///< as written in the job; several = one mosaic (first valid wins)
  std::vector<std::string> paths;        ///< the same files, through the opener's fence
  bool from_grid = false;                ///< no file: worked out from the run's grid (layer_from_grid)
  bool computed = false;                 ///< no file: the run works it out before its tiles are read (ComputedCells)
  std::vector<int> bands;                ///< 1-based; empty = the only band, or every band of a series
  std::vector<double> band_values;       ///< what each band stands for (month, return period); empty = 1, 2, 3 ...
  std::string subdataset;                ///< netCDF variable
  Method method = Method::none;
  std::vector<int> classes;              ///< for Method::fraction
  std::optional<Rasterise> rasterise;
  std::string file_unit;                 ///< unit the file's numbers are in, when the job says so; else the file's own tag
  std::string file_crs;                  ///< CRS when the file has none and the job says so
  std::optional<double> file_no_data;    ///< sentinel when the file declares none and the job says so
  bool grid_only = false;                ///< lends the run its grid and nothing else: no cell of it is read

  [[nodiscard]] bool has_files() const { return !from_grid && !computed; }
};

}  // namespace firnline
