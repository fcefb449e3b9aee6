// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace firnline {

// Text that others wrote, before people see it. Some characters act on what shows them without being seen: an
// escape recolours a terminal, a right-to-left override makes `abc` read as `cba`, a line break lets a name
// pose as a message.

/// One character of UTF-8. length: its bytes; 0 where the bytes are no UTF-8 (overlong forms, surrogates and
/// values above U+10FFFF are none either).
struct Utf8Character {
  std::uint32_t code_point = 0;
  std::size_t length = 0;
};

/// The character that begins at byte at of text. in: at < text.size()
[[nodiscard]] Utf8Character utf8_at(std::string_view text, std::size_t at);

/// C0, DEL and C1.
/// Where the first byte that is no UTF-8 stands (overlong forms, surrogates and values above U+10FFFF are
/// none either); npos when all of it is.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

[[nodiscard]] constexpr bool is_control(std::uint32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0);
}

/// Never a character, in any version of Unicode; XML 1.0 forbids U+FFFE and U+FFFF.
[[nodiscard]] constexpr bool is_noncharacter(std::uint32_t code_point) {
  return (code_point & 0xfffe) == 0xfffe || (code_point >= 0xfdd0 && code_point <= 0xfdef);
}

/// U+2028, U+2029: line ends to some readers and none to others.
[[nodiscard]] constexpr bool is_line_separator(std::uint32_t code_point) {
  return code_point == 0x2028 || code_point == 0x2029;
}

/// Changes how text is shown without being seen: directional controls, zero-width characters, annotations,
/// tags. source: Unicode Standard Annex 9 (bidirectional controls), general category Cf
[[nodiscard]] constexpr bool is_invisible(std::uint32_t code_point) {
  return code_point == 0xad || code_point == 0x61c || code_point == 0x180e ||
         (code_point >= 0x200b && code_point <= 0x200f) || (code_point >= 0x202a && code_point <= 0x202e) ||
         (code_point >= 0x2060 && code_point <= 0x206f) || code_point == 0xfeff ||
         (code_point >= 0xfff9 && code_point <= 0xfffb) || (code_point >= 0xe0000 && code_point <= 0xe007f);
}

/// Any of these.
[[nodiscard]] constexpr bool is_unseen(std::uint32_t code_point) {
  return is_control(code_point) || is_noncharacter(code_point) || is_line_separator(code_point) ||
         is_invisible(code_point);
}

/// "[U+202E]": for pages and pictures.
[[nodiscard]] std::string code_point_text(std::uint32_t code_point);

/// For a message or a terminal: `\n`, `\r` and `\t`, the bytes of other unseen characters and bytes that are
/// no UTF-8 as `\x1B`; all else as it is. Once shown, a text stays the same.
[[nodiscard]] std::string shown_text(std::string_view text);

/// The same, but line ends stay, each followed by indent unless a blank follows it.
[[nodiscard]] std::string shown_lines(std::string_view text, std::string_view indent = {});

}  // namespace firnline
