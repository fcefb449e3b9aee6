// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/class_legend.hpp"

#include <array>

#include "kernels/fusion/risk_program.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/class_colours.hpp"

namespace firnline {
namespace {

std::array<std::uint8_t, 4> opaque(const Rgb& colour) {
  return {colour[0], colour[1], colour[2], 255};
}

}  // namespace

std::vector<ClassEntry> class_entries() {
  return {{1, "1 very low risk", opaque(class_colours[1])},
          {2, "2 low risk", opaque(class_colours[2])},
          {3, "3 medium risk", opaque(class_colours[3])},
          {4, "4 high risk", opaque(class_colours[4])},
          {5, "5 very high risk: act here first", opaque(class_colours[5])},
          {class_no_data_here, "no score: no data here", opaque(class_colours[0])},
          {class_too_little_data, "no score: too few indicators have data", opaque(too_little_data_colour)},
          {class_required_missing, "no score: a required indicator or dimension is missing",
           opaque(required_missing_colour)}};
}

std::vector<LegendStep> score_steps(const std::vector<double>& breaks) {
  std::vector<LegendStep> steps;
  for (std::size_t step = 0; step <= breaks.size(); ++step) {
    const double low = step == 0 ? 0 : breaks[step - 1], high = step == breaks.size() ? 1 : breaks[step];
    const ClassEntry entry = class_entries()[step];
    steps.push_back(
        {high, entry.label + " (" + number_text(low) + "–" + number_text(high) + ")", entry.rgba});
  }
  return steps;
}

}  // namespace firnline
