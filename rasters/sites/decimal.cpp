// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include "kernels/grid/lower_case.hpp"
#include "rasters/sites/text.hpp"

namespace firnline {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_word_for_no_number(std::string_view unsigned_text) {
  constexpr std::array<std::string_view, 4> words{"nan", "inf", "infinity", "na"};
  const std::string text = lower_case(unsigned_text);
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool has_decimal_comma(std::string_view text) {
  return std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char letter) { return is_digit(letter) || letter == ','; });
}

NumberFault fault_of(std::string_view unsigned_text, std::errc error) {
  if (is_word_for_no_number(unsigned_text)) return NumberFault::not_finite;
  if (error == std::errc::result_out_of_range) return NumberFault::out_of_range;
  if (has_decimal_comma(unsigned_text)) return NumberFault::decimal_comma;
  if (unsigned_text.size() > 1 && unsigned_text[0] == '0' &&
      (unsigned_text[1] == 'x' || unsigned_text[1] == 'X'))
    return NumberFault::hexadecimal;
  return NumberFault::no_number;
}

}  // namespace

DecimalNumber parse_decimal(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return {0, NumberFault::empty};
  std::string_view unsigned_text = text;
  if (text.front() == '+' || text.front() == '-') unsigned_text.remove_prefix(1);
  // from_chars takes "inf", "nan" and a second minus: a number here begins with a digit or a point.
  const bool begins_like_number =
      !unsigned_text.empty() && (is_digit(unsigned_text[0]) || unsigned_text[0] == '.');
  double value = 0;
  const char* end = unsigned_text.data() + unsigned_text.size();
  const auto [stop, error] = std::from_chars(unsigned_text.data(), end, value);
  if (!begins_like_number || stop != end || error != std::errc{} || !std::isfinite(value))
    return {0, fault_of(unsigned_text, begins_like_number && stop == end ? error : std::errc{})};
  return {text.front() == '-' ? -value : value, NumberFault::none};
}

}  // namespace firnline
