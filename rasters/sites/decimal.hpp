// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace firnline {

/// Why a text is no number.
enum class NumberFault {
  none,
  empty,
  not_finite,     ///< NaN, infinity, NA
  out_of_range,   ///< beyond double
  decimal_comma,  ///< 39,5
  hexadecimal,
  no_number,
};

struct DecimalNumber {
  double value = 0;
  NumberFault fault = NumberFault::none;
};

/// Reads a number strictly: decimal digits with a point, an optional sign and exponent, blanks around it.
/// Independent of the locale.
[[nodiscard]] DecimalNumber parse_decimal(std::string_view text);

}  // namespace firnline
