// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What firnline check says of variants, before a cell is read.
#include <gtest/gtest.h>

#include <regex>

#include "tests/end_to_end/variant_study.hpp"

namespace firnline::test {
namespace {

class VariantsInCheck : public testing::Test {
 protected:
  VariantsInCheck() { make_variant_study(study()); }
  [[nodiscard]] fs::path study() const { return folder_.path() / "study"; }
  [[nodiscard]] ProgramResult check(const std::string& text) const {
    write_all(study() / "check.toml", text);
    return run_firnline({"check", (study() / "check.toml").string()});
  }

  TemporaryFolder folder_{true};
};

TEST_F(VariantsInCheck, ThatChangeNothingAreSaidSo) {
  const std::string job = read_all(shipped / "job.toml");
  const std::string unread =
      "\n[layers.fine_dust]\nis = \"elevation\"\nsource = \"elevation.tif\"\n"
      "[variants.idle]\nscenario = \"x\"\n[variants.idle.layers.fine_dust]\nno_data = 7\n";
  const auto idle = check(job + unread);
  EXPECT_EQ(idle.code, 0) << idle.err;
  EXPECT_NE(idle.out.find("Variant 'idle' replaces layer 'fine_dust', which no profile reads."),
            std::string::npos)
      << idle.out;
  EXPECT_NE(idle.out.find("Variant 'idle' changes nothing that a profile computes, so it is left out"),
            std::string::npos)
      << idle.out;
}

TEST_F(VariantsInCheck, AreListedByCheckWithWhatTheyComputeAnew) {
  const auto result = check(read_all(study() / "variants.toml"));
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("hot_c                       hot, 2050, c"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("dry_climate_share from climate_class.tif"), std::string::npos) << result.out;
  EXPECT_TRUE(std::regex_search(result.out, std::regex("g2f +1 of [0-9]+ indicators anew"))) << result.out;
}

// Supply of 2050 against demand of 1991-2020: allowed, since people may stay as they are, and said.
TEST_F(VariantsInCheck, ThatMoveARatioApartAreWarnedAbout) {
  const auto result = check(read_all(shipped / "job.toml") +
                            "\n[variants.later]\nhorizon = \"2050\"\n"
                            "[variants.later.layers.water_available]\nsource = \"water_available.tif\"\n");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("In a variant layer 'water_demand' (1991-2020) is divided by layer "
                            "'later/water_available' (2050): their years do not meet."),
            std::string::npos)
      << result.out;
}

TEST_F(VariantsInCheck, BeyondWhatOnePassComputesAreRefusedByCheck) {
  std::string text = read_all(shipped / "job.toml");
  for (int i = 0; i < 32; ++i) {
    const std::string name = "v" + std::to_string(i);
    text += "\n[variants." + name + "]\nmodel = \"" + name + "\"\n[variants." + name +
            ".layers.elevation]\nno_data = " + std::to_string(i) + "\n[variants." + name +
            ".layers.flood_depth]\nno_data = " + std::to_string(9000 + i) + "\n";
  }
  const auto result = check(text);
  EXPECT_EQ(result.code, 8) << result.err;
  EXPECT_NE(result.err.find("of them because variants change their layers; one pass computes at most 64"),
            std::string::npos)
      << result.err;
}

}  // namespace
}  // namespace firnline::test
