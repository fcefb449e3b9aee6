// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/coordinate.hpp"

#include <algorithm>

#include "rasters/sites/decimal.hpp"
#include "rasters/sites/text.hpp"

namespace firnline {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// 39°10'N, 39 10 12, 39:10:12, 39d10m, 39.5N.
bool looks_like_degrees_and_minutes(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), is_digit)) return false;
  if (text.find_first_of("'\":dNSEWnsew") != std::string_view::npos) return true;
  for (const std::string_view mark : {"\u00B0", "\u00BA", "\u2032", "\u2033", "\u2019"})
    if (text.find(mark) != std::string_view::npos) return true;
  const std::size_t blank = text.find(' ');
  return blank != std::string_view::npos && is_digit(text[blank + 1]);
}

std::string reason_for(NumberFault fault, std::string_view text) {
  switch (fault) {
    case NumberFault::empty:
      return "The coordinate is empty. Give a position or remove the row.";
    case NumberFault::not_finite:
      return "The coordinate is no finite number. Give a position or remove the row.";
    case NumberFault::out_of_range:
      return "The number is too large or too small for any coordinate.";
    case NumberFault::decimal_comma:
      return "The number has a decimal comma. Write it with a point.";
    case NumberFault::hexadecimal:
      return "The number is hexadecimal. Write it in decimal digits.";
    case NumberFault::none:
    case NumberFault::no_number:
      break;
  }
  if (looks_like_degrees_and_minutes(text))
    return "The coordinate is written in degrees and minutes or with a letter for the side. Convert it to "
           "decimal "
           "degrees, e.g. 39\u00B010'N = 39.16667; south and west are negative.";
  return "The coordinate is not a number.";
}

}  // namespace

ParsedNumber parse_coordinate(std::string_view text) {
  text = trimmed(text);
  const DecimalNumber number = parse_decimal(text);
  if (number.fault == NumberFault::none) return {number.value, {}};
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return {std::nullopt, reason_for(number.fault, text)};
}

std::optional<RangeFault> degree_range_fault(double lon, double lat) {
  const auto within = [](double value, double limit) { return value >= -limit && value <= limit; };
  if (within(lon, 180) && within(lat, 90)) return std::nullopt;
  const bool in_longitude = !within(lon, 180);
  std::string reason = in_longitude ? "The longitude lies outside -180 to 180 degrees."
                                    : "The latitude lies outside -90 to 90 degrees.";
  if (within(lon, 90) && within(lat, 180)) {
    reason += " The longitude would be a latitude and the other way round: are the columns swapped?";
  } else if (in_longitude && lon > 180 && lon <= 360 && within(lat, 90)) {
    reason += " If the file counts from 0 to 360, subtract 360.";
  } else {
    reason += " If these are metres, name their system with crs = \"EPSG:...\".";
  }
  return RangeFault{in_longitude, std::move(reason)};
}

}  // namespace firnline
