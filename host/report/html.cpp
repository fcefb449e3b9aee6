// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/html.hpp"

#include <algorithm>
#include <cstdint>

#include "kernels/grid/unseen_text.hpp"

namespace firnline {
std::string escaped_short(std::string_view text, std::size_t letters) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (count++ >= letters) return out + "…";
    const Utf8Character letter = utf8_at(text, at);
    const std::string_view bytes = text.substr(at, std::max<std::size_t>(letter.length, 1));
    at += bytes.size();
    if (letter.length == 0) {
      out += "\xef\xbf\xbd";
      continue;
    }
    switch (letter.code_point) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case '\t':
        out += ' ';
        break;
      default:
        out += is_unseen(letter.code_point) ? code_point_text(letter.code_point) : std::string(bytes);
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  return escaped_short(text, static_cast<std::size_t>(-1));
}

std::string escaped_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += escaped(line) + "\n";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

std::string base64(std::span<const std::byte> bytes) {
  constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = (group << 8) | (i + j < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i + j]) : 0u);
    for (std::size_t j = 0; j < 4; ++j)
      out += i + j <= bytes.size() ? alphabet[(group >> (18 - 6 * j)) & 63] : '=';
  }
  return out;
}

std::string breakable(const std::string& word) {
  std::string out;
  for (const char letter : word) {
    out += letter;
    if (letter == '_' || letter == '/') out += "<wbr>";
  }
  return out;
}

}  // namespace firnline
