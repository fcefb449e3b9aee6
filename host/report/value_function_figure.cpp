// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/value_function_figure.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "host/finished_run/figure.hpp"
#include "host/report/html.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

std::string n1(double value) {
  return number_text(value, 1);
}

/// A knot of a value function as the raw value it stands for. Behind a logarithm or a root two figures are
/// kept: the knots of a profile are round numbers, and the way there and back must not show.
std::string raw_value_text(const FinishedIndicator& indicator, double knot) {
  const double raw = indicator.transform == "log1p"         ? std::expm1(knot)
                     : indicator.transform == "square_root" ? knot * knot
                                                            : knot;
  if (indicator.transform == "none" || raw == 0)
    return std::abs(raw) < 10000 ? number_text(raw) : figure(raw, "–");
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(raw))) - 1);
  const double rounded = std::round(raw / unit) * unit;
  return rounded >= 10 && rounded < 10000 ? number_text(rounded, 0) : figure(rounded, "–");
}

}  // namespace

std::string value_function_figure(const FinishedIndicator& indicator) {
  constexpr double width = 220, height = 70;
  if (indicator.value.size() < 2) return {};
  std::string out =
      "<svg class=\"curve\" viewBox=\"0 -4 220 92\" role=\"img\" aria-label=\"Value function and site "
      "scores\">";
  const auto most = std::max<std::int64_t>(
      1, indicator.histogram.empty()
             ? 1
             : *std::max_element(indicator.histogram.begin(), indicator.histogram.end()));
  // Bars lie along the score axis on the left: how many sites got which score.
  for (std::size_t bin = 0; bin < indicator.histogram.size(); ++bin) {
    const double bar = 60 * static_cast<double>(indicator.histogram[bin]) / static_cast<double>(most);
    const double step = height / static_cast<double>(indicator.histogram.size());
    out += "<rect x=\"0\" y=\"" + n1(height - static_cast<double>(bin + 1) * step) + "\" width=\"" + n1(bar) +
           "\" height=\"" + n1(step * 0.85) + "\" fill=\"#9db7c9\"/>";
  }
  const double low = indicator.value.front().first, range = indicator.value.back().first - low;
  std::string points;
  for (const auto& [x, v] : indicator.value)
    points += n1((x - low) / range * width) + "," + n1(height * (1 - v)) + " ";
  // Knots that somebody wrote stand as written; surveyed ones have more digits than anybody reads.
  const auto tick = [&](double x) {
    return escaped(indicator.survey ? figure(x, "") : raw_value_text(indicator, x));
  };
  const std::string scale = indicator.transform == "log1p"         ? "logarithmic"
                            : indicator.transform == "square_root" ? "square root"
                                                                   : "";
  return out + "<path d=\"M0 0v70h220\" fill=\"none\" stroke=\"#777\"/><polyline points=\"" + points +
         "\" fill=\"none\" stroke=\"#b3272d\" stroke-width=\"2\"/><text x=\"0\" y=\"84\" class=\"tick\">" +
         tick(low) + "</text><text x=\"110\" y=\"84\" class=\"tick\" text-anchor=\"middle\">" + scale +
         "</text><text x=\"220\" y=\"84\" class=\"tick\" text-anchor=\"end\">" +
         tick(indicator.value.back().first) + "</text></svg>";
}

}  // namespace firnline
