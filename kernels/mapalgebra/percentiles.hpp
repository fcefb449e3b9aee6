// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace firnline {

/// Between two knots of a percentile table lies less than this part of all weight, and a value that holds
/// three such parts has its neighbours as knots: so no table has more than most_percentile_knots.
inline constexpr int percentile_steps = 64;
inline constexpr std::size_t most_percentile_knots = percentile_steps + 1;

/// Whole numbers in the order of the values; both zeros are one value. in: no NaN
[[nodiscard]] constexpr std::uint32_t order_key(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value == 0 ? 0.0F : value);
  return (bits >> 31) != 0 ? ~bits : bits | 0x80000000U;
}
[[nodiscard]] constexpr float value_of_order_key(std::uint32_t key) {
  return std::bit_cast<float>((key >> 31) != 0 ? key & 0x7fffffffU : ~key);
}

struct PercentileKnot {
  double value = 0;
  double percentile = 0;  ///< (weight below + half of the weight at the value) / all weight, in (0, 1)
};

/// Values of a field and their percentiles among its cells, rising; straight lines between them, level
/// beyond.
struct PercentileTable {
  std::int64_t cells = 0;             ///< with a value
  std::vector<PercentileKnot> knots;  ///< none when no cell has a value
};

/// Percentiles of the cells of a field that never lies in memory as a whole: seen twice, in any order and in
/// any pieces, it gives the same bits, because all that is kept are sums of whole numbers. The first time
/// cells are counted in 2^18 classes of neighbouring values, the second time value by value in those classes
/// where a knot may lie. Memory: 3 MiB, and up to 8.5 MiB more after the first time.
///
/// Percentiles are exact at the knots; of at most most_percentile_knots distinct values each is one. Any
/// other value of the field is off by less than 1/64 where values do not repeat, and by less than 2.5/64
/// where they do (docs/decisions/0011). source: hazen1914
class PercentileSurvey {
 public:
  PercentileSurvey();

  /// The first time. in: values, NaN = none; what each cell weighs, >= 1 and below 2^62 in all
  void count(std::span<const float> values, std::int64_t weight);
  /// Once, after the first time.
  void choose_classes();
  /// The second time, with the same cells.
  void count_again(std::span<const float> values, std::int64_t weight);
  /// throws: RasterError when the second time brought other cells than the first
  [[nodiscard]] PercentileTable table() const;

 private:
  static constexpr int low_bits = 14;
  static constexpr std::size_t classes = std::size_t{1} << (32 - low_bits);
  static constexpr std::size_t values_in_class = std::size_t{1} << low_bits;

  /// A class whose values are counted one by one.
  struct Opened {
    std::uint32_t number = 0;
    std::int64_t below = 0;  ///< weight of all lower classes
  };
  /// One distinct value of an opened class.
  struct Held {
    std::uint32_t key = 0;
    std::int64_t below = 0, at = 0;  ///< weight of lower values; of its own
  };

  void open(std::size_t number, std::int64_t below);
  [[nodiscard]] bool holds_a_knot(std::int64_t below, std::int64_t at) const;
  [[nodiscard]] bool is_heavy(std::int64_t weight) const;
  [[nodiscard]] bool takes_every_value() const;
  [[nodiscard]] PercentileKnot knot_at(const Held& held) const;
  template <class Take>
  void each_value(const Take& take) const;

  std::int64_t cells_ = 0, all_ = 0;
  std::vector<std::int64_t> weight_of_class_;
  std::vector<std::int32_t> place_;  ///< per class: in opened_, or -1
  std::vector<Opened> opened_;
  bool every_class_opened_ = false;
  std::vector<std::int64_t> weight_of_value_;  ///< opened_ x values_in_class
};

}  // namespace firnline
