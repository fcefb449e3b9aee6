// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace firnline {

/// A number that a list of sites holds itself, in a column of its file.
struct AttributeRequest {
  std::string id;                ///< name in the job
  std::string column;            ///< of the file, exactly as spelt
  double scale = 1, offset = 0;  ///< the value is scale x the file's number + offset
  std::string unit;              ///< of the value
  double low = 0, high = 0;      ///< plausible values lie between, both included
  bool two_decimals = false;     ///< the value is rounded to hundredths, half away from zero

  [[nodiscard]] double value_of(double number) const;
};

/// What one field of the column is worth.
struct AttributeValue {
  double value = 0;    ///< in the attribute's unit; NaN for a field that holds nothing
  std::string reason;  ///< why the field is refused: a sentence with the remedy; empty for a value or nothing
};

/// A field of text, read as strictly as a coordinate. Whole numbers above 2^53 are refused: a double no
/// longer tells them from their neighbours.
[[nodiscard]] AttributeValue attribute_of_text(std::string_view text, const AttributeRequest& request);
/// Fields that a vector file holds as numbers.
[[nodiscard]] AttributeValue attribute_of_integer(std::int64_t number, const AttributeRequest& request);
[[nodiscard]] AttributeValue attribute_of_real(double number, const AttributeRequest& request);

}  // namespace firnline
