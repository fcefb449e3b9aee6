// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace firnline {

/// Longitudes and latitudes around the place where an operation will be used: decides which of several is the best.
struct AreaOfUse {
  double west = -180, south = -90, east = 180, north = 90;
};

/// One fixed way from one CRS to another, chosen once. A coordinate therefore has one image, whatever batch, tile or
/// thread it comes with; GDAL's own transformation chooses anew for each batch. Never a ballpark operation: those drop
/// the datum shift. Longitudes and latitudes in degrees, x before y. One thread at a time.
class CoordinateOperation {
 public:
  /// throws: RasterError when there is no operation without a ballpark step or a missing shift grid
  CoordinateOperation(const std::string& from_wkt, const std::string& to_wkt, const AreaOfUse& area);
  CoordinateOperation(CoordinateOperation&&) noexcept;
  CoordinateOperation& operator=(CoordinateOperation&&) noexcept;
  ~CoordinateOperation();

  [[nodiscard]] const std::string& name() const;  ///< PROJ's, for audit and report
  [[nodiscard]] double accuracy_m() const;        ///< 0 for pure conversions, negative when PROJ does not know

  /// Transforms in place. A coordinate that has no image becomes NaN in both parts.
  void forward(double* x, double* y, std::size_t count) const;
  void inverse(double* x, double* y, std::size_t count) const;

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace firnline
