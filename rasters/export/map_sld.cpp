// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_sld.hpp"

#include "rasters/export/style_steps.hpp"
#include "rasters/export/style_text.hpp"

namespace firnline {
namespace {

std::string entry(const std::string& colour, const std::string& quantity, const std::string& label) {
  return "              <ColorMapEntry color=\"" + colour + "\" quantity=\"" + quantity + "\" label=\"" +
         xml(label) + "\"/>\n";
}

/// The order of elements is the standard's.
std::string document(const std::string& layer, const MapSpec& spec, const std::string& type,
                     const std::string& entries) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<StyledLayerDescriptor version=\"1.0.0\" xmlns=\"http://www.opengis.net/sld\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "xsi:schemaLocation=\"http://www.opengis.net/sld "
         "http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd\">\n"
         "  <NamedLayer>\n"
         "    <Name>" +
         xml(layer) +
         "</Name>\n"
         "    <UserStyle>\n"
         "      <Name>" +
         xml(layer) +
         "</Name>\n"
         "      <Title>" +
         xml(spec.legend_title) +
         "</Title>\n"
         "      <FeatureTypeStyle>\n"
         "        <Rule>\n"
         "          <RasterSymbolizer>\n"
         "            <Opacity>1</Opacity>\n"
         "            <ChannelSelection>\n"
         "              <GrayChannel>\n"
         "                <SourceChannelName>1</SourceChannelName>\n"
         "              </GrayChannel>\n"
         "            </ChannelSelection>\n"
         "            <ColorMap type=\"" +
         type + "\">\n" + entries +
         "            </ColorMap>\n"
         "          </RasterSymbolizer>\n"
         "        </Rule>\n"
         "      </FeatureTypeStyle>\n"
         "    </UserStyle>\n"
         "  </NamedLayer>\n"
         "</StyledLayerDescriptor>\n";
}

}  // namespace

std::string float_map_sld(const std::string& layer, const MapSpec& spec, const BandStatistics& first_band) {
  std::string entries;
  for (const StyleStep& step : style_steps(spec, first_band))
    entries += entry(step.colour, number(step.upper), step.label);
  return document(layer, spec, "intervals", entries);
}

std::string class_map_sld(const std::string& layer, const MapSpec& spec) {
  std::string entries;
  for (const ClassEntry& one : spec.classes)
    entries += entry(hex_colour(one.rgba), std::to_string(one.code), one.label);
  return document(layer, spec, "values", entries);
}

}  // namespace firnline
