// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "rasters/export/style_text.hpp"

namespace firnline {
namespace {

/// Viridis at five points (van der Walt and Smith 2015): even in brightness, and says neither good nor bad.
constexpr std::array<std::string_view, 5> neutral_colours = {"#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"};

struct Step {
  std::string upper;  ///< the greatest value of the step
  std::string label;
  std::string colour;
};

std::vector<Step> score_steps(const MapSpec& spec) {
  std::vector<Step> steps;
  for (const LegendStep& step : spec.score_steps)
    steps.push_back({number(step.upper), step.label, hex_colour(step.rgba)});
  if (!steps.empty()) steps.back().upper = "inf";
  return steps;
}

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

std::vector<Step> range_steps(const BandStatistics& band, const std::string& unit) {
  std::vector<Step> steps;
  const double least = band.least(), width = (static_cast<double>(band.greatest()) - least) / 5;
  const std::string suffix = unit.empty() || unit == "1" ? "" : " " + unit;
  for (std::size_t i = 0; i < neutral_colours.size(); ++i) {
    const double lower = least + width * static_cast<double>(i), upper = least + width * static_cast<double>(i + 1);
    const bool is_last = i + 1 == neutral_colours.size();
    steps.push_back({is_last ? "inf" : number(upper), readable(lower) + " to " + readable(upper) + suffix,
                     std::string(neutral_colours[i])});
  }
  return steps;
}

std::string document(const MapSpec& spec, const std::string& renderer) {
  const std::string& band_title = spec.qml_band_title.empty() ? spec.bands.front().description : spec.qml_band_title;
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
         "<qgis version=\"3.22.16-Białowieża\" styleCategories=\"AllStyleCategories\" hasScaleBasedVisibilityFlag=\"0\">\n"
         "  <flags>\n    <Identifiable>1</Identifiable>\n    <Removable>1</Removable>\n    <Searchable>1</Searchable>\n"
         "  </flags>\n"
         "  <customproperties>\n    <Option type=\"Map\">\n"
         "      <Option name=\"legend/title-label\" type=\"QString\" value=\"" + xml(spec.legend_title) + "\"/>\n"
         "      <Option name=\"legend/label-0\" type=\"QString\" value=\"" + xml(band_title) + "\"/>\n"
         "    </Option>\n  </customproperties>\n"
         "  <pipe>\n"
         "    <provider>\n      <resampling enabled=\"false\" maxOversampling=\"2\" "
         "zoomedInResamplingMethod=\"nearestNeighbour\" zoomedOutResamplingMethod=\"nearestNeighbour\"/>\n    </provider>\n" +
         renderer +
         "    <brightnesscontrast brightness=\"0\" contrast=\"0\" gamma=\"1\"/>\n"
         "    <huesaturation colorizeOn=\"0\" grayscaleMode=\"0\" saturation=\"0\"/>\n"
         "    <rasterresampler maxOversampling=\"2\"/>\n"
         "  </pipe>\n"
         "  <blendMode>0</blendMode>\n"
         "</qgis>\n";
}

std::string pseudocolour_renderer(const std::vector<Step>& steps, const std::string& least, const std::string& greatest) {
  std::string items;
  for (const Step& step : steps)
    items += "          <item alpha=\"255\" color=\"" + step.colour + "\" label=\"" + xml(step.label) +
             "\" value=\"" + step.upper + "\"/>\n";
  return "    <rasterrenderer type=\"singlebandpseudocolor\" band=\"1\" opacity=\"1\" alphaBand=\"-1\" "
         "classificationMin=\"" + least + "\" classificationMax=\"" + greatest + "\" nodataColor=\"\">\n"
         "      <rasterTransparency/>\n"
         "      <minMaxOrigin>\n        <limits>None</limits>\n        <extent>WholeRaster</extent>\n"
         "        <statAccuracy>Exact</statAccuracy>\n      </minMaxOrigin>\n"
         "      <rastershader>\n"
         "        <colorrampshader colorRampType=\"DISCRETE\" classificationMode=\"1\" clip=\"0\" labelPrecision=\"4\" "
         "minimumValue=\"" + least + "\" maximumValue=\"" + greatest + "\">\n" +
         items +
         "        </colorrampshader>\n"
         "      </rastershader>\n"
         "    </rasterrenderer>\n";
}

}  // namespace

std::string float_map_style(const MapSpec& spec, const BandStatistics& first_band) {
  const bool fits_scores = first_band.valid() == 0 || (first_band.least() >= 0 && first_band.greatest() <= 1);
  if (spec.legend == MapLegend::score && fits_scores && !spec.score_steps.empty())
    return document(spec, pseudocolour_renderer(score_steps(spec), "0", "1"));
  return document(spec, pseudocolour_renderer(range_steps(first_band, spec.bands.front().unit), number(first_band.least()),
                                              number(first_band.greatest())));
}

std::string class_map_style(const MapSpec& spec) {
  std::string entries;
  for (const ClassEntry& entry : spec.classes)
    entries += "        <paletteEntry value=\"" + std::to_string(entry.code) + "\" color=\"" + hex_colour(entry.rgba) +
               "\" alpha=\"" + std::to_string(entry.rgba[3]) + "\" label=\"" + xml(entry.label) + "\"/>\n";
  return document(spec,
                  "    <rasterrenderer type=\"paletted\" band=\"1\" opacity=\"1\" alphaBand=\"-1\" nodataColor=\"\">\n"
                  "      <rasterTransparency/>\n"
                  "      <colorPalette>\n" + entries +
                  "      </colorPalette>\n"
                  "    </rasterrenderer>\n");
}

}  // namespace firnline
