// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/class_legend.hpp"

#include <array>

#include "host/report/map_figure.hpp"
#include "kernels/fusion/risk_program.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

/// The report's colour of a class, so that paper and QGIS show one map.
std::array<std::uint8_t, 4> colour_of_class(std::size_t risk_class) {
  const auto& [red, green, blue] = class_colours[risk_class];
  return {red, green, blue, 255};
}

}  // namespace

std::vector<ClassEntry> class_entries() {
  return {{1, "1 very low risk", colour_of_class(1)},
          {2, "2 low risk", colour_of_class(2)},
          {3, "3 medium risk", colour_of_class(3)},
          {4, "4 high risk", colour_of_class(4)},
          {5, "5 very high risk: act here first", colour_of_class(5)},
          {class_no_data_here, "no score: no data here", colour_of_class(0)},
          {class_too_little_data, "no score: too few indicators have data", {190, 190, 190, 255}},
          {class_required_missing,
           "no score: a required indicator or dimension is missing",
           {150, 150, 150, 255}}};
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
