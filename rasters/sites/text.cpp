// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/text.hpp"

#include <algorithm>

#include "kernels/grid/unseen_text.hpp"

namespace firnline {

bool has_invisible_controls(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character letter = utf8_at(text, at);
    if (letter.length > 1 && (is_invisible(letter.code_point) || is_line_separator(letter.code_point)))
      return true;
    at += letter.length == 0 ? 1 : letter.length;
  }
  return false;
}

std::string quoted_for_message(std::string_view text) {
  constexpr std::size_t most_characters = 40;
  std::string out = "\"";
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    if (characters == most_characters) return out + "\"...";
    const std::size_t bytes = std::max<std::size_t>(utf8_at(text, at).length, 1);
    out += shown_text(text.substr(at, bytes));
    at += bytes;
  }
  return out + '"';
}

std::string with_thousands(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace firnline
