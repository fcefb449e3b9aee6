// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/percentiles.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "kernels/grid/error.hpp"

namespace firnline {

PercentileSurvey::PercentileSurvey() : weight_of_class_(classes), place_(classes, -1) {}

void PercentileSurvey::count(std::span<const float> values, std::int64_t weight) {
  for (const float value : values) {
    if (value != value) continue;
    ++cells_;
    weight_of_class_[order_key(value) >> low_bits] += weight;
  }
}

void PercentileSurvey::count_again(std::span<const float> values, std::int64_t weight) {
  for (const float value : values) {
    if (value != value) continue;
    const std::uint32_t key = order_key(value);
    const std::int32_t place = place_[key >> low_bits];
    if (place >= 0)
      weight_of_value_[static_cast<std::size_t>(place) * values_in_class + key % values_in_class] += weight;
  }
}

/// A value holds a knot when, on the way through it, another 64th of all weight is full; so do the first
/// value and, because all 64ths are full there, the last.
bool PercentileSurvey::holds_a_knot(std::int64_t below, std::int64_t at) const {
  const auto full = [&](std::int64_t weight) {
    return static_cast<__int128>(weight) * percentile_steps / all_;
  };
  return below == 0 || full(below) != full(below + at);
}

/// Three 64ths end in it at least, and with its two neighbours it needs no more than three knots.
bool PercentileSurvey::is_heavy(std::int64_t weight) const {
  return static_cast<__int128>(weight) * percentile_steps >= static_cast<__int128>(all_) * 3;
}

void PercentileSurvey::open(std::size_t number, std::int64_t below) {
  if (place_[number] >= 0) return;
  place_[number] = static_cast<std::int32_t>(opened_.size());
  opened_.push_back({static_cast<std::uint32_t>(number), below});
}

/// The neighbours of a heavy value may lie in the classes beside its own.
void PercentileSurvey::choose_classes() {
  all_ = std::accumulate(weight_of_class_.begin(), weight_of_class_.end(), std::int64_t{0});
  const auto empty = std::count(weight_of_class_.begin(), weight_of_class_.end(), 0);
  every_class_opened_ = classes - static_cast<std::size_t>(empty) <= most_percentile_knots;
  std::int64_t below = 0;
  std::optional<Opened> before;
  bool after_heavy = false;
  for (std::size_t number = 0; number < classes; ++number) {
    const std::int64_t weight = weight_of_class_[number];
    if (weight == 0) continue;
    const bool heavy = is_heavy(weight);
    if (heavy && before) open(before->number, before->below);
    if (every_class_opened_ || after_heavy || heavy || holds_a_knot(below, weight)) open(number, below);
    before = Opened{static_cast<std::uint32_t>(number), below};
    after_heavy = heavy;
    below += weight;
  }
  weight_of_value_.assign(opened_.size() * values_in_class, 0);
}

template <class Take>
void PercentileSurvey::each_value(const Take& take) const {
  for (std::size_t place = 0; place < opened_.size(); ++place) {
    Held held{0, opened_[place].below, 0};
    for (std::size_t low = 0; low < values_in_class; ++low) {
      held.at = weight_of_value_[place * values_in_class + low];
      if (held.at == 0) continue;
      held.key = (opened_[place].number << low_bits) | static_cast<std::uint32_t>(low);
      take(held);
      held.below += held.at;
    }
    if (held.below - opened_[place].below != weight_of_class_[opened_[place].number])
      throw RasterError("A layer has other values when it is read again.", {},
                        "leave the inputs alone while a run reads them, and start it again");
  }
}

bool PercentileSurvey::takes_every_value() const {
  std::size_t values = 0;
  each_value([&](const Held&) { ++values; });
  return every_class_opened_ && values <= most_percentile_knots;
}

PercentileKnot PercentileSurvey::knot_at(const Held& held) const {
  const auto twice_below = 2 * static_cast<std::uint64_t>(held.below);
  return {value_of_order_key(held.key),
          static_cast<double>(twice_below + static_cast<std::uint64_t>(held.at)) /
              static_cast<double>(2 * static_cast<std::uint64_t>(all_))};
}

PercentileTable PercentileSurvey::table() const {
  PercentileTable table;
  table.cells = cells_;
  const bool every = takes_every_value();
  std::optional<Held> passed_over;
  bool after_heavy = false;
  each_value([&](const Held& held) {
    const bool heavy = is_heavy(held.at);
    if (heavy && passed_over) table.knots.push_back(knot_at(*passed_over));
    const bool taken = every || after_heavy || holds_a_knot(held.below, held.at);
    if (taken)
      table.knots.push_back(knot_at(held)), passed_over.reset();
    else
      passed_over = held;
    after_heavy = heavy;
  });
  return table;
}

}  // namespace firnline
