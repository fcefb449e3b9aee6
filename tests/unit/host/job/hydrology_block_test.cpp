// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/job_mistakes.hpp"

namespace firnline {
namespace {

const std::string before = R"toml(title = "Valley"
[grid]
like = "elevation"
[layers.elevation]
source = "dem.tif"
[layers.lakes]
source = "lakes.gpkg"
is = "lake_mask"
[layers.height_above_drainage]
source = "hydrology"
[sites.clinics]
source = "clinics.csv"
[profiles.health]
use = "health"
sites = "clinics"
)toml";

std::string mistakes_of(const std::string& block) {
  return test::mistakes_of_job(before + block);
}

TEST(HydrologyBlock, IsReadWhole) {
  const Job job = test::sound_job(
      before +
      "[hydrology]\nelevation = \"elevation\"\nterminal_lakes = "
      "\"lakes\"\nstream_km2 = 2.5\nsnap_m = 90\n"
      "voids = \"fill\"\ndepressions = \"breach\"\nbreach_depth_m = 40\n[hydrology.glaciers]\nmelt = "
      "\"lakes\"\nrunoff = \"elevation\"\ndefinition = \"imbalance\"\n");

  ASSERT_TRUE(job.hydrology.has_value());
  EXPECT_EQ(job.hydrology->elevation, "elevation");
  EXPECT_EQ(job.hydrology->terminal_lakes, "lakes");
  EXPECT_EQ(job.hydrology->stream_km2, 2.5);
  EXPECT_EQ(job.hydrology->snap_m, 90);
  EXPECT_TRUE(job.hydrology->fill_voids);
  EXPECT_TRUE(job.hydrology->breach);
  EXPECT_EQ(job.hydrology->breach_depth_m, 40);
  EXPECT_FALSE(job.hydrology->breach_length_m.has_value());
  ASSERT_TRUE(job.hydrology->glaciers.has_value());
  EXPECT_EQ(job.hydrology->glaciers->melt, "lakes");
  EXPECT_EQ(job.hydrology->glaciers->runoff, "elevation");
  EXPECT_EQ(job.hydrology->glaciers->definition, "imbalance");
  EXPECT_TRUE(job.layers[2].from_hydrology());
  EXPECT_FALSE(job.layers[2].has_files());
  EXPECT_TRUE(job.layers[0].has_files());
}

TEST(HydrologyBlock, DrawsStreamsFromASquareKilometreWhenNothingElseIsSaid) {
  const Job job = test::sound_job(before + "[hydrology]\nelevation = \"elevation\"\n");

  EXPECT_EQ(job.hydrology->stream_km2, 1);
  EXPECT_TRUE(job.hydrology->terminal_lakes.empty());
}

TEST(HydrologyBlock, IsMissedByALayerThatWaitsForIt) {
  EXPECT_NE(mistakes_of("").find(
                "layers.height_above_drainage.source is 'hydrology', and the job has no [hydrology]"),
            std::string::npos)
      << mistakes_of("");
}

TEST(HydrologyBlock, NamesLayersOfTheJob) {
  const std::string all =
      mistakes_of("[hydrology]\nelevation = \"elevatoin\"\nterminal_lakes = \"height_above_drainage\"\n");

  EXPECT_NE(
      all.find("hydrology.elevation names no layer of this job: 'elevatoin'; did you mean 'elevation'?"),
      std::string::npos)
      << all;
  EXPECT_NE(all.find("hydrology.terminal_lakes names 'height_above_drainage', which is itself worked out"),
            std::string::npos)
      << all;
}

TEST(HydrologyBlock, NeedsHeights) {
  EXPECT_NE(mistakes_of("[hydrology]\n").find("hydrology.elevation is missing"), std::string::npos)
      << mistakes_of("[hydrology]\n");
}

TEST(HydrologyBlock, RefusesStreamsThatDrainNothing) {
  EXPECT_NE(
      mistakes_of("[hydrology]\nelevation = \"elevation\"\nstream_km2 = 0\n").find("hydrology.stream_km2"),
      std::string::npos);
}

TEST(HydrologyBlock, RefusesLimitsOfChannelsThatNobodyCuts) {
  EXPECT_NE(mistakes_of("[hydrology]\nelevation = \"elevation\"\nbreach_length_m = 500\n")
                .find("hydrology.breach_length_m has no effect without depressions = \"breach\""),
            std::string::npos);
  EXPECT_NE(
      mistakes_of("[hydrology]\nelevation = \"elevation\"\ndepressions = \"breach\"\nbreach_depth_m = 0\n")
          .find("hydrology.breach_depth_m must be above 0"),
      std::string::npos);
}

TEST(HydrologyBlock, ChoosesHowAreasAreAddedUp) {
  std::vector<Mistake> mistakes;
  const std::string block = "[hydrology]\nelevation = \"elevation\"\n";
  EXPECT_EQ(read_job(before + block, "job.toml", mistakes).hydrology->routing, "d8");
  EXPECT_EQ(read_job(before + block + "routing = \"dinf\"\n", "job.toml", mistakes).hydrology->routing,
            "dinf");
  const Job job = read_job(before + block + "routing = \"mfd\"\nmfd_exponent = 4\n", "job.toml", mistakes);
  EXPECT_TRUE(mistakes.empty()) << describe(mistakes);
  EXPECT_EQ(job.hydrology->routing, "mfd");
  EXPECT_EQ(job.hydrology->mfd_exponent, 4);
  EXPECT_FALSE(job.hydrology->mfd_contour_lengths);
  EXPECT_TRUE(
      read_job(before + block + "routing = \"mfd\"\nmfd_contour_lengths = true\n", "job.toml", mistakes)
          .hydrology->mfd_contour_lengths);

  EXPECT_NE(mistakes_of(block + "routing = \"d16\"\n").find("hydrology.routing"), std::string::npos);
  EXPECT_NE(mistakes_of(block + "routing = \"dinf\"\nmfd_exponent = 2\n")
                .find("hydrology.mfd_exponent has no effect without routing = \"mfd\""),
            std::string::npos);
  EXPECT_NE(mistakes_of(block + "mfd_contour_lengths = true\n")
                .find("hydrology.mfd_contour_lengths has no effect without routing = \"mfd\""),
            std::string::npos);
  EXPECT_NE(
      mistakes_of(block + "directions = \"lakes\"\ndirection_codes = \"esri\"\nrouting = \"dinf\"\n")
          .find("hydrology.routing spreads water by the heights, and directions say already where it runs"),
      std::string::npos);
  for (const char* const exponent : {"0", "51"})
    EXPECT_NE(mistakes_of(block + "routing = \"mfd\"\nmfd_exponent = " + exponent + "\n")
                  .find("hydrology.mfd_exponent"),
              std::string::npos);
}

TEST(HydrologyBlock, AsksWhatCountsAsWaterFromGlaciers) {
  EXPECT_NE(
      mistakes_of(
          "[hydrology]\nelevation = \"elevation\"\n[hydrology.glaciers]\nmelt = \"elevation\"\nrunoff = "
          "\"rain\"\n")
          .find("hydrology.glaciers.definition is missing; what counts as water from glaciers differs"),
      std::string::npos);
  EXPECT_NE(
      mistakes_of(
          "[hydrology]\nelevation = \"elevation\"\n[hydrology.glaciers]\nmelt = \"elevation\"\nrunoff = "
          "\"rain\"\ndefinition = \"imbalance\"\n")
          .find("hydrology.glaciers.runoff names no layer of this job: 'rain'"),
      std::string::npos);
}

const std::string heights = "[hydrology]\nelevation = \"elevation\"\n";
const std::string climate =
    "[hydrology.melt]\ntemperature = \"elevation\"\nprecipitation = \"elevation\"\nglaciers = \"lakes\"\n";

TEST(HydrologyBlock, ReadsAClimate) {
  const Job job = test::sound_job(before + heights + climate +
                                  "temperature_elevation = \"elevation\"\nlapse_k_m = -0.005\nevaporation = "
                                  "\"elevation\"\nmethod = \"positive_degree_day\"\nsnow_mm_d_k = 3\n"
                                  "[hydrology.glaciers]\ndefinition = \"glacier_area_runoff\"\n");

  const JobMelt& melt = *job.hydrology->melt;
  EXPECT_EQ(melt.temperature_elevation, "elevation");
  EXPECT_EQ(melt.lapse_k_m, -0.005);
  EXPECT_EQ(melt.evaporation, "elevation");
  EXPECT_TRUE(melt.positive_degree_days);
  EXPECT_EQ(melt.snow_mm_d_k, 3);
  EXPECT_EQ(melt.ice_mm_d_k, 6) << "of positive degree days";
  EXPECT_EQ(melt.melt_temperature_c, 0);
  EXPECT_EQ(melt.deviation_k, 5);
  EXPECT_TRUE(job.hydrology->glaciers->melt.empty());
}

TEST(HydrologyBlock, MeltsByMonthlyMeansWhenNothingElseIsSaid) {
  const Job job = test::sound_job(before + heights + climate + "runoff_coefficient = 1\n");

  EXPECT_EQ(job.hydrology->melt->ice_mm_d_k, 5);
  EXPECT_EQ(job.hydrology->melt->snow_mm_d_k, 4);
  EXPECT_EQ(job.hydrology->melt->melt_temperature_c, -1);
  EXPECT_EQ(job.hydrology->melt->lapse_k_m, -0.0065);
  EXPECT_EQ(job.hydrology->melt->runoff_coefficient, 1);
}

TEST(HydrologyBlock, TellsWhatAClimateLacks) {
  const std::string runs_off = "runoff_coefficient = 0.8\n";
  for (const auto& [block, says] : std::vector<std::pair<std::string, std::string>>{
           {climate, "hydrology.melt.evaporation is missing, and so is runoff_coefficient"},
           {climate + runs_off + "evaporation = \"elevation\"\n", "and evaporation exclude each other"},
           {climate + runs_off + "lapse_k_m = -0.007\n", "has no effect without temperature_elevation"},
           {climate + runs_off + "deviation_k = 4\n",
            "has no effect without method = \"positive_degree_day\""},
           {climate + runs_off + "all_solid_c = 2\n",
            "hydrology.melt.all_liquid_c must be above all_solid_c"},
           {climate + runs_off + "debris_factor = \"debris\"\n",
            "hydrology.melt.debris_factor names no layer of this job: 'debris'"},
           {climate + runs_off + "[hydrology.glaciers]\ndefinition = \"imbalance\"\n",
            "hydrology.glaciers.definition is 'imbalance', which [hydrology.melt] does not work out"},
           {climate + runs_off + "[hydrology.glaciers]\ndefinition = \"ice_melt\"\nmelt = \"elevation\"\n",
            "hydrology.glaciers.melt has no effect beside [hydrology.melt]"},
           {climate + runs_off + "[hydrology.glaciers]\ndefinition = \"ice_melt\"\nintake_km2 = 3\n",
            "hydrology.glaciers.intake_km2 has no effect without abstraction"},
           {"[hydrology.glaciers]\ndefinition = \"ice_melt\"\nmelt = \"elevation\"\n",
            "hydrology.glaciers.runoff is missing; name a layer of this job, or let [hydrology.melt]"}})
    EXPECT_NE(mistakes_of(heights + block).find(says), std::string::npos) << mistakes_of(heights + block);
}

TEST(HydrologyBlock, LeavesItsLayersNoKeysOfFiles) {
  std::string job = before;
  job.insert(job.find("[sites.clinics]"), "unit = \"m\"\n");
  std::vector<Mistake> mistakes;
  (void)read_job(job + "[hydrology]\nelevation = \"elevation\"\n", "job.toml", mistakes);

  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_EQ(mistakes[0].message, "has no effect with source = \"hydrology\"; remove it");
}

TEST(HydrologyBlock, IsTheSameInEveryVariant) {
  const std::string all = mistakes_of(
      "[hydrology]\nelevation = \"elevation\"\n[variants.dry]\nscenario = \"ssp585\"\n"
      "[variants.dry.layers.height_above_drainage]\nsource = \"hand.tif\"\n");

  EXPECT_NE(all.find("is worked out by [hydrology], which is the same in every variant"), std::string::npos)
      << all;
}

}  // namespace
}  // namespace firnline
