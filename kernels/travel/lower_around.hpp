// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <type_traits>

#include "kernels/travel/bucket_queue.hpp"
#include "kernels/travel/ground.hpp"

namespace firnline::travel {

/// What kind of ways, known when compiled, and what stands at a cell: a label, or ticks alone.
template <bool slopes_count, bool knights_move, bool for_second, class MarkType = Label>
struct Law {
  using Mark = MarkType;
  static constexpr bool slopes = slopes_count, knights = knights_move, second = for_second;

  /// A mark that so many ticks are added to. in: no more ticks than most_ticks
  [[nodiscard]] static Mark later(Mark mark, std::uint64_t ticks) {
    if constexpr (std::is_same_v<Mark, Label>)
      return mark + (ticks << facility_bits);
    else
      return mark + static_cast<Mark>(ticks < most_ticks ? ticks : most_ticks);
  }
  [[nodiscard]] static std::uint64_t ticks(Mark mark) {
    if constexpr (std::is_same_v<Mark, Label>)
      return ticks_of(mark);
    else
      return mark;
  }
  /// Of a mark of ticks alone: 24 days, so that a sum of two still fits.
  static constexpr std::uint64_t most_ticks = std::uint64_t{1} << 31;
};

/// body(slopes, knights), both as constants
template <class Body>
void by_law(const TravelWays& ways, const Body& body) {
  const auto by_moves = [&](auto slopes) {
    if (ways.moves == Moves::sixteen)
      body(slopes, std::true_type{});
    else
      body(slopes, std::false_type{});
  };
  if (ways.slopes)
    by_moves(std::true_type{});
  else
    by_moves(std::false_type{});
}

/// What a cell's label means for its neighbours: those whose label it lowers are queued.
template <class Law>
class LowerAround {
  using Mark = typename Law::Mark;

 public:
  LowerAround(const TileGround& ground, Heading heading, Tile<Mark>& labels, const Tile<Label>* nearest,
              BucketQueue& queue)
      : ground_(ground),
        friction_(ground.friction.data()),
        labels_(labels.data()),
        nearest_(nearest == nullptr ? nullptr : nearest->data()),
        factors_(ground.factors),
        stride_(labels.stride()),
        same_factors_(ground.same_factors),
        to_facility_(heading == Heading::to_facility),
        queue_(queue) {
    for (int lane = 0; lane < lanes; ++lane) offsets_[at(lane)] = (lane / 4 - 1) * stride_ + lane % 4 - 1;
    for (int i = 0; i < knight_moves; ++i) {
      const Step step = step_of(king_moves + i);
      knight_offsets_[at(i)] = step.row * stride_ + step.col;
      const CrossedCells between = crossed_by(step);
      crossed_[at(i)] = {between.one.row * stride_ + between.one.col,
                         between.two.row * stride_ + between.two.col};
    }
  }

  /// label: of the cell at `place`, which may lie in the margin
  void operator()(std::int64_t place, Mark label) {
    const RowFactors& factors = factors_[same_factors_ ? 0 : place / stride_];
    lower_kings(place, label, factors);
    if constexpr (Law::knights) lower_knights(place, label, factors);
  }

 private:
  void lower_kings(std::int64_t place, Mark label, const RowFactors& factors) {
    std::array<Mark, lanes> offered;
    unsigned lower = 0;
    const double own = static_cast<double>(friction_[place]);
    for (std::size_t row = 0; row < 3; ++row) {
      const std::int64_t first = place + (static_cast<std::int64_t>(row) - 1) * stride_ - 1;
      for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t lane = 4 * row + i;
        const double sum = own + static_cast<double>(friction_[first + static_cast<std::int64_t>(i)]);
        offered[lane] = Law::later(label, whole_ticks(sum * factors.lane[lane]));
        lower |= (offered[lane] < labels_[first + static_cast<std::int64_t>(i)] ? 1U : 0U) << lane;
      }
    }
    for (; lower != 0; lower &= lower - 1) {
      const auto lane = static_cast<std::size_t>(std::countr_zero(lower));
      const std::int64_t other = place + offsets_[lane];
      Mark exact = offered[lane];
      if constexpr (Law::slopes)
        exact =
            Law::later(label, on_slope(place, other, factors.exact.of_move[move_of_lane[lane]],
                                       {own + value(ground_.friction, other), foot(place) + foot(other)}));
      lower_one(other, exact);
    }
  }

  void lower_knights(std::int64_t place, Mark label, const RowFactors& factors) {
    const double own = static_cast<double>(friction_[place]);
    for (std::size_t i = 0; i < knight_moves; ++i) {
      const std::int64_t other = place + knight_offsets_[i], one = place + crossed_[i][0],
                         two = place + crossed_[i][1];
      const double sum = (own + value(ground_.friction, other)) +
                         (value(ground_.friction, one) + value(ground_.friction, two));
      std::uint64_t ticks = whole_ticks(sum * factors.knight[i]);
      if (Law::later(label, ticks) >= labels_[other]) continue;
      if constexpr (Law::slopes)
        ticks = on_slope(place, other, factors.exact.of_move[king_moves + static_cast<int>(i)],
                         {sum, (foot(place) + foot(other)) + (foot(one) + foot(two))});
      lower_one(other, Law::later(label, ticks));
    }
  }

  /// The traveller goes from the one to the other, or back; place is the nearer to the facility.
  [[nodiscard]] std::uint64_t on_slope(std::int64_t place, std::int64_t other, const StepScale& scale,
                                       const FrictionSums& sums) const {
    const double here = value(ground_.heights, place), there = value(ground_.heights, other);
    return to_facility_ ? ticks_on_slope(sums, there, here, scale) : ticks_on_slope(sums, here, there, scale);
  }

  void lower_one(std::int64_t place, Mark label) {
    if constexpr (Law::slopes)
      if (label >= labels_[place]) return;
    if constexpr (Law::second)
      if (facility_of(nearest_[place]) == facility_of(label)) return;
    labels_[place] = label;
    queue_.push(Law::ticks(label), static_cast<std::uint32_t>(place));
  }

  [[nodiscard]] static double value(const Tile<float>& tile, std::int64_t place) {
    return static_cast<double>(tile.data()[place]);
  }
  [[nodiscard]] double foot(std::int64_t place) const { return value(ground_.on_foot, place); }

  const TileGround& ground_;
  const float* friction_;
  Mark* labels_;
  const Label* nearest_;
  const RowFactors* factors_;
  std::int64_t stride_;
  bool same_factors_, to_facility_;
  BucketQueue& queue_;
  std::array<std::int64_t, lanes> offsets_{};
  std::array<std::int64_t, knight_moves> knight_offsets_{};
  std::array<std::array<std::int64_t, 2>, knight_moves> crossed_{};
};

}  // namespace firnline::travel
