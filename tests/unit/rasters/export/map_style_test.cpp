// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_style.hpp"

#include <cpl_minixml.h>

#include "tests/unit/rasters/export/map_fixture.hpp"

namespace firnline::test {
namespace {

using XmlTree = std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)>;

XmlTree parsed(const std::string& text) {
  return {CPLParseXMLString(text.c_str()), CPLDestroyXMLNode};
}

std::vector<std::string> values(const XmlTree& tree, const char* path, const char* element,
                                const char* attribute) {
  std::vector<std::string> found;
  const CPLXMLNode* parent = CPLGetXMLNode(tree.get(), path);
  for (const CPLXMLNode* node = parent == nullptr ? nullptr : parent->psChild; node != nullptr;
       node = node->psNext)
    if (node->eType == CXT_Element && std::string(node->pszValue) == element)
      found.emplace_back(CPLGetXMLValue(node, attribute, "(none)"));
  return found;
}

constexpr const char* ramp = "=qgis.pipe.rasterrenderer.rastershader.colorrampshader";

BandStatistics statistics(std::vector<float> cells) {
  BandStatistics band;
  band.add(cells, static_cast<std::int64_t>(cells.size()));
  return band;
}

class MapStyleTest : public MapTest {};

TEST_F(MapStyleTest, OfScoresHasTheStepsAskedForFromNoughtToOne) {
  MapSpec spec = spec_of(2, 2, 2);
  spec.score_steps = {{0.25, "low", {44, 123, 182, 255}}, {1, "high (0.25–1)", {215, 25, 28, 255}}};
  const auto tree = parsed(float_map_style(spec, statistics({0, 1})));  // both ends are scores
  ASSERT_TRUE(tree);
  EXPECT_STREQ(CPLGetXMLValue(tree.get(), "=qgis.pipe.rasterrenderer.type", ""), "singlebandpseudocolor");
  EXPECT_STREQ(CPLGetXMLValue(tree.get(), "=qgis.pipe.rasterrenderer.band", ""), "1");
  EXPECT_STREQ(CPLGetXMLValue(tree.get(), (std::string(ramp) + ".colorRampType").c_str(), ""), "DISCRETE");
  EXPECT_STREQ(CPLGetXMLValue(tree.get(), (std::string(ramp) + ".minimumValue").c_str(), ""), "0");
  EXPECT_STREQ(CPLGetXMLValue(tree.get(), (std::string(ramp) + ".maximumValue").c_str(), ""), "1");
  // By hand: the greatest float below 0.25 is 0.25 - 2^-26, and half way from there lies 0.25 - 2^-27.
  // Nothing may fall out at the top.
  EXPECT_EQ(values(tree, ramp, "item", "value"), (Names{"0.2499999925494194", "inf"}));
  EXPECT_EQ(values(tree, ramp, "item", "label"), (Names{"low", "high (0.25–1)"}));
  EXPECT_EQ(values(tree, ramp, "item", "color"), (Names{"#2c7bb6", "#d7191c"}));
}

TEST_F(MapStyleTest, OfOtherQuantitiesHasFiveStepsOverTheirRange) {
  MapSpec spec = spec_of(2, 2, 1);
  spec.bands = {{"melt", "mm yr-1"}};
  for (const MapLegend legend : {MapLegend::value_range, MapLegend::score}) {  // 1000 mm are no score
    spec.legend = legend;
    spec.score_steps = {{1, "a score", {1, 2, 3, 255}}};
    const auto tree = parsed(float_map_style(spec, statistics({0, 1000})));
    ASSERT_TRUE(tree);
    // By hand: floats below 256 are 2^-16 apart, those below 512 are 2^-15, those below 1024 are 2^-14.
    EXPECT_EQ(values(tree, ramp, "item", "value"), (Names{"199.99999237060547", "399.99998474121094",
                                                          "599.9999694824219", "799.9999694824219", "inf"}));
    EXPECT_EQ(values(tree, ramp, "item", "label").front(), "0 to 200 mm yr-1");
  }
}

TEST_F(MapStyleTest, WritesNumbersAsPeopleDo) {
  MapSpec spec = spec_of(2, 2, 1);
  spec.bands = {{"volume", "m3"}};
  spec.legend = MapLegend::value_range;
  const auto labels = [&](float least, float greatest) {
    return values(parsed(float_map_style(spec, statistics({least, greatest}))), ramp, "item", "label");
  };
  // By hand: four figures that count. 1/5 of 99265.625 is 19853.125, which is 19 850.
  EXPECT_EQ(labels(0, 99265.625F).front(), "0 to 19\u2009850 m3");
  EXPECT_EQ(labels(0, 5e9F).back(), "4\u2009000\u2009000\u2009000 to 5\u2009000\u2009000\u2009000 m3");
  EXPECT_EQ(labels(-0.5F, 0.75F).front(), "-0.5 to -0.25 m3");
  EXPECT_EQ(labels(0, 0.0625F).front(), "0 to 0.0125 m3");
  EXPECT_EQ(labels(1000, 6000).front(), "1000 to 2000 m3");
}

TEST_F(MapStyleTest, OfClassesNamesThem) {
  MapSpec spec = spec_of(2, 2, 1);
  spec.classes = {{1, "low", {1, 2, 255, 255}}, {101, "no score: <\"&\x01>", {225, 225, 225, 128}}};
  const auto tree = parsed(class_map_style(spec));
  ASSERT_TRUE(tree);
  constexpr const char* palette = "=qgis.pipe.rasterrenderer.colorPalette";
  EXPECT_STREQ(CPLGetXMLValue(tree.get(), "=qgis.pipe.rasterrenderer.type", ""), "paletted");
  EXPECT_EQ(values(tree, palette, "paletteEntry", "value"), (Names{"1", "101"}));
  EXPECT_EQ(values(tree, palette, "paletteEntry", "color"), (Names{"#0102ff", "#e1e1e1"}));
  EXPECT_EQ(values(tree, palette, "paletteEntry", "alpha"), (Names{"255", "128"}));
  EXPECT_EQ(values(tree, palette, "paletteEntry", "label"), (Names{"low", "no score: <\"& >"}));
}

TEST_F(MapStyleTest, KeepsTheLegendTitle) {
  const auto tree = parsed(float_map_style(spec_of(2, 2, 1), statistics({0.5F})));
  ASSERT_TRUE(tree);
  EXPECT_EQ(values(tree, "=qgis.customproperties.Option", "Option", "value"),
            (Names{"Risk & score, 1 = highest risk", "band 0"}));
}

// XML 1.0, production 2 (Char): U+FFFE and U+FFFF are none, and a style that holds them is not loaded.
TEST_F(MapStyleTest, LeavesOutWhatXmlCannotHold) {
  MapSpec spec = spec_of(2, 2, 1);
  spec.legend_title = "a\uFFFEb\uFFFFc\uFFFD\nd";
  const auto tree = parsed(float_map_style(spec, statistics({0.5F})));
  ASSERT_TRUE(tree);
  EXPECT_EQ(values(tree, "=qgis.customproperties.Option", "Option", "value"),
            (Names{"a b c\uFFFD d", "band 0"}));
}

}  // namespace
}  // namespace firnline::test
