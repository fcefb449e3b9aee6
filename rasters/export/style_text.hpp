// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace firnline {

// How a QGIS style spells things. Private to export/.

/// Text inside an XML attribute or element.
[[nodiscard]] inline std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    const std::string_view three = text.substr(at, 3);
    if (letter == '&') out += "&amp;";
    else if (letter == '<') out += "&lt;";
    else if (letter == '>') out += "&gt;";
    else if (letter == '"') out += "&quot;";
    else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) out += ' ';  // XML 1.0 cannot hold them
    else if (three == "\uFFFE" || three == "\uFFFF") out += ' ', at += 2;  // nor these
    else out += letter;
  }
  return out;
}

/// A number independent of any locale: the shortest text, or as std::to_chars is told to.
template <class... Precision>
[[nodiscard]] std::string number(double value, Precision... precision) {
  std::array<char, 64> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value, precision...).ptr};
}

[[nodiscard]] inline std::string hex_colour(const std::array<std::uint8_t, 4>& rgba) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (std::size_t i = 0; i < 3; ++i) {
    out += digits[rgba[i] >> 4U];
    out += digits[rgba[i] & 15U];
  }
  return out;
}

}  // namespace firnline
