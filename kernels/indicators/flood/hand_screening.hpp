// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Screening for river floods where no flood model looked: how little a place rises above the stream it
/// drains to. Straight lines between knots of height above the nearest drainage: 1 up to 1 m, 0.4 at 5 m,
/// 0.1 at 15 m, 0 from 20 m on.
/// It knows no rain, no river and no return period: a value is neither a depth nor a probability. Where flood
/// depths are modelled, flood_hazard_class says more.
/// in: height_above_drainage [m], >= 0, on the grid of the run (topological: it is never resampled)
/// out: [1], 0..1
/// no data: missing (no drainage reached) or negative
/// source: nobre2011 for the height; knots: choice
struct HandScreening {
  static constexpr IndicatorInfo info = {
      .id = "hand_screening",
      .title = "Low ground beside streams (screening)",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::local,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .coarsest_cell_m = 100,
      .source = "nobre2011",
      .needs = {{.name = "height_above_drainage", .unit = "m"}},
      // The limits keep the knots in order, whatever a profile sets.
      .params =
          {{.name = "height_full", .value = 1, .low = 0, .high = 3, .unit = "m", .source = "choice"},
           {.name = "height_high", .value = 5, .low = 3, .high = 10, .unit = "m", .source = "choice"},
           {.name = "height_low", .value = 15, .low = 10, .high = 18, .unit = "m", .source = "choice"},
           {.name = "height_none", .value = 20, .low = 18, .high = 100, .unit = "m", .source = "choice"},
           {.name = "value_high", .value = 0.4, .low = 0.25, .high = 1, .unit = "1", .source = "choice"},
           {.name = "value_low", .value = 0.1, .low = 0, .high = 0.25, .unit = "1", .source = "choice"}},
  };

  struct Knot {
    double height, value;
  };

  /// On the line from one knot to the next; not asked for when both have one height.
  [[nodiscard]] FIRN_FN static double between(const Knot& low, const Knot& high, double height) {
    const double share = (height - low.height) / (high.height - low.height);
    return low.value + share * (high.value - low.value);
  }

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    const double height = inputs.at(0);
    if (!(height >= 0)) return no_data_f32;
    const Knot knots[] = {{params[0], 1}, {params[1], params[4]}, {params[2], params[5]}, {params[3], 0}};
    if (height <= knots[0].height) return 1;
    for (int i = 1; i < 4; ++i)
      if (height <= knots[i].height) return static_cast<float>(between(knots[i - 1], knots[i], height));
    return 0;
  }
};

}  // namespace firnline
