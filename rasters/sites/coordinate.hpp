// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firnline {

/// A number, or the sentence that says why the text is none.
struct ParsedNumber {
  std::optional<double> value;
  std::string reason;  ///< empty when there is a value
};

/// Reads a coordinate strictly: decimal digits with a point, an optional sign and exponent, blanks around it.
/// Empty text, words, NaN, infinities, hexadecimal, decimal commas, degrees with minutes and numbers beyond
/// double are refused, each with its own reason. Independent of the locale.
[[nodiscard]] ParsedNumber parse_coordinate(std::string_view text);

/// Which number of a geographic position lies outside its range, if any, and the remedy.
struct RangeFault {
  bool in_longitude = false;  ///< else in the latitude
  std::string reason;
};

/// in: degrees. Longitudes from -180 to 180, latitudes from -90 to 90; notices exchanged and 0..360 values.
[[nodiscard]] std::optional<RangeFault> degree_range_fault(double lon, double lat);

}  // namespace firnline
