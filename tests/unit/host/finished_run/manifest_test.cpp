// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "host/finished_run/finished_run.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/two_variants.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

class Manifest : public ::testing::Test {
 protected:
  void write(const std::string& text) const {
    std::ofstream(folder_ / "manifest.json", std::ios::binary) << text;
  }
  firnline::testing::ScratchFolder folder_;
};

TEST_F(Manifest, ReadsBackWhatWasWritten) {
  auto run = test::two_sites();
  run.profiles[0].sites.clear();  // the rows stand in sites.csv
  run.profiles[0].indicators[0].curve = "logarithmic";
  run.profiles[0].indicators[0].middle = 2;
  run.profiles[0].indicators[1].column = "beds";
  run.profiles[0].indicators[0].indicator = "melt";
  run.profiles[0].indicators[0].place = "over buffers of 10 km";
  run.profiles[0].indicators[0].footprint_km2 = 2.5;
  run.profiles[0].indicators[0].steepness = -3;
  run.profiles[0].indicators[0].survey = FinishedSurvey{4321, true, false};
  Node& node = run.profiles[0].composition.node[0];
  node = {Aggregation::owa, 1, 0.5, false, -2, 2, {0.75, 0.25}};
  write(manifest_text(run));

  const FinishedRun back = read_finished_run(folder_.path());

  EXPECT_EQ(manifest_text(back), manifest_text(run));
  EXPECT_EQ(back.profiles[0].indicators[1].column, "beds");
  EXPECT_EQ(back.profiles[0].indicators[0].indicator, "melt");
  EXPECT_EQ(back.profiles[0].indicators[0].place, "over buffers of 10 km");
  EXPECT_EQ(back.profiles[0].indicators[0].footprint_km2, 2.5);
  EXPECT_EQ(back.profiles[0].composition.leaves, 2);
  EXPECT_EQ(back.profiles[0].composition.leaf[1].value.x[1], 1);
  EXPECT_EQ(back.profiles[0].composition.leaf[0].value.curve, Curve::logarithmic);
  EXPECT_EQ(back.profiles[0].composition.leaf[0].value.steepness, -3);
  ASSERT_TRUE(back.profiles[0].indicators[0].survey);
  EXPECT_EQ(back.profiles[0].indicators[0].survey->cells, 4321);
  EXPECT_TRUE(back.profiles[0].indicators[0].survey->by_area);
  EXPECT_FALSE(back.profiles[0].indicators[0].survey->falling);
  EXPECT_FALSE(back.profiles[0].indicators[1].survey);
  EXPECT_EQ(back.profiles[0].composition.node[0].how, Aggregation::owa);
  EXPECT_EQ(back.profiles[0].composition.node[0].exponent, -2);
  EXPECT_EQ(back.profiles[0].composition.node[0].order_weight[1], 0.25);
}

TEST_F(Manifest, ReadsBackVariants) {
  auto run = test::two_variants();
  run.profiles[0].sites.clear();
  run.variants[1].variant->kendall_tau_b = std::nan("");  // null in JSON
  write(manifest_text(run));

  const FinishedRun back = read_finished_run(folder_.path());

  EXPECT_EQ(manifest_text(back), manifest_text(run));
  ASSERT_EQ(back.variants.size(), 2u);
  EXPECT_EQ(back.variants[0].name, "test/variants/hot_a");
  EXPECT_EQ(back.variants[0].variant->model, "a");
  EXPECT_EQ(back.variants[0].variant->kendall_tau_b, -1);
  EXPECT_EQ(back.variants[0].variant->rank_biased_overlap, 0.25);
  EXPECT_EQ(back.variants[0].variant->sites, 2);
  EXPECT_TRUE(std::isnan(back.variants[1].variant->kendall_tau_b));
}

TEST_F(Manifest, WithoutOneThereIsNoRun) {
  EXPECT_THROW((void)read_finished_run(folder_.path()), InputError);
}

TEST_F(Manifest, DamagedIsNoManifest) {
  const std::string whole = manifest_text(test::two_sites());
  for (std::size_t length = 0; length + 2 < whole.size(); length += 97) {
    write(whole.substr(0, length));
    EXPECT_THROW((void)read_finished_run(folder_.path()), CheckpointError) << length;
  }
}

/// The manifest of two sites with one text of it replaced.
std::string changed(const std::string& from, const std::string& to) {
  auto run = test::two_sites();
  run.profiles[0].sites.clear();
  std::string text = manifest_text(run);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST_F(Manifest, TakesNoOtherNumbersForWholeOnes) {
  for (const char* number :
       {"1.5", "1e300", "2147483648", "-9223372036854775809", "18446744073709551615", "true", "\"1\""}) {
    write(changed("\"top_k\": 10", std::string("\"top_k\": ") + number));
    EXPECT_THROW((void)read_finished_run(folder_.path()), CheckpointError) << number;
  }
}

TEST_F(Manifest, NeedsTwoKnotsOfEveryValueFunction) {
  const std::string knots =
      "\"value\": [\n       [\n        0.0,\n        0.0\n       ],\n       [\n        1.0,\n        1.0\n   "
      "    ]\n      ]";
  write(changed(knots, "\"value\": []"));
  EXPECT_THROW((void)read_finished_run(folder_.path()), CheckpointError);
  write(changed(knots, "\"value\": [[0, 0], [1, 1]]"));
  EXPECT_NO_THROW((void)read_finished_run(folder_.path()));
}

TEST_F(Manifest, NamesAChangedTable) {
  auto run = test::two_sites();
  run.files.push_back({"test/sites.csv", 3, "0000"});
  fs::create_directories(folder_ / "test");
  std::ofstream(folder_ / "test" / "sites.csv") << "abc";
  write(manifest_text(run));

  EXPECT_THROW((void)read_finished_run(folder_.path()), CheckpointError);
}

}  // namespace
}  // namespace firnline
