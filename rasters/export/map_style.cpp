// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_style.hpp"

#include <array>
#include <charconv>
#include <string_view>
#include <vector>

namespace firnline {
namespace {

/// ColorBrewer YlOrRd, five classes: told apart with every common colour blindness, darker = worse (Brewer 2003).
constexpr std::array<std::string_view, 5> warning_colours = {"#ffffb2", "#fecc5c", "#fd8d3c", "#f03b20", "#bd0026"};
/// Viridis at five points (van der Walt and Smith 2015): even in brightness, and says neither good nor bad.
constexpr std::array<std::string_view, 5> neutral_colours = {"#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"};

struct Step {
  std::string upper;  ///< the greatest value of the step
  std::string label;
  std::string_view colour;
};

std::string xml(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '&') out += "&amp;";
    else if (letter == '<') out += "&lt;";
    else if (letter == '>') out += "&gt;";
    else if (letter == '"') out += "&quot;";
    else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) out += ' ';  // XML 1.0 cannot hold them
    else out += letter;
  }
  return out;
}

template <class... Precision>
std::string number(double value, Precision... precision) {
  std::array<char, 32> digits;
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value, precision...).ptr};
}

std::string hex_colour(const std::array<std::uint8_t, 4>& rgba) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (std::size_t i = 0; i < 3; ++i) {
    out += digits[rgba[i] >> 4U];
    out += digits[rgba[i] & 15U];
  }
  return out;
}

std::vector<Step> score_steps() {
  // The breaks of the risk classes. The last step reaches up to everything: scores end at 1.
  return {{"0.2", "0.0-0.2 very low", warning_colours[0]},
          {"0.4", "0.2-0.4 low", warning_colours[1]},
          {"0.6", "0.4-0.6 medium", warning_colours[2]},
          {"0.8", "0.6-0.8 high", warning_colours[3]},
          {"inf", "0.8-1.0 very high (act first)", warning_colours[4]}};
}

std::vector<Step> range_steps(const BandStatistics& band, const std::string& unit) {
  std::vector<Step> steps;
  const double least = band.least(), width = (static_cast<double>(band.greatest()) - least) / 5;
  const auto short_number = [](double value) { return number(value, std::chars_format::general, 4); };
  const std::string suffix = unit.empty() || unit == "1" ? "" : " " + unit;
  for (std::size_t i = 0; i < neutral_colours.size(); ++i) {
    const double lower = least + width * static_cast<double>(i), upper = least + width * static_cast<double>(i + 1);
    const bool is_last = i + 1 == neutral_colours.size();
    steps.push_back({is_last ? "inf" : number(upper), short_number(lower) + " to " + short_number(upper) + suffix,
                     neutral_colours[i]});
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
    items += "          <item alpha=\"255\" color=\"" + std::string(step.colour) + "\" label=\"" + xml(step.label) +
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
  if (spec.legend == MapLegend::score && fits_scores) return document(spec, pseudocolour_renderer(score_steps(), "0", "1"));
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
