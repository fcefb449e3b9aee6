// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace firnline::words {

/// The arguments that a text has places for, "{0}" to "{9}", as bits; -1 for a brace that is none of them.
[[nodiscard]] constexpr int places_in(std::string_view text) {
  int places = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '}') return -1;
    if (text[at] != '{') continue;
    const bool whole =
        at + 2 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9' && text[at + 2] == '}';
    if (!whole) return -1;
    places |= 1 << (text[at + 1] - '0');
    at += 2;
  }
  return places;
}

/// What is wrong with texts that are to say the same, or nullptr.
template <class... Texts>
[[nodiscard]] constexpr const char* fault_of(std::string_view first, Texts... others) {
  if (first.empty() || (... || std::string_view(others).empty())) return "a text is empty";
  if (places_in(first) < 0) return "a brace begins or ends no place of an argument";
  if ((... || (places_in(others) != places_in(first)))) return "the places of arguments differ";
  return nullptr;
}

/// Not constexpr: a message with a fault calls it while compiling, and does not compile.
void message_is_at_fault(const char* fault);

/// One thing that the program says to readers, in every language it speaks. Incomplete ones do not compile.
struct Message {
  std::string_view english, russian, chinese;

  consteval Message(std::string_view in_english, std::string_view in_russian, std::string_view in_chinese)
      : english(in_english), russian(in_russian), chinese(in_chinese) {
    if (const char* fault = fault_of(english, russian, chinese)) message_is_at_fault(fault);
  }
};

/// One thing said of a count, {0}, in the forms that the languages have for whole numbers. Chinese has one.
/// source: Unicode CLDR, cardinal plural rules
struct Plural {
  struct English {
    std::string_view one, other;  ///< 1 site; 0, 2, 21 sites
  };
  struct Russian {
    std::string_view one, few, many;  ///< 1, 21 объект; 2, 34 объекта; 0, 5, 11 объектов
  };
  English english;
  Russian russian;
  std::string_view chinese;

  consteval Plural(English in_english, Russian in_russian, std::string_view in_chinese)
      : english(in_english), russian(in_russian), chinese(in_chinese) {
    if (const char* fault =
            fault_of(english.one, english.other, russian.one, russian.few, russian.many, chinese))
      message_is_at_fault(fault);
  }
};

}  // namespace firnline::words
