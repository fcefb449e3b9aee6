// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/measured_line.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>

namespace firnline {
namespace {

Positions corners_of(const OGRLineString& line) {
  Positions corners;
  for (int i = 0; i < line.getNumPoints(); ++i) corners.add(line.getX(i), line.getY(i));
  return corners;
}

std::vector<const OGRLineString*> parts_of(const OGRGeometry& geometry) {
  if (wkbFlatten(geometry.getGeometryType()) == wkbLineString) return {geometry.toLineString()};
  std::vector<const OGRLineString*> parts;
  for (const OGRLineString* part : *geometry.toMultiLineString()) parts.push_back(part);
  return parts;
}

bool turns_half_around(const Positions& corners) {
  for (std::size_t i = 0; i + 1 < corners.size(); ++i)
    if (std::fabs(corners.x[i + 1] - corners.x[i]) > 180) return true;
  return false;
}

double between(const Positions& degrees, std::size_t at) {
  return geodesic_m(degrees.x[at], degrees.y[at], degrees.x[at + 1], degrees.y[at + 1]);
}

/// The corners with points between them, and for each side the pieces it is walked in (0: it has no length).
struct Walked {
  Positions points;
  std::vector<std::size_t> pieces;
  std::vector<double> side_m;
};

Walked walked(const Positions& corners, const Positions& degrees) {
  Walked out;
  for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
    const double side_m = between(degrees, i);
    const auto pieces = static_cast<std::size_t>(std::ceil(side_m / longest_piece_m));
    for (std::size_t k = 0; k < pieces; ++k) {
      const double part = static_cast<double>(k) / static_cast<double>(pieces);
      out.points.add(corners.x[i] + part * (corners.x[i + 1] - corners.x[i]),
                     corners.y[i] + part * (corners.y[i + 1] - corners.y[i]));
    }
    out.pieces.push_back(pieces);
    out.side_m.push_back(side_m);
  }
  if (corners.size() > 0) out.points.add(corners.x.back(), corners.y.back());
  return out;
}

/// Metres up to each point: a side's pieces share its geodesic in proportion to their own.
std::vector<double> metres_walked(const Walked& line, const Positions& degrees) {
  std::vector<double> metres{0};
  double before = 0;
  std::size_t at = 0;
  for (std::size_t side = 0; side < line.pieces.size(); ++side) {
    double own = 0;
    for (std::size_t k = 0; k < line.pieces[side]; ++k) own += between(degrees, at + k);
    double walked = 0;
    for (std::size_t k = 0; k < line.pieces[side]; ++k, ++at) {
      walked += between(degrees, at);
      metres.push_back(before + line.side_m[side] * (walked / own));
    }
    before += line.side_m[side];
  }
  return metres;
}

bool all_valid(const Positions& positions) {
  return std::find(positions.valid.begin(), positions.valid.end(), 0) == positions.valid.end();
}

/// The stretch from one distance to another, both on the part, as a part of its own.
MeasuredLine::Part stretch(const MeasuredLine::Part& part, double from_m, double to_m) {
  MeasuredLine::Part out;
  const auto add = [&](double metres) {
    const auto after = std::upper_bound(part.walked_m.begin() + 1, part.walked_m.end() - 1, metres);
    const auto at = static_cast<std::size_t>(after - part.walked_m.begin());
    const double share = (metres - part.walked_m[at - 1]) / (part.walked_m[at] - part.walked_m[at - 1]);
    const auto mixed = [&](const std::vector<double>& of) {
      return of[at - 1] + share * (of[at] - of[at - 1]);
    };
    out.points.add(mixed(part.points.x), mixed(part.points.y));
    out.walked_m.push_back(metres - from_m);
  };
  add(from_m);
  for (std::size_t i = 1; i < part.points.size(); ++i) {
    if (part.walked_m[i] <= from_m || part.walked_m[i] >= to_m) continue;
    out.points.add(part.points.x[i], part.points.y[i]);
    out.walked_m.push_back(part.walked_m[i] - from_m);
  }
  add(to_m);
  return out;
}

}  // namespace

double geodesic_m(double from_lon, double from_lat, double to_lon, double to_lat) {
  constexpr double wgs84_semi_major_m = 6378137.0, wgs84_flattening = 1 / 298.257223563;
  static const geod_geodesic ellipsoid = [] {
    geod_geodesic made;
    geod_init(&made, wgs84_semi_major_m, wgs84_flattening);
    return made;
  }();
  double metres = 0;
  geod_inverse(&ellipsoid, from_lat, from_lon, to_lat, to_lon, &metres, nullptr, nullptr);
  return metres;
}

double MeasuredLine::length_m() const {
  double sum = 0;
  for (const Part& part : parts) sum += part.length_m();
  return sum;
}

std::variant<MeasuredLine, std::string> measured_line(const OGRGeometry& geometry, bool geographic,
                                                      const ExactTransformation& to_degrees) {
  const std::string nowhere =
      "A corner of the line has no place in the coordinate system. Check it, and the crs.";
  MeasuredLine line;
  for (const OGRLineString* part : parts_of(geometry)) {
    const Positions corners = corners_of(*part);
    if (geographic && turns_half_around(corners))
      return std::string(
          "A side of the line spans more than 180 degrees of longitude, so nobody can tell which way round "
          "it "
          "goes. Split the line at the 180th meridian (RFC 7946, 3.1.9).");
    Positions degrees = corners;
    to_degrees.apply(degrees);
    if (!all_valid(degrees)) return nowhere;
    Walked walk = walked(corners, degrees);
    Positions walked_degrees = walk.points;
    to_degrees.apply(walked_degrees);
    if (!all_valid(walked_degrees)) return nowhere;
    if (walk.points.size() < 2) continue;
    auto metres = metres_walked(walk, walked_degrees);
    line.parts.push_back({std::move(walk.points), std::move(metres)});
  }
  if (line.parts.empty()) return std::string("The line has no length. Give it two different points.");
  return line;
}

std::vector<MeasuredLine> segments_of(const MeasuredLine& line, double segment_m) {
  constexpr double rounding =
      1e-9;  // of a segment: 10 km in segments of 5 km are two, whatever the last bit says
  std::vector<MeasuredLine> segments;
  for (const MeasuredLine::Part& part : line.parts) {
    const double count = std::max(1.0, std::ceil(part.length_m() / segment_m - rounding));
    for (double k = 0; k < count; k += 1)
      segments.push_back(
          {{stretch(part, part.length_m() * (k / count), part.length_m() * ((k + 1) / count))}});
  }
  return segments;
}

Place half_way(const MeasuredLine& line) {
  const auto longest = std::max_element(
      line.parts.begin(), line.parts.end(),
      [](const MeasuredLine::Part& a, const MeasuredLine::Part& b) { return a.length_m() < b.length_m(); });
  const MeasuredLine::Part half = stretch(*longest, 0, longest->length_m() / 2);
  return {half.points.x.back(), half.points.y.back()};
}

}  // namespace firnline
