// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Two runs of the sample, held against each other from their output folders, and ranked again from them.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "host/finished_run/comparison.hpp"
#include "host/finished_run/reranking.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

class Compare : public testing::Test {
 protected:
  [[nodiscard]] std::string at(const std::string& name) const { return (folder_.path() / name).string(); }

  void run(const std::string& out, std::vector<std::string> more = {}) const {
    std::vector<std::string> words = {"run", FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley/job.toml",
                                      "--out", at(out), "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    const auto result = run_firnline(words);
    ASSERT_EQ(result.code, 0) << result.err;
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(Compare, TellsWhatAnotherWeightMoved) {
  run("before");
  run("after", {"--set", "g2f.weight.water_stress_score=9"});

  const auto text = run_firnline({"compare", at("before"), at("after"), "--report", at("moved.html")});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("weight of water_stress_score: "), std::string::npos) << text.out;
  EXPECT_NE(text.out.find(" changed rank"), std::string::npos) << text.out;
  const std::string page = read_all(at("moved.html"));
  EXPECT_NE(page.find("weight of water_"), std::string::npos);
  EXPECT_NE(page.find("<svg class=\"ranks\""), std::string::npos);

  // The parts of every site's change are the change that the two lists show.
  const RunComparison runs = compare_runs(at("before"), at("after"), {});
  int explained = 0;
  for (const auto& list : runs.lists)
    for (const auto& site : list.sites) {
      if (site.rank_before == 0 || site.rank_after == 0) continue;
      double sum = 0;
      for (const auto& part : site.parts) {
        sum += part.share;
        EXPECT_EQ(part.what, "weight of water_stress_score");
      }
      EXPECT_NEAR(sum, site.score_after - site.score_before, 1e-6) << site.id;  // scores are written so
      if (list.profile_after == "g2f")
        explained += sum != 0 ? 1 : 0;
      else
        EXPECT_EQ(sum, 0) << site.id;
    }
  EXPECT_GT(explained, 0);

  const auto again = run_firnline({"compare", at("before"), at("after"), "--report", at("moved.html")});
  EXPECT_EQ(again.code, 7) << again.err;
  EXPECT_EQ(read_all(at("moved.html")), page);
  const auto over = run_firnline(
      {"compare", at("after"), at("before"), "--report", at("moved.html"), "--overwrite", "--json"});
  EXPECT_EQ(over.code, 0) << over.err;
  EXPECT_NE(over.out.find("\"kendall_tau_b\""), std::string::npos);
  EXPECT_NE(read_all(at("moved.html")), page);
}

TEST_F(Compare, RankAgreesWithARunOfTheSameWeights) {
  run("before");
  run("after", {"--set", "g2f.weight.water_stress_score=9"});
  const auto ranks_of = [&](const Reranking& reranking) {
    std::vector<std::tuple<std::int64_t, std::string, double>> rows;
    for (const auto& site : reranking.sites)
      rows.emplace_back(site.rank, reranking.profile.sites[site.row].id, site.rank > 0 ? site.score : -1);
    return rows;
  };

  for (const char* profile : {"g2f", "health"}) {
    const Reranking own = rerank_run(at("before"), profile, {});
    EXPECT_EQ(own.moved, 0);
    for (const auto& site : own.sites)
      EXPECT_TRUE(site.rank == 0 || site.score == own.profile.sites[site.row].score);  // to the last bit
  }
  const Reranking asked = rerank_run(at("before"), "g2f", {{"water_stress_score", 9}});
  EXPECT_GT(asked.moved, 0);
  EXPECT_EQ(ranks_of(asked), ranks_of(rerank_run(at("after"), "g2f", {})));

  const auto text = run_firnline({"rank", at("before"), "--profile", "g2f", "--weights",
                                  "water_stress_score=9", "--csv", at("what_if.csv")});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find(" sites changed rank"), std::string::npos) << text.out;
  EXPECT_EQ(read_all(at("what_if.csv")), reranking_csv(asked));
  const std::string page = read_all(FIRNLINE_SOURCE_DIR "/docs/outputs.md");
  const std::string section =
      page.substr(page.find("## What if"), page.find("## JSON") - page.find("## What if"));
  for (const auto& column : reranking_columns())
    EXPECT_NE(section.find(column), std::string::npos) << column << " is not documented";
  EXPECT_EQ(run_firnline({"rank", at("before"), "--profile", "g2f", "--csv", at("what_if.csv")}).code, 7);
  EXPECT_EQ(run_firnline({"rank", at("before")}).code, 2);
  EXPECT_EQ(run_firnline({"rank", at("before"), "--profile", "g2f", "--weights", "water_stres_score=9"}).code,
            2);
  EXPECT_EQ(run_firnline({"rank", at("before"), "--profile", "g2f", "--weights", at("none.toml")}).code, 6);
  EXPECT_EQ(run_firnline({"rank", at("nowhere")}).code, 6);
}

TEST_F(Compare, SaysWhyItCannot) {
  run("before");
  EXPECT_EQ(run_firnline({"compare", at("before"), at("nowhere")}).code, 6);
  const auto unknown = run_firnline({"compare", at("before"), at("before"), "--profile", "wealth"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("use one of: "), std::string::npos) << unknown.err;
  EXPECT_EQ(run_firnline({"compare", at("before"), at("before"), "--against", "health"}).code, 2);
  EXPECT_EQ(run_firnline({"compare", at("before"), at("before"), "--report", at("no/folder/page.html")}).code,
            7);
  std::string changed = read_all(at("before/health/sites.csv"));
  changed.back() = ' ';
  write_all(at("before/health/sites.csv"), changed);
  EXPECT_EQ(run_firnline({"compare", at("before"), at("before")}).code, 11);
}

}  // namespace
}  // namespace firnline::test
