// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

/// The folder of real layers, or empty when this machine has none.
fs::path data_folder() {
  const char* named = std::getenv("FIRNLINE_SHARED");
  const fs::path shared =
      named != nullptr ? fs::path(named) : fs::path(FIRNLINE_SOURCE_DIR) / ".." / "shared";
  std::error_code ignored;
  const fs::path data = fs::weakly_canonical(shared / "data", ignored);
  return fs::is_directory(data / "carec-region", ignored) ? data : fs::path();
}

/// The studies of examples/, each run once for all tests that look at it.
class RealData : public testing::Test {
 protected:
  static void TearDownTestSuite() {
    runs_.clear();
    folder_.reset();
  }
  void SetUp() override {
    if (data_folder().empty())
      GTEST_SKIP() << "The real layers are not on this machine; name their folder in FIRNLINE_SHARED (it "
                      "holds data/carec-region).";
    if (folder_ == nullptr) folder_ = std::make_unique<TemporaryFolder>();
  }

  static fs::path out(const std::string& study) { return folder_->path() / study; }
  static const FinishedRun& run(const std::string& study) {
    if (const auto found = runs_.find(study); found != runs_.end()) return found->second;
    const fs::path job = fs::path(FIRNLINE_SOURCE_DIR) / "examples" / study / "job.toml";
    const auto result = run_firnline({"run", job.string(), "--data", "shared=" + data_folder().string(),
                                      "--out", out(study).string(), "--quiet"});
    if (result.code != 0)
      throw std::runtime_error(study + " ended with " + std::to_string(result.code) + ": " + result.err);
    raise_fence({});
    return runs_.emplace(study, read_finished_run(out(study))).first->second;
  }
  static const FinishedProfile& profile(const std::string& study, const std::string& name) {
    for (const auto& one : run(study).profiles)
      if (one.name == name) return one;
    throw std::runtime_error(study + " has no profile " + name);
  }
  static const FinishedAudit& audit(const std::string& study, const std::string& layer,
                                    const std::string& step) {
    for (const auto& row : run(study).audit)
      if (row.layer == layer && row.step == step) return row;
    throw std::runtime_error(study + " has no audit row " + layer + ", " + step);
  }
  static double value(const FinishedProfile& list, const FinishedSite& site, const std::string& indicator) {
    for (std::size_t i = 0; i < list.indicators.size(); ++i)
      if (list.indicators[i].id == indicator) return site.value.at(i);
    throw std::runtime_error("no indicator " + indicator);
  }
  static const FinishedSite& site(const FinishedProfile& list, const std::string& id) {
    for (const auto& one : list.sites)
      if (one.id == id) return one;
    throw std::runtime_error("no site " + id);
  }
  static std::int64_t count(const FinishedProfile& list, SiteStatus status) {
    return std::count_if(list.sites.begin(), list.sites.end(),
                         [&](const FinishedSite& one) { return one.status == status; });
  }
  /// What every list must be, whatever it is about.
  static void expect_honest(const std::string& study) {
    for (const auto& list : run(study).profiles) {
      for (const auto& indicator : list.indicators) {
        EXPECT_FALSE(indicator.why.empty()) << study << " " << indicator.id;
        std::set<double> values;
        for (const auto& one : list.sites)
          if (one.rank > 0) values.insert(value(list, one, indicator.id));
        EXPECT_TRUE(values.size() > 1 || list.sites.size() == 1)
            << study << ": " << indicator.id << " is the same at every site";
      }
      EXPECT_GE(list.min_coverage, 0.7) << study << " " << list.name;
      for (const auto& one : list.sites) {
        EXPECT_TRUE(one.rank > 0 || !one.reason.empty()) << study << " " << one.id;
        EXPECT_TRUE(one.rank == 0 || (one.score > 0 && one.score <= 1)) << study << " " << one.id;
      }
    }
    EXPECT_GT(fs::file_size(out(study) / "report.html"), 10000u);
  }

  static std::unique_ptr<TemporaryFolder> folder_;
  static std::map<std::string, FinishedRun> runs_;
};
std::unique_ptr<TemporaryFolder> RealData::folder_;
std::map<std::string, FinishedRun> RealData::runs_;

TEST_F(RealData, StudiesAreHonestLists) {
  for (const char* study : {"carec-health", "carec-water", "kyzylsuu-kg", "baltoro-pk"}) expect_honest(study);
}

// GPW v4.11 over 44-90 E, 34-56 N: 268.05 million people, summed with numpy.
TEST_F(RealData, KeepsThePeopleOfTheRegion) {
  const auto& row = audit("carec-health", "population_count", "resample");
  ASSERT_TRUE(row.total_before && row.total_after);
  EXPECT_NEAR(*row.total_before, 268.05e6, 0.005e6);
  EXPECT_NEAR(*row.total_after / *row.total_before, 1, 1e-6);
}

// Sum of VOLUME over the 1,817 hollows by ogr and numpy: 49.930e9 m3, some of it south of the grid.
TEST_F(RealData, LosesNoHollowOfTheRegion) {
  const auto& row = audit("carec-health", "future_lake_volume", "rasterise");
  EXPECT_EQ(row.cells_in, 1817);
  EXPECT_NEAR(*row.total_after / *row.total_before, 1, 1e-6);
  EXPECT_LT(*row.total_before, 49930406840.0) << "a few hollows reach south of 34 N";
  EXPECT_GT(*row.total_before, 49.8e9);
}

TEST_F(RealData, ScoresHealthFacilitiesOrSaysWhyNot) {
  for (const char* name : {"health_now", "health_2085"}) {
    const auto& list = profile("carec-health", name);
    ASSERT_EQ(list.sites.size(), 1130u);
    const auto answered = std::count_if(list.sites.begin(), list.sites.end(), [](const FinishedSite& one) {
      return one.rank > 0 || !one.reason.empty();
    });
    EXPECT_GE(answered, 1074);
    EXPECT_GE(count(list, SiteStatus::scored), 791) << "seven of ten have measured ice near enough";
    EXPECT_EQ(count(list, SiteStatus::outside), 0);
  }
}

// A disc of 20 km sampled at 800 x 800 points with numpy: people by area share, share of Koeppen classes 4
// to 7.
TEST_F(RealData, SeesWhatADiscSampledByAnotherToolSees) {
  const auto& list = profile("carec-health", "health_now");
  struct Expected {
    const char* id;
    double people, dry;
  };
  for (const Expected& one :
       {Expected{"osm:way/404035483", 26741, 0.3936}, Expected{"osm:node/4014652766", 44359, 0.5349},
        Expected{"osm:node/4330491597", 130072, 0.6914}}) {
    EXPECT_NEAR(value(list, site(list, one.id), "population") / one.people, 1, 2e-3) << one.id;
    EXPECT_NEAR(value(list, site(list, one.id), "dry_climate_share"), one.dry, 2e-3) << one.id;
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
  EXPECT_GE(count(list, SiteStatus::scored), 25);
}

// The Turpan Depression is -154 m; model terrain goes to -165.5 m (gdalinfo). It is no fault of the file.
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
  EXPECT_NEAR(*read.audit.front().seen_low, -165.4565, 1e-3);
}

TEST_F(RealData, ReadsNoCellOfTerrainThatOnlyLendsItsGrid) {
  EXPECT_EQ(audit("carec-water", "elevation", "grid").method, "grid only, cells not read");
  EXPECT_EQ(audit("carec-water", "elevation", "grid").cells_in, 0);
}

TEST_F(RealData, RanksAllGlaciersOfKyzylSuu) {
  const auto& list = profile("kyzylsuu-kg", "ice_fall");
  EXPECT_EQ(count(list, SiteStatus::scored), 38);
  for (const auto& one : list.sites) {
    const double slope = value(list, one, "slope_horn");
    EXPECT_TRUE(slope > 10 && slope < 50) << one.id << " " << slope;
  }
}

// gdalwarp to 2 m inside the outline, summed with numpy: 104.10e6 m3 of water.
TEST_F(RealData, StoresTheIceOfTheMeasuredGlacier) {
  const auto& list = profile("kyzylsuu-kg", "ice_store");
  ASSERT_EQ(list.sites.size(), 1u);
  EXPECT_NEAR(value(list, list.sites.front(), "ice_storage") / 104.10e6, 1, 0.01);
}

// Volumes as in the file; rim cells belong to a hollow in part, so a little is lost, and nothing is won but
// from a neighbour.
TEST_F(RealData, FindsTheHollowsOfKyzylSuuWithTheirVolumes) {
  const auto& list = profile("kyzylsuu-kg", "lake_first");
  EXPECT_EQ(count(list, SiteStatus::scored), 6);
  EXPECT_EQ(list.sites.front().id, "3");
  const double expected[] = {2314574.27453, 3980001.01645, 779109.351776,
                             21770598.7372, 708672.234235, 5493518.00037};
  for (const auto& one : list.sites) {
    const double share = value(list, one, "future_lake_volume") / expected[std::stoi(one.id)];
    EXPECT_TRUE(share > 0.9 && share < 1.0001) << one.id << " " << share;
  }
}

TEST_F(RealData, RanksTheHollowsOfBaltoro) {
  const auto& list = profile("baltoro-pk", "lake_first");
  ASSERT_EQ(list.sites.size(), 89u);
  EXPECT_GE(count(list, SiteStatus::scored), 83) << "only hollows on the edge of the terrain may go without";
  EXPECT_EQ(list.sites.front().id, "44") << "1.37e9 m3, the largest";
  EXPECT_NEAR(*audit("baltoro-pk", "future_lake_volume", "rasterise").total_after, 3.0572e9, 1e6);
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
    EXPECT_NEAR(*row.seen_low, -17.55, 1e-3);
    EXPECT_NEAR(*row.seen_high, 25.65, 1e-3);
  }
  EXPECT_EQ(unpacked.profiles.front().sites.size(), 68u);
  EXPECT_EQ(unpacked.profiles.front().sites.front().status, SiteStatus::outside)
      << "no site lies on these cells: no study can be made of them";
}

}  // namespace
}  // namespace firnline::test
