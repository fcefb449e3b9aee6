// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/unseen_text.hpp"

#include <array>

namespace firnline {
namespace {

void append_escaped(std::string& out, char letter) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(letter);
  switch (letter) {
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
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
  }
}

}  // namespace

Utf8Character utf8_at(std::string_view text, std::size_t at) {
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

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {  // nearly every byte of nearly every file
      ++at;
      continue;
    }
    const std::size_t length = utf8_at(text, at).length;
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string code_point_text(std::uint32_t code_point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "[U+";
  for (int shift = code_point > 0xfffff ? 20 : code_point > 0xffff ? 16 : 12; shift >= 0; shift -= 4)
    text += digits[(code_point >> shift) & 0xf];
  return text + "]";
}

std::string shown_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character letter = utf8_at(text, at);
    const std::string_view bytes = text.substr(at, letter.length == 0 ? 1 : letter.length);
    if (letter.length > 0 && !is_unseen(letter.code_point))
      out += bytes;
    else
      for (const char byte : bytes) append_escaped(out, byte);
    at += bytes.size();
  }
  return out;
}

std::string shown_lines(std::string_view text, std::string_view indent) {
  std::string out;
  for (;;) {
    const auto end = text.find('\n');
    out += shown_text(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
    out += '\n';
    if (!text.empty() && !text.starts_with(' ')) out += indent;
  }
}

}  // namespace firnline
