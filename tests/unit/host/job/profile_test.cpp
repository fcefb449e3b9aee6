// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/profile.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

const std::string valid = R"toml(id = "p"
title = "P"
[hazard]
aggregation = "max"
[[indicator]]
id = "slope_horn"
dimension = "hazard"
value = [ [0, 0.0], [30, 1.0] ]
)toml";

std::vector<Mistake> mistakes_of(const std::string& text) {
  std::vector<Mistake> mistakes;
  (void)read_profile(text, "p.toml", mistakes);
  return mistakes;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(Profile, KeepsKnotsAndDefaults) {
  std::vector<Mistake> mistakes;
  const Profile profile = read_profile(valid, "p.toml", mistakes);

  EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
  ASSERT_EQ(profile.indicators.size(), 1u);
  EXPECT_EQ(profile.indicators[0].value.back(), std::make_pair(30.0, 1.0));
  EXPECT_EQ(profile.root.min_coverage, 0.7);  // domain-spec 1.3
  EXPECT_EQ(profile.dimensions[0].aggregation, "max");
}

TEST(Profile, RefusesKnotsThatDoNotRise) {
  EXPECT_EQ(mistakes_of(with(valid, "[30, 1.0]", "[0, 1.0]")).size(), 1u);
}
TEST(Profile, RefusesScoresAboveOne) {
  EXPECT_EQ(mistakes_of(with(valid, "[30, 1.0]", "[30, 1.5]")).size(), 1u);
}
TEST(Profile, RefusesNegativeWeights) {
  EXPECT_EQ(mistakes_of(with(valid, "id = \"slope_horn\"", "id = \"slope_horn\"\nweight = -1")).size(), 1u);
}
TEST(Profile, RefusesADimensionWithoutABlock) {
  EXPECT_EQ(mistakes_of(with(valid, "dimension = \"hazard\"", "dimension = \"exposure\"")).size(), 1u);
}
TEST(Profile, RefusesOnlyZeroWeights) {
  EXPECT_EQ(mistakes_of(with(valid, "id = \"slope_horn\"", "id = \"slope_horn\"\nweight = 0")).size(), 1u);
}
TEST(Profile, RefusesTheSameIndicatorTwice) {
  EXPECT_EQ(mistakes_of(valid + valid.substr(valid.find("[[indicator]]"))).size(), 1u);
}

TEST(Profile, TakesThePreferencesOfPromethee) {
  const auto preferring = [](const std::string& words) {
    return mistakes_of("promethee = true\n" +
                       with(valid, "id = \"slope_horn\"", "id = \"slope_horn\"\n" + words))
        .size();
  };
  EXPECT_EQ(preferring(""), 0u);
  EXPECT_EQ(preferring("preference = \"u_shape\"\nindifference = 0.1"), 0u);
  EXPECT_EQ(preferring("preference = \"v_shape\"\nstrict_preference = 0.1"), 0u);
  EXPECT_EQ(preferring("preference = \"level\"\nindifference = 0.1\nstrict_preference = 0.2"), 0u);
  EXPECT_EQ(preferring("preference = \"linear\"\nindifference = 0\nstrict_preference = 0.2"), 0u);
  EXPECT_EQ(preferring("preference = \"gaussian\""), 1u);
  EXPECT_EQ(preferring("indifference = 0.1"), 1u);        // usual takes none
  EXPECT_EQ(preferring("preference = \"u_shape\""), 1u);  // lacks one
  EXPECT_EQ(preferring("preference = \"linear\""), 2u);   // lacks both
  EXPECT_EQ(preferring("preference = \"v_shape\"\nstrict_preference = 0"), 1u);
  EXPECT_EQ(preferring("preference = \"linear\"\nindifference = 0.2\nstrict_preference = 0.2"), 1u);
  EXPECT_EQ(mistakes_of(with(valid, "id = \"slope_horn\"",
                             "id = \"slope_horn\"\npreference = \"u_shape\"\nindifference = 0.1"))
                .size(),
            1u);  // without promethee = true
}

TEST(Profile, KnowsAnIndicatorByTheNameThatItGives) {
  std::vector<Mistake> mistakes;
  const std::string again = valid.substr(valid.find("[[indicator]]"));
  const Profile profile =
      read_profile(valid + with(again, "dimension", "as = \"steep_around\"\nbuffer_km = 2.5\ndimension") +
                       with(again, "dimension", "as = \"steep_here\"\nat = \"point\"\ndimension"),
                   "p.toml", mistakes);

  ASSERT_TRUE(mistakes.empty()) << describe(mistakes);
  ASSERT_EQ(profile.indicators.size(), 3u);
  EXPECT_EQ(profile.indicators[0].id, "slope_horn");
  EXPECT_EQ(profile.indicators[0].at, "site");
  EXPECT_EQ(profile.indicators[1].id, "steep_around");
  EXPECT_EQ(profile.indicators[1].indicator, "slope_horn");
  EXPECT_EQ(profile.indicators[1].at, "buffer");
  EXPECT_EQ(profile.indicators[1].buffer_km, 2.5);
  EXPECT_EQ(profile.indicators[2].at, "point");
}

TEST(Profile, KeepsTheExponentOfAPowerMean) {
  std::vector<Mistake> mistakes;
  const Profile profile = read_profile(with(with(valid, "\"max\"", "\"power_mean\"\nexponent = -2"),
                                            "title = \"P\"", "title = \"P\"\naggregation = \"noisy_or\""),
                                       "p.toml", mistakes);

  EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
  EXPECT_EQ(profile.dimensions[0].aggregation, "power_mean");
  EXPECT_EQ(profile.dimensions[0].exponent, -2);
  EXPECT_EQ(profile.root.aggregation, "noisy_or");
}
TEST(Profile, RefusesAPowerMeanWithoutASensibleExponent) {
  for (const char* wrong :
       {"\"power_mean\"", "\"power_mean\"\nexponent = 1001", "\"power_mean\"\nexponent = 0.0001",
        "\"power_mean\"\nexponent = inf", "\"geometric\"\nexponent = 2"})
    EXPECT_EQ(mistakes_of(with(valid, "\"max\"", wrong)).size(), 1u) << wrong;
}

TEST(Profile, ReadsAnOwaByItsWeightsOrItsOrness) {
  std::vector<Mistake> mistakes;
  const Profile weights =
      read_profile(with(valid, "\"max\"", "\"owa\"\norder_weights = [2]"), "p.toml", mistakes);
  const Profile orness = read_profile(with(valid, "\"max\"", "\"owa\"\norness = 0.75"), "p.toml", mistakes);

  EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
  EXPECT_EQ(weights.dimensions[0].order_weights, std::vector<double>{2});
  EXPECT_EQ(orness.dimensions[0].orness, 0.75);
}
TEST(Profile, RefusesAnOwaThatDoesNotSayHow) {
  for (const char* wrong : {"\"owa\"", "\"owa\"\norness = 1.1", "\"owa\"\norness = 0.5\norder_weights = [1]",
                            "\"owa\"\norder_weights = [0]", "\"owa\"\norder_weights = [1, 1]",
                            "\"owa\"\norder_weights = [-1]", "\"max\"\norness = 0.5"})
    EXPECT_EQ(mistakes_of(with(valid, "\"max\"", wrong)).size(), 1u) << wrong;
}

const std::string knots_of_valid = "[ [0, 0.0], [30, 1.0] ]";

TEST(Profile, ReadsCurves) {
  const auto read = [](const std::string& value) {
    std::vector<Mistake> mistakes;
    const Profile profile = read_profile(with(valid, knots_of_valid, value), "p.toml", mistakes);
    EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
    return profile.indicators.at(0);
  };
  const auto logistic = read("{ logistic = { midpoint = 20, steepness = -0.5 } }");
  EXPECT_EQ(logistic.curve, "logistic");
  EXPECT_EQ(logistic.middle, 20);
  EXPECT_EQ(logistic.steepness, -0.5);
  const auto normal = read("{ z_score = { mean = 8, sd = 4, falling = true } }");
  EXPECT_EQ(normal.curve, "normal");
  EXPECT_EQ(normal.steepness, -0.25);
  EXPECT_EQ(read("{ z_score = { mean = 8, sd = 4, then = \"logistic\" } }").curve, "logistic");
  EXPECT_EQ(read("{ fuzzy_large = { midpoint = 1, spread = 5 } }").middle, 0);  // ln 1
  EXPECT_EQ(read("{ fuzzy_small = { midpoint = 1, spread = 5 } }").steepness, -5);
  EXPECT_FALSE(logistic.percentile);
  EXPECT_TRUE(read("{ percentile = {} }").percentile);
  EXPECT_FALSE(read("{ percentile = {} }").falling);
  EXPECT_TRUE(read("{ percentile = { falling = true } }").falling);
}
TEST(Profile, ReadsUpTo65Knots) {
  const auto knots = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i == 0 ? "[ [" : ", [") + std::to_string(i) + ", 0.5]";
    return with(valid, knots_of_valid, text + " ]");
  };
  EXPECT_TRUE(mistakes_of(knots(65)).empty());
  EXPECT_EQ(mistakes_of(knots(66)).size(), 1u);
}
TEST(Profile, RefusesCurvesThatAreNone) {
  for (const char* wrong :
       {"{}", "{ logistic = { midpoint = 20 } }", "{ logistic = { midpoint = 20, steepness = 0 } }",
        "{ logistic = { midpoint = 20, steepness = 1, sd = 2 } }", "{ z_score = { mean = 8, sd = 0 } }",
        "{ z_score = { mean = 8, sd = -1 } }", "{ fuzzy_large = { midpoint = 0, spread = 5 } }",
        "{ fuzzy_large = { midpoint = 1, spread = 0 } }", "{ sigmoid = { midpoint = 20, steepness = 1 } }",
        "{ logistic = { midpoint = 1, steepness = 1 }, fuzzy_small = { midpoint = 1, spread = 1 } }",
        "{ fuzzy_large = { midpoint = 1, spread = 5 } }\ntransform = \"log1p\"",
        "{ percentile = {} }\ntransform = \"log1p\"", "{ percentile = { over = \"all\" } }"})
    EXPECT_EQ(mistakes_of(with(valid, knots_of_valid, wrong)).size(), 1u) << wrong;
}

/// Three hazards without weights, compared pair by pair.
std::string compared(const std::string& judgements) {
  std::string text = with(valid, "\"max\"", "\"arithmetic\"\npairwise = " + judgements);
  const std::string indicator = text.substr(text.find("[[indicator]]"));
  return text + with(indicator, "slope_horn", "population") + with(indicator, "slope_horn", "cropland");
}

TEST(Profile, TakesWeightsFromPairwiseJudgements) {
  std::vector<Mistake> mistakes;
  const Profile profile = read_profile(compared("[ [2, 4], [2] ]"), "p.toml", mistakes);

  EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
  EXPECT_NEAR(profile.indicators.at(0).weight, 4.0 / 7, 1e-12);
  EXPECT_NEAR(profile.indicators.at(2).weight, 1.0 / 7, 1e-12);
}
// a is 9 times b, b 9 times c, and c as important as a: c = (a12 a23 / a13)^(1/3) = 81^(1/3), l = 1 + 4.3267
// + .2311, so the ratio is 2.5579 / 2 / .58 = 2.205.
TEST(Profile, NamesTheRatioOfJudgementsThatContradictThemselves) {
  const auto mistakes = mistakes_of(compared("[ [9, 1], [9] ]"));
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_NE(mistakes[0].message.find("2.205"), std::string::npos) << describe(mistakes);
}
TEST(Profile, RefusesJudgementsThatDoNotFit) {
  for (const char* wrong : {"[ [2] ]", "[ [2, 4] ]", "[ [2, 4], [2, 1] ]", "[ [2, 4], [10] ]",
                            "[ [2, 4], [0] ]", "[]", "[ 2, 4, 2 ]"})
    EXPECT_EQ(mistakes_of(compared(wrong)).size(), 1u) << wrong;
  const auto weighted =
      with(compared("[ [2, 4], [2] ]"), "id = \"population\"", "id = \"population\"\nweight = 2");
  EXPECT_EQ(mistakes_of(weighted).size(), 1u);
}

TEST(ShippedProfiles, AreValid) {
  for (const auto& shipped : shipped_profiles()) {
    std::vector<Mistake> mistakes;
    const Profile profile = read_profile(shipped.text, std::string(shipped.id), mistakes);
    EXPECT_TRUE(mistakes.empty()) << shipped.id << "\n" << describe(mistakes);
    EXPECT_EQ(profile.id, shipped.id);
    for (const auto& indicator : profile.indicators)
      EXPECT_FALSE(indicator.why.empty()) << shipped.id << " " << indicator.id;
  }
}

// The ministers' minimum requirements are not public: no profile may claim to be them (domain-spec 5.1).
TEST(ShippedProfiles, NeverClaimToBeARequirement) {
  for (const auto& shipped : shipped_profiles())
    EXPECT_EQ(shipped.text.find("CAREC"), std::string_view::npos) << shipped.id;
}

}  // namespace
}  // namespace firnline
