// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/unit_value.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rasters/catalogue/unit_parsing.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {
namespace {

constexpr std::size_t longest_text = 60;
constexpr double rounding = 1e-12;  // of a scale that UDUNITS worked out two ways

std::shared_ptr<ut_unit> shared(ut_unit* unit) {
  return {unit, [](ut_unit* own) { ut_free(own); }};
}

/// The straight line from one unit to another. Whoever calls holds the lock.
std::optional<UnitConversion> line(const ut_unit* from, const ut_unit* to) {
  if (ut_are_convertible(from, to) == 0) return std::nullopt;
  cv_converter* const converter = ut_get_converter(const_cast<ut_unit*>(from), const_cast<ut_unit*>(to));
  if (converter == nullptr) return std::nullopt;
  const double at_zero = cv_convert_double(converter, 0);
  const UnitConversion found{cv_convert_double(converter, 1) - at_zero, at_zero};
  cv_free(converter);
  return found;
}

bool same(const ut_unit* a, const ut_unit* b) {
  const auto found = line(a, b);
  return found && std::abs(found->scale - 1) <= rounding && found->offset == 0;
}

/// A text for a unit that was worked out: the proposed one when it means the unit, else UDUNITS's own.
std::string text_of(const ut_unit* unit, int water, const std::string& proposed) {
  if (water == 0 && same(unit, udunits::parse_known("1").get())) return "1";
  if (proposed.size() <= longest_text) {
    const auto apart = udunits::take_apart(proposed);
    const udunits::Unit read(ut_parse(ut_get_system(unit), apart.for_udunits.c_str(), UT_UTF8));
    if (read && same(read.get(), unit) && apart.water_equivalent == (water != 0)) return proposed;
  }
  char buffer[256] = {};
  const int length = ut_format(unit, buffer, sizeof buffer, UT_ASCII);
  if (length < 0 || length >= static_cast<int>(sizeof buffer)) return "a unit without a short name";
  return std::string(buffer, static_cast<std::size_t>(length)) + (water != 0 ? " w.e." : "");
}

std::string bracketed(const std::string& text) {
  return text.find_first_of(" ./") == std::string::npos ? text : "(" + text + ")";
}

}  // namespace

UnitValue::UnitValue() : UnitValue("1") {}

UnitValue::UnitValue(std::string_view text) : text_(text) {
  const std::lock_guard held(udunits::lock());
  const auto apart = udunits::take_apart(text);
  unit_ = shared(udunits::parse(text, apart).release());
  water_ = apart.water_equivalent ? 1 : 0;
}

UnitValue::UnitValue(std::shared_ptr<ut_unit> unit, int water, const std::string& text)
    : unit_(std::move(unit)), water_(water), text_(text_of(unit_.get(), water, text)) {}

UnitValue UnitValue::times(const UnitValue& other) const {
  const std::lock_guard held(udunits::lock());
  const std::string text = text_ == "1"         ? other.text_
                           : other.text_ == "1" ? text_
                                                : text_ + " " + other.text_;
  return {shared(ut_multiply(unit_.get(), other.unit_.get())), water_ + other.water_, text};
}

UnitValue UnitValue::per(const UnitValue& other) const {
  const std::lock_guard held(udunits::lock());
  const std::string text = other.text_ == "1" ? text_ : bracketed(text_) + "/" + bracketed(other.text_);
  return {shared(ut_divide(unit_.get(), other.unit_.get())), water_ - other.water_, text};
}

UnitValue UnitValue::to_power(int exponent) const {
  const std::lock_guard held(udunits::lock());
  return {shared(ut_raise(unit_.get(), exponent)), water_ * exponent,
          bracketed(text_) + "^" + std::to_string(exponent)};
}

std::optional<UnitValue> UnitValue::square_root() const {
  const std::lock_guard held(udunits::lock());
  ut_unit* const root = water_ % 2 == 0 ? ut_root(unit_.get(), 2) : nullptr;
  if (root == nullptr) return std::nullopt;
  return UnitValue(shared(root), water_ / 2, std::string(longest_text + 1, ' '));
}

UnitValue UnitValue::of_difference() const {
  const std::lock_guard held(udunits::lock());
  return {shared(ut_multiply(unit_.get(), udunits::parse_known("1").get())), water_, text_};
}

bool UnitValue::same_as(const UnitValue& other) const {
  const std::lock_guard held(udunits::lock());
  return water_ == other.water_ && same(unit_.get(), other.unit_.get());
}

std::optional<double> UnitValue::factor_to(const UnitValue& other) const {
  const std::lock_guard held(udunits::lock());
  const auto found = water_ == other.water_ ? line(unit_.get(), other.unit_.get()) : std::nullopt;
  if (!found || found->offset != 0) return std::nullopt;
  return found->scale;
}

}  // namespace firnline
