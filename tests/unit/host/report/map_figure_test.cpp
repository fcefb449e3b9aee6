// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_figure.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <regex>
#include <set>

#include "host/report/map_layers.hpp"
#include "host/report/map_style.hpp"
#include "host/report/report.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/latin_words.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

std::size_t times(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

/// The run of two sites with maps of side x side cells and a picture of each of its two indicators.
FinishedRun with_maps(std::int64_t side) {
  raise_fence({});  // pictures are made by GDAL
  FinishedRun run = test::two_sites();
  run.grid.rows = run.grid.cols = side;
  run.grid.cell_width = run.grid.cell_height = 100;
  run.run_facts["started"] = "2026-11-30T07:00:00Z";
  const auto cells = static_cast<std::size_t>(side * side);
  FinishedPicture picture{side,
                          side,
                          std::vector<std::uint8_t>(cells, 3),
                          {},
                          std::vector<std::uint8_t>(cells, 5),
                          {{1, 1}, {0, 0}}};
  picture.classes[0] = 101;
  picture.classes[1] = 102;
  picture.dimension[0].assign(cells, 4);
  run.profiles[0].picture = picture;
  run.profiles[0].sites[0].grid_row = run.profiles[0].sites[0].grid_col = 2;
  run.profiles[0].sites[1].grid_row = run.profiles[0].sites[1].grid_col = 5;
  run.scenery.rows = run.scenery.cols = side;
  run.scenery.indicators.assign(2, {{10, 20}, false, 0, 30, std::vector<std::uint8_t>(cells, 2)});
  return run;
}

std::string figure_of(const FinishedRun& run, words::Language language = words::Language::english) {
  const words::Words words(language);
  const MapLayers layers(run, words);
  return map_figure(words, run, run.profiles[0], layers, "map");
}

// Hazard is the only dimension of the two; the second indicator weighs more by what the run says.
TEST(MapFigure, SwitchesBetweenPicturesWithoutAScript) {
  const std::string html = figure_of(with_maps(8));
  EXPECT_EQ(times(html, "type=\"radio\""), 5U);
  EXPECT_EQ(times(html, " checked"), 1U);
  EXPECT_NE(html.find("id=\"layer-test-0\" checked"), std::string::npos);
  std::vector<std::string> labels;
  const std::regex label("<label for=\"([^\"]*)\">([^<]*)</label>");
  for (std::sregex_iterator at(html.begin(), html.end(), label), end; at != end; ++at) {
    labels.push_back((*at)[2]);
    EXPECT_EQ(times(html, "id=\"" + (*at)[1].str() + "\""), 1U) << (*at)[1];
  }
  EXPECT_EQ(labels, (std::vector<std::string>{"Risk", "Hazard", "Data coverage", "The second", "The first"}));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    EXPECT_EQ(times(html, "<use class=\"l l" + std::to_string(i) + "\""), 1U);
    EXPECT_EQ(times(html, "<div class=\"l l" + std::to_string(i) + "\">"), 1U);
  }
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

// Every reference has its picture, and every picture stands on the page once.
TEST(MapFigure, DefinesEachPictureOnce) {
  const std::string html = figure_of(with_maps(8));
  const std::regex reference("href=\"#([^\"]*)\"");
  std::set<std::string> used;
  for (std::sregex_iterator at(html.begin(), html.end(), reference), end; at != end; ++at)
    used.insert((*at)[1]);
  EXPECT_EQ(used.size(), 5U);
  for (const auto& id : used) EXPECT_EQ(times(html, "id=\"" + id + "\""), 1U) << id;
}

TEST(MapFigure, TwoProfilesShareAPictureOfAnIndicator) {
  FinishedRun run = with_maps(8);
  run.profiles.push_back(run.profiles[0]);
  run.profiles[1].name = "other";
  const std::string html = report_html(run, words::Words());
  EXPECT_EQ(times(html, "<image "), 2U * 3U + 2U);  // classes, hazard and coverage of each; two indicators
}

TEST(MapFigure, LegendsHaveWordsAndUnits) {
  const std::string html = figure_of(with_maps(8));
  for (const char* text :
       {"3 medium (0.4–0.6)", "5 very high: act here first (0.8–1)", "The second [mm], values per cell",
        "10–20 mm", "hatched: no data, or outside the area", "hatched on grey: too little data", "80%–100%",
        "Computed on 30 November 2026."})
    EXPECT_NE(html.find(text), std::string::npos) << text;
  // docs/outputs.md: the colours of the classes.
  const auto entry = [](const std::string& colour, const std::string& text) {
    return "<b style=\"background:rgba(" + colour + ",1.00)\"></b>" + text + "</li>";
  };
  for (const auto& text :
       {entry("215,25,28", "5 very high: act here first (0.8–1)"), entry("253,174,97", "4 high (0.6–0.8)"),
        entry("255,255,191", "3 medium (0.4–0.6)"), entry("171,217,233", "2 low (0.2–0.4)"),
        entry("44,123,182", "1 very low (0–0.2)")})
    EXPECT_NE(html.find(text), std::string::npos) << text;
}

TEST(MapFigure, SpeaksOtherLanguages) {
  const std::string russian = figure_of(with_maps(8), words::Language::russian),
                    chinese = figure_of(with_maps(8), words::Language::chinese);
  EXPECT_NE(russian.find("Опасность"), std::string::npos);
  EXPECT_NE(russian.find(">С</text>"), std::string::npos);
  EXPECT_NE(chinese.find("危险性"), std::string::npos);
  for (const auto& html : {russian, chinese})
    EXPECT_EQ(test::latin_words(html, {"The first", "The second"}), std::vector<std::string>());
}

TEST(MapFigure, HostileTextStaysText) {
  FinishedRun run = with_maps(8);
  const std::string hostile = "\"><img src=x onerror=alert(1)><script>";
  run.profiles[0].title = run.profiles[0].indicators[0].title = run.profiles[0].indicators[0].unit = hostile;
  FinishedContext towns;
  towns.kind = "towns";
  towns.source = towns.citation = towns.licence = hostile;
  towns.places = {{{6, 1}, hostile}};
  run.profiles[0].sites[0].name = hostile;
  run.profiles[0].sites[1].name = hostile;
  run.profiles[0].sites[1].rank = 0;
  run.scenery.context = {towns};
  const std::string html = figure_of(run);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("class=\"town\""), std::string::npos);
  EXPECT_EQ(times(html, "class=\"first\""), 1U);
  EXPECT_EQ(times(html, "class=\"other unscored\""), 1U);
}

TEST(MapFigure, DrawsWhatTheJobGives) {
  FinishedRun run = with_maps(8);
  for (const char* kind : {"rivers", "glaciers", "borders"}) {
    FinishedContext one;
    one.kind = kind;
    one.source = std::string(kind) + ".geojson";
    one.lines = {{{1, 1}, {2, 4}}};
    run.scenery.context.push_back(one);
  }
  const std::string html = figure_of(run);
  // Row 1, column 1 of a grid of 8: 500 of 4000 units.
  EXPECT_NE(html.find("<path class=\"rivers\" d=\"M500.0 500.0L2000.0 1000.0\"/>"), std::string::npos);
  EXPECT_NE(html.find("<path class=\"glaciers\" d=\"M500.0 500.0L"), std::string::npos);
  EXPECT_NE(html.find("Source of rivers: rivers.geojson. Source of glaciers: glaciers.geojson."),
            std::string::npos);
  for (auto& context : run.scenery.context) context.citation = "A survey";
  run.scenery.context[2].licence = "CC0-1.0";
  run.scenery.context[2].left_out = 3, run.scenery.context[2].features = 1000;
  EXPECT_NE(figure_of(run).find(
                "Source of rivers and glaciers: A survey. Source of borders: A survey (CC0-1.0). Of the "
                "borders, 3 of 1,000 features are too small or too many to be drawn."),
            std::string::npos);
}

/// Cells without any order, so that nothing of a picture can be compressed.
void make_noisy(FinishedRun& run) {
  std::uint32_t state = 1;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::uint8_t>((state >> 24) % below);
  };
  for (auto& profile : run.profiles) {
    for (auto& code : profile.picture->classes) code = static_cast<std::uint8_t>(1 + next(5));
    for (auto& code : profile.picture->dimension[0]) code = static_cast<std::uint8_t>(1 + next(5));
    for (auto& code : profile.picture->coverage) code = static_cast<std::uint8_t>(1 + next(5));
  }
  for (auto& one : run.scenery.indicators)
    for (auto& step : one.steps) step = static_cast<std::uint8_t>(1 + next(3));
}

// Twelve profiles of noise: the classes of all are there, in a coarser copy; what does not fit is counted.
TEST(MapLayers, StayBelowTheirLimit) {
  FinishedRun run = with_maps(900);
  for (int i = 0; i < 11; ++i) run.profiles.push_back(run.profiles[0]);
  make_noisy(run);
  const words::Words words;
  const MapLayers layers(run, words);
  EXPECT_LT(layers.definitions().size(), 5'100'000U);
  for (const auto& profile : run.profiles) {
    ASSERT_FALSE(layers.of(profile).empty());
    EXPECT_EQ(layers.of(profile)[0].title, "Risk");
    EXPECT_FALSE(layers.of(profile)[0].image.empty());
  }
  EXPECT_GT(layers.left_out(run.profiles[11]), 0U);
  const std::string& all = layers.definitions();
  EXPECT_LT(all.find("id=\"map-picture-13\""), 2'600'000U) << "the classes, which come first";
}

// The style sheet has a rule for each button that there can be: 5 pictures of a profile and 24 indicators.
TEST(MapStyle, KnowsEveryButton) {
  EXPECT_GE(most_map_layers, 5 + 24);
  EXPECT_NE(map_style().find(".maps>.l31:checked~.frame .l31{display:inline}"), std::string::npos);
}

}  // namespace
}  // namespace firnline
