// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_spatialref.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"

namespace firnline {

/// Longitude first, whatever the authority says, and no heights.
void use_traditional_axes(OGRSpatialReference& crs);

/// Of a grid of this program, its axes so.
[[nodiscard]] OGRSpatialReference crs_of_grid(const GridSpec& grid);

/// "EPSG:4326 (WGS 84)", or the name alone.
[[nodiscard]] std::string crs_label(const OGRSpatialReference& crs);

/// Many positions of one CRS.
struct Positions {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<std::uint8_t> valid;  ///< after a transformation: 0 where the position has no place in the CRS

  [[nodiscard]] std::size_t size() const { return x.size(); }
  void add(double east, double north) {
    x.push_back(east);
    y.push_back(north);
  }
};

/// From one CRS to another by the best operation that is known; a guess (PROJ: "ballpark") is refused.
class ExactTransformation {
 public:
  /// where: for the message. throws: SitesError when no operation is known
  ExactTransformation(const OGRSpatialReference& from, const OGRSpatialReference& to,
                      const std::string& where);

  [[nodiscard]] bool identity() const { return operation_ == nullptr; }
  /// Transforms in place and fills valid. Finite or marked invalid.
  void apply(Positions& positions) const;

 private:
  struct Destroy {
    void operator()(OGRCoordinateTransformation* operation) const {
      OGRCoordinateTransformation::DestroyCT(operation);
    }
  };
  std::unique_ptr<OGRCoordinateTransformation, Destroy> operation_;
};

}  // namespace firnline
