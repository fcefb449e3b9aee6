// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_style.hpp"

#include <cstddef>
#include <vector>

#include "rasters/export/style_steps.hpp"
#include "rasters/export/style_text.hpp"

namespace firnline {
namespace {

std::string document(const MapSpec& spec, const std::string& renderer) {
  const std::string& band_title =
      spec.qml_band_title.empty() ? spec.bands.front().description : spec.qml_band_title;
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
         "<qgis version=\"3.22.16-Białowieża\" styleCategories=\"AllStyleCategories\" "
         "hasScaleBasedVisibilityFlag=\"0\">\n"
         "  <flags>\n    <Identifiable>1</Identifiable>\n    <Removable>1</Removable>\n    "
         "<Searchable>1</Searchable>\n"
         "  </flags>\n"
         "  <customproperties>\n    <Option type=\"Map\">\n"
         "      <Option name=\"legend/title-label\" type=\"QString\" value=\"" +
         xml(spec.legend_title) +
         "\"/>\n"
         "      <Option name=\"legend/label-0\" type=\"QString\" value=\"" +
         xml(band_title) +
         "\"/>\n"
         "    </Option>\n  </customproperties>\n"
         "  <pipe>\n"
         "    <provider>\n      <resampling enabled=\"false\" maxOversampling=\"2\" "
         "zoomedInResamplingMethod=\"nearestNeighbour\" zoomedOutResamplingMethod=\"nearestNeighbour\"/>\n   "
         " </provider>\n" +
         renderer +
         "    <brightnesscontrast brightness=\"0\" contrast=\"0\" gamma=\"1\"/>\n"
         "    <huesaturation colorizeOn=\"0\" grayscaleMode=\"0\" saturation=\"0\"/>\n"
         "    <rasterresampler maxOversampling=\"2\"/>\n"
         "  </pipe>\n"
         "  <blendMode>0</blendMode>\n"
         "</qgis>\n";
}

/// The last step takes all the rest: QGIS allows for it.
std::string pseudocolour_renderer(const std::vector<StyleStep>& steps, const std::string& least,
                                  const std::string& greatest) {
  std::string items;
  for (std::size_t i = 0; i < steps.size(); ++i)
    items += "          <item alpha=\"255\" color=\"" + steps[i].colour + "\" label=\"" +
             xml(steps[i].label) + "\" value=\"" + (i + 1 == steps.size() ? "inf" : number(steps[i].upper)) +
             "\"/>\n";
  return "    <rasterrenderer type=\"singlebandpseudocolor\" band=\"1\" opacity=\"1\" alphaBand=\"-1\" "
         "classificationMin=\"" +
         least + "\" classificationMax=\"" + greatest +
         "\" nodataColor=\"\">\n"
         "      <rasterTransparency/>\n"
         "      <minMaxOrigin>\n        <limits>None</limits>\n        <extent>WholeRaster</extent>\n"
         "        <statAccuracy>Exact</statAccuracy>\n      </minMaxOrigin>\n"
         "      <rastershader>\n"
         "        <colorrampshader colorRampType=\"DISCRETE\" classificationMode=\"1\" clip=\"0\" "
         "labelPrecision=\"4\" "
         "minimumValue=\"" +
         least + "\" maximumValue=\"" + greatest + "\">\n" + items +
         "        </colorrampshader>\n"
         "      </rastershader>\n"
         "    </rasterrenderer>\n";
}

}  // namespace

std::string float_map_style(const MapSpec& spec, const BandStatistics& first_band) {
  const bool scores = has_score_steps(spec, first_band);
  return document(
      spec, pseudocolour_renderer(style_steps(spec, first_band), scores ? "0" : number(first_band.least()),
                                  scores ? "1" : number(first_band.greatest())));
}

std::string class_map_style(const MapSpec& spec) {
  std::string entries;
  for (const ClassEntry& entry : spec.classes)
    entries += "        <paletteEntry value=\"" + std::to_string(entry.code) + "\" color=\"" +
               hex_colour(entry.rgba) + "\" alpha=\"" + std::to_string(entry.rgba[3]) + "\" label=\"" +
               xml(entry.label) + "\"/>\n";
  return document(
      spec,
      "    <rasterrenderer type=\"paletted\" band=\"1\" opacity=\"1\" alphaBand=\"-1\" nodataColor=\"\">\n"
      "      <rasterTransparency/>\n"
      "      <colorPalette>\n" +
          entries +
          "      </colorPalette>\n"
          "    </rasterrenderer>\n");
}

}  // namespace firnline
