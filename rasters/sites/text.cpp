// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/text.hpp"

#include <array>
#include <cstdint>

namespace firnline {
namespace {

struct Decoded {
  std::uint32_t code_point = 0;
  std::size_t length = 0;  // 0: no UTF-8 here
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {};
  std::uint32_t code_point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {};
    code_point = code_point << 6 | (byte(at + i) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest[length] || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, length};
}

bool is_invisible_control(std::uint32_t code_point) {
  return code_point == 0x061C || (code_point >= 0x200B && code_point <= 0x200F) ||  // zero width, marks
         (code_point >= 0x202A && code_point <= 0x202E) ||                          // embeddings, overrides
         (code_point >= 0x2060 && code_point <= 0x2064) || (code_point >= 0x2066 && code_point <= 0x2069) ||
         code_point == 0xFEFF;
}

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  switch (byte) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\x";
      out += digits[byte >> 4];
      out += digits[byte & 15U];
  }
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {  // nearly every byte of nearly every file
      ++at;
      continue;
    }
    const std::size_t length = decode(text, at).length;
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool has_invisible_controls(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (decoded.length > 1 && is_invisible_control(decoded.code_point)) return true;
    at += decoded.length == 0 ? 1 : decoded.length;
  }
  return false;
}

std::string quoted_for_message(std::string_view text) {
  constexpr std::size_t most_characters = 40;
  std::string out = "\"";
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    if (characters == most_characters) return out + "\"...";
    const Decoded decoded = decode(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (decoded.length == 0 || byte < 0x20 || byte == 0x7F || is_invisible_control(decoded.code_point)) {
      const std::size_t bytes = decoded.length == 0 ? 1 : decoded.length;
      for (std::size_t i = 0; i < bytes; ++i) append_escaped(out, static_cast<unsigned char>(text[at + i]));
      at += bytes;
    } else {
      out += text.substr(at, decoded.length);
      at += decoded.length;
    }
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
