// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/words/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "host/words/unit_text.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline::words {
namespace {

constexpr std::string_view narrow_space = "\u202f", minus = "−", nothing = "–";

constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

std::string_view group_mark(Language language) {
  return language == Language::russian ? narrow_space : ",";
}

/// Plain digits as readers write them. in: digits, at most one '-' before and one '.' inside; an exponent
/// stays
std::string localised(std::string_view plain, Language language) {
  std::string out;
  if (plain.starts_with('-')) {
    out += minus;
    plain.remove_prefix(1);
  }
  const auto whole = std::min(plain.find_first_not_of("0123456789"), plain.size());
  for (std::size_t at = 0; at < whole; ++at) {
    if (at > 0 && (whole - at) % 3 == 0) out += group_mark(language);
    out += plain[at];
  }
  for (const char letter : plain.substr(whole))
    if (letter == '.' && language == Language::russian)
      out += ',';
    else if (letter == '-')
      out += minus;
    else
      out += letter;
  return out;
}

bool shows_as_nothing(std::string_view plain) {
  return plain.find_first_of("123456789") == std::string_view::npos;
}

/// Two digits behind the place, as a number; -1 when they are none.
int two_digits(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -1; };
  return digit(at) < 0 || digit(at + 1) < 0 ? -1 : 10 * digit(at) + digit(at + 1);
}

bool is_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return false;
  const int month = two_digits(iso, 5), day = two_digits(iso, 8);
  return two_digits(iso, 0) >= 0 && two_digits(iso, 2) >= 0 && month >= 1 && month <= 12 && day >= 1 &&
         day <= 31;
}

/// ", 08:15 UTC" of "T08:15:00Z"; nothing when the time is not written so.
std::string time_of(std::string_view rest) {
  const bool known = rest.size() >= 6 && rest[0] == 'T' && rest[3] == ':' && rest.ends_with('Z');
  return known ? std::string(rest.substr(1, 5)) + "\u00a0UTC" : std::string();
}

}  // namespace

std::string filled(std::string_view text, std::span<const std::string_view> arguments) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool place = at + 2 < text.size() && text[at] == '{' && text[at + 2] == '}' &&
                       text[at + 1] >= '0' && static_cast<std::size_t>(text[at + 1] - '0') < arguments.size();
    if (!place) {
      out += text[at];
      continue;
    }
    out += arguments[static_cast<std::size_t>(text[at + 1] - '0')];
    at += 2;
  }
  return out;
}

int decimals_of(double size) {
  return size >= 1000 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 3 : 6;
}

std::string_view Words::tag() const {
  return language_ == Language::russian ? "ru" : language_ == Language::chinese ? "zh-Hans" : "en";
}

std::string_view Words::raw(const Message& message) const {
  return language_ == Language::russian   ? message.russian
         : language_ == Language::chinese ? message.chinese
                                          : message.english;
}

std::string_view Words::raw(const Plural& plural, std::int64_t count) const {
  if (language_ == Language::chinese) return plural.chinese;
  if (language_ == Language::english) return count == 1 ? plural.english.one : plural.english.other;
  const std::int64_t tens = std::abs(count % 100), ones = tens % 10;
  const bool teen = tens >= 11 && tens <= 14;
  return ones == 1 && !teen                ? plural.russian.one
         : ones >= 2 && ones <= 4 && !teen ? plural.russian.few
                                           : plural.russian.many;
}

std::string Words::number(double value, int decimals) const {
  if (!std::isfinite(value)) return std::string(nothing);
  const std::string plain = number_text(value, decimals);
  return localised(shows_as_nothing(plain) ? number_text(0.0, decimals) : plain, language_);
}

std::string Words::number(double value) const {
  return std::isfinite(value) ? localised(number_text(value), language_) : std::string(nothing);
}

std::string Words::figure(double value) const {
  return number(value, decimals_of(std::abs(value)));
}

std::string Words::integer(std::int64_t value) const {
  return localised(std::to_string(value), language_);
}

std::string Words::change(double value, int decimals) const {
  if (!std::isfinite(value)) return std::string(nothing);
  const bool rises = value > 0 && !shows_as_nothing(number_text(value, decimals));
  return (rises ? "+" : "") + number(value, decimals);
}

std::string Words::percent(double share, int decimals) const {
  if (!std::isfinite(share)) return std::string(nothing);
  return number(100 * share, decimals) +
         (language_ == Language::russian ? std::string(narrow_space) + "%" : "%");
}

std::string Words::date(std::string_view iso) const {
  if (!is_day(iso)) return std::string(iso);
  const std::string year(iso.substr(0, 4)), month(iso.substr(5, 2)), day(iso.substr(8, 2));
  const int month_number = two_digits(iso, 5), day_number = two_digits(iso, 8);
  const std::string time = time_of(iso.substr(10));
  if (iso.size() > 10 && time.empty()) return std::string(iso);
  if (language_ == Language::chinese)
    return year + "年" + std::to_string(month_number) + "月" + std::to_string(day_number) + "日" +
           (time.empty() ? "" : " " + time);
  const std::string text =
      language_ == Language::russian
          ? day + "." + month + "." + year
          : std::to_string(day_number) + " " + std::string(months[month_number - 1]) + " " + year;
  return text + (time.empty() ? "" : ", " + time);
}

std::string Words::unit(std::string_view udunits) const {
  return unit_text(udunits, language_);
}

std::string Words::figure(double value, std::string_view udunits) const {
  const std::string text = unit(udunits);
  if (text.empty() || !std::isfinite(value)) return figure(value);
  return figure(value) + (text.starts_with("°") && !text.starts_with("°C") ? "" : "\u00a0") + text;
}

std::string Words::list(const std::vector<std::string>& items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && i + 1 == items.size())
      out += language_ == Language::chinese ? "和" : language_ == Language::russian ? " и " : " and ";
    else if (i > 0)
      out += language_ == Language::chinese ? "、" : ", ";
    out += items[i];
  }
  return out;
}

std::string Words::row(const std::vector<std::string>& items) const {
  std::string out;
  for (const auto& item : items)
    out += (out.empty() ? "" : language_ == Language::chinese ? "、" : ", ") + item;
  return out;
}

}  // namespace firnline::words
