// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The second opinion of a whole run: the aircraft of Hwang and Yoon (1981) as four sites in a row of cells.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

constexpr int criteria = 6, aircraft = 4;
constexpr float no_data = -1;
constexpr float matrix[criteria][aircraft] = {{2, 2.5, 1.8F, 2.2F},
                                              {1500, 2700, 2000, 1800},
                                              {20000, 18000, 21000, 20000},
                                              {5.5, 6.5, 4.5, 5},
                                              {5, 3, 7, 5},
                                              {9, 5, 7, 5}};
constexpr const char* weights[criteria] = {"0.2", "0.1", "0.1", "0.1", "0.2", "0.3"};
constexpr int cost = 3;  // the fourth criterion: less is better

class TopsisOfARun : public testing::Test {
 protected:
  TopsisOfARun() {
    raise_fence({});
    write_job();
    write_profile("value = [ [0, 0.0], [30000, 1.0] ]\n");
    std::string sites = "id,name,lon,lat\n";
    for (int site = 0; site < aircraft; ++site)
      sites += std::to_string(site + 1) + ",," + std::to_string(500050 + 100 * site) + ",4599950\n";
    write_all(at("sites.csv"), sites);
  }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

  void write_job() const {
    std::string job = "title = \"Aircraft\"\n[grid]\nlike = \"c0\"\n";
    for (int c = 0; c < criteria; ++c) {
      const std::string number = std::to_string(c);
      job += "[layers.c" + number + "]\nsource = \"matrix.tif\"\nbands = [" + std::to_string(c + 1) +
             "]\nis = \"population_count\"\nmissing = \"propagate\"\n[indicators.criterion" + number +
             "]\ntitle = \"Criterion " + number + "\"\nformula = \"c" + number +
             "\"\nunit = \"1\"\nrange = [0, 30000]\n";
    }
    write_all(at("job.toml"),
              job +
                  "[sites.aircraft]\nsource = \"sites.csv\"\ncrs = \"EPSG:32643\"\n[profiles.choice]\nuse = "
                  "\"profile.toml\"\nsites = \"aircraft\"\nmaps = false\n");
  }

  /// more: of each criterion; opinion: the second one
  void write_profile(const std::string& value, const std::vector<std::string>& more = {},
                     const std::string& opinion = "topsis") const {
    std::string profile = "id = \"choice\"\ntitle = \"Which?\"\n" + opinion +
                          " = true\naggregation = \"arithmetic\"\n[hazard]\n"
                          "aggregation = \"arithmetic\"\n";
    for (int c = 0; c < criteria; ++c)
      profile += "[[indicator]]\nid = \"criterion" + std::to_string(c) +
                 "\"\ndimension = \"hazard\"\nweight = " + weights[c] + "\n" +
                 (c == cost ? "value = [ [0, 1.0], [30000, 0.0] ]\n" : value) +
                 (more.empty() ? "" : more.at(static_cast<std::size_t>(c)));
    write_all(at("profile.toml"), profile);
  }

  /// hole: a site that lacks its first criterion; -1 = none
  ProgramResult run(int hole = -1) const {
    write_raster(hole);
    return run_firnline(
        {"run", at("job.toml").string(), "--out", at("out").string(), "--overwrite", "--quiet"});
  }

  void write_raster(int hole) const {
    const DatasetHandle raster(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        at("matrix.tif").c_str(), aircraft, 1, criteria, GDT_Float32, nullptr));
    ASSERT_NE(raster, nullptr);
    std::array<double, 6> corner = {500000, 100, 0, 4600000, 0, -100};
    const OGRSpatialReference crs = parse_crs("EPSG:32643");
    ASSERT_EQ(raster->SetGeoTransform(corner.data()), CE_None);
    ASSERT_EQ(raster->SetSpatialRef(&crs), CE_None);
    for (int c = 0; c < criteria; ++c) {
      std::array<float, aircraft> cells{};
      std::copy_n(matrix[c], aircraft, cells.begin());
      if (hole >= 0 && c == 0) cells[static_cast<std::size_t>(hole)] = no_data;
      GDALRasterBand* const band = raster->GetRasterBand(c + 1);
      ASSERT_EQ(band->SetNoDataValue(static_cast<double>(no_data)), CE_None);
      ASSERT_EQ(band->RasterIO(GF_Write, 0, 0, aircraft, 1, cells.data(), aircraft, 1, GDT_Float32, 0, 0),
                CE_None);
    }
  }

  /// Closeness and rank by site.
  [[nodiscard]] std::map<std::string, std::pair<double, std::int64_t>> second_opinion() const {
    std::map<std::string, std::pair<double, std::int64_t>> found;
    const FinishedRun finished = read_finished_run(at("out"));
    for (const auto& site : finished.profiles.at(0).sites) found[site.id] = {site.topsis, site.topsis_rank};
    return found;
  }

 private:
  TemporaryFolder folder_;
};

// domain-spec T-TOP. The numbers come back out of sites.csv.
TEST_F(TopsisOfARun, IsThatOfTheBook) {
  const auto result = run();
  ASSERT_EQ(result.code, 0) << result.err;
  auto found = second_opinion();
  const std::pair<double, std::int64_t> expected[] = {{0.6433, 1}, {0.2684, 4}, {0.6135, 2}, {0.3123, 3}};
  for (int site = 0; site < aircraft; ++site) {
    const auto& [closeness, rank] = found[std::to_string(site + 1)];
    EXPECT_NEAR(closeness, expected[site].first, 5e-5) << site;
    EXPECT_EQ(rank, expected[site].second) << site;
  }
  const std::string report = read_all(at("out/report.html"));
  EXPECT_NE(report.find("Second opinion: TOPSIS"), std::string::npos);
  EXPECT_NE(read_all(at("out/choice/sites.csv")).find(",topsis,topsis_rank"), std::string::npos);
}

TEST_F(TopsisOfARun, HasNoOpinionOfASiteThatLacksACriterion) {
  const auto result = run(1);
  ASSERT_EQ(result.code, 0) << result.err;
  auto found = second_opinion();
  EXPECT_TRUE(std::isnan(found["2"].first)) << read_all(at("out/choice/sites.csv"));
  EXPECT_EQ(found["2"].second, 0);
  EXPECT_EQ(found["1"].second, 1);
}

// The definition, pair by pair in Python: scores in steps of 1e-6, mean degree over the three others less
// theirs.
TEST_F(TopsisOfARun, MayBeThatOfPrometheeInstead) {
  write_profile("value = [ [0, 0.0], [30000, 1.0] ]\n",
                {"", "preference = \"linear\"\nindifference = 0.005\nstrict_preference = 0.03\n",
                 "preference = \"v_shape\"\nstrict_preference = 0.08\n", "",
                 "preference = \"u_shape\"\nindifference = 0.00007\n",
                 "preference = \"level\"\nindifference = 0.00007\nstrict_preference = 0.00014\n"},
                "promethee");
  const auto result = run();
  ASSERT_EQ(result.code, 0) << result.err;
  const FinishedRun finished = read_finished_run(at("out"));
  const std::map<std::string, std::pair<double, std::int64_t>> expected = {
      {"1", {-0.041666833, 4}}, {"2", {-0.014445167, 3}}, {"3", {0.021112167, 2}}, {"4", {0.034999833, 1}}};
  for (const auto& site : finished.profiles.at(0).sites) {
    EXPECT_NEAR(site.net_flow, expected.at(site.id).first, 1e-9) << site.id;
    EXPECT_EQ(site.net_flow_rank, expected.at(site.id).second) << site.id;
  }
  EXPECT_NE(read_all(at("out/choice/sites.csv")).find(",promethee_net_flow,promethee_rank"),
            std::string::npos);
  const std::string report = read_all(at("out/report.html"));
  EXPECT_NE(report.find("Second opinion: PROMETHEE II"), std::string::npos);
  EXPECT_EQ(report.find("Second opinion: TOPSIS"), std::string::npos);
}

TEST_F(TopsisOfARun, RefusesAnIndicatorThatIsWorstInTheMiddle) {
  write_profile("value = [ [0, 0.0], [10000, 1.0], [30000, 0.5] ]\n");
  const auto result = run();
  EXPECT_EQ(result.code, 3) << result.err;
  EXPECT_NE(result.err.find("which end is worse"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace firnline::test
