// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace firnline::words {

/// The languages of what readers see: reports and comparisons. Commands, errors and data files are English.
enum class Language { english, russian, chinese };

inline constexpr std::array all_languages = {Language::english, Language::russian, Language::chinese};

/// As the command line and job files write it: "en", "ru", "zh".
[[nodiscard]] constexpr std::string_view name_of(Language language) {
  return language == Language::russian ? "ru" : language == Language::chinese ? "zh" : "en";
}

/// nothing for a name that is none of these
[[nodiscard]] constexpr std::optional<Language> language_named(std::string_view name) {
  for (const Language language : all_languages)
    if (name_of(language) == name) return language;
  return std::nullopt;
}

}  // namespace firnline::words
