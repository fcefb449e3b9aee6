// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rasters/samples/study.hpp"

namespace firnline::sample {

// GeoJSON as RFC 7946 has it: longitude and latitude on WGS 84, outlines counter-clockwise, holes clockwise.

struct Feature {
  std::string properties;  ///< JSON members
  std::string geometry;    ///< JSON object
};

/// rings: the outline, then holes; not closed
[[nodiscard]] Feature polygon(const Study& study, const std::vector<std::vector<Point>>& rings,
                              std::string properties);
[[nodiscard]] Feature point(const Study& study, Point at, std::string properties);
[[nodiscard]] Feature line(const Study& study, const std::vector<Point>& way, std::string properties);

/// A file with one feature to a line.
[[nodiscard]] SampleFile geojson(const std::string& name, const std::vector<Feature>& features);

/// JSON text of a name; ours hold no control characters.
[[nodiscard]] std::string json_text(std::string_view text);

/// "F07"
[[nodiscard]] std::string numbered(std::string_view letter, std::size_t number);

}  // namespace firnline::sample
