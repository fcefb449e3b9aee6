// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What sites are told of their water, from a job to its tables, explanations and report: T-CHAIN of the
// specification, four cells of a square kilometre in a row, each draining into the next.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

#include "host/finished_run/explain.hpp"
#include "host/finished_run/finished_run.hpp"
#include "nlohmann/json.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/float_raster.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

using Row = std::array<float, 4>;

const std::string glaciers =
    "[hydrology.glaciers]\nmelt = \"melt\"\nrunoff = \"runoff\"\ndefinition = \"ice_melt\"\n";
const std::string layers =
    "[layers.melt]\nsource = \"melt.tif\"\nis = \"glacier_melt_monthly\"\n[layers.runoff]\nsource = "
    "\"runoff.tif\"\nis = \"runoff_monthly\"\n";

class SiteWater : public testing::Test {
 protected:
  void SetUp() override {
    raise_fence({});
    write_float_raster(at("dem.tif"), 1, 4, 1000,
                       [](int, int col) { return 40.0F - 10.0F * static_cast<float>(col); });
    write_july("melt.tif", {10, 0, 0, 0});
    write_july("runoff.tif", {10, 10, 20, 60});
    // The middle of the second and of the last cell, and a place far away.
    write_all(at("places.csv"),
              "id,name,lon,lat\nA,Upper,501500,4599500\nB,,503500,4599500\nC,,900000,4599500\n");
  }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

  void write_july(const std::string& name, const Row& depths) const {
    write_float_bands(at(name), 12, 1, 4, 1000, [&](int band, int, int col) {
      return band == 7 ? depths[static_cast<std::size_t>(col)] : 0.0F;
    });
  }

  /// One indicator, the height of the land upstream; none reads the water of glaciers.
  [[nodiscard]] ProgramResult run(const std::string& more) const {
    write_all(
        at("job.toml"),
        "title = \"Four in a row\"\n[grid]\nlike = \"elevation\"\n[layers.elevation]\nsource = "
        "\"dem.tif\"\nvertical_datum = \"EGM96\"\n[hydrology]\nelevation = \"elevation\"\nsnap_m = 0\n" +
            more +
            "[indicators.height]\ntitle = \"Height\"\nformula = \"elevation\"\nunit = \"m\"\nrange = [ 0, "
            "9000 ]\n[sites.places]\nsource = \"places.csv\"\ncrs = "
            "\"EPSG:32643\"\n[profiles.water]\nuse = \"water.toml\"\nsites = \"places\"\n");
    write_all(at("water.toml"),
              "id = \"water\"\ntitle = \"Water\"\ninspired_by = \"a test\"\naggregation = \"arithmetic\"\n"
              "min_coverage = 0.01\ntop_k = 2\nclass_breaks = [0.2, 0.4, 0.6, 0.8]\n[hazard]\naggregation = "
              "\"arithmetic\"\n[[indicator]]\nid = \"height\"\nat = \"catchment\"\ndimension = "
              "\"hazard\"\nweight = 1.0\nvalue = [ [0, 0.0], [1000, 1.0] ]\nwhy = \"a test\"\n");
    return run_firnline({"run", at("job.toml").string(), "--out", at("out").string(), "--overwrite"});
  }

  [[nodiscard]] FinishedRun finished() const { return read_finished_run(at("out")); }
  [[nodiscard]] static const FinishedSite& site(const FinishedRun& run, const std::string& id) {
    for (const FinishedSite& one : run.profiles.at(0).sites)
      if (one.id == id) return one;
    throw std::runtime_error("no site " + id);
  }
  [[nodiscard]] std::string text(const std::string& name) const { return read_all(at("out") / name); }
  [[nodiscard]] std::string explained(const std::string& id) const {
    return run_firnline({"explain", at("out").string(), id}).out;
  }

 private:
  TemporaryFolder folder_;
};

// A millimetre over a square kilometre is 1000 m3: 20,000 m3 pass A and 100,000 m3 pass B, 10,000 of them
// melt, in the 31 days of July; a year has 365.25.
TEST_F(SiteWater, IsToldMonthByMonthThoughNoIndicatorReadsIt) {
  const auto result = run(glaciers + layers);
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedRun run = finished();
  ASSERT_TRUE(run.profiles.at(0).upstream.has_value());
  EXPECT_EQ(run.profiles.at(0).upstream->definition, "ice_melt");
  EXPECT_FALSE(run.profiles.at(0).upstream->with_abstraction);
  EXPECT_EQ(run.profiles.at(0).upstream->layers, (std::vector<std::string>{"melt", "runoff"}));
  for (const auto& [id, m3, share] : {std::tuple("A", 20000.0, 0.5), std::tuple("B", 100000.0, 0.1)}) {
    const FinishedWater& water = *site(run, id).water;
    for (std::size_t month = 0; month < 12; ++month) {
      if (month == 6) continue;
      EXPECT_TRUE(std::isnan(water.glacier_share[month])) << "a dry month has no share";
      EXPECT_EQ(water.discharge_m3_s[month], 0);
    }
    EXPECT_NEAR(water.glacier_share[6], share, 1e-9) << id;
    EXPECT_NEAR(water.discharge_m3_s[6], m3 / (31 * 86400), 1e-9) << id;
    EXPECT_NEAR(water.glacier_share_of_year, share, 1e-9) << id;
    EXPECT_NEAR(water.discharge_of_year_m3_s, m3 / (365.25 * 86400), 1e-12) << id;
    EXPECT_EQ(water.known_share, 1) << id;
    EXPECT_EQ(water.moved_m, 0) << id;
  }
  EXPECT_EQ(site(run, "C").water, nullptr) << "outside";
}

// The whole row is an edge of the grid.
TEST_F(SiteWater, StandsInTheTablesWithItsReservations) {
  const auto result = run(glaciers + layers);
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_NE(text("water/sites.csv").find(",upstream_km2,lower_bound,glacier_share,"), std::string::npos);
  EXPECT_NE(text("water/sites.csv").find(",2,1,0.5,"), std::string::npos) << text("water/sites.csv");
  EXPECT_NE(text("water/sites.csv").find(",4,1,0.1,"), std::string::npos) << text("water/sites.csv");
  // 75.041965 degrees east by cs2cs.
  EXPECT_NE(text("water/water.csv").find("\nB,,75.04196"), std::string::npos) << text("water/water.csv");
  EXPECT_NE(text("water/water.csv").find("\nC,,,,,,,,,"), std::string::npos) << text("water/water.csv");
  const std::string report = text("report.html");
  EXPECT_NE(report.find("upstream: lower bound"), std::string::npos);
  EXPECT_NE(report.find("what is measured upstream of this site is a lower bound."), std::string::npos);
}

TEST_F(SiteWater, IsExplainedWithWhatItRestsOn) {
  const auto result = run(glaciers + layers);
  ASSERT_EQ(result.code, 0) << result.err;

  const std::string of_a = explained("A"), of_b = explained("B");
  EXPECT_NE(
      of_a.find("glaciers give 50.0 %: the melt of ice beyond that of snow (ice_melt; layers melt, runoff)"),
      std::string::npos)
      << of_a;
  EXPECT_NE(of_a.find("  Jul       0.007467          50.0 %\n"), std::string::npos) << of_a;
  EXPECT_NE(of_a.find("  Aug              0        no share\n"), std::string::npos) << of_a;
  EXPECT_NE(of_a.find("is a lower bound"), std::string::npos) << of_a;
  EXPECT_NE(of_a.find("is not accounted for: below large intakes the shares are too high"),
            std::string::npos);
  EXPECT_NE(of_a.find("Its catchment lies inside that of: B (2.000 km² shared)."), std::string::npos) << of_a;
  EXPECT_NE(of_b.find("Inside its catchment lies that of: Upper (A, 2.000 km² shared)."), std::string::npos)
      << of_b;
  const auto json = nlohmann::json::parse(run_firnline({"explain", at("out").string(), "B", "--json"}).out);
  EXPECT_NEAR(json.at("water").at("months").at(6).at("glacier_share").get<double>(), 0.1, 1e-9);
  EXPECT_TRUE(json.at("water").at("months").at(0).at("glacier_share").is_null());
  EXPECT_EQ(json.at("water").at("holds").at(0).at("id"), "A");
}

// The 2 km2 of A are half of the 4 km2 of B.
TEST_F(SiteWater, TellsWhichCatchmentsLieInsideWhich) {
  write_all(at("places.csv"),
            "id,name,lon,lat\nA,Upper,501500,4599500\nB,,503500,4599500\nD,Twin,501600,4599400\n");
  const auto result = run("");
  ASSERT_EQ(result.code, 0) << result.err;

  const std::string table = text("water/overlaps.csv");
  EXPECT_EQ(table.find("id,name,inside_id,inside_name,shared_km2,share_of_inside\n"), 0U) << table;
  for (const char* row :
       {"\nA,Upper,D,Twin,2,1\n", "\nA,Upper,B,,2,0.5\n", "\nD,Twin,A,Upper,2,1\n", "\nD,Twin,B,,2,0.5\n"})
    EXPECT_NE(table.find(row), std::string::npos) << row << table;
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 5) << table;
  const FinishedRun run = finished();
  EXPECT_EQ(site(run, "A").water->inside, 2);
  EXPECT_EQ(site(run, "B").water->inside, 0);
  EXPECT_TRUE(std::isnan(site(run, "B").water->known_share)) << "no glaciers were followed";
  EXPECT_EQ(text("water/water.csv").find("discharge"), std::string::npos);
  const std::string report = text("report.html");
  EXPECT_NE(report.find("2 of 3 catchments lie inside those of other sites"), std::string::npos);
  EXPECT_NE(report.find("Its catchment lies inside that of: Twin and site B."), std::string::npos);
  EXPECT_EQ(report.find("From glaciers"), std::string::npos);
}

// Of A's land half has no runoff, of B's a quarter: 70 % must be known. B is left with the melt of nobody.
TEST_F(SiteWater, SaysWhenTooLittleOfTheLandUpstreamIsKnown) {
  write_july("runoff.tif", {-1, 10, 20, 60});
  const auto result = run(glaciers + layers);
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedRun run = finished();
  EXPECT_EQ(site(run, "A").water->known_share, 0.5);
  EXPECT_TRUE(std::isnan(site(run, "A").water->glacier_share_of_year));
  EXPECT_EQ(site(run, "B").water->known_share, 0.75);
  EXPECT_EQ(site(run, "B").water->glacier_share_of_year, 0);
  EXPECT_NE(explained("A").find("Only 50.0 % of the land upstream has data: too little to say"),
            std::string::npos)
      << explained("A");
  EXPECT_NE(text("report.html").find("Only 50% of the land upstream has data: too little to say"),
            std::string::npos);
}

// Half of the 20,000 m3 at A are taken there after mixing: 100,000 m3 less 10,000 pass B, 5,000 of them melt.
TEST_F(SiteWater, HasLostWhatWasTakenUpstream) {
  write_july("taken.tif", {0, 10000, 0, 0});
  const auto result =
      run("[hydrology.glaciers]\nmelt = \"melt\"\nrunoff = \"runoff\"\nabstraction = \"taken\"\n"
          "definition = \"imbalance\"\n[layers.taken]\nsource = \"taken.tif\"\nis = "
          "\"irrigation_demand_monthly\"\n" +
          layers);
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedRun run = finished();
  EXPECT_NEAR(site(run, "B").water->glacier_share_of_year, 5.0 / 90, 1e-9);
  EXPECT_NE(explained("B").find("has taken its part of that water with it"), std::string::npos);
  EXPECT_NE(explained("B").find("what glaciers lose for good (imbalance; layers melt, runoff, taken)"),
            std::string::npos);
}

TEST_F(SiteWater, IsRefusedWhenItsTableWasChanged) {
  ASSERT_EQ(run("").code, 0);
  write_all(at("out") / "water" / "overlaps.csv", text("water/overlaps.csv") + "A,,A,,1,1\n");

  EXPECT_EQ(run_firnline({"explain", at("out").string(), "A"}).code, 11);
}

}  // namespace
}  // namespace firnline::test
