// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "host/job/read_job.hpp"

namespace firnline {
namespace {

const std::string valid = R"toml(title = "Valley"
[grid]
like = "elevation"
[layers.elevation]
source = "dem.tif"
[layers.latitude]
source = "grid"
[layers.dry]
source = "koppen_1991-2020.tif"
is = "climate_class"
method = "fraction"
classes = [4, 5]
period = "1991-2020"
licence = "CC BY 4.0"
[layers.melt]
source = "melt.gpkg"
is = "glacier_elevation_change"
missing = "impute"
impute = 0
bands = [1]
[layers.melt.rasterise]
layer = "hexagons"
attribute = "dhdt_now"
spread = "nearest(55)"
[variants.hot]
scenario = "SSP5-8.5"
horizon = "2071-2099"
model = "MPI-ESM1-2-HR"
[variants.hot.layers.melt]
missing = "propagate"
[variants.hot.layers.melt.rasterise]
attribute = "dhdt_hot"
[variants.hot.layers.dry]
source = "koppen_2085.tif"
[variants.mild]
scenario = "SSP1-2.6"
[variants.mild.layers.dry]
source = "koppen_mild.tif"
period = "2040"
[sites.clinics]
source = "clinics.csv"
[profiles.health]
sites = "clinics"
)toml";

Job read(const std::string& text, std::vector<Mistake>& mistakes) {
  return read_job(text, "job.toml", mistakes);
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Variants, KeepWhatTheyDoNotReplace) {
  std::vector<Mistake> mistakes;
  const Job job = read(valid, mistakes);
  ASSERT_TRUE(mistakes.empty()) << describe(mistakes);
  ASSERT_EQ(job.variants.size(), 2u);
  const JobVariant& hot = job.variants[0];
  EXPECT_EQ(hot.name, "hot");
  EXPECT_EQ(hot.group(), "SSP5-8.5_2071-2099");
  EXPECT_EQ(hot.model, "MPI-ESM1-2-HR");
  ASSERT_EQ(hot.layers.size(), 2u);  // file order
  const JobLayer &melt = hot.layers[0], &dry = hot.layers[1];
  EXPECT_EQ(melt.key(), "variants.hot.layers.melt");
  EXPECT_EQ(melt.run_name(), "hot/melt");
  EXPECT_EQ(melt.sources, std::vector<std::string>{"melt.gpkg"});
  EXPECT_EQ(melt.is, "glacier_elevation_change");
  EXPECT_EQ(melt.rasterise->layer, "hexagons");
  EXPECT_EQ(melt.rasterise->attribute, "dhdt_hot");
  EXPECT_EQ(melt.rasterise->spread, "nearest");
  EXPECT_EQ(melt.rasterise->spread_km, 55);
  EXPECT_EQ(melt.missing, "propagate");
  EXPECT_FALSE(melt.impute.has_value()) << "nothing is imputed any more";
  EXPECT_EQ(dry.sources, std::vector<std::string>{"koppen_2085.tif"});
  EXPECT_EQ(dry.method, "fraction");
  EXPECT_EQ(dry.classes, (std::vector<int>{4, 5}));
  EXPECT_EQ(dry.licence, "CC BY 4.0");
}

TEST(Variants, TakeTheirYearsFromTheHorizonNotFromTheReplacedFile) {
  std::vector<Mistake> mistakes;
  EXPECT_EQ(read(valid, mistakes).variants[0].layers[1].period, "2071-2099");
  EXPECT_EQ(read(valid, mistakes).variants[1].layers[0].period, "2040");
  EXPECT_EQ(read(with(valid, "\"2071-2099\"", "\"late_century\""), mistakes).variants[0].layers[1].period,
            "");
  EXPECT_EQ(read(with(valid, "\"2071-2099\"", "\"2085\""), mistakes).variants[0].layers[1].period, "2085");
}

struct BadVariant {
  const char* name;
  const char* from;
  const char* to;
  const char* message;
};

class VariantsRefuse : public testing::TestWithParam<BadVariant> {};

TEST_P(VariantsRefuse, WithWordsThatHelp) {
  const auto& bad = GetParam();
  std::vector<Mistake> mistakes;
  (void)read(with(valid, bad.from, bad.to), mistakes);
  EXPECT_TRUE(std::any_of(mistakes.begin(), mistakes.end(), [&](const Mistake& one) {
    return one.text().find(bad.message) != std::string::npos;
  })) << describe(mistakes);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, VariantsRefuse,
    testing::Values(
        BadVariant{"UnknownLayer", "[variants.mild.layers.dry]", "[variants.mild.layers.dri]",
                   "names no layer of this job: 'dri'; did you mean 'dry'?"},
        BadVariant{"UnknownKey", "scenario = \"SSP1-2.6\"", "scenari = \"SSP1-2.6\"",
                   "variants.mild.scenari is not a known key; did you mean 'scenario'?"},
        BadVariant{"UnknownLayerKey", "period = \"2040\"", "perid = \"2040\"",
                   "variants.mild.layers.dry.perid is not a known key; did you mean 'period'?"},
        BadVariant{"NoWords", "scenario = \"SSP1-2.6\"", "",
                   "variants.mild.scenario is missing; say what the variant stands for"},
        BadVariant{"NoLayers", "[variants.mild.layers.dry]\nsource = \"koppen_mild.tif\"\nperiod = \"2040\"",
                   "", "variants.mild.layers is missing; add [variants.mild.layers.NAME]"},
        BadVariant{"NoKeys", "source = \"koppen_mild.tif\"\nperiod = \"2040\"", "",
                   "variants.mild.layers.dry.source is missing, and so is every other key"},
        BadVariant{"TwiceTheSame", "scenario = \"SSP1-2.6\"",
                   "scenario = \"SSP5-8.5\"\nhorizon = \"2071-2099\"\nmodel = \"MPI-ESM1-2-HR\"",
                   "variants.mild has the scenario, horizon and model of 'hot'"},
        BadVariant{"CaseAlone", "[variants.mild]", "[variants.HOT]", "upper and lower case are ignored"},
        BadVariant{"OneColumn", "scenario = \"SSP1-2.6\"", "scenario = \"ssp5-8.5_2071-2099\"",
                   "would share the column name"},
        BadVariant{"WordsWithSpaces", "\"SSP1-2.6\"", "\"very hot\"", "may only hold up to 64 letters"},
        BadVariant{"AnotherMeaning", "source = \"koppen_mild.tif\"", "is = \"elevation\"",
                   "variants.mild.layers.dry.is cannot change in a variant"},
        BadVariant{"OtherThanShares", "source = \"koppen_mild.tif\"", "method = \"mode\"\nclasses = []",
                   "cannot change from or to 'fraction'"},
        BadVariant{"FromTheGrid", "[variants.mild.layers.dry]", "[variants.mild.layers.latitude]",
                   "is worked out from the grid"},
        BadVariant{"ToTheGrid", "\"koppen_mild.tif\"", "\"grid\"", "is worked out from the grid"},
        BadVariant{"BadName", "[variants.mild]", "[variants.\"mi/ld\"]", "its name becomes a file name"},
        BadVariant{"NoTable", "[variants.mild.layers.dry]\nsource = \"koppen_mild.tif\"\nperiod = \"2040\"",
                   "layers = { dry = 7 }", "entry 'dry' is not a table"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Variants, AreThirtyTwoAtMost) {
  std::string text = valid;
  for (int i = 0; i < 31; ++i)
    text += "[variants.v" + std::to_string(i) + "]\nmodel = \"m" + std::to_string(i) + "\"\n[variants.v" +
            std::to_string(i) + ".layers.dry]\nsource = \"x.tif\"\n";
  std::vector<Mistake> mistakes;
  (void)read(text, mistakes);
  EXPECT_NE(describe(mistakes).find("variants has 33 entries; at most 32 are allowed"), std::string::npos)
      << describe(mistakes);
}

}  // namespace
}  // namespace firnline
