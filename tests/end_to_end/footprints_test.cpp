// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// One list measured on several footprints in one run: by hand on 24 cells, against exactextract and numpy on
// discs, and against lists whose own footprint is the other one.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/support/float_raster.hpp"
#include "tests/support/job_folder.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* layers = R"toml(title = "Dust"
[grid]
like = "particulate_matter"
[layers.particulate_matter]
source = "dust.tif"
unit = "ug m-3"
[layers.population_count]
source = "people.tif"
missing = "propagate"
[indicators.dust]
title = "Dust"
formula = "particulate_matter"
unit = "ug m-3"
range = [0, 1000]
)toml";

constexpr const char* head = R"toml(id = "dust"
title = "Where is the dust?"
aggregation = "arithmetic"
min_coverage = 0.1
[hazard]
aggregation = "arithmetic"
min_coverage = 0.1
[exposure]
aggregation = "arithmetic"
min_coverage = 0.1
)toml";

std::string indicator(const std::string& id, const std::string& more) {
  return "[[indicator]]\nid = \"" + id + "\"\ndimension = \"" + (id == "population" ? "exposure" : "hazard") +
         "\"\nvalue = [ [0, 0.0], [" + (id == "population" ? "300" : "100") + ", 1.0] ]\n" + more;
}

class Footprints : public JobFolder {
 protected:
  static std::string job_of(const std::string& sites, const std::string& of_profile = "maps = false\n") {
    return layers +
           ("[sites.places]\n" + sites + "[profiles.dust]\nuse = \"dust.toml\"\nsites = \"places\"\n") +
           of_profile;
  }
  [[nodiscard]] ProgramResult firnline(const std::string& command, const std::string& job,
                                       const std::string& indicators,
                                       const std::vector<std::string>& options = {}) const {
    write_all(at("dust.toml"), head + indicators);
    return JobFolder::firnline(command, job, options);
  }
  [[nodiscard]] std::vector<double> values_of(std::size_t leaf) const {
    std::vector<double> values;
    const FinishedProfile profile = list();
    for (const char* id : {"A", "B", "C"}) {
      const double value = site_of(profile, id).value.at(leaf);
      values.push_back(std::isnan(value) ? -1 : value);
    }
    return values;
  }
  void refuses(const std::string& job, const std::string& indicators, const std::string& part) const {
    expect_refused(firnline("check", job, indicators), 3, part);
  }

  // Four rows of six cells of a kilometre; people: 1 to 24 in the order of reading.
  void write_24_cells() const {
    constexpr std::array<std::array<float, 6>, 4> dust = {
        {{1, 2, 3, 4, 5, 6}, {7, 10, 40, 13, 9, 8}, {2, 4, 6, 8, 10, 12}, {0, 0, 0, 0, 0, 0}}};
    write_float_raster(at("dust.tif"), 4, 6, 1000, [&](int row, int col) {
      return dust[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
    });
    write_float_raster(at("people.tif"), 4, 6, 1000,
                       [](int row, int col) { return static_cast<float>(1 + row * 6 + col); });
    // The second to the fourth cell of the second row; its middle lies in the third.
    write_all(
        at("field.geojson"),
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
        R"("urn:ogc:def:crs:EPSG::32643"}},"features":[{"type":"Feature","properties":{"id":"A","name":""},)"
        R"("geometry":{"type":"Polygon","coordinates":[[[501000,4598000],[504000,4598000],)"
        R"([504000,4599000],[501000,4599000],[501000,4598000]]]}}]})");
  }

  static float dust(int row, int col) {
    return (row * 31 + col * 17) % 11 == 0 ? -1.0F
                                           : static_cast<float>((row * 7919 + col * 104729) % 1000) / 8;
  }
  static float people(int row, int col) {
    if ((row * 7 + col * 29) % 23 == 0) return -1;
    return (row * 13 + col * 5) % 19 == 0 ? 0.0F : static_cast<float>((row * 3571 + col * 6113) % 97);
  }
  void write_three_places() const {
    write_float_raster(at("dust.tif"), 30, 40, 100, dust);
    write_float_raster(at("people.tif"), 30, 40, 100, people);
    write_all(at("places.csv"), "id,name,lon,lat\nA,,500650,4599250\nB,,502111,4598333\nC,,503049,4597949\n");
  }
};

constexpr const char* field = "source = \"field.geojson\"\nfootprint = \"polygon\"\n";
constexpr const char* places = "source = \"places.csv\"\ncrs = \"EPSG:32643\"\n";

// A buffer of 100 km holds the whole grid, and 24 of its 31,416 km2 have data.
const std::string four_ways =
    indicator("dust", "") + indicator("dust", "at = \"point\"\nas = \"dust_here\"\n") +
    indicator("dust", "buffer_km = 100\nas = \"dust_around\"\nmin_valid_share = 0\n") +
    indicator("population", "") +
    indicator("population", "buffer_km = 100\nas = \"people_around\"\nmin_valid_share = 0\n");

TEST_F(Footprints, OfOneListGiveTheNumbersByHand) {
  write_24_cells();
  const auto result = firnline("run", job_of(field), four_ways);
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedSite a = site_of(list(), "A");
  EXPECT_NEAR(a.value.at(0), 21, 1e-9);    // (10 + 40 + 13) / 3
  EXPECT_EQ(a.value.at(1), 40);            // the cell of its middle
  EXPECT_NEAR(a.value.at(2), 6.25, 1e-9);  // 150 / 24
  EXPECT_NEAR(a.value.at(3), 27, 1e-9);    // 8 + 9 + 10
  EXPECT_NEAR(a.value.at(4), 300, 1e-9);   // 1 + ... + 24
  EXPECT_NEAR(a.score, ((0.21 + 0.4 + 0.0625) / 3 + (0.09 + 1) / 2) / 2, 1e-9);
  EXPECT_EQ(a.coverage, 1);
  const std::string table = read_all(at("out") / "dust" / "sites.csv");
  for (const char* column : {"value_dust,", "value_dust_here,", "value_dust_around,", "value_population,",
                             "value_people_around,", "contribution_people_around"})
    EXPECT_NE(table.find(column), std::string::npos) << column;
  const auto indicators = list().indicators;
  EXPECT_EQ(indicators[1].id, "dust_here");
  EXPECT_EQ(indicators[1].indicator, "dust");
  EXPECT_EQ(indicators[0].place, "over the footprint");
  EXPECT_EQ(indicators[1].place, "at the point");
  EXPECT_EQ(indicators[2].place, "over buffers of 100 km");
}

// Coverage is that of the footprint: a buffer that reaches far beyond the grid has too little data.
TEST_F(Footprints, HaveACoverageOfTheirOwn) {
  write_24_cells();
  ASSERT_EQ(firnline("run", job_of(field),
                     indicator("dust", "") + indicator("dust", "buffer_km = 100\nas = \"dust_around\"\n"))
                .code,
            0);
  const FinishedSite a = site_of(list(), "A");
  EXPECT_NEAR(a.value.at(0), 21, 1e-9);
  EXPECT_TRUE(std::isnan(a.value.at(1)));
  EXPECT_EQ(a.coverage, 0.5);
  EXPECT_EQ(a.reason, "Scored without: dust_around (data over 0 % of the footprint).");
}

// A cell is judged as a place as large as the footprint: 3 cells for the people of the field, 24 for those
// around. The first cell holds one person: (3 / 300 + 24 / 300) / 2.
TEST_F(Footprints, SayWhatACellOfTheMapStandsFor) {
  write_24_cells();
  const auto result = firnline("run", job_of(field, ""), four_ways);
  ASSERT_EQ(result.code, 0) << result.err;

  const DatasetHandle map(GDALDataset::Open((at("out") / "dust" / "risk.tif").c_str()));
  ASSERT_NE(map, nullptr);
  float hazard = 0, exposure = 0;
  ASSERT_EQ(map->GetRasterBand(2)->RasterIO(GF_Read, 0, 0, 1, 1, &hazard, 1, 1, GDT_Float32, 0, 0), CE_None);
  ASSERT_EQ(map->GetRasterBand(3)->RasterIO(GF_Read, 0, 0, 1, 1, &exposure, 1, 1, GDT_Float32, 0, 0),
            CE_None);
  EXPECT_NEAR(hazard, 0.01, 1e-7);
  EXPECT_NEAR(exposure, 0.045, 1e-7);
  EXPECT_NEAR(list().indicators[3].footprint_km2, 3, 0.01);
  EXPECT_NEAR(list().indicators[4].footprint_km2, 24, 0.05);
  EXPECT_NE(read_all(at("out") / "report.html").find("by a footprint of their own: Dust (at the point"),
            std::string::npos);
}

// exactextract 0.3.0 and numpy 2.4 over discs of 20,000 corners from pyproj.Geod(ellps="WGS84").fwd; ours
// have 256 and the disc's area to 10^-5. Cell A has no dust.
TEST_F(Footprints, AgreeWithExactextractOnDiscs) {
  write_three_places();
  const auto result = firnline(
      "run", job_of(places),
      indicator("dust", "") + indicator("dust", "buffer_km = 0.5\nas = \"near\"\n") +
          indicator("dust", "buffer_km = 0.9\nextract = \"max\"\nas = \"worst\"\n") +
          indicator("dust", "buffer_km = 0.5\nextract = \"stdev\"\nas = \"mixed\"\n") +
          indicator("dust", "buffer_km = 0.9\nextract = \"p90\"\nas = \"high\"\nmin_valid_share = 0.4\n") +
          indicator("population", "buffer_km = 0.5\nas = \"people\"\n"));
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_EQ(values_of(0), (std::vector<double>{-1, 1.625, 31.25}));
  EXPECT_EQ(values_of(2), (std::vector<double>{124.625, 123.875, 123.125}));
  EXPECT_EQ(values_of(4), (std::vector<double>{111.375, 110.25, 109.5}));
  const auto near = values_of(1), mixed = values_of(3), people_near = values_of(5);
  const std::array<double, 3> mean = {65.36670771163695, 60.355436708385064, 59.06799905436983};
  const std::array<double, 3> stdev = {36.45326586493658, 37.04306869203611, 35.67295274853869};
  const std::array<double, 3> sum = {3202.177434181096, 3355.624275069684, 3248.6553039432038};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(near[i], mean[i], 1e-4 * mean[i]) << i;
    EXPECT_NEAR(mixed[i], stdev[i], 1e-4 * stdev[i]) << i;
    EXPECT_NEAR(people_near[i], sum[i], 1e-4 * sum[i]) << i;
  }
}

// To the last bit, whatever the statistic.
TEST_F(Footprints, AreThoseOfAListWithThatFootprint) {
  write_three_places();
  const std::string statistics = indicator("dust", "WHERE") +
                                 indicator("dust", "WHEREextract = \"p50\"\nas = \"median\"\n") +
                                 indicator("dust",
                                           "WHEREextract = \"stdev\"\nas = \"mixed\"\n"
                                           "weighted_by = \"population\"\n") +
                                 indicator("population", "WHERE");
  const auto with = [&](const std::string& where) {
    std::string text = statistics;
    for (auto found = text.find("WHERE"); found != std::string::npos; found = text.find("WHERE"))
      text.replace(found, 5, where);
    return text;
  };
  ASSERT_EQ(
      firnline("run", job_of(std::string(places) + "footprint = \"buffer\"\nbuffer_km = 0.5\n"), with(""))
          .code,
      0);
  std::vector<std::vector<double>> own;
  for (std::size_t leaf = 0; leaf < 4; ++leaf) own.push_back(values_of(leaf));
  ASSERT_EQ(firnline("run", job_of(places), with("buffer_km = 0.5\n")).code, 0);
  for (std::size_t leaf = 0; leaf < 4; ++leaf) EXPECT_EQ(values_of(leaf), own[leaf]) << leaf;
  ASSERT_EQ(firnline("run", job_of(std::string(places) + "footprint = \"buffer\"\nbuffer_km = 0.9\n"),
                     indicator("dust", "at = \"point\"\n"))
                .code,
            0);
  EXPECT_EQ(values_of(0), (std::vector<double>{-1, 1.625, 31.25}));
}

// Along the second row of the 24 cells, from the middle of the first to the middle of the fourth: the
// half-way point lies in the third cell, half a metre east of its western edge.
TEST_F(Footprints, OfLinesAreTheirPointAndTheirCorridor) {
  write_24_cells();
  const auto line = [](const std::string& id) {
    return R"({"type":"Feature","properties":{"id":")" + id +
           R"(","name":""},"geometry":{"type":"LineString","coordinates":[[500500,4598500],[503501,4598500]]}})";
  };
  write_all(
      at("road.geojson"),
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},)"
      R"("features":[)" +
          line("A") + "]}");
  const std::string road = "source = \"road.geojson\"\nfootprint = \"line\"\n";
  ASSERT_EQ(
      firnline("run", job_of(road + "buffer_km = 0.3\n"), indicator("dust", "") + indicator("population", ""))
          .code,
      0);
  const FinishedSite corridor = site_of(list(), "A");
  const auto result =
      firnline("run", job_of(road),
               indicator("dust", "") + indicator("dust", "at = \"point\"\nas = \"half_way\"\n") +
                   indicator("dust", "buffer_km = 0.3\nas = \"along\"\n") +
                   indicator("population", "buffer_km = 0.3\n"));
  ASSERT_EQ(result.code, 0) << result.err;
  const FinishedSite a = site_of(list(), "A");
  EXPECT_NEAR(a.value.at(0), (500 * 7 + 1000 * 10 + 1000 * 40 + 501 * 13) / 3001.0, 1e-4);
  EXPECT_EQ(a.value.at(1), 40);
  EXPECT_EQ(a.value.at(2), corridor.value.at(0));
  EXPECT_EQ(a.value.at(3), corridor.value.at(1));
  EXPECT_EQ(list().indicators[2].place, "over corridors of 0.3 km to either side");
  refuses(job_of(road), indicator("population", ""), "is a sum over an area");
  refuses(job_of(road), indicator("dust", "buffer_km = 51\n"), "buffer_km of lines must be at most 50");
}

// The site lies 200 m west of the grid; its buffer does not.
TEST_F(Footprints, BeyondTheGridMaySeeIt) {
  write_three_places();
  write_all(at("places.csv"), "id,name,lon,lat\nA,,499800,4598500\nB,,490000,4598500\n");
  ASSERT_EQ(firnline("run", job_of(places),
                     indicator("dust", "buffer_km = 0.9\nas = \"near\"\nmin_valid_share = 0.1\n") +
                         indicator("population", ""))
                .code,
            0);
  EXPECT_EQ(site_of(list(), "A").status, SiteStatus::scored);
  EXPECT_TRUE(std::isnan(site_of(list(), "A").value.at(1)));
  EXPECT_EQ(site_of(list(), "B").status, SiteStatus::outside);
}

TEST_F(Footprints, AreTheSameForAnyTilesAndAfterAStop) {
  write_three_places();
  const std::string indicators = indicator("dust", "") +
                                 indicator("dust", "buffer_km = 0.9\nas = \"near\"\n") +
                                 indicator("dust", "buffer_km = 0.5\nextract = \"p50\"\nas = \"median\"\n") +
                                 indicator("population", "buffer_km = 0.5\n");
  ASSERT_EQ(firnline("run", job_of(places, ""), indicators).code, 0);
  const std::string whole = read_all(at("out") / "dust" / "sites.csv");
  const auto words = [&](const char* more) {
    return firnline_words({"run", at("job.toml").string(), "--out", at("stopped").string(), more, "--quiet",
                           "--tile-rows", "2", "--tile-cols", "2", "--threads", "2"});
  };
  ASSERT_TRUE(stop_midway(words("--overwrite"), at("stopped")));
  const auto resumed = run_words(words("--resume"));
  ASSERT_EQ(resumed.code, 0) << resumed.err;
  EXPECT_EQ(read_all(at("stopped") / "dust" / "sites.csv"), whole);
}

TEST_F(Footprints, StayInVariants) {
  write_24_cells();
  write_float_raster(at("dust_2050.tif"), 4, 6, 1000, [](int, int) { return 50.0F; });
  const auto result =
      firnline("run",
               job_of(field) +
                   "[variants.hot]\nscenario = \"hot\"\n[variants.hot.layers.particulate_matter]\n"
                   "source = \"dust_2050.tif\"\n",
               four_ways);
  ASSERT_EQ(result.code, 0) << result.err;
  raise_fence({});
  FinishedRun run = read_finished_run(at("out"));
  read_variant_rows(at("out"), "dust/variants/hot", run);
  const FinishedSite a = site_of(run.variants.at(0), "A");
  for (const std::size_t leaf : {0u, 1u, 2u}) EXPECT_NEAR(a.value.at(leaf), 50, 1e-9) << leaf;
  EXPECT_NEAR(a.value.at(4), 300, 1e-9);
}

TEST_F(Footprints, AreOneMapOfAnIndicatorHoweverOftenItIsMeasured) {
  write_24_cells();
  const auto result = firnline("run", job_of(field, "keep_indicators = true\n"), four_ways);
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_TRUE(fs::exists(at("out") / "indicators" / "dust.tif"));
  EXPECT_FALSE(fs::exists(at("out") / "indicators" / "dust_here.tif"));
  EXPECT_FALSE(fs::exists(at("out") / "dust" / "indicators"));
}

TEST_F(Footprints, AreShownByCheck) {
  write_24_cells();
  const auto result = firnline("check", job_of(field), four_ways);
  ASSERT_EQ(result.code, 0) << result.err;
  for (const char* part : {"= dust at the point", "= population over buffers of 100 km",
                           "also measured at the point, also measured over buffers of 100 km"})
    EXPECT_NE(result.out.find(part), std::string::npos) << part << "\n" << result.out;
}

TEST_F(Footprints, TakeTheSettingsOfTheirName) {
  write_24_cells();
  const auto result = firnline("run",
                               job_of(field) +
                                   "[profiles.dust.set]\n\"weight.dust_here\" = 3\n"
                                   "\"weight.dust_around\" = 0\n\"weight.people_around\" = 0\n",
                               four_ways);
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NEAR(site_of(list(), "A").score, ((0.21 + 3 * 0.4) / 4 + 0.09) / 2, 1e-9);
}

TEST_F(Footprints, MustBeSaidWithoutContradiction) {
  write_24_cells();
  const std::string job = job_of(field);
  refuses(job, indicator("dust", "at = \"buffer\"\n"), "at is 'buffer' but buffer_km is not given");
  refuses(job, indicator("dust", "at = \"point\"\nbuffer_km = 2\n"),
          "buffer_km has no effect with at = \"point\"");
  refuses(job, indicator("dust", "at = \"centre\"\n"), "at");
  refuses(job, indicator("dust", "buffer_km = 501\n"), "buffer_km");
  refuses(job, indicator("dust", "") + indicator("dust", "at = \"point\"\n"),
          "'dust' appears twice; keep one, or give one another name with as");
  refuses(job, indicator("dust", "as = \"a b\"\n"), "as may only hold letters");
  refuses(job, indicator("dust", "as = \"population\"\n"), "as is the name of another indicator");
  refuses(job, indicator("dsut", "as = \"dust_here\"\n"), "is no indicator: 'dsut'; did you mean 'dust'?");
  refuses(job + "[profiles.dust.set]\n\"weight.dust\" = 3\n", indicator("dust", "as = \"dust_here\"\n"),
          "names no indicator of the profile: 'dust'");
}

}  // namespace
}  // namespace firnline::test
