// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <set>

#include "host/finished_run/finished_run.hpp"
#include "nlohmann/json.hpp"
#include "rasters/opener/digest.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;
const fs::path shipped = FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley";

/// The sample job, run once for all tests that only look at what it left behind.
class SampleRun : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>(true);
    result_ = run_firnline({"run", (shipped / "job.toml").string(), "--out", out().string()});
    raise_fence({});
    if (result_.code == 0) run_ = std::make_unique<FinishedRun>(read_finished_run(out()));
  }
  static void TearDownTestSuite() {
    run_.reset();
    folder_.reset();
  }
  void SetUp() override { ASSERT_EQ(result_.code, 0) << result_.err; }

  static fs::path out() { return folder_->path() / "results"; }
  static const FinishedRun& run() { return *run_; }
  static const FinishedProfile& profile(const std::string& name) {
    return *std::find_if(run().profiles.begin(), run().profiles.end(),
                         [&](const FinishedProfile& p) { return p.name == name; });
  }
  static bool some_audit(const std::string& pattern) {
    const std::regex wanted(pattern, std::regex::icase);
    return std::any_of(run().audit.begin(), run().audit.end(), [&](const FinishedAudit& row) {
      return std::regex_search(row.layer + "|" + row.step + "|" + row.method + "|" + row.warning, wanted);
    });
  }
  static bool some_site(SiteStatus status) {
    for (const auto& p : run().profiles)
      if (std::any_of(p.sites.begin(), p.sites.end(),
                      [&](const FinishedSite& s) { return s.status == status; }))
        return true;
    return false;
  }

  static std::unique_ptr<TemporaryFolder> folder_;
  static std::unique_ptr<FinishedRun> run_;
  static ProgramResult result_;
};
std::unique_ptr<TemporaryFolder> SampleRun::folder_;
std::unique_ptr<FinishedRun> SampleRun::run_;
ProgramResult SampleRun::result_;

TEST_F(SampleRun, LeavesEveryFileOfTheContract) {
  std::vector<std::string> expected = {"manifest.json", "audit.csv", "report.html"};
  for (const char* name : {"g2f", "health"})
    for (const char* file :
         {"risk.tif", "risk.qml", "risk.sld", "class.tif", "class.tif.aux.xml", "class.qml", "class.sld",
          "quicklook.png", "sites.csv", "sites.gpkg", "sites.qml", "indicators.csv"})
      expected.push_back(std::string(name) + "/" + file);
  for (const char* file : {"travel_time.tif", "catchments.gpkg", "access_loss_flood_10.tif",
                           "access_loss_flood_100.tif", "requirements.csv", "energy.csv", "repairs.csv"})
    expected.push_back(std::string("health/") + file);
  for (const auto& file : expected) EXPECT_TRUE(fs::is_regular_file(out() / file)) << file;
}

/// Pearson's r of two columns, by the schoolbook's sums.
double schoolbook_r(const std::vector<double>& x, const std::vector<double>& y) {
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i])) continue;
    n += 1, sx += x[i], sy += y[i], sxx += x[i] * x[i], syy += y[i] * y[i], sxy += x[i] * y[i];
  }
  return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

TEST_F(SampleRun, EffectiveWeightsAreSharesOfSquaredCorrelationsWithTheScore) {
  for (const auto& profile : run().profiles) {
    double stated = 0, effective = 0, squares = 0;
    std::vector<double> square;
    for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
      std::vector<double> own, score;
      for (const auto& site : profile.sites)
        if (site.rank > 0) own.push_back(site.score_of[i]), score.push_back(site.score);
      const double r = schoolbook_r(own, score);
      square.push_back(r * r);
      squares += std::isnan(r) ? 0 : r * r;
      stated += profile.indicators[i].stated_weight;
      effective +=
          std::isnan(profile.indicators[i].effective_weight) ? 0 : profile.indicators[i].effective_weight;
    }
    EXPECT_NEAR(stated, 1, 1e-12) << profile.name;
    EXPECT_NEAR(effective, 1, 1e-12) << profile.name;
    for (std::size_t i = 0; i < square.size(); ++i) {
      const FinishedIndicator& indicator = profile.indicators[i];
      EXPECT_EQ(std::isnan(indicator.effective_weight), std::isnan(square[i])) << indicator.id;
      if (!std::isnan(square[i])) {
        EXPECT_NEAR(indicator.effective_weight, square[i] / squares, 1e-9) << indicator.id;
      }
    }
  }
}

TEST_F(SampleRun, WarnsOfTwoIndicatorsThatCountTwice) {
  const auto& warnings =
      run().warnings;  // exposed people are people, of whom most live where they are exposed
  EXPECT_TRUE(std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
    return warning.find("'population' and 'exposed_population'") != std::string::npos &&
           warning.find("count twice") != std::string::npos;
  }));
}

TEST_F(SampleRun, TheManifestNamesEveryFileWithItsHash) {
  std::set<std::string> named = {"manifest.json"};
  for (const auto* files : {&run().files, &run().run_files})
    for (const auto& file : *files) {
      named.insert(file.name);
      EXPECT_EQ(sha256_of_file(out() / file.name), file.sha256) << file.name;
    }
  for (const auto& entry : fs::recursive_directory_iterator(out()))
    if (entry.is_regular_file()) {
      EXPECT_TRUE(named.contains(fs::relative(entry.path(), out()).string())) << entry.path();
    }
}

TEST_F(SampleRun, EveryColumnIsDocumented) {
  const std::string page = read_all(FIRNLINE_SOURCE_DIR "/docs/outputs.md");
  const auto documented = [&](const std::string& name) {
    return page.find("\n| " + name + " | ") != std::string::npos;
  };
  const auto header = [&](const std::string& file) {
    std::string line = read_all(out() / file);
    line.resize(line.find('\n'));
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= line.size();) {
      const auto comma = std::min(line.find(',', at), line.size());
      names.push_back(line.substr(at, comma - at));
      at = comma + 1;
    }
    return names;
  };
  const std::regex per_indicator("^(value|score|contribution)_.+"), numbered("^p_(rank|tenth)_..");
  const std::regex event("_flood_[0-9]+"), minutes("^(people|person_days)(.*)_[0-9]+$");
  for (const char* file : {"g2f/sites.csv", "health/sites.csv", "g2f/robustness.csv", "g2f/pairs.csv",
                           "g2f/sensitivity.csv", "g2f/rank_shares.csv", "audit.csv", "health/energy.csv",
                           "health/requirements.csv", "health/repairs.csv"})
    for (const auto& name : header(file)) {
      const std::string shown =
          std::regex_match(name, numbered)      ? name.substr(0, name.size() - 2) + "NN"
          : name.starts_with("central_weight_") ? "central_weight_ID"
          : std::regex_match(name, per_indicator)
              ? name.substr(0, name.find('_')) + "_ID"
              : std::regex_replace(std::regex_replace(name, event, "_EVENT"), minutes, "$1$2_MIN");
      EXPECT_TRUE(documented(shown)) << file << ": " << name;
    }
}

TEST_F(SampleRun, ContributionsSumToScoreMinusReference) {
  for (const auto& p : run().profiles)
    for (const auto& site : p.sites) {
      if (site.rank == 0) continue;
      double sum = 0;
      for (const double share : site.contribution) sum += std::isnan(share) ? 0 : share;
      EXPECT_NEAR(sum, site.score - p.reference_score, 1e-12) << p.name << " " << site.id;
    }
}

TEST_F(SampleRun, RanksFallWithTheScoreAndTheUnscoredComeLast) {
  for (const auto& p : run().profiles) {
    double last = 2;
    bool unscored = false;
    std::int64_t position = 0;
    for (const auto& site : p.sites) {
      ++position;
      if (site.rank == 0) {
        unscored = true;
        EXPECT_TRUE(std::isnan(site.score)) << site.id;
        EXPECT_FALSE(site.reason.empty()) << site.id;
        continue;
      }
      EXPECT_FALSE(unscored) << "a scored site after an unscored one";
      EXPECT_LE(site.score, last + 1e-6);
      EXPECT_LE(site.rank, position);
      last = site.score;
    }
  }
}

TEST_F(SampleRun, FiresEveryKindOfSite) {
  EXPECT_TRUE(some_site(SiteStatus::outside));
  EXPECT_TRUE(some_site(SiteStatus::no_data));
  EXPECT_TRUE(some_site(SiteStatus::under_covered));
  EXPECT_TRUE(some_site(SiteStatus::scored));
}

TEST_F(SampleRun, HasATie) {
  bool tie = false;
  for (const auto& p : run().profiles)
    for (std::size_t i = 1; i < p.sites.size(); ++i)
      tie = tie || (p.sites[i].rank > 0 && p.sites[i].rank == p.sites[i - 1].rank);
  EXPECT_TRUE(tie);
}

TEST_F(SampleRun, KeepsNamesOfThreeScripts) {
  std::string all;
  for (const auto& p : run().profiles)
    for (const auto& site : p.sites) all += site.name;
  const auto has_letter_between = [&](const char* low, const char* high) {
    for (std::size_t i = 0; i + 3 <= all.size(); ++i)
      if (all.compare(i, std::string(low).size(), low) >= 0 &&
          all.compare(i, std::string(high).size(), high) <= 0)
        return true;
    return false;
  };
  EXPECT_TRUE(std::regex_search(all, std::regex("[A-Za-z]")));
  EXPECT_TRUE(has_letter_between("А", "я"));
  EXPECT_TRUE(has_letter_between("一", "龥"));
}

TEST_F(SampleRun, ExplainsAtLeastThreeWarningsInTheReport) {
  const std::string report = read_all(out() / "report.html");
  int warnings = 0;
  for (const auto& row : run().audit) {
    if (row.warning.empty()) continue;
    ++warnings;
    EXPECT_NE(report.find("<p class=\"warn\"><strong>" + row.layer), std::string::npos) << row.layer;
  }
  EXPECT_GE(warnings, 3);
}

TEST_F(SampleRun, KeepsThePopulation) {
  for (const auto& row : run().audit)
    if (row.layer == "population_count" && row.total_before && row.total_after && row.step == "resample") {
      EXPECT_NEAR(*row.total_after / *row.total_before, 1, 1e-6) << row.method;
    }
  EXPECT_TRUE(std::any_of(run().audit.begin(), run().audit.end(), [](const FinishedAudit& row) {
    return row.layer == "population_count" && row.total_after;
  }));
}

TEST_F(SampleRun, RepeatsBitForBit) {
  const fs::path again = folder_->path() / "again";
  ASSERT_EQ(run_firnline({"run", (shipped / "job.toml").string(), "--out", again.string(), "--quiet"}).code,
            0);
  const auto result_part = [](const fs::path& folder) {
    const std::string text = read_all(folder / "manifest.json");
    return text.substr(0, text.find("\n \"run\":"));
  };
  EXPECT_EQ(result_part(again), result_part(out()));
}

TEST_F(SampleRun, IsTheSameOnAnyNumberOfThreadsAndForAnyTileSize) {
  std::map<std::string, std::string> expected;
  for (const auto& file : run().files) expected[file.name] = file.sha256;
  const std::vector<std::vector<std::string>> tiles = {{},
                                                       {"--tile-rows", "7", "--tile-cols", "11"},
                                                       {"--tile-rows", "32", "--tile-cols", "32"},
                                                       {"--tile-rows", "64", "--tile-cols", "1000"},
                                                       {"--tile-rows", "1", "--tile-cols", "1000"}};
  int number = 0;
  for (const char* threads : {"1", "2", "3"})
    for (const auto& tile : tiles) {
      const fs::path folder = folder_->path() / ("variant" + std::to_string(number++));
      std::vector<std::string> words = {
          "run", (shipped / "job.toml").string(), "--out", folder.string(), "--quiet", "--threads", threads};
      words.insert(words.end(), tile.begin(), tile.end());
      const auto result = run_firnline(words);
      ASSERT_EQ(result.code, 0) << result.err;
      for (const auto& [name, sha] : expected)
        EXPECT_EQ(sha256_of_file(folder / name), sha)
            << name << " with " << threads << " threads, variant " << number;
      fs::remove_all(folder);
    }
}

TEST_F(SampleRun, ExplainsASiteInSentencesAndJson) {
  const auto& first = profile("health").sites.front();
  const auto text = run_firnline({"explain", out().string(), first.id, "--profile", "health"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("ranks 1 of "), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("Source: layer "), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("Just below: "), std::string::npos) << text.out;
  const auto json = run_firnline({"explain", out().string(), first.id, "--profile", "health", "--json"});
  EXPECT_EQ(json.code, 0);
  EXPECT_EQ(json.out.front(), '{');
}

TEST_F(SampleRun, ALayerThatOnlyLendsItsGridIsNotReadAndTheAuditSaysSo) {
  const TemporaryFolder folder;
  const fs::path study = folder.path() / "study", other = folder.path() / "out";
  fs::copy(shipped, study);
  std::string job = read_all(study / "job.toml");
  const std::string like = "like = \"elevation\"";
  job.replace(job.find(like), like.size(), "like = \"frame\"");
  write_all(study / "job.toml", job + "\n[layers.frame]\nis = \"elevation\"\nsource = \"elevation.tif\"\n");
  const auto result =
      run_firnline({"run", (study / "job.toml").string(), "--out", other.string(), "--quiet"});
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedRun framed = read_finished_run(other);
  std::vector<FinishedAudit> rows;
  std::copy_if(framed.audit.begin(), framed.audit.end(), std::back_inserter(rows),
               [](const FinishedAudit& row) { return row.layer == "frame"; });
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].source, "elevation.tif");
  EXPECT_EQ(rows[0].step, "grid");
  EXPECT_EQ(rows[0].method, "grid only, cells not read");
  EXPECT_EQ(rows[0].cells_in, 0);
  EXPECT_EQ(framed.audit.size(), run().audit.size() + 1);
  for (const char* name : {"g2f", "health"})
    EXPECT_EQ(read_all(other / name / "sites.csv"), read_all(out() / name / "sites.csv")) << name;
}

double sum_of_cells(const fs::path& map) {
  const DatasetHandle dataset(GDALDataset::Open(map.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  EXPECT_NE(dataset, nullptr);
  const int cols = dataset->GetRasterXSize(), rows = dataset->GetRasterYSize();
  std::vector<float> cells(static_cast<std::size_t>(cols) * static_cast<std::size_t>(rows));
  EXPECT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, cols, rows, cells.data(), cols, rows,
                                                GDT_Float32, 0, 0),
            CE_None);
  double sum = 0;
  for (const float cell : cells) sum += std::isnan(cell) ? 0.0 : static_cast<double>(cell);
  return sum;
}

TEST_F(SampleRun, IndicatorsOfOneNameWithOtherParametersHaveMapsOfTheirOwn) {
  const TemporaryFolder folder;
  const fs::path study = folder.path() / "study", other = folder.path() / "out";
  fs::copy(shipped, study);
  write_all(study / "job.toml", read_all(study / "job.toml") + R"toml(
[profiles.deep]
use = "health"
sites = "clinics"
maps = false
keep_indicators = true
[profiles.deep.set]
"exposed_population.damaging_depth" = 2.0
[profiles.shallow]
use = "health"
sites = "clinics"
maps = false
keep_indicators = true
)toml");
  const auto result =
      run_firnline({"run", (study / "job.toml").string(), "--out", other.string(), "--quiet"});
  ASSERT_EQ(result.code, 0) << result.err;
  const fs::path deep = other / "indicators/exposed_population.tif";
  const fs::path shallow = other / "shallow/indicators/exposed_population.tif";
  ASSERT_TRUE(fs::exists(deep));
  ASSERT_TRUE(fs::exists(shallow));
  raise_fence({});
  EXPECT_LT(sum_of_cells(deep), sum_of_cells(shallow)) << "fewer people stand in deeper water";
  EXPECT_TRUE(fs::exists(other / "indicators/slope_horn.tif"));
  EXPECT_FALSE(fs::exists(other / "shallow/indicators/slope_horn.tif")) << "the same for both profiles";
}

TEST_F(SampleRun, RefusesToOverwriteUnasked) {
  const auto again = run_firnline({"run", (shipped / "job.toml").string(), "--out", out().string()});
  EXPECT_EQ(again.code, 7) << again.err;
  EXPECT_NE(again.err.find("--overwrite"), std::string::npos) << again.err;
}

TEST(SampleCommand, WritesWhatIsShipped) {
  const TemporaryFolder folder;
  const fs::path study = folder.path() / "study";
  ASSERT_EQ(run_firnline({"sample", study.string()}).code, 0);
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(study)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    EXPECT_EQ(sha256_of_file(entry.path()), sha256_of_file(shipped / fs::relative(entry.path(), study)))
        << entry.path();
  }
  EXPECT_GE(files, 10);
}

TEST(Check, ReportsEveryMistakeAtOnceAndReadsNoCells) {
  const TemporaryFolder folder;
  write_all(folder.path() / "job.toml",
            "title = \"x\"\n[grid]\nlike = \"elevation\"\n[layers.elevation]\nsource = "
            "\"missing.tif\"\nmetod = \"nearest\"\n"
            "[sites.a]\nsource = \"../../etc/passwd\"\n[profiles.health]\nsites = \"b\"\n");
  const auto result = run_firnline({"check", (folder.path() / "job.toml").string()});
  EXPECT_EQ(result.code, 3);
  for (const char* part : {"metod is not a known key", "names no site list"})
    EXPECT_NE(result.err.find(part), std::string::npos) << result.err;

  EXPECT_EQ(run_firnline({"check", (shipped / "job.toml").string()}).code, 0);
  EXPECT_EQ(run_firnline({"check", (shipped / "job.toml").string(), "--json"}).out.front(), '{');
}

TEST(Check, PrintsThePlanThatRuns) {
  const std::string job = (shipped / "job.toml").string();
  const auto plan_of = [&](const std::vector<std::string>& asked) {
    std::vector<std::string> words = {"check", job, "--json"};
    words.insert(words.end(), asked.begin(), asked.end());
    return nlohmann::json::parse(run_firnline(words).out);
  };
  const auto usual = plan_of({}), asked = plan_of({"--tile-rows", "20", "--tile-cols", "30"});
  EXPECT_EQ(asked.at("tiles").at("rows"), 20);
  EXPECT_EQ(asked.at("tiles").at("cols"), 30);
  EXPECT_LT(asked.at("cache_bytes"), usual.at("cache_bytes"));  // smaller tiles touch fewer blocks

  const TemporaryFolder folder;
  const auto out = folder.path() / "out";
  ASSERT_EQ(
      run_firnline({"run", job, "--out", out.string(), "--quiet", "--tile-rows", "20", "--tile-cols", "30"})
          .code,
      0);
  EXPECT_EQ(read_finished_run(out).run_facts.at("tile"), "20 x 30");

  const auto refused =
      run_firnline({"check", job, "--memory", "100", "--tile-rows", "16777216", "--tile-cols", "16777216"});
  EXPECT_EQ(refused.code, 8) << refused.out;
  EXPECT_NE(refused.err.find("--tile-rows"), std::string::npos) << refused.err;
}

TEST(Check, MissingInputsAreSix) {
  const TemporaryFolder folder;
  fs::copy(shipped, folder.path() / "study");
  fs::remove(folder.path() / "study" / "elevation.tif");
  const auto result = run_firnline({"check", (folder.path() / "study" / "job.toml").string()});
  EXPECT_EQ(result.code, 6) << result.err;
  EXPECT_NE(result.err.find("elevation.tif"), std::string::npos);
}

TEST(Run, LeavesInputsUntouched) {
  const TemporaryFolder folder;
  const fs::path study = folder.path() / "study";
  fs::copy(shipped, study);
  const auto listing = [&] {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::directory_iterator(study))
      all[entry.path().filename().string()] = sha256_of_file(entry.path());
    return all;
  };
  const auto before = listing();
  ASSERT_EQ(run_firnline(
                {"run", (study / "job.toml").string(), "--out", (folder.path() / "out").string(), "--quiet"})
                .code,
            0);
  EXPECT_EQ(listing(), before);
}

TEST(Run, OutputsGoOnlyWhereTheyMay) {
  const TemporaryFolder folder;
  const std::string job = (shipped / "job.toml").string();
  EXPECT_EQ(run_firnline({"run", job, "--out", (folder.path() / "no" / "such").string()}).code, 7);
  write_all(folder.path() / "file", "x");
  EXPECT_EQ(run_firnline({"run", job, "--out", (folder.path() / "file").string()}).code, 7);
}

}  // namespace
}  // namespace firnline::test
