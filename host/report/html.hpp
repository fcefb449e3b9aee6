// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace firnline {

/// Text for an HTML element or a quoted attribute: no character of the input can end either.
/// Direction overrides and zero-width characters are shown as their code point, so that a name cannot pose as
/// another.
[[nodiscard]] std::string escaped(std::string_view text);

/// The same, cut to at most letters letters with an ellipsis.
[[nodiscard]] std::string escaped_short(std::string_view text, std::size_t letters);

/// The same for preformatted text: line by line, line ends kept.
[[nodiscard]] std::string escaped_lines(std::string_view text);

/// Lets a long word break where a reader would break it: behind '_' and '/'. in: text already escaped.
[[nodiscard]] std::string breakable(const std::string& word);

/// A change of a score with three digits and its sign, "+0.012", "−0.300"; a change that shows as nothing has
/// no sign, one that is not known is "–".
[[nodiscard]] std::string signed_three(double change);

[[nodiscard]] std::string base64(std::span<const std::byte> bytes);

}  // namespace firnline
