// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_sld.hpp"

#include <cpl_minixml.h>

#include <cmath>
#include <memory>

#include "rasters/export/style_steps.hpp"
#include "tests/unit/rasters/export/map_fixture.hpp"

namespace firnline::test {
namespace {

using XmlTree = std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)>;

constexpr const char* symboliser =
    "=StyledLayerDescriptor.NamedLayer.UserStyle.FeatureTypeStyle.Rule.RasterSymbolizer";

std::vector<Names> entries(const XmlTree& tree) {
  std::vector<Names> found;
  const CPLXMLNode* map = CPLGetXMLNode(tree.get(), (std::string(symboliser) + ".ColorMap").c_str());
  for (const CPLXMLNode* node = map == nullptr ? nullptr : map->psChild; node != nullptr; node = node->psNext)
    if (node->eType == CXT_Element)
      found.push_back({CPLGetXMLValue(node, "color", "(none)"), CPLGetXMLValue(node, "quantity", "(none)"),
                       CPLGetXMLValue(node, "label", "(none)")});
  return found;
}

XmlTree parsed(const std::string& text) {
  return {CPLParseXMLString(text.c_str()), CPLDestroyXMLNode};
}

std::string value(const XmlTree& tree, const std::string& path) {
  return CPLGetXMLValue(tree.get(), path.c_str(), "(none)");
}

BandStatistics statistics(const std::vector<float>& cells) {
  BandStatistics band;
  band.add(cells, static_cast<std::int64_t>(cells.size()));
  return band;
}

class MapSldTest : public MapTest {};

TEST_F(MapSldTest, OfScoresHasIntervalsThatEndBetweenFloats) {
  MapSpec spec = spec_of(2, 2, 2);
  spec.score_steps = {
      {0.2, "low", {44, 123, 182, 255}}, {0.5, "<b>", {1, 2, 3, 255}}, {1, "high", {215, 25, 28, 255}}};
  const auto tree = parsed(float_map_sld("risk", spec, statistics({0, 1})));
  ASSERT_TRUE(tree);
  EXPECT_EQ(value(tree, "=StyledLayerDescriptor.version"), "1.0.0");
  EXPECT_EQ(value(tree, "=StyledLayerDescriptor.xmlns"), "http://www.opengis.net/sld");
  EXPECT_EQ(value(tree, "=StyledLayerDescriptor.NamedLayer.Name"), "risk");
  EXPECT_EQ(value(tree, "=StyledLayerDescriptor.NamedLayer.UserStyle.Title"), spec.legend_title);
  EXPECT_EQ(value(tree, std::string(symboliser) + ".ChannelSelection.GrayChannel.SourceChannelName"), "1");
  EXPECT_EQ(value(tree, std::string(symboliser) + ".ColorMap.type"), "intervals");
  // By hand: 0.2 is no float; below 0.5 comes 0.5 - 2^-25, above 1 come 1 + 2^-23 and 1 + 2^-22.
  EXPECT_EQ(entries(tree), (std::vector<Names>{{"#2c7bb6", "0.2", "low"},
                                               {"#010203", "0.4999999850988388", "<b>"},
                                               {"#d7191c", "1.0000000596046448", "high"}}));
}

TEST_F(MapSldTest, OfClassesNamesEveryCode) {
  MapSpec spec = spec_of(2, 2, 1);
  spec.classes = {{1, "very low", {255, 255, 178, 255}}, {101, "none \"&\"", {225, 225, 225, 255}}};
  const auto tree = parsed(class_map_sld("class", spec));
  ASSERT_TRUE(tree);
  EXPECT_EQ(value(tree, std::string(symboliser) + ".ColorMap.type"), "values");
  EXPECT_EQ(entries(tree),
            (std::vector<Names>{{"#ffffb2", "1", "very low"}, {"#e1e1e1", "101", "none \"&\""}}));
}

/// Whoever takes the break in and whoever leaves it out must put every float on the side where a class has
/// it.
TEST_F(MapSldTest, BreaksPartFloatsAsClassesDo) {
  for (const double at : {0.2, 0.4, 0.5, 0.6, 0.75, 0.8, 1.0, 200.0, -0.5, 0.0, 1e-40, 3e9, 19853.125}) {
    const double between = between_floats(at);
    auto value = static_cast<float>(at);
    for (int step = 0; step < 3; ++step) value = std::nextafter(value, -INFINITY);
    for (int step = 0; step < 7; ++step, value = std::nextafter(value, INFINITY)) {
      EXPECT_EQ(static_cast<double>(value) <= between, static_cast<double>(value) < at) << at << " " << value;
      EXPECT_EQ(static_cast<double>(value) < between, static_cast<double>(value) < at) << at << " " << value;
    }
  }
}

}  // namespace
}  // namespace firnline::test
