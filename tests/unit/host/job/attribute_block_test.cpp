// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "tests/support/job_mistakes.hpp"

namespace firnline {
namespace {

const std::string before = R"toml(title = "Valley"
[grid]
like = "elevation"
[layers.elevation]
source = "dem.tif"
[sites.clinics]
source = "clinics.csv"
[profiles.health]
sites = "clinics"
[attributes.backup_hours]
)toml";

std::string mistakes_of(const std::string& block) {
  return test::mistakes_of_job(before + block);
}

TEST(AttributeBlock, IsReadWhole) {
  const Job job = test::sound_job(before + R"toml(title = "Backup power"
column = "backup_d"
unit = "h"
column_unit = "d"
range = [0, 720]
source = "survey of 2024"
licence = "CC BY 4.0"
citation = "Ministry of Health"
)toml");

  ASSERT_EQ(job.attributes.size(), 1U);
  const JobAttribute& attribute = job.attributes[0];
  EXPECT_EQ(attribute.name, "backup_hours");
  EXPECT_EQ(attribute.title, "Backup power");
  EXPECT_EQ(attribute.column, "backup_d");
  EXPECT_EQ(attribute.unit, "h");
  EXPECT_EQ(attribute.column_unit, "d");
  EXPECT_EQ(attribute.low, 0);
  EXPECT_EQ(attribute.high, 720);
  EXPECT_EQ(attribute.source, "survey of 2024");
  EXPECT_EQ(attribute.licence, "CC BY 4.0");
  EXPECT_EQ(attribute.citation, "Ministry of Health");
  EXPECT_EQ(attribute.line, 10);
}

TEST(AttributeBlock, NamesItsOwnColumnAndUnitWhenNothingElseIsSaid) {
  const Job job = test::sound_job(before + "title = \"B\"\nunit = \"h\"\nrange = [0, 1]\n");

  EXPECT_EQ(job.attributes.at(0).column, "backup_hours");
  EXPECT_EQ(job.attributes.at(0).column_unit, "h");
  EXPECT_EQ(job.attributes.at(0).source, "column of the site list");
}

TEST(AttributeBlock, TellsEveryMistakeAtOnce) {
  const std::string mistakes = mistakes_of("colunm = \"x\"\n");

  for (const char* part :
       {"attributes.backup_hours.title is missing", "attributes.backup_hours.unit is missing",
        "attributes.backup_hours.range is missing; write range = [ smallest, greatest ], "
        "inside which every value must lie",
        "colunm", "did you mean 'column'"})
    EXPECT_NE(mistakes.find(part), std::string::npos) << part << "\n" << mistakes;
  for (const char* range : {"[5, 1]", "[1, 1]", "[0, 1e31]"})
    EXPECT_NE(mistakes_of("title = \"B\"\nunit = \"h\"\nrange = " + std::string(range) + "\n")
                  .find("attributes.backup_hours.range is empty, inverted"),
              std::string::npos)
        << range;
}

}  // namespace
}  // namespace firnline
