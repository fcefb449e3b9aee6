// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/words/unit_text.hpp"

#include <algorithm>
#include <vector>

namespace firnline::words {
namespace {

constexpr std::string_view raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

struct Symbol {
  std::string_view udunits, russian, chinese;
};

constexpr Symbol symbols[] = {{"m", "м", "m"},
                              {"km", "км", "km"},
                              {"mm", "мм", "mm"},
                              {"cm", "см", "cm"},
                              {"ha", "га", "公顷"},
                              {"t", "т", "t"},
                              {"kg", "кг", "kg"},
                              {"g", "г", "g"},
                              {"ug", "мкг", "µg"},
                              {"s", "с", "s"},
                              {"min", "мин", "min"},
                              {"h", "ч", "h"},
                              {"d", "сут", "d"},
                              {"month", "мес", "月"},
                              {"yr", "год", "年"},
                              {"K", "К", "K"},
                              {"degC", "°C", "°C"},
                              {"degree", "°", "°"},
                              {"degree_north", "° с. ш.", "°N"},
                              {"kPa", "кПа", "kPa"},
                              {"hPa", "гПа", "hPa"},
                              {"Pa", "Па", "Pa"},
                              {"MJ", "МДж", "MJ"},
                              {"J", "Дж", "J"},
                              {"W", "Вт", "W"},
                              {"kW", "кВт", "kW"},
                              {"MW", "МВт", "MW"},
                              {"percent", "%", "%"},
                              {"%", "%", "%"}};

std::string in_english(std::string_view unit) {
  if (unit == "degree") return "degrees";
  if (unit == "degC") return "°C";
  if (unit.starts_with("ug")) return "µ" + in_english(unit.substr(1));
  std::string text;
  for (std::size_t at = 0; at < unit.size(); ++at) {
    const char letter = unit[at];
    const bool follows = at > 0 && unit[at - 1] != ' ';  // a power, not a number of its own
    if (letter == '-' && follows)
      text += "⁻";
    else if (letter >= '0' && letter <= '9' && follows)
      text += raised[letter - '0'];
    else
      text += letter;
  }
  return text;
}

/// One factor of a unit, "m-2".
struct Factor {
  const Symbol* symbol = nullptr;
  bool below = false;      ///< of the stroke
  std::string_view power;  ///< digits; empty = 1

  [[nodiscard]] std::string text(Language language) const {
    std::string out(language == Language::russian ? symbol->russian : symbol->chinese);
    for (const char digit : power) out += raised[digit - '0'];
    return out;
  }
};

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

Factor factor_of(std::string_view word) {
  Factor factor;
  std::size_t end = word.size();
  while (end > 0 && is_digit(word[end - 1])) --end;
  factor.power = word.substr(end);
  if (factor.power == "1") factor.power = {};
  if (end > 0 && end < word.size() && word[end - 1] == '-') factor.below = true, --end;
  const auto* found = std::find_if(std::begin(symbols), std::end(symbols), [&](const Symbol& symbol) {
    return symbol.udunits == word.substr(0, end);
  });
  factor.symbol = found == std::end(symbols) ? nullptr : found;
  return factor;
}

std::string product(const std::vector<std::string>& factors) {
  std::string out;
  for (const auto& factor : factors) out += (out.empty() ? "" : "·") + factor;
  return out;
}

}  // namespace

std::string unit_text(std::string_view unit, Language language) {
  if (unit == "1") return {};
  if (language == Language::english) return in_english(unit);
  std::vector<std::string> above, below;
  for (std::string_view rest = unit; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    const Factor factor = factor_of(rest.substr(0, end));
    if (factor.symbol == nullptr) return in_english(unit);
    (factor.below ? below : above).push_back(factor.text(language));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (below.empty()) return product(above);
  return (above.empty() ? "1" : product(above)) + "/" +
         (below.size() == 1 ? below.front() : "(" + product(below) + ")");
}

}  // namespace firnline::words
