// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/words/language.hpp"
#include "host/words/message.hpp"

namespace firnline::words {

/// A text with its places filled, in one pass: what an argument holds is not looked at again. A place without
/// an argument stays as it is.
[[nodiscard]] std::string filled(std::string_view text, std::span<const std::string_view> arguments);

/// How many decimals of a raw value a person needs: enough to compare, no more. in: size >= 0
[[nodiscard]] int decimals_of(double size);

/// One language of readers: texts of the catalogue, and numbers, dates and units in the form they are used
/// to. Everything it gives is text, not HTML, and depends on no locale. Numbers that are none show as "–".
/// source of the forms: Unicode CLDR (en-001, ru, zh), but groups of digits in Russian and the sign of
/// percent are set off by U+202F, and a minus is U+2212.
class Words {
 public:
  explicit Words(Language language = Language::english) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  /// For `<html lang>`. source: BCP 47
  [[nodiscard]] std::string_view tag() const;

  /// The message as it stands, places and all.
  [[nodiscard]] std::string_view raw(const Message& message) const;
  [[nodiscard]] std::string_view raw(const Plural& plural, std::int64_t count) const;

  template <class... Arguments>
  [[nodiscard]] std::string operator()(const Message& message, const Arguments&... arguments) const {
    const std::string_view all[] = {std::string_view(arguments)..., std::string_view()};
    return filled(raw(message), std::span(all).first(sizeof...(arguments)));
  }
  /// {0} is the count; the arguments fill {1} and so on.
  template <class... Arguments>
  [[nodiscard]] std::string plural(const Plural& plural, std::int64_t count,
                                   const Arguments&... arguments) const {
    const std::string number = integer(count);
    const std::string_view all[] = {number, std::string_view(arguments)...};
    return filled(raw(plural, count), all);
  }

  /// "1,234.50", "1 234,50"
  [[nodiscard]] std::string number(double value, int decimals) const;
  /// As many digits as it takes to read the number back: of what somebody wrote.
  [[nodiscard]] std::string number(double value) const;
  /// A raw value with enough digits to compare, no more.
  [[nodiscard]] std::string figure(double value) const;
  [[nodiscard]] std::string integer(std::int64_t value) const;
  /// With its sign; none for a change that shows as nothing.
  [[nodiscard]] std::string change(double value, int decimals) const;
  /// A share of 0..1: "85%", "85 %"
  [[nodiscard]] std::string percent(double share, int decimals = 0) const;
  /// "30 November 2026", "30.11.2026", "2026年11月30日"; what is behind the day ("T08:15:00Z") as ", 08:15
  /// UTC". A text that is no date stays. in: ISO 8601
  [[nodiscard]] std::string date(std::string_view iso) const;
  /// A unit as UDUNITS write it; empty for a pure number.
  [[nodiscard]] std::string unit(std::string_view udunits) const;
  /// "161,273,144 m³"; a number that is none has no unit.
  [[nodiscard]] std::string figure(double value, std::string_view udunits) const;
  /// What stands between two sentences: a blank, nothing in Chinese.
  [[nodiscard]] std::string gap() const { return language_ == Language::chinese ? "" : " "; }
  /// "a, b and c", "a, b и c", "a、b和c"
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  /// "a, b, c", "a、b、c"
  [[nodiscard]] std::string row(const std::vector<std::string>& items) const;

 private:
  Language language_;
};

}  // namespace firnline::words
