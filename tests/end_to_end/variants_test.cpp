// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Scenarios, horizons and models of one job: whole runs on the sample study.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <sstream>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/digest.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/end_to_end/variant_study.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

using Rows = std::vector<std::map<std::string, std::string>>;

/// A table of ours without quoted cells.
Rows table(const fs::path& file) {
  std::istringstream lines(read_all(file));
  std::vector<std::string> names;
  Rows rows;
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells(1);
    for (const char c : line)
      if (c == ',')
        cells.emplace_back();
      else
        cells.back() += c;
    if (names.empty()) {
      names = cells;
      continue;
    }
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) row[names[i]] = cells[i];
  }
  return rows;
}

double number(const std::string& cell) {
  return cell.empty() ? std::nan("") : std::stod(cell);
}

class Variants : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>(true);
    make_variant_study(study());
    result_ = run_firnline(words("variants.toml", "out"));
    raise_fence({});
    if (result_.code == 0) run_ = std::make_unique<FinishedRun>(read_finished_run(out()));
  }
  static void TearDownTestSuite() {
    run_.reset();
    folder_.reset();
  }
  void SetUp() override { ASSERT_EQ(result_.code, 0) << result_.err; }

  static fs::path study() { return folder_->path() / "study"; }
  static fs::path out() { return folder_->path() / "out"; }
  static std::vector<std::string> words(const std::string& job, const std::string& folder) {
    return {"run", (study() / job).string(), "--out", (folder_->path() / folder).string(), "--quiet"};
  }
  static const FinishedRun& run() { return *run_; }
  static const FinishedVariant& variant(const std::string& name) {
    for (const auto& one : run().variants)
      if (one.name == name) return *one.variant;
    throw std::runtime_error("no variant " + name);
  }

  /// The sample job with keys of some layers replaced by hand: what a variant must equal.
  static void run_plain(const std::string& name,
                        const std::vector<std::pair<std::string, std::string>>& edits) {
    std::string job = job_without_ways() + spread_job;
    for (const auto& [from, to] : edits) {
      const auto at = job.find(from);
      ASSERT_NE(at, std::string::npos) << from;
      job.replace(at, from.size(), to);
    }
    write_all(study() / (name + ".toml"), job);
    const auto result = run_firnline(words(name + ".toml", name));
    ASSERT_EQ(result.code, 0) << result.err;
  }
  /// A map names the hash of its job; everything else must be equal.
  static std::string map_without_job(const fs::path& results, const std::string& file) {
    std::string bytes = read_all(results / file);
    const std::string sha = read_finished_run(results).job_sha256;
    const auto at = bytes.find(sha);
    EXPECT_NE(at, std::string::npos) << file;
    return at == std::string::npos ? bytes : bytes.replace(at, sha.size(), std::string(sha.size(), '0'));
  }
  static void expect_equal_lists(const std::string& variant_folder, const std::string& plain,
                                 const std::string& profile) {
    const fs::path other = folder_->path() / plain;
    for (const std::string list : {"sites.csv", "indicators.csv"})
      EXPECT_EQ(read_all(out() / profile / "variants" / variant_folder / list),
                read_all(other / profile / list))
          << list;
    if (!fs::exists(other / profile / "risk.tif")) return;  // a list only
    for (const std::string map : {"risk.tif", "class.tif"})
      EXPECT_EQ(map_without_job(out(), profile + "/variants/" + variant_folder + "/" + map),
                map_without_job(other, profile + "/" + map))
          << map;
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::unique_ptr<FinishedRun> run_;
  static inline ProgramResult result_;
};

TEST_F(Variants, LeaveTheProfilesThemselvesAsTheyAre) {
  run_plain("plain", {});
  for (const char* profile : {"g2f", "health"}) {
    EXPECT_EQ(read_all(out() / profile / "sites.csv"),
              read_all(folder_->path() / "plain" / profile / "sites.csv"));
    EXPECT_EQ(map_without_job(out(), std::string(profile) + "/risk.tif"),
              map_without_job(folder_->path() / "plain", std::string(profile) + "/risk.tif"));
  }
}

TEST_F(Variants, AreWhatAJobWithTheirLayersInPlaceGives) {
  run_plain("plain_a", {{"source = \"glacier_elevation_change.geojson\"", "source = \"faster.geojson\""},
                        {"classes = [ 4, 5, 6, 7 ]", "classes = [ 4, 5 ]"}});
  expect_equal_lists("hot_a", "plain_a", "g2f");
  expect_equal_lists("hot_a", "plain_a", "spread");
  run_plain("plain_b", {{"source = \"glacier_elevation_change.geojson\"", "source = \"faster.geojson\""},
                        {"source = \"population_count.tif\"\nmissing = \"propagate\"",
                         "source = \"population_count.tif\"\nmissing = \"impute\"\nimpute = 3"}});
  expect_equal_lists("hot_b", "plain_b", "g2f");
  expect_equal_lists("hot_b", "plain_b", "health");
  expect_equal_lists("hot_b", "plain_b", "spread");
}

TEST_F(Variants, OfTheSameLayersChangeNothing) {
  for (const auto& row : table(out() / "g2f" / "variants.csv")) {
    if (row.at("variant") != "same") continue;
    EXPECT_EQ(row.at("rank"), row.at("rank_now")) << row.at("id");
    EXPECT_EQ(row.at("score"), row.at("score_now")) << row.at("id");
    for (const char* what : {"change", "change_by_hazard", "change_by_exposure", "change_by_vulnerability"})
      EXPECT_EQ(row.at(what), row.at("rank_now").empty() ? "" : "0") << row.at("id");
  }
  EXPECT_EQ(variant("g2f/variants/same").kendall_tau_b, 1);
  EXPECT_EQ(variant("g2f/variants/same").spearman_rho, 1);
  EXPECT_EQ(variant("g2f/variants/same").jaccard_at_top_k, 1);
  EXPECT_NEAR(variant("g2f/variants/same").rank_biased_overlap, 1, 1e-12);
  EXPECT_EQ(map_without_job(out(), "g2f/variants/same/risk.tif"), map_without_job(out(), "g2f/risk.tif"));
}

TEST_F(Variants, AreComputedForTheProfilesThatReadTheirLayers) {
  std::vector<std::string> names;
  for (const auto& one : run().variants) names.push_back(one.name);
  const auto lists_of = [&](const std::string& profile) {
    return std::count_if(names.begin(), names.end(),
                         [&](const std::string& name) { return name.starts_with(profile + "/variants/"); });
  };
  EXPECT_EQ(lists_of("g2f"), 5);
  EXPECT_EQ(lists_of("health"), 4) << "clinics are judged without ice";
  EXPECT_EQ(lists_of("spread"), 4) << "hot_b changes what its cells weigh";
  EXPECT_EQ(lists_of("seasonal_water"), 0);
  EXPECT_FALSE(fs::exists(out() / "health" / "variants" / "ice"));
  EXPECT_FALSE(fs::exists(out() / "seasonal_water" / "variants.csv"));
}

TEST_F(Variants, ShareOutEveryChangeAmongTheDimensions) {
  int exact = 0;
  for (const auto& row : table(out() / "g2f" / "variants.csv")) {
    const double change = number(row.at("change"));
    EXPECT_EQ(std::isnan(change), row.at("rank").empty() || row.at("rank_now").empty()) << row.at("id");
    if (std::isnan(change)) continue;
    const double hazard = number(row.at("change_by_hazard")), exposure = number(row.at("change_by_exposure")),
                 vulnerability = number(row.at("change_by_vulnerability"));
    EXPECT_NEAR(hazard + exposure + vulnerability, change, 1e-12) << row.at("id");
    EXPECT_NEAR(number(row.at("score")) - number(row.at("score_now")), change, 1e-15);
    if (row.at("variant") == "hot_c") {
      EXPECT_EQ(hazard, 0) << "dry climate is no hazard";
      EXPECT_EQ(exposure, 0);
      exact += vulnerability != 0 ? 1 : 0;
    }
    if (row.at("variant") == "hot_b") {
      EXPECT_EQ(vulnerability, 0) << row.at("id");
    }
  }
  EXPECT_GT(exact, 0) << "nothing changed";
}

// Medians of three models are the middle one; by hand from variants.csv.
TEST_F(Variants, AreSummedUpOverModels) {
  std::map<std::string, std::vector<double>> scores, ranks;
  for (const auto& row : table(out() / "g2f" / "variants.csv"))
    if (row.at("scenario") == "hot" && !row.at("rank").empty()) {
      scores[row.at("id")].push_back(number(row.at("score")));
      ranks[row.at("id")].push_back(number(row.at("rank")));
    }
  int spread = 0;
  const auto rows = table(out() / "g2f" / "change.csv");
  ASSERT_EQ(rows.size(), table(out() / "g2f" / "sites.csv").size());
  for (const auto& row : rows) {
    auto& score = scores[row.at("id")];
    auto& rank = ranks[row.at("id")];
    EXPECT_EQ(row.at("scored_hot_2050"), std::to_string(score.size())) << row.at("id");
    if (score.size() != 3) continue;
    std::sort(score.begin(), score.end());
    std::sort(rank.begin(), rank.end());
    EXPECT_EQ(number(row.at("score_min_hot_2050")), score[0]);
    EXPECT_EQ(number(row.at("score_median_hot_2050")), score[1]);
    EXPECT_EQ(number(row.at("score_max_hot_2050")), score[2]);
    EXPECT_EQ(number(row.at("rank_best_hot_2050")), rank[0]);
    EXPECT_EQ(number(row.at("rank_median_hot_2050")), rank[1]);
    EXPECT_EQ(number(row.at("rank_worst_hot_2050")), rank[2]);
    spread += score[0] < score[2] ? 1 : 0;
  }
  EXPECT_GT(spread, 0);
}

TEST_F(Variants, KeepSitesThatHaveNoScore) {
  const auto sites = table(out() / "health" / "sites.csv").size();
  std::size_t rows = 0, unscored = 0;
  for (const auto& row : table(out() / "health" / "variants.csv")) {
    ++rows;
    if (!row.at("rank").empty()) continue;
    ++unscored;
    EXPECT_NE(row.at("status"), "scored");
    EXPECT_EQ(row.at("score"), "");
    EXPECT_EQ(row.at("change"), "");
  }
  EXPECT_EQ(rows % sites, 0u);
  EXPECT_GT(unscored, 0u);
}

TEST_F(Variants, ReadASharedLayerOnce) {
  std::map<std::string, int> rows;
  for (const auto& row : run().audit)
    if (row.step == "read" || row.step == "rasterise") ++rows[row.layer];
  for (const auto& layer : run().layers) EXPECT_LE(rows[layer.name], 1) << layer.name;
  std::vector<std::string> names;
  for (const auto& layer : run().layers) names.push_back(layer.name);
  const auto count = [&](const std::string& name) { return std::count(names.begin(), names.end(), name); };
  EXPECT_EQ(count("hot_a/glacier_elevation_change"), 1);
  EXPECT_EQ(count("hot_b/glacier_elevation_change"), 0) << "hot_b reads that of hot_a, which is the same";
  EXPECT_EQ(count("hot_c/dry_climate_share"), 0) << "hot_c reads that of hot_a";
  EXPECT_EQ(count("same/dry_climate_share"), 1) << "another file";
}

TEST_F(Variants, AreToldInTheReportAndExplained) {
  const std::string report = read_all(out() / "report.html");
  EXPECT_NE(report.find("What changes"), std::string::npos);
  EXPECT_NE(report.find("hot, 2050 (3 models)"), std::string::npos);
  EXPECT_NE(report.find("class=\"shift\""), std::string::npos);
  std::string told;  // of what makes most of the difference, which at some site is the ice
  for (const FinishedSite& site : run().profiles.front().sites) {
    if (site.rank == 0) continue;
    const auto result = run_firnline({"explain", out().string(), site.id, "--profile", "g2f/variants/hot_a"});
    EXPECT_EQ(result.code, 0) << result.err;
    told += result.out;
  }
  EXPECT_NE(told.find("faster.geojson"), std::string::npos) << told;
  const std::string site = run().profiles.front().sites.front().id;
  const auto wrong = run_firnline({"explain", out().string(), site, "--profile", "g2f/variants/hot"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_NE(wrong.err.find("g2f/variants/hot_a"), std::string::npos) << wrong.err;
}

TEST_F(Variants, EveryColumnIsDocumented) {
  const std::string page = read_all(FIRNLINE_SOURCE_DIR "/docs/outputs.md");
  const std::regex of_group("_(hot_2050|ice|same)$");
  for (const char* file : {"g2f/variants.csv", "g2f/change.csv"}) {
    const auto first = table(out() / file).at(0);
    for (const auto& [name, cell] : first) {
      const std::string shown = std::regex_replace(name, of_group, "_GROUP");
      EXPECT_NE(page.find("\n| " + shown + " | "), std::string::npos) << file << ": " << shown;
    }
  }
}

TEST_F(Variants, AreTheSameForAnyTileSizeAndNumberOfThreads) {
  std::map<std::string, std::string> expected;
  for (const auto& file : run().files) expected[file.name] = file.sha256;
  for (const char* threads : {"1", "3"}) {
    auto more = words("variants.toml", std::string("tiled") + threads);
    more.insert(more.end(), {"--threads", threads, "--tile-rows", "17", "--tile-cols", "23"});
    ASSERT_EQ(run_firnline(more).code, 0);
    for (const auto& [name, sha] : expected)
      EXPECT_EQ(sha256_of_file(folder_->path() / (std::string("tiled") + threads) / name), sha) << name;
  }
}

TEST_F(Variants, AreByteIdenticalAfterAKill) {
  const fs::path killed = folder_->path() / "killed";
  auto more = words("variants.toml", "killed");
  more.insert(more.end(), {"--overwrite", "--tile-rows", "16", "--tile-cols", "32", "--threads", "2"});
  ASSERT_TRUE(stop_midway(firnline_words(more), killed));
  more[5] = "--resume";
  const auto resumed = run_firnline(more);
  ASSERT_EQ(resumed.code, 0) << resumed.err;
  for (const auto& file : run().files)
    EXPECT_EQ(sha256_of_file(killed / file.name), file.sha256) << file.name;
}

}  // namespace
}  // namespace firnline::test
