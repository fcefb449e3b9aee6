// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace firnline {

/// Whether the text carries characters that change how it is shown without being seen: directional controls
/// (which can make `abc` read as `cba`), zero-width characters and line separators. Such names are kept as
/// they are, and reported. in: valid UTF-8. source: Unicode Standard Annex 9 (bidirectional controls)
[[nodiscard]] bool has_invisible_controls(std::string_view text);

/// A piece of file for a message: at most 40 characters, line ends and control bytes shown as `\n`, `\x00`,
/// bytes that are no UTF-8 as `\xE2`; "" when empty.
[[nodiscard]] std::string quoted_for_message(std::string_view text);

/// 1234567 -> "1,234,567".
[[nodiscard]] std::string with_thousands(std::size_t count);

/// Without the blanks and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace firnline
