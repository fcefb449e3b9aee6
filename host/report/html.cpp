// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/html.hpp"

#include <cstdint>

namespace firnline {
namespace {

/// Decodes one UTF-8 letter at position at; malformed bytes become U+FFFD, one at a time.
char32_t next_letter(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
  if (length == 0 || at + length > text.size()) return ++at, char32_t{0xfffd};
  char32_t letter = length == 1 ? first : first & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return ++at, char32_t{0xfffd};
    letter = (letter << 6) | (byte(at + i) & 0x3f);
  }
  at += length;
  return letter;
}

bool is_invisible(char32_t letter) {
  return letter < 0x20 || letter == 0x7f || (letter >= 0x200b && letter <= 0x200f) ||
         (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2060 && letter <= 0x206f) ||
         letter == 0xfeff || letter == 0x2028 || letter == 0x2029;
}

std::string code_point(char32_t letter) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string text = "[U+";
  for (int shift = letter > 0xffff ? 20 : 12; shift >= 0; shift -= 4) text += digits[(letter >> shift) & 0xf];
  return text + "]";
}

}  // namespace

std::string escaped_short(std::string_view text, std::size_t letters) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (count++ >= letters) return out + "…";
    const std::size_t start = at;
    const char32_t letter = next_letter(text, at);
    switch (letter) {
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
      case 0xfffd:
        out += "\xef\xbf\xbd";
        break;
      default:
        out += is_invisible(letter) ? code_point(letter) : std::string(text.substr(start, at - start));
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
