// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/style_steps.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "rasters/export/style_text.hpp"

namespace firnline {
namespace {

/// Viridis at five points (van der Walt and Smith 2015): even in brightness, and says neither good nor bad.
constexpr std::array<std::string_view, 5> neutral_colours = {"#440154", "#3b528b", "#21918c", "#5ec962",
                                                             "#fde725"};
constexpr float infinity = std::numeric_limits<float>::infinity();

/// A number for a legend: four figures that count, never 1.985e+04, thousands apart by a thin space.
std::string readable(double value) {
  const double size = std::abs(value);
  if (size > 0 && (size < 1e-6 || size >= 1e15)) return number(value, std::chars_format::general, 4);
  const int magnitude = size > 0 ? static_cast<int>(std::floor(std::log10(size))) : 0;
  const double unit = std::pow(10.0, magnitude - 3);
  const double rounded = magnitude > 3 ? std::round(value / unit) * unit : value;
  std::string text = number(rounded, std::chars_format::fixed, std::clamp(3 - magnitude, 0, 9));
  if (const auto point = text.find('.'); point != std::string::npos)
    text.erase(std::max(text.find_last_not_of('0'), point - 1) + 1);
  if (text.ends_with('.')) text.pop_back();
  const std::size_t first = value < 0 ? 1 : 0;
  if (magnitude >= 4)
    for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, "\u2009");
  return text;
}

double above(float greatest) {
  return between_floats(static_cast<double>(std::nextafter(greatest, infinity)));
}

std::vector<StyleStep> score_steps(const MapSpec& spec) {
  std::vector<StyleStep> steps;
  for (const LegendStep& step : spec.score_steps)
    steps.push_back({between_floats(step.upper), step.label, hex_colour(step.rgba)});
  steps.back().upper = above(1);
  return steps;
}

std::vector<StyleStep> range_steps(const BandStatistics& band, const std::string& unit) {
  std::vector<StyleStep> steps;
  const double least = band.least(), width = (static_cast<double>(band.greatest()) - least) / 5;
  const std::string suffix = unit.empty() || unit == "1" ? "" : " " + unit;
  for (std::size_t i = 0; i < neutral_colours.size(); ++i) {
    const double lower = least + width * static_cast<double>(i),
                 upper = least + width * static_cast<double>(i + 1);
    steps.push_back({between_floats(upper), readable(lower) + " to " + readable(upper) + suffix,
                     std::string(neutral_colours[i])});
  }
  steps.back().upper = above(band.greatest());
  return steps;
}

}  // namespace

double between_floats(double at) {
  const auto value = static_cast<float>(at);
  if (static_cast<double>(value) != at) return at;
  return (at + static_cast<double>(std::nextafter(value, -infinity))) / 2;
}

bool has_score_steps(const MapSpec& spec, const BandStatistics& first_band) {
  const bool fits = first_band.valid() == 0 || (first_band.least() >= 0 && first_band.greatest() <= 1);
  return spec.legend == MapLegend::score && fits && !spec.score_steps.empty();
}

std::vector<StyleStep> style_steps(const MapSpec& spec, const BandStatistics& first_band) {
  return has_score_steps(spec, first_band) ? score_steps(spec)
                                           : range_steps(first_band, spec.bands.front().unit);
}

}  // namespace firnline
