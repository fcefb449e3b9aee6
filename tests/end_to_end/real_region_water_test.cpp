// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Where water runs on cells of ten kilometres: what may be believed there, and what the program says of the
// rest.
#include <algorithm>

#include "nlohmann/json.hpp"
#include "tests/end_to_end/real_water.hpp"

namespace firnline::test {
namespace {

constexpr const char* job = R"toml(title = "Region"
[grid]
like = "elevation"
[layers.elevation]
source = "shared:/carec-region/elevation_era5land_0p1deg.tif"
unit = "m"
vertical_datum = "EGM96"
[layers.lakes]
source = "terminal_lakes.geojson"
is = "lake_mask"
[layers.lakes.rasterise]
[layers.height_above_drainage]
source = "hydrology"
[layers.upstream_area]
source = "hydrology"
[hydrology]
elevation = "elevation"
terminal_lakes = "lakes"
[indicators.hand]
title = "Height above drainage"
formula = "height_above_drainage"
unit = "m"
range = [-1000, 9000]
[indicators.area]
title = "Area that drains through"
formula = "upstream_area"
unit = "km2"
range = [0, 1e7]
[sites.gauges]
source = "gauges.csv"
[profiles.water]
use = "water.toml"
sites = "gauges"
maps = false
)toml";

class RealRegionWater : public RealWater {
 protected:
  /// Of the lakes those without an outlet: the map calls them alkaline, but for Balkhash. Its reservoirs lie
  /// on rivers.
  static std::string terminal_lakes() {
    auto lakes = nlohmann::json::parse(read_all(data_folder() / "carec-region" / "lakes.geojson"));
    auto kept = nlohmann::json::array();
    for (const auto& lake : lakes.at("features")) {
      const auto& told = lake.at("properties");
      if (told.at("featurecla") == "Alkaline Lake" || told.at("name") == "Lake Balkhash")
        kept.push_back(lake);
    }
    lakes["features"] = kept;
    return lakes.dump();
  }

  static Outcome run_with(int snap_m, const std::string& language) {
    std::string text = job;
    const std::string before = "terminal_lakes = \"lakes\"\n";
    text.insert(text.find(before) + before.size(), "snap_m = " + std::to_string(snap_m) + "\n");
    const std::string gauges =
        "id,name,lon,lat\nkerki,Amu Darya at Kerki,65.22,37.84\nnurek,Vakhsh at Nurek,69.35,38.37\n"
        "charvak,Chirchik at Charvak,69.97,41.63\ntoktogul,Naryn at Toktogul,72.65,41.68\n"
        "kazalinsk,Syr Darya at Kazalinsk,62.10,45.76\nala_archa,Ala-Archa,74.48,42.64\n";
    return run_job(text, {{"terminal_lakes.geojson", terminal_lakes()}, {"gauges.csv", gauges}}, 0.1,
                   indicator("area", "catchment", "500000") + indicator("hand", "site", "500000"), language);
  }

  static double area_of(const FinishedRun& run, const std::string& id) {
    for (const FinishedSite& site : run.profiles.at(0).sites)
      if (site.id == id && site.water != nullptr) return site.water->upstream_km2;
    return 0;
  }
  static bool warns(const FinishedRun& run, const std::string& what) {
    return std::any_of(run.audit.begin(), run.audit.end(),
                       [&](const FinishedAudit& row) { return row.warning.find(what) != std::string::npos; });
  }
};

// The areas are those of upstream_area_5min.tif (CWatM, from another terrain model, corrected by hand), at
// the cell of the place or the river beside it.
TEST_F(RealRegionWater, FindsRiversOfMountainsAndLosesThoseOfPlains) {
  const FinishedRun run = run_with(30000, "en").run;

  EXPECT_NEAR(area_of(run, "kerki"), 285441, 0.10 * 285441);
  EXPECT_NEAR(area_of(run, "nurek"), 30788, 0.10 * 30788);
  EXPECT_NEAR(area_of(run, "charvak"), 10825, 0.10 * 10825);
  EXPECT_NEAR(area_of(run, "toktogul"), 52670, 0.20 * 52670);
  EXPECT_LT(area_of(run, "kazalinsk"), 0.5 * 293794) << "docs/hydrology.md says that it leaves its bed";
  for (const FinishedOverlap& pair : run.profiles.at(0).overlaps) {
    EXPECT_EQ(run.profiles.at(0).sites[pair.site].id, "nurek");
    EXPECT_EQ(run.profiles.at(0).sites[pair.in].id, "kerki");
  }
  EXPECT_EQ(run.profiles.at(0).overlaps.size(), 1U) << "the Vakhsh flows into the Amu Darya";
}

TEST_F(RealRegionWater, SaysWhatMeansNothingOnCellsOfTenKilometres) {
  const Outcome outcome = run_with(5000, "en");

  for (const char* what :
       {"Cells are some 10.1 km wide: valleys and divides narrower than that are not on this grid",
        "heights above drainage and distances to streams need cells of 100 m at most",
        "Points may be moved by 5000 m (hydrology.snap_m), and cells are some",
        "catchments have fewer than 100 cells"}) {
    EXPECT_TRUE(warns(outcome.run, what)) << what;
    EXPECT_NE(outcome.log.find(what), std::string::npos) << what;
    EXPECT_NE(outcome.report.find(what), std::string::npos) << what;
  }
}

TEST_F(RealRegionWater, SaysSoInEveryLanguage) {
  const std::string russian = run_with(5000, "ru").report, chinese = run_with(5000, "zh").report;

  for (const char* what : {"более узких долин и водоразделов на этой сетке нет", "нужны ячейки не шире 100 м",
                           "точка остаётся в своей ячейке", "Водосборов, в которых меньше 100 ячеек"})
    EXPECT_NE(russian.find(what), std::string::npos) << what;
  for (const char* what :
       {"比这更窄的河谷与分水岭不在该网格上", "需要不大于 100 m 的像元", "点仍留在原像元", "不足 100 个像元"})
    EXPECT_NE(chinese.find(what), std::string::npos) << what;
}

// Cells of 100 m and less have valleys: nothing is said of a fine grid (the river's test reads 30 m).
TEST_F(RealRegionWater, MovesPointsFarEnoughWithoutAWord) {
  EXPECT_FALSE(warns(run_with(30000, "en").run, "Points may be moved by"));
}

}  // namespace
}  // namespace firnline::test
