// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/words/retold.hpp"

#include <algorithm>
#include <array>

#include "kernels/grid/number_text.hpp"

namespace firnline::words {
namespace {

using Arguments = std::array<std::string_view, 10>;

/// What may stand behind a text that is found at the beginning of another.
enum class Ending { end, blank, comma };

bool ends_there(std::string_view rest, Ending ending) {
  if (rest.empty()) return true;
  if (ending == Ending::blank) return rest.front() == ' ' || rest.front() == '\n';
  return ending == Ending::comma && rest.starts_with(", ");
}

/// Fits pattern to the beginning of text, places as short as they can be. out: bytes of text, nothing when it
/// does not fit
std::optional<std::size_t> fitted(std::string_view pattern, std::string_view text, Ending ending,
                                  Arguments& arguments) {
  const auto open = std::min(pattern.find('{'), pattern.size());
  if (!text.starts_with(pattern.substr(0, open))) return std::nullopt;
  if (open == pattern.size()) {
    if (!ends_there(text.substr(open), ending)) return std::nullopt;
    return open;
  }
  const auto place = static_cast<std::size_t>(pattern[open + 1] - '0');
  const std::string_view behind = pattern.substr(open + 3);
  for (std::size_t end = open + 1; end <= text.size(); ++end) {
    const std::string_view argument = text.substr(open, end - open);
    if (ending == Ending::blank && argument.ends_with(". ")) return std::nullopt;  // another sentence
    const auto rest = fitted(behind, text.substr(end), ending, arguments);
    if (!rest) continue;
    arguments[place] = argument;
    return end + *rest;
  }
  return std::nullopt;
}

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// Numbers of data files are plain digits, or in threes with commas; four digits alone may be a year.
std::optional<std::string> number_said(const Words& words, std::string_view text) {
  std::string plain;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    digits += is_digit(letter) ? 1 : 0;
    if (letter == ',' && at + 3 < text.size() && is_digit(text[at + 1])) continue;
    if (!is_digit(letter) && letter != '.' && !(letter == '-' && at == 0)) return std::nullopt;
    plain += letter;
  }
  const auto value = number_from(plain);
  if (!value) return std::nullopt;
  const auto point = plain.find('.');
  if (point != std::string::npos) return words.number(*value, static_cast<int>(plain.size() - point - 1));
  if (digits <= 4 || digits > 18) return std::string(text);
  return words.integer(static_cast<std::int64_t>(*value));
}

std::string filled_with(const Words& words, const Message& message, const Arguments& arguments,
                        std::span<const Message> known) {
  std::array<std::string, 10> texts;
  Arguments filling;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i] = said(words, arguments[i], known);
    filling[i] = texts[i];
  }
  return filled(words.raw(message), filling);
}

struct Found {
  std::string text;
  std::size_t length = 0;
};

/// The longest beginning of text that one of these messages fits; of two that fit alike, the one that says
/// more itself.
std::optional<Found> beginning(const Words& words, std::string_view text, std::span<const Message> known,
                               Ending ending) {
  const Message* best = nullptr;
  Arguments best_arguments;
  std::size_t length = 0;
  for (const Message& message : known) {
    Arguments arguments;
    const auto fits = fitted(message.english, text, ending, arguments);
    if (!fits || *fits < length) continue;
    if (best != nullptr && *fits == length && message.english.size() <= best->english.size()) continue;
    best = &message, best_arguments = arguments, length = *fits;
  }
  if (best == nullptr) return std::nullopt;
  return Found{filled_with(words, *best, best_arguments, known), length};
}

}  // namespace

std::optional<std::string> retold(const Words& words, std::string_view english,
                                  std::span<const Message> known) {
  if (words.language() == Language::english) return std::string(english);
  const auto found = beginning(words, english, known, Ending::end);
  if (!found) return std::nullopt;
  return found->text;
}

std::string said(const Words& words, std::string_view text, std::span<const Message> known) {
  if (words.language() == Language::english) return std::string(text);
  if (auto number = number_said(words, text)) return *number;
  if (auto whole = retold(words, text, known)) return *whole;
  if (text.find(", ") == std::string_view::npos) return std::string(text);
  std::vector<std::string> items;
  for (;;) {
    // Titles that hold commas are found before the commas between titles.
    const auto found = beginning(words, text, known, Ending::comma);
    const std::size_t length = found ? found->length : std::min(text.find(", "), text.size());
    const std::string_view item = text.substr(0, length);
    items.push_back(found ? found->text : number_said(words, item).value_or(std::string(item)));
    if (length == text.size()) return words.row(items);
    text.remove_prefix(length + 2);
  }
}

std::vector<Retold> retold_sentences(const Words& words, std::string_view english,
                                     std::span<const Message> known) {
  if (words.language() == Language::english) return {{std::string(english), true}};
  std::vector<Retold> parts;
  while (!english.empty()) {
    const auto found = beginning(words, english, known, Ending::blank);
    if (!found) {
      parts.push_back({std::string(english), false});
      break;
    }
    parts.push_back({found->text, true});
    english.remove_prefix(std::min(english.find_first_not_of(" \n", found->length), english.size()));
  }
  return parts;
}

}  // namespace firnline::words
