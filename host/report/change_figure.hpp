// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/finished_run/outlook.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The part of the scores 0..1 that figures beside each other show.
struct ScoreAxis {
  double low = 0, high = 1;

  /// The smallest part from a tenth to a tenth that holds all of these; NaN are left out.
  [[nodiscard]] static ScoreAxis around(const std::vector<double>& scores);
};

/// One site in one scenario on a line of scores, as inline SVG: a ring for today's, a disc for the median
/// then, a bar from the lowest to the highest model, ticks at the class breaks. What is not scored is not
/// drawn. in: now = today's score, NaN = none; all inside the axis
[[nodiscard]] std::string change_figure(const words::Words& words, double now, const Outlook& outlook,
                                        const std::vector<double>& breaks, const ScoreAxis& axis);

/// What ring and disc mean, and the bar of several models, for the head of a column.
[[nodiscard]] std::string change_legend(const words::Words& words, bool several_models);

}  // namespace firnline
