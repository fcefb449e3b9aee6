// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_geometry.h>

#include <string>
#include <variant>
#include <vector>

#include "rasters/sites/transformation.hpp"

namespace firnline {

/// Sides are walked in pieces no longer than this: a piece that is straight in the file bends by centimetres
/// on any grid, and its length along and across differs from the geodesic by less than 1e-8.
inline constexpr double longest_piece_m = 1000;

/// Metres of the geodesic between two places on WGS 84, in degrees. source: Karney 2013 (PROJ geod_inverse)
[[nodiscard]] double geodesic_m(double from_lon, double from_lat, double to_lon, double to_lat);

/// A line of a file with its length. Sides are straight in the file's coordinate system; the length of a side
/// is that of the geodesic between its ends, as GIS programs measure it.
struct MeasuredLine {
  /// Points at most longest_piece_m apart, in the file's coordinate system, and the metres walked up to each.
  struct Part {
    Positions points;
    std::vector<double> walked_m;  ///< one per point, rising, the first 0

    [[nodiscard]] double length_m() const { return walked_m.empty() ? 0 : walked_m.back(); }
  };
  std::vector<Part> parts;  ///< each of a length above 0

  [[nodiscard]] double length_m() const;
};

/// Measures a line, or says why that is impossible: a side across more than 180 degrees of longitude (nobody
/// can tell which way round), a corner without a place in the coordinate system, no length. in: OGRLineString
/// or OGRMultiLineString, finite, in the CRS that to_degrees starts from; geographic: that CRS is in degrees
[[nodiscard]] std::variant<MeasuredLine, std::string> measured_line(const OGRGeometry& geometry,
                                                                    bool geographic,
                                                                    const ExactTransformation& to_degrees);

/// Cuts every part into as few equal segments as make none longer than segment_m, in the order of the line.
/// Their lengths add up to the line's.
[[nodiscard]] std::vector<MeasuredLine> segments_of(const MeasuredLine& line, double segment_m);

/// The place half way along the longest part (the first of equals), in the file's coordinate system.
struct Place {
  double x = 0, y = 0;
};
[[nodiscard]] Place half_way(const MeasuredLine& line);

}  // namespace firnline
