// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

union ut_unit;

namespace firnline {

/// A unit to calculate with: what the unit of a product or a root is. Water equivalent ("w.e.") counts as a
/// dimension of its own here. Units with a zero of their own (degC) lose it when they are multiplied: what is
/// left is the unit of a difference (K).
class UnitValue {
 public:
  /// The unit of a plain number, "1".
  UnitValue();
  /// throws: RasterError for a text that is no unit, as conversion()
  explicit UnitValue(std::string_view text);

  [[nodiscard]] UnitValue times(const UnitValue& other) const;
  [[nodiscard]] UnitValue per(const UnitValue& other) const;
  [[nodiscard]] UnitValue to_power(int exponent) const;
  /// Nothing when it is no square: the root of m2 is m, that of m has no unit.
  [[nodiscard]] std::optional<UnitValue> square_root() const;
  /// Of the difference of two such numbers: K for degC, itself for most.
  [[nodiscard]] UnitValue of_difference() const;

  /// The same number in both means the same.
  [[nodiscard]] bool same_as(const UnitValue& other) const;
  [[nodiscard]] bool plain() const { return same_as(UnitValue()); }
  /// A number in this unit times the factor is one in the other; nothing when there is no such factor.
  [[nodiscard]] std::optional<double> factor_to(const UnitValue& other) const;

  /// A text that means this unit, the one it was made from where there is one.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  UnitValue(std::shared_ptr<ut_unit> unit, int water, const std::string& text);

  std::shared_ptr<ut_unit> unit_;
  int water_ = 0;  ///< power of water equivalent
  std::string text_;
};

}  // namespace firnline
