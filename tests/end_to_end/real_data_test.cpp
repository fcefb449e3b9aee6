// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/end_to_end/real_studies.hpp"

namespace firnline::test {
namespace {

TEST_F(RealData, StudiesAreHonestLists) {
  for (const char* study : {"carec-health", "carec-water", "kyzylsuu-kg", "baltoro-pk"}) expect_honest(study);
}

// Summed with numpy: 268,051,739.575 people over 44-90 E, 34-56 N (GPW v4.11).
TEST_F(RealData, KeepsThePeopleOfTheRegion) {
  const auto& row = audit("carec-health", "population_count", "resample");
  ASSERT_TRUE(row.total_before && row.total_after);
  expect_near(*row.total_before, 268051739.57486254, tolerance::f32_rounding, "in the file");
  expect_near(*row.total_after, 268051739.57486254, tolerance::f32_inputs, "on the grid");
}

// The grid of the dams lies half a cell off and cuts cells of people: 227,600,649.970 by study.py.
TEST_F(RealData, SharesOutThePeopleOnTheRim) {
  expect_near(*audit("carec-water", "population_count", "resample").total_after, 227600649.97018647,
              tolerance::f32_inputs, "on the grid");
}

// Of 1,817 hollows with 49.930e9 m3 (ogr and numpy) some reach south of the grid: 49,851,071,253.4 m3 lie on
// it (study.py, cut with GEOS).
TEST_F(RealData, LosesNoHollowOfTheRegion) {
  const auto& row = audit("carec-health", "future_lake_volume", "rasterise");
  EXPECT_EQ(row.cells_in, 1817);
  expect_near(*row.total_before, 49851071253.43027, tolerance::f32_inputs, "in the file");
  expect_near(*row.total_after, 49851071253.43027, tolerance::f32_inputs, "on the grid");
}

// Cells with a hexagon's centre inside or within 55 km, counted by study.py with azimuthal distances.
TEST_F(RealData, LendsThinningOfIceAsFarAsItSays) {
  EXPECT_EQ(audit("carec-health", "glacier_elevation_change", "rasterise").cells_out, 13654);
  EXPECT_EQ(audit("carec-water", "glacier_elevation_change", "rasterise").cells_out, 13753);
}

// Counts, places and the first score by study.py.
TEST_F(RealData, ScoresHealthFacilitiesOrSaysWhyNot) {
  for (const char* name : {"health_now", "health_2085"}) {
    const auto& list = profile("carec-health", name);
    ASSERT_EQ(list.sites.size(), 1130u);
    EXPECT_EQ(count(list, SiteStatus::scored), 822);
    EXPECT_EQ(count(list, SiteStatus::under_covered), 308);
  }
  const auto& now = profile("carec-health", "health_now");
  const auto& later = profile("carec-health", "health_2085");
  EXPECT_EQ(first_five(now),
            (std::vector<std::string>{"osm:way/404035483", "osm:node/4014652766", "osm:way/399615399",
                                      "osm:way/399643400", "osm:way/399655184"}));
  EXPECT_EQ(first_five(later),
            (std::vector<std::string>{"osm:way/400782986", "osm:node/4032693343", "osm:way/400749730",
                                      "osm:node/4032598254", "osm:way/400735665"}));
  EXPECT_EQ(later.sites[1].rank, 2) << "two rows of OpenStreetMap for one building";
  EXPECT_EQ(later.sites[2].rank, 2);
  expect_near(now.sites[0].score, 0.5460418795, tolerance::f32_inputs, "health_now");
  expect_near(later.sites[0].score, 0.5854926980, tolerance::f32_inputs, "health_2085");
}

// Values within 20 km by study.py. A disc sampled at 800 x 800 points with numpy gave the same to 2e-3.
TEST_F(RealData, SeesWhatADiscCutByAnotherToolSees) {
  const auto& list = profile("carec-health", "health_now");
  struct Expected {
    const char* id;
    double change, volume, people, dry;
  };
  for (const Expected& one :
       {Expected{"osm:way/404035483", -0.18244752059, 12122369.350, 26746.091617, 0.39372346703},
        Expected{"osm:node/4014652766", 0.02544209104, 8933026.8457, 44358.400539, 0.53461175609},
        Expected{"osm:node/4330491597", -0.15088781299, 0, 129990.47143, 0.69094117007}}) {
    const auto& found = site(list, one.id);
    expect_near(value(list, found, "mass_change"), one.change, tolerance::f32_inputs, one.id);
    expect_near(value(list, found, "future_lake_volume"), one.volume, tolerance::f32_inputs, one.id);
    expect_near(value(list, found, "population"), one.people, tolerance::f32_inputs, one.id);
    expect_near(value(list, found, "dry_climate_share"), one.dry, tolerance::f32_inputs, one.id);
  }
}

TEST_F(RealData, NamesTheShareAlikeDutiesOfLayersAndSites) {
  const std::string& duty = run("carec-health").licence_duty;
  EXPECT_NE(duty.find("ODbL"), std::string::npos) << duty;
  EXPECT_NE(duty.find("GPL-3.0"), std::string::npos) << duty;
  EXPECT_NE(read_all(out("carec-health") / "report.html").find("OpenStreetMap contributors"),
            std::string::npos);
}

TEST_F(RealData, ListsDamsWestOfTheGridAsOutside) {
  const auto& list = profile("carec-water", "g2f_now");
  ASSERT_EQ(list.sites.size(), 68u);
  EXPECT_EQ(count(list, SiteStatus::outside), 13);
  for (const auto& one : list.sites)
    EXPECT_EQ(one.status == SiteStatus::outside, one.lon < 47.95) << one.name;
}

// Counts, places and the first score by study.py.
TEST_F(RealData, RanksTheDamsThatHaveIceWithinReach) {
  const auto& now = profile("carec-water", "g2f_now");
  const auto& later = profile("carec-water", "g2f_now/variants/ssp585_2085");
  for (const auto* list : {&now, &later}) {
    EXPECT_EQ(count(*list, SiteStatus::scored), 30);
    EXPECT_EQ(count(*list, SiteStatus::under_covered), 25);
  }
  EXPECT_EQ(first_five(now), (std::vector<std::string>{"GEODB0040535", "GEODB0040534", "GEODB0041813",
                                                       "GEODB0040541", "ne-reservoir-06"}));
  EXPECT_EQ(first_five(later), (std::vector<std::string>{"GEODB0040535", "GEODB0041813", "GEODB0040534",
                                                         "GEODB0040541", "ne-reservoir-06"}));
  expect_near(now.sites[0].score, 0.7792401223, tolerance::f32_inputs, "g2f_now");
  expect_near(later.sites[0].score, 0.7756560384, tolerance::f32_inputs, "ssp585_2085");
}

// By study.py and the definitions in tests/reference/studies/variants.py, every pair of dams counted.
TEST_F(RealData, SaysHowFarTheDamsKeepTheirOrderInFiveFutures) {
  struct Expected {
    const char* name;
    double first_score, tau, rho, jaccard;
  };
  for (const Expected& one : {Expected{"ssp126_2055", 0.7651175512, 0.7747126437, 0.8847608454, 9.0 / 11},
                              Expected{"ssp245_2055", 0.7640151532, 0.7287356322, 0.8447163515, 8.0 / 12},
                              Expected{"ssp585_2055", 0.7686127118, 0.7425287356, 0.8500556174, 8.0 / 12},
                              Expected{"ssp126_2085", 0.7651175512, 0.7609195402, 0.8860956618, 9.0 / 11},
                              Expected{"ssp585_2085", 0.7756560384, 0.6827586207, 0.8011123471, 8.0 / 12}}) {
    const auto& list = profile("carec-water", std::string("g2f_now/variants/") + one.name);
    ASSERT_TRUE(list.variant.has_value()) << one.name;
    EXPECT_EQ(list.variant->scored_in_both, 30) << one.name;
    expect_near(list.sites[0].score, one.first_score, tolerance::f32_inputs, one.name);
    EXPECT_NEAR(list.variant->kendall_tau_b, one.tau, 1e-9) << one.name;
    EXPECT_NEAR(list.variant->spearman_rho, one.rho, 1e-9) << one.name;
    EXPECT_NEAR(list.variant->jaccard_at_top_k, one.jaccard, 1e-12) << one.name;
  }
}

// The Turpan Depression is -154 m; model terrain goes to -165.45653 m (numpy). It is no fault of the file.
TEST_F(RealData, TakesLandBelowTheSeaForLand) {
  const TemporaryFolder study;
  write_all(study.path() / "job.toml",
            "title = \"land\"\n[grid]\nlike = \"elevation\"\n[layers.elevation]\nsource = "
            "\"shared:/carec-region/elevation_era5land_0p1deg.tif\"\n"
            "[sites.dams]\nsource = \"shared:/carec-region/sites_water_infrastructure.csv\"\n"
            "[profiles.steep]\nuse = \"steep.toml\"\nsites = \"dams\"\nmaps = false\n");
  write_all(study.path() / "steep.toml",
            "id = \"steep\"\ntitle = \"Steep\"\n[hazard]\n[[indicator]]\nid = \"slope_horn\"\n"
            "dimension = \"hazard\"\nvalue = [[0, 0], [10, 1]]\nwhy = \"reads the layer\"\n");
  const fs::path results = study.path() / "results";
  const auto result =
      run_firnline({"run", (study.path() / "job.toml").string(), "--data", "shared=" + data_folder().string(),
                    "--out", results.string(), "--quiet"});
  ASSERT_EQ(result.code, 0) << result.err;
  raise_fence({});
  const auto read = read_finished_run(results);
  ASSERT_EQ(read.audit.front().step, "read");
  expect_near(*read.audit.front().seen_low, -165.45653, tolerance::f32_inputs, "lowest");
}

TEST_F(RealData, ReadsNoCellOfTerrainThatOnlyLendsItsGrid) {
  EXPECT_EQ(audit("carec-water", "elevation", "grid").method, "grid only, cells not read");
  EXPECT_EQ(audit("carec-water", "elevation", "grid").cells_in, 0);
}

// Places and the first slope by study.py.
TEST_F(RealData, RanksAllGlaciersOfKyzylSuu) {
  const auto& list = profile("kyzylsuu-kg", "ice_fall");
  EXPECT_EQ(count(list, SiteStatus::scored), 38);
  EXPECT_EQ(first_five(list), (std::vector<std::string>{"RGI60-13.06363", "RGI60-13.06373", "RGI60-13.06366",
                                                        "RGI60-13.06360", "RGI60-13.06371"}));
  expect_near(value(list, list.sites[0], "slope_horn"), 41.996055419, tolerance::f32_inputs, "slope");
}

// gdalwarp to 2 m inside the outline, summed with numpy: 104.10e6 m3 of water; on cells of the grid, by
// study.py: 103,652,178 m3.
TEST_F(RealData, StoresTheIceOfTheMeasuredGlacier) {
  const auto& list = profile("kyzylsuu-kg", "ice_store");
  ASSERT_EQ(list.sites.size(), 1u);
  const double stored = value(list, list.sites.front(), "ice_storage");
  expect_near(stored, 104.10e6, tolerance::rim_of_outline, "against 2 m");
  expect_near(stored, 103652178.18, tolerance::f32_inputs, "on the grid");
}

// Volumes by study.py; the inventory's own are up to 7 % larger, because cells on the rim of a hollow belong
// to it in part.
TEST_F(RealData, FindsTheHollowsOfKyzylSuuWithTheirVolumes) {
  const auto& list = profile("kyzylsuu-kg", "lake_first");
  ASSERT_EQ(count(list, SiteStatus::scored), 6);
  const std::map<std::string, double> expected = {{"0", 2217293.1535}, {"1", 3813633.3051},
                                                  {"2", 725050.12566}, {"3", 21248401.170},
                                                  {"4", 664160.85239}, {"5", 5228605.1584}};
  for (const auto& [id, volume] : expected)
    expect_near(value(list, site(list, id), "future_lake_volume"), volume, tolerance::f32_inputs, id);
  EXPECT_EQ(first_five(list), (std::vector<std::string>{"3", "1", "0", "5", "2"}));
}

// Counts, places, score and total by study.py; 44 is the largest hollow of the file (1.37e9 m3).
TEST_F(RealData, RanksTheHollowsOfBaltoro) {
  const auto& list = profile("baltoro-pk", "lake_first");
  ASSERT_EQ(list.sites.size(), 89u);
  EXPECT_EQ(count(list, SiteStatus::scored), 85);
  for (const char* id : {"0", "2", "37", "54"})
    EXPECT_EQ(site(list, id).status, SiteStatus::under_covered) << id << " has less than half of its slope";
  EXPECT_EQ(first_five(list), (std::vector<std::string>{"44", "15", "49", "22", "51"}));
  expect_near(list.sites.front().score, 0.9781428488, tolerance::f32_inputs, "44");
  expect_near(*audit("baltoro-pk", "future_lake_volume", "rasterise").total_after, 3057184810.3378,
              tolerance::f32_inputs, "on the grid");
}

// Packed numbers of Chirchik: lowest and highest of the twelve bands by gdal and numpy, with scale 0.1 and
// offset -273.15.
TEST_F(RealData, UnpacksAPackedNetcdfOnlyWhenAllowed) {
  const TemporaryFolder study;
  write_all(
      study.path() / "job.toml",
      "title = \"unpack\"\n[grid]\nlike = \"air_temperature_monthly\"\n[layers.air_temperature_monthly]\n"
      "source = \"shared:/chirchik-uz/chelsa_tas_1979_daily.nc\"\nvariable = \"tas\"\ncrs = "
      "\"EPSG:4326\"\nunit = \"degC\"\n"
      "bands = [15,46,74,105,135,166,196,227,258,288,319,349]\nband_values = [1,2,3,4,5,6,7,8,9,10,11,12]\n"
      "[sites.dams]\nsource = \"shared:/carec-region/sites_water_infrastructure.csv\"\n[profiles.melt]\nuse "
      "= \"melt.toml\"\nsites = \"dams\"\n");
  write_all(study.path() / "melt.toml",
            "id = \"melt\"\ntitle = \"Melt\"\n[hazard]\n[[indicator]]\nid = "
            "\"melt_positive_degree_day\"\ndimension = \"hazard\"\n"
            "value = [[1000, 0], [9000, 1]]\nwhy = \"reads the layer\"\n");
  const fs::path results = study.path() / "results";
  std::vector<std::string> words = {"run",    (study.path() / "job.toml").string(),
                                    "--data", "shared=" + data_folder().string(),
                                    "--out",  results.string(),
                                    "--quiet"};
  EXPECT_EQ(run_firnline(words).code, 10);
  words.insert(words.end(), {"--allow", "netcdf", "--overwrite"});
  const auto result = run_firnline(words);
  ASSERT_EQ(result.code, 0) << result.err;
  raise_fence({});
  const auto unpacked = read_finished_run(results);
  for (const auto& row : unpacked.audit) {
    if (row.layer != "air_temperature_monthly") continue;
    EXPECT_EQ(row.cells_no_data, 0);
    expect_near(*row.seen_low, -17.55, tolerance::f32_inputs, "coldest");
    expect_near(*row.seen_high, 25.65, tolerance::f32_inputs, "warmest");
  }
  EXPECT_EQ(unpacked.profiles.front().sites.size(), 68u);
  EXPECT_EQ(unpacked.profiles.front().sites.front().status, SiteStatus::outside)
      << "no site lies on these cells: no study can be made of them";
}

}  // namespace
}  // namespace firnline::test
