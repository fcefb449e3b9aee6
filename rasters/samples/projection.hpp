// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "rasters/samples/study_grid.hpp"

class OGRCoordinateTransformation;

namespace firnline::sample {

/// Longitude and latitude (WGS 84) in millionths of a degree: whole numbers, so that the last bits of a projection
/// library cannot reach a file.
struct LonLat {
  std::int64_t lon_millionths = 0, lat_millionths = 0;
};

/// "75.812345", without the machine's locale.
[[nodiscard]] std::string degrees_text(std::int64_t millionths);

/// Between the study's metres and longitude, latitude.
class Projection {
 public:
  Projection();  ///< throws: OutputError when PROJ has no data files
  Projection(const Projection&) = delete;
  Projection& operator=(const Projection&) = delete;
  ~Projection();

  [[nodiscard]] LonLat to_lon_lat(Point point) const;
  [[nodiscard]] Point to_metres(double lon, double lat) const;  ///< rounded to whole metres

 private:
  std::unique_ptr<OGRCoordinateTransformation> forward_, backward_;
};

}  // namespace firnline::sample
