// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/coordinate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "rasters/sites/text.hpp"

namespace firnline {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& letter : out)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return out;
}

bool is_word_for_no_number(std::string_view unsigned_text) {
  constexpr std::array<std::string_view, 4> words{"nan", "inf", "infinity", "na"};
  const std::string text = lower_case(unsigned_text);
  return std::find(words.begin(), words.end(), text) != words.end();
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

bool has_decimal_comma(std::string_view text) {
  return std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char letter) { return is_digit(letter) || letter == ','; });
}

std::string reason_for(std::string_view unsigned_text, std::errc error) {
  if (is_word_for_no_number(unsigned_text))
    return "The coordinate is no finite number. Give a position or remove the row.";
  if (error == std::errc::result_out_of_range)
    return "The number is too large or too small for any coordinate.";
  if (has_decimal_comma(unsigned_text)) return "The number has a decimal comma. Write it with a point.";
  if (unsigned_text.size() > 1 && unsigned_text[0] == '0' &&
      (unsigned_text[1] == 'x' || unsigned_text[1] == 'X'))
    return "The number is hexadecimal. Write it in decimal digits.";
  if (looks_like_degrees_and_minutes(unsigned_text))
    return "The coordinate is written in degrees and minutes or with a letter for the side. Convert it to "
           "decimal "
           "degrees, e.g. 39\u00B010'N = 39.16667; south and west are negative.";
  return "The coordinate is not a number.";
}

}  // namespace

ParsedNumber parse_coordinate(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return {std::nullopt, "The coordinate is empty. Give a position or remove the row."};
  std::string_view unsigned_text = text;
  if (text.front() == '+' || text.front() == '-') unsigned_text.remove_prefix(1);
  // from_chars takes "inf", "nan" and a second minus: a number here begins with a digit or a point.
  const bool begins_like_number =
      !unsigned_text.empty() && (is_digit(unsigned_text[0]) || unsigned_text[0] == '.');
  double value = 0;
  const char* end = unsigned_text.data() + unsigned_text.size();
  const auto [stop, error] = std::from_chars(unsigned_text.data(), end, value);
  if (!begins_like_number || stop != end || error != std::errc{} || !std::isfinite(value))
    return {std::nullopt, reason_for(unsigned_text, begins_like_number && stop == end ? error : std::errc{})};
  return {text.front() == '-' ? -value : value, {}};
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
