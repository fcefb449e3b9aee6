// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/value_function_figure.hpp"

#include <algorithm>
#include <cmath>

#include "host/report/html.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/method.hpp"

namespace firnline {
namespace {

namespace say = words::method;

constexpr double width = 220, height = 70;

/// A knot of a value function as the raw value it stands for. Behind a logarithm or a root two figures are
/// kept: the knots of a profile are round numbers, and the way there and back must not show.
std::string raw_value_text(const words::Words& words, const FinishedIndicator& indicator, double knot) {
  const double raw = indicator.transform == "log1p"         ? std::expm1(knot)
                     : indicator.transform == "square_root" ? knot * knot
                                                            : knot;
  if (indicator.transform == "none" || raw == 0)
    return std::abs(raw) < 10000 ? words.number(raw) : words.figure(raw);
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(raw))) - 1);
  const double rounded = std::round(raw / unit) * unit;
  return rounded >= 10 && rounded < 10000 ? words.number(rounded, 0) : words.figure(rounded);
}

std::string bars(const std::vector<std::int64_t>& histogram, std::int64_t most) {
  const double step = width / static_cast<double>(histogram.size());
  std::string out;
  for (std::size_t bin = 0; bin < histogram.size(); ++bin) {
    if (histogram[bin] == 0) continue;
    const double high = height * static_cast<double>(histogram[bin]) / static_cast<double>(most);
    out += "<rect x=\"" + n1(static_cast<double>(bin) * step) + "\" y=\"" + n1(height - high) +
           "\" width=\"" + n1(step * 0.9) + "\" height=\"" + n1(high) + "\" fill=\"#b9ccd9\"/>";
  }
  return out;
}

std::string label(double x, double y, const char* anchor, const std::string& text) {
  return "<text x=\"" + n1(x) + "\" y=\"" + n1(y) + "\" class=\"tick\" text-anchor=\"" + anchor + "\">" +
         escaped(text) + "</text>";
}

}  // namespace

std::string value_function_figure(const words::Words& words, const FinishedProfile& profile,
                                  std::size_t indicator) {
  const FinishedIndicator& own = profile.indicators[indicator];
  if (own.value.size() < 2) return {};
  const auto& histogram = own.histogram;
  const std::int64_t most = histogram.empty() ? 0 : *std::max_element(histogram.begin(), histogram.end());
  const double low = own.value.front().first, range = own.value.back().first - low;
  std::string points;
  for (const auto& [x, v] : own.value)
    points += n1((x - low) / range * width) + "," + n1(height * (1 - v)) + " ";
  // Knots that somebody wrote stand as written; surveyed ones have more digits than anybody reads.
  const auto tick = [&](double x) { return own.survey ? words.figure(x) : raw_value_text(words, own, x); };
  const std::string scale = own.transform == "log1p"         ? words(say::logarithmic)
                            : own.transform == "square_root" ? words(say::square_root)
                                                             : "";
  return "<svg class=\"curve\" viewBox=\"0 -14 220 102\" role=\"img\"><title>" +
         html(words, say::value_figure, most) + "</title>" + bars(histogram, most) +
         "<path d=\"M0 0v70h220\" fill=\"none\" stroke=\"#777\"/><polyline points=\"" + points +
         "\" fill=\"none\" stroke=\"#b3272d\" stroke-width=\"2\"/>" +
         label(0, -4, "start", most > 0 ? words.plural(say::up_to, most) : std::string()) +
         label(0, 84, "start", tick(low)) + label(width, -4, "end", scale) +
         label(width, 84, "end", tick(own.value.back().first)) + "</svg>";
}

}  // namespace firnline
