// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/attribute.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/grid/number_text.hpp"
#include "rasters/sites/decimal.hpp"
#include "rasters/sites/text.hpp"

namespace firnline {
namespace {

constexpr std::int64_t most_exact_integer = std::int64_t{1} << 53;
constexpr const char* too_large =
    "The whole number lies beyond 2^53, where neighbouring numbers can no longer be told apart. Give it in a "
    "larger unit (column_unit), or check that the column holds a quantity and no code.";
constexpr const char* remedy = ", or leave the field empty where it is not known.";

AttributeValue refused(std::string reason) {
  return {std::numeric_limits<double>::quiet_NaN(), std::move(reason)};
}

std::string reason_for(NumberFault fault) {
  const std::string or_nothing = remedy;
  switch (fault) {
    case NumberFault::not_finite:
      return "The value is no finite number. Write one" + or_nothing;
    case NumberFault::out_of_range:
      return "The value is too large or too small for a number. Correct it" + or_nothing;
    case NumberFault::decimal_comma:
      return "The value has a decimal comma. Write it with a point.";
    case NumberFault::hexadecimal:
      return "The value is hexadecimal. Write it in decimal digits.";
    case NumberFault::none:
    case NumberFault::empty:
    case NumberFault::no_number:
      break;
  }
  return "The value is not a number. Write decimal digits with a point, without units" + or_nothing;
}

bool is_whole_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

}  // namespace

double AttributeRequest::value_of(double number) const {
  const double value = scale * number + offset;
  return two_decimals ? std::round(100 * value) / 100 : value;
}

AttributeValue attribute_of_text(std::string_view text, const AttributeRequest& request) {
  text = trimmed(text);
  const DecimalNumber number = parse_decimal(text);
  if (number.fault == NumberFault::empty) return {std::numeric_limits<double>::quiet_NaN(), {}};
  if (number.fault != NumberFault::none) return refused(reason_for(number.fault));
  // 2^53 + 1 would be read as 2^53: at the bound itself nobody knows which of the two was written.
  if (is_whole_number(text) && std::abs(number.value) >= static_cast<double>(most_exact_integer))
    return refused(too_large);
  return attribute_of_real(number.value, request);
}

AttributeValue attribute_of_integer(std::int64_t number, const AttributeRequest& request) {
  if (number >= most_exact_integer || number <= -most_exact_integer) return refused(too_large);
  return attribute_of_real(static_cast<double>(number), request);
}

AttributeValue attribute_of_real(double number, const AttributeRequest& request) {
  if (!std::isfinite(number)) return refused(reason_for(NumberFault::not_finite));
  const double value = request.value_of(number);
  if (value >= request.low && value <= request.high) return {value, {}};
  return refused("The value is " + number_text(value) + " " + request.unit + ", outside the range " +
                 number_text(request.low) + " to " + number_text(request.high) + " of attributes." +
                 request.id + ". Correct it" + remedy);
}

}  // namespace firnline
