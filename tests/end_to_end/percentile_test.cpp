// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Value functions of percentiles in whole runs on the sample study. tests/end_to_end/percentiles_in_numpy.py
// holds their numbers against numpy.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"
#include "rasters/opener/digest.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/end_to_end/variant_study.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

constexpr int heights =
    14;  // formulas: with the four indicators of the program more than one group of surveys

const std::string percentile = "{ percentile = {} }";
const std::string falling = "{ percentile = { falling = true } }";

std::string indicator(const std::string& id, const std::string& dimension, const std::string& value) {
  return "[[indicator]]\nid = \"" + id + "\"\ndimension = \"" + dimension + "\"\nvalue = " + value +
         "\nmin_valid_share = 0.05\nwhy = \"a test\"\n";
}

using Values =
    std::map<std::string, std::string>;  ///< per indicator: its value function, as the profile says it

std::string profile_with(const Values& values) {
  std::string text =
      "id = \"ranks\"\ntitle = \"Among the cells\"\ninspired_by = \"a test\"\naggregation = \"arithmetic\"\n"
      "min_coverage = 0.1\n[hazard]\naggregation = \"arithmetic\"\nmin_coverage = 0.1\n[exposure]\n"
      "min_coverage = 0.1\n[vulnerability]\nmin_coverage = 0.1\n";
  for (const auto& [id, value] : values)
    text += indicator(id,
                      id == "population"          ? "exposure"
                      : id == "dry_climate_share" ? "vulnerability"
                                                  : "hazard",
                      value);
  return text;
}

/// Local, focal, a count, a share, and formulas.
Values percentiles() {
  Values values = {{"mass_change", falling},
                   {"slope_horn", percentile},
                   {"population", percentile},
                   {"dry_climate_share", percentile}};
  for (int i = 0; i < heights; ++i) values["height_" + std::to_string(i)] = percentile;
  return values;
}

/// Layers and sites of the sample study, these formulas, and this one profile.
std::string job_text() {
  std::string text = read_all(shipped / "job.toml");
  text.resize(text.find("[profiles.g2f]"));
  for (int i = 0; i < heights; ++i)
    text += "\n[indicators.height_" + std::to_string(i) +
            "]\ntitle = \"Height\"\nformula = \"abs(elevation - " + std::to_string(150 * i + 1000) +
            " [m])\"\nunit = \"m\"\nrange = [ 0, 9000 ]\n";
  return text + "\n[profiles.ranks]\nuse = \"ranks.toml\"\nsites = \"farms\"\nkeep_indicators = true\n";
}

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

class Percentile : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>(true);
    make_variant_study(study());
    write_all(study() / "ranks.toml", profile_with(percentiles()));
    const std::string all = variants;
    write_all(study() / "job.toml", job_text() + all.substr(0, all.find("[variants.hot_b]")));
    const auto result = run("out");
    ASSERT_EQ(result.code, 0) << result.err;
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static fs::path study() { return folder_->path() / "study"; }
  static fs::path at(const std::string& name) { return folder_->path() / name; }
  static std::vector<std::string> words(const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> all = {"run", (study() / "job.toml").string(), "--out", at(out).string(),
                                    "--quiet"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  static ProgramResult run(const std::string& out, const std::vector<std::string>& more = {}) {
    return run_firnline(words(out, more));
  }
  static FinishedRun finished(const std::string& out) {
    raise_fence({});
    return read_finished_run(at(out));
  }
  static const FinishedProfile& ranks(const FinishedRun& run) {
    for (const auto& profile : run.profiles)
      if (profile.name == "ranks") return profile;
    throw std::runtime_error("no profile ranks");
  }
  /// SHA-256 of every result but the report and the manifest, which hold the time of the run.
  static std::map<std::string, std::string> hashes(const std::string& out) {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(at(out))) {
      const auto name = fs::relative(entry.path(), at(out)).string();
      if (entry.is_regular_file() && name != "report.html" && name != "manifest.json")
        all[name] = sha256_of_file(entry.path());
    }
    return all;
  }
  static std::string result_part(const std::string& out) {
    const std::string text = read_all(at(out) / "manifest.json");
    return text.substr(0, text.find("\n \"run\":"));
  }
  /// A check or run of the study with another profile under the same name.
  template <class Act>
  static auto with_profile(const std::string& text, const Act& act) {
    write_all(study() / "ranks.toml", text);
    const auto result = act();
    write_all(study() / "ranks.toml", profile_with(percentiles()));
    return result;
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
};

// Maps, lists and audit of today and of every variant: so a variant is judged by the cells of today.
TEST_F(Percentile, IsTheCurveThatItsKnotsSpell) {
  const FinishedRun surveyed = finished("out");
  Values spelled;
  for (const auto& one : ranks(surveyed).indicators) {
    ASSERT_TRUE(one.survey) << one.id;
    EXPECT_GE(one.value.size(), 2u) << one.id;
    for (const auto& [x, v] : one.value)
      spelled[one.id] += (spelled[one.id].empty() ? "[ [" : ", [") + number(x) + ", " + number(v) + "]";
    spelled[one.id] += " ]";
  }
  const auto result = with_profile(profile_with(spelled), [] { return run("spelled"); });
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_EQ(hashes("out"), hashes("spelled"));
  EXPECT_TRUE(hashes("out").contains("ranks/variants/hot_a/risk.tif"));
  EXPECT_FALSE(ranks(finished("spelled")).indicators.at(0).survey);
}

TEST_F(Percentile, OfAVariantIsThatOfToday) {
  const FinishedRun surveyed = finished("out");
  const FinishedProfile& variant = surveyed.variants.at(0);
  for (std::size_t i = 0; i < variant.indicators.size(); ++i) {
    EXPECT_EQ(variant.indicators[i].value, ranks(surveyed).indicators[i].value);
    EXPECT_EQ(variant.indicators[i].survey->cells, ranks(surveyed).indicators[i].survey->cells);
  }
  EXPECT_NE(read_all(at("out") / "ranks" / "variants" / "hot_a" / "sites.csv"),
            read_all(at("out") / "ranks" / "sites.csv"));
}

TEST_F(Percentile, FallsFromTheLowestValue) {
  const FinishedRun surveyed = finished("out");
  for (const auto& one : ranks(surveyed).indicators) {
    EXPECT_EQ(one.survey->falling, one.id == "mass_change");
    EXPECT_EQ(one.value.front().second > one.value.back().second, one.id == "mass_change") << one.id;
    EXPECT_FALSE(one.survey->by_area);  // a grid in metres
  }
}

TEST_F(Percentile, IsTheSameForAnyTilesAndThreads) {
  const auto result = run("tiled", {"--tile-rows", "16", "--tile-cols", "48", "--threads", "1"});
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(hashes("tiled"), hashes("out"));
  EXPECT_EQ(result_part("tiled"), result_part("out"));
}

// The first stop falls into the survey, the second among the tiles, of which the third attempt finds some
// done.
TEST_F(Percentile, IsTheSameAfterStops) {
  const auto journal_bytes = [] {
    std::error_code none;
    const auto bytes = fs::file_size(at("stopped") / ".store" / "journal", none);
    return none ? 0 : bytes;
  };
  std::uintmax_t at_least = 1;
  std::string how = "--overwrite";
  for (int stop = 0; stop < 2; ++stop) {
    Program program(firnline_words(words("stopped", {"--tile-rows", "16", "--tile-cols", "32", how})));
    for (int waited = 0; waited < 20000 && journal_bytes() < at_least; ++waited)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    program.signal(SIGTERM);
    const auto result = program.wait();
    ASSERT_EQ(result.code, 75) << result.err;
    at_least = journal_bytes() + 20000;
    how = "--resume";
  }
  EXPECT_GT(journal_bytes(), 20000u);
  const auto resumed = run("stopped", {"--tile-rows", "16", "--tile-cols", "32", "--resume"});
  ASSERT_EQ(resumed.code, 0) << resumed.err;
  EXPECT_EQ(hashes("stopped"), hashes("out"));
  EXPECT_EQ(result_part("stopped"), result_part("out"));
}

TEST_F(Percentile, IsSaidByCheck) {
  const auto text = run_firnline({"check", (study() / "job.toml").string()});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("passes   5 (the first 4 count the cells that percentiles are taken from"),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("percentile of the grid's cells"), std::string::npos) << text.out;
  const auto json = run_firnline({"check", (study() / "job.toml").string(), "--json"});
  EXPECT_NE(json.out.find("\"passes\": 5"), std::string::npos) << json.out;
  EXPECT_NE(run_firnline({"check", (shipped / "job.toml").string()})
                .out.find("passes   5 (the first finds where water runs, and decodes elevation, lakes,"),
            std::string::npos);
}

TEST_F(Percentile, IsSaidByTheReport) {
  const auto cells = ranks(finished("out")).indicators.at(0).survey->cells;
  EXPECT_NE(read_all(at("out") / "report.html")
                .find("percentile among " + words::Words().integer(cells) + " cells"),
            std::string::npos);
}

TEST_F(Percentile, OfNothingIsRefused) {
  write_all(study() / "empty.toml",
            job_text() +
                "\n[indicators.never]\ntitle = \"Never\"\nformula = \"elevation / (elevation - elevation)\"\n"
                "unit = \"1\"\nrange = [ 0, 1 ]\n");
  const auto result = with_profile(profile_with({{"never", percentile}}), [] {
    return run_firnline({"run", (study() / "empty.toml").string(), "--out", at("empty").string(), "--quiet"});
  });
  EXPECT_EQ(result.code, 4);
  EXPECT_NE(result.err.find("profile 'ranks': indicator 'never' has no value in any cell"), std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("or write knots"), std::string::npos) << result.err;
}

TEST_F(Percentile, OfASpreadIsRefused) {
  const std::string spread = profile_with({{"slope_horn", percentile + "\nextract = \"stdev\""}});
  const auto result = with_profile(spread, [] {
    return run_firnline({"check", (study() / "job.toml").string()});
  });
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(
      result.err.find("compares with single cells, and 'stdev' says how much the cells of a site differ"),
      std::string::npos)
      << result.err;
}

}  // namespace
}  // namespace firnline::test
