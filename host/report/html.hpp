// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "host/words/words.hpp"

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

/// A text of the catalogue as HTML. in: arguments that are HTML already
template <class... Html>
[[nodiscard]] std::string html(const words::Words& words, const words::Message& message,
                               const Html&... arguments) {
  const std::string_view all[] = {std::string_view(arguments)..., std::string_view()};
  return words::filled(escaped(words.raw(message)), std::span(all).first(sizeof...(arguments)));
}

/// The same of a count, which fills {0}; the arguments fill {1} and so on.
template <class... Html>
[[nodiscard]] std::string html(const words::Words& words, const words::Plural& plural, std::int64_t count,
                               const Html&... arguments) {
  const std::string number = words.integer(count);
  const std::string_view all[] = {number, std::string_view(arguments)...};
  return words::filled(escaped(words.raw(plural, count)), all);
}

[[nodiscard]] std::string base64(std::span<const std::byte> bytes);

}  // namespace firnline
