// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Ways to facilities and what shocks take of them, from a job to its maps and lists.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "kernels/travel/annual_mean.hpp"
#include "kernels/travel/flooded_road.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/float_raster.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();

/// Jobs with [travel] on a line of five cells of a kilometre, 30 minutes from each to the next, with a
/// facility at either end and 10, 20, 30, 40 and 50 people (T-ACC of the specification), until a test writes
/// other files.
class Travel : public testing::Test {
 protected:
  void SetUp() override {
    raise_fence({});
    write_line("friction.tif", {0.03F, 0.03F, 0.03F, 0.03F, 0.03F});
    write_line("people.tif", {10, 20, 30, 40, 50});
    write_line("depth.tif", {0, 0, 0, 0, 0.6F});
    write_code_raster(at("slides.tif"), 1, 5, 1000, [](int, int col) { return col == 4 ? 5 : 1; });
    write_places({{"east", 4}, {"west", 0}});
  }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

  void write_line(const std::string& name, const std::array<float, 5>& cells) const {
    write_float_raster(at(name), 1, 5, 1000,
                       [&](int, int col) { return cells[static_cast<std::size_t>(col)]; });
  }
  struct Place {
    std::string id;
    int col = 0;
  };
  void write_places(const std::vector<Place>& places) const {
    std::string text = "id,name,lon,lat\n";
    for (const Place& place : places)
      text += place.id + ",," + std::to_string(500500 + 1000 * place.col) + ",4599500\n";
    write_all(at("clinics.csv"), text);
  }

  /// travel: keys and events besides friction, people and a threshold of 30 minutes
  [[nodiscard]] ProgramResult run(const std::string& travel, const std::string& layers = "",
                                  const std::vector<std::string>& more = {}) const {
    write_all(
        at("job.toml"),
        "title = \"Line\"\n[grid]\nlike = \"friction\"\n[layers.friction]\nsource = \"friction.tif\"\n"
        "[layers.population_count]\nsource = \"people.tif\"\n[layers.slides]\nsource = \"slides.tif\"\nis = "
        "\"landslide_susceptibility\"\n[layers.flood_depth]\nsource = \"depth.tif\"\n" +
            layers +
            "[sites.clinics]\nsource = \"clinics.csv\"\ncrs = \"EPSG:32643\"\n[profiles.care]\nuse = "
            "\"care.toml\"\nsites = \"clinics\"\n" +
            (judged_ == "population" ? "" : "maps = false\n") +
            "[travel]\nfriction = \"friction\"\npopulation = "
            "\"population_count\"\n" +
            travel);
    write_all(
        at("care.toml"),
        "id = \"care\"\ntitle = \"Care\"\ninspired_by = \"a test\"\naggregation = \"arithmetic\"\n"
        "min_coverage = 0.01\ntop_k = 2\nclass_breaks = [0.2, 0.4, 0.6, 0.8]\n[exposure]\naggregation = "
        "\"arithmetic\"\n[[indicator]]\nid = \"" +
            judged_ + "\"\ndimension = \"exposure\"\nvalue = [ [0, 0.0], [200, 1.0] ]\nwhy = \"a test\"\n");
    std::vector<std::string> words = {"run", at("job.toml").string(), "--out", at("out").string(),
                                      "--overwrite"};
    words.insert(words.end(), more.begin(), more.end());
    return run_firnline(words);
  }

  [[nodiscard]] std::vector<float> band(const std::string& map, int number) const {
    const DatasetHandle raster(GDALDataset::Open((at("out") / "health" / map).c_str()));
    std::vector<float> cells(5);
    EXPECT_NE(raster, nullptr) << map;
    if (raster == nullptr) return cells;
    EXPECT_EQ(
        raster->GetRasterBand(number)->RasterIO(GF_Read, 0, 0, 5, 1, cells.data(), 5, 1, GDT_Float32, 0, 0),
        CE_None);
    return cells;
  }
  [[nodiscard]] FinishedRun finished() const { return read_finished_run(at("out")); }
  [[nodiscard]] std::string audit() const { return read_all(at("out") / "audit.csv"); }

  /// What a column of sites.csv says of a site.
  [[nodiscard]] double of_site(const std::string& id, const std::string& column) const {
    const FinishedProfile profile = finished().profiles.at(0);
    const auto& columns = profile.access.value().columns;
    const auto place = std::find(columns.begin(), columns.end(), column) - columns.begin();
    for (const FinishedSite& site : profile.sites)
      if (site.id == id) return site.access.at(static_cast<std::size_t>(place));
    ADD_FAILURE() << id;
    return 0;
  }

  std::string judged_ = "population";  ///< by the profile of the facilities

 private:
  TemporaryFolder folder_;
};

const std::string event = "[[travel.events]]\nname = \"shock\"\n";

// T-ACC: covered before 10 + 20 + 40 + 50, after 10 + 20.
TEST_F(Travel, TellsWhoLosesAccessWithAFacility) {
  const auto result = run("thresholds_min = [ 30 ]\n" + event +
                          "hazard = \"slides\"\nfacility_closes_classes = [ 5 ]\nrate_per_year = 0.1\n"
                          "outage_days = 10\n");
  ASSERT_EQ(result.code, 0) << result.err;

  // Between equal ways the first id counts: "east" is number 1.
  EXPECT_EQ(band("travel_time.tif", 1), (std::vector<float>{0, 30, 60, 30, 0}));
  EXPECT_EQ(band("travel_time.tif", 2), (std::vector<float>{2, 2, 1, 1, 1}));
  EXPECT_EQ(band("access_loss_shock.tif", 1), (std::vector<float>{0, 30, 60, 90, 120}));
  EXPECT_EQ(band("access_loss_shock.tif", 2), (std::vector<float>{0, 0, 0, 40, 50}));
  const FinishedTravel told = finished().travel.value();
  EXPECT_EQ(told.people, 150);
  EXPECT_EQ(told.coverage, std::vector<double>{0.8});
  EXPECT_EQ(told.shocks.at(0).people_losing, std::vector<double>{90});
  EXPECT_EQ(told.shocks.at(0).coverage, std::vector<double>{0.2});
  EXPECT_EQ(told.shocks.at(0).people_cut_off, 0);
  EXPECT_NEAR(told.person_days_per_year.at(0), 90, 1e-9);  // 0.1 times in a year, 10 days each
  EXPECT_EQ(of_site("east", "people_nearest"), 120);
  EXPECT_EQ(of_site("east", "people_within_30"), 90);
  EXPECT_EQ(of_site("east", "people_losing_shock_30"), 90);
  EXPECT_EQ(of_site("east", "closed_shock"), 1);
  EXPECT_NE(audit().find("1 facility closed, 0 cells of roads slower"), std::string::npos) << audit();
  EXPECT_EQ(of_site("west", "people_nearest"), 30);
  EXPECT_EQ(of_site("west", "people_losing_shock_30"), 0);
  EXPECT_EQ(of_site("west", "farthest_min"), 30);
}

// A flood over the cell next to the eastern end cuts that end off: 0.3 m close a cell, 0.5 m a facility.
// T-ACC once more: without the facility at the right end 40 and 50 people lose their half hour, without the
// other 10 and 20. Each is left out by itself, and no way is looked for again.
TEST_F(Travel, TellsWhoReliesOnEachFacilityAlone) {
  const auto result = run("thresholds_min = [ 30, 120 ]\nsecond_nearest = true\n");
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(of_site("east", "people_relying_30"), 90);
  EXPECT_EQ(of_site("west", "people_relying_30"), 30);
  EXPECT_EQ(of_site("east", "people_relying_120"), 0);  // the other is reached from everywhere in two hours
  EXPECT_EQ(of_site("west", "people_relying_120"), 0);

  write_places({{"a", 4}, {"b", 4}});  // one building: none of the two is relied upon alone
  ASSERT_EQ(run("thresholds_min = [ 30 ]\nsecond_nearest = true\n").code, 0);
  EXPECT_EQ(of_site("a", "people_relying_30"), 0);
  EXPECT_EQ(of_site("b", "people_relying_30"), 0);
}

// T-ACC: 30 + 40 + 50 are nearest to the eastern facility, as ties go to the first id, 10 + 20 to the other.
TEST_F(Travel, RanksFacilitiesByWhoDependsOnThem) {
  judged_ = "people_nearest";
  auto result = run("thresholds_min = [ 30 ]\nsecond_nearest = true\n");
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedProfile nearest = finished().profiles.at(0);
  ASSERT_EQ(nearest.sites.at(0).id, "east");
  EXPECT_EQ(nearest.sites[0].value, std::vector<double>{120});
  EXPECT_EQ(nearest.sites[0].score, 0.6);
  EXPECT_EQ(nearest.sites.at(1).score, 0.15);
  EXPECT_NE(run_firnline({"explain", at("out").string(), "east"}).out.find("Source: the ways of [travel]."),
            std::string::npos);

  judged_ = "people_relying_30";
  result = run("thresholds_min = [ 30 ]\nsecond_nearest = true\n");
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(finished().profiles.at(0).sites.at(0).value, std::vector<double>{90});

  write_places({{"a", 0}, {"far", 50}});  // nobody knows whom it would serve
  judged_ = "people_nearest";
  result = run("");
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(finished().profiles.at(0).sites.at(1).status, SiteStatus::outside);
}

TEST_F(Travel, SaysNothingOfSitesThatAreNoFacilities) {
  judged_ = "people_nearest";
  const auto result =
      run("facilities = \"posts\"\n", "[sites.posts]\nsource = \"clinics.csv\"\ncrs = \"EPSG:32643\"\n");
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("is worked out by [travel] for the sites of list 'posts' alone"),
            std::string::npos)
      << result.err;
}

TEST_F(Travel, ClosesFloodedCells) {
  write_line("depth.tif", {0, 0, 0, 0.3F, 0.4F});
  const auto result =
      run("thresholds_min = [ 30 ]\n" + event + "hazard = \"flood_depth\"\nreturn_period_years = 100\n");
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_EQ(band("access_loss_shock.tif", 1), (std::vector<float>{0, 30, 60, infinite, infinite}));
  EXPECT_EQ(band("access_loss_shock.tif", 2), (std::vector<float>{0, 0, 0, 40, 50}));
  const FinishedShock shock = finished().travel.value().shocks.at(0);
  EXPECT_EQ(shock.closed_cells, 2);  // 0.4 m close a cell too
  EXPECT_EQ(shock.closed_facilities, 0);
  EXPECT_EQ(shock.people_cut_off, 90);
  EXPECT_NEAR(finished().travel.value().person_days_per_year.at(0), 0.9, 1e-9);  // the tail alone: 90 / 100
}

// T-EAD of the specification, by trapezoids, with the tail.
TEST(MeanPerYear, IntegratesOverTheProbabilityOfAYear) {
  const std::vector<double> three = {10, 50, 100}, loss_of_three = {100, 500, 1000};
  EXPECT_NEAR(mean_per_year(three, loss_of_three), 24 + 7.5 + 10, 1e-9);
  const std::vector<double> six = {1, 2, 5, 25, 50, 100}, loss_of_six = {5, 10, 50, 300, 1200, 3000};
  EXPECT_NEAR(mean_per_year(six, loss_of_six), 76.75 + 30, 1e-9);
}

// By hand: 0.0009 * 150^2 - 0.5529 * 150 + 86.9448.
TEST(FloodedRoad, IsDrivenMoreSlowlyTheDeeperItLies) {
  EXPECT_NEAR(flooded_road_kmh(0), 86.9448, 1e-9);
  EXPECT_NEAR(flooded_road_kmh(0.15), 24.2598, 1e-9);
}

TEST_F(Travel, TellsOfFacilitiesThatServeNobody) {
  write_line("friction.tif", {0.03F, 0.03F, -1, 0.03F, 0.03F});
  write_places({{"a", 0}, {"b", 0}, {"barred", 2}, {"far", 50}});
  const auto result = run("");
  ASSERT_EQ(result.code, 0) << result.err;

  // The eastern two cells are an island.
  EXPECT_EQ(band("travel_time.tif", 1)[3], infinite);
  EXPECT_TRUE(std::isnan(band("travel_time.tif", 1)[2]));
  EXPECT_EQ(of_site("a", "people_nearest"), 30);
  EXPECT_EQ(of_site("b", "people_nearest"), 0);
  EXPECT_TRUE(std::isnan(of_site("barred", "people_nearest")));
  EXPECT_TRUE(std::isnan(of_site("far", "people_nearest")));
  const std::string told = audit();
  for (const char* sentence :
       {"1 of 4 facilities lies outside the grid and serves nobody here: far.",
        "1 of 4 facilities lies in a cell that nobody passes, or without data, and serves nobody: barred. "
        "Move it beside the barrier, or open its cell.",
        "1 facility shares a cell with another one", "120 of 150 people in 3 cells reach no facility at all"})
    EXPECT_NE(told.find(sentence), std::string::npos) << sentence << told;
}

TEST_F(Travel, TellsOfSeveralAsOfSeveral) {
  write_places({{"a", 0}, {"b", 0}, {"c", 0}, {"far", 50}, {"farther", 60}});
  const auto result = run("");
  ASSERT_EQ(result.code, 0) << result.err;

  const std::string told = audit();
  for (const char* sentence : {"5 facilities, 8 neighbours",
                               "2 of 5 facilities lie outside the grid and serve nobody here: far, farther.",
                               "2 facilities share a cell with another one"})
    EXPECT_NE(told.find(sentence), std::string::npos) << sentence << told;
}

TEST_F(Travel, CountsNobodyWhereNobodyLives) {
  write_line("people.tif", {0, 0, 0, 0, 0});
  const auto result = run("");
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_NE(audit().find("Nobody was counted in 'population_count'"), std::string::npos) << audit();
  EXPECT_TRUE(std::isnan(finished().travel.value().coverage.at(0)));
}

TEST_F(Travel, RefusesFrictionThatIsNone) {
  write_line("friction.tif", {0.03F, 0.03F, 0, 0.03F, 0.03F});
  const auto result = run("");
  EXPECT_EQ(result.code, 4);
  EXPECT_NE(result.err.find("outside the plausible range"), std::string::npos) << result.err;
}

TEST_F(Travel, RefusesEventsThatItsLayersDoNotHold) {
  const auto refuses = [&](const std::string& travel, const std::string& phrase) {
    const auto result = run(travel);
    EXPECT_EQ(result.code, 3) << result.err;
    EXPECT_NE(result.err.find(phrase), std::string::npos) << result.err;
  };
  refuses(event + "hazard = \"slides\"\ncloses_at = 3\n", "write closes_classes and facility_closes_classes");
  refuses(event + "hazard = \"flood_depth\"\ncloses_classes = [ 3 ]\n",
          "write closes_at and facility_closes_at");
  refuses(event + "hazard = \"slides\"\n", "closes_at is missing: say from where on a cell is closed");
  refuses(event + "hazard = \"flood_depth\"\nslows = \"pregnolato\"\n",
          "slows roads, and [travel] has no roads");
  refuses(event + "hazard = \"flood_depth\"\nband = 50\n", "is 50, and layer 'flood_depth' has bands for");
}

}  // namespace
}  // namespace firnline::test
