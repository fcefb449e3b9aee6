// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/requirements.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/job_mistakes.hpp"

namespace firnline {
namespace {

const std::string head =
    "id = \"ours\"\ntitle = \"What we ask for\"\n[[requirement]]\nid = \"power\"\nmetric = \"Power\"\n";
const std::string rest = "comparator = \">=\"\nthreshold = 24\nunit = \"h\"\n";

std::string mistakes_of(const std::string& text) {
  return test::mistakes_of_reading(
      [&](std::vector<Mistake>& mistakes) { return read_requirements(text, "ours.toml", mistakes); });
}

void expect_mistake(const std::string& text, const std::string& part) {
  test::expect_mistake(mistakes_of(text), part);
}

TEST(RequirementsFile, IsReadWhole) {
  std::vector<Mistake> mistakes;
  const Requirements all = read_requirements(R"toml(id = "ours"
title = "What we ask for"
inspired_by = "our ministry"
[[requirement]]
id = "power"
pillar = "energy"
metric = "Hours of power"
attribute = "backup"
comparator = ">="
threshold = 24
unit = "h"
evidence_date = "2026-05-31"
mandatory = true
why = "A night and a day."
[[requirement]]
id = "flood"
metric = "Depth"
indicator = "flood_depth"
extract = "mean"
buffer_km = 2.5
min_valid_share = 0.2
set = { return_period = 50 }
bind = { flood_depth = "deep" }
comparator = "<"
threshold = 0.5
unit = "m"
)toml",
                                             "ours.toml", mistakes);
  ASSERT_TRUE(mistakes.empty()) << describe(mistakes);
  EXPECT_EQ(all.id, "ours");
  EXPECT_EQ(all.inspired_by, "our ministry");
  ASSERT_EQ(all.list.size(), 2U);
  const Requirement& power = all.list[0];
  EXPECT_EQ(power.pillar, "energy");
  EXPECT_EQ(power.attribute, "backup");
  EXPECT_EQ(power.threshold, 24);
  EXPECT_EQ(power.evidence_date, "2026-05-31");
  EXPECT_TRUE(power.mandatory);
  const Requirement& flood = all.list[1];
  EXPECT_EQ(flood.pillar, "other");
  EXPECT_EQ(flood.measured.indicator, "flood_depth");
  EXPECT_EQ(flood.measured.at, "buffer");
  EXPECT_EQ(flood.measured.buffer_km, 2.5);
  EXPECT_EQ(flood.measured.min_valid_share, 0.2);
  EXPECT_EQ(flood.measured.set.at("return_period"), 50);
  EXPECT_EQ(flood.measured.bind.at("flood_depth"), "deep");
  EXPECT_EQ(flood.comparator, "<");
  EXPECT_FALSE(flood.mandatory);
}

TEST(RequirementsFile, SaysWhatIsWrongAndWhatToDo) {
  expect_mistake("id = \"ours\"\ntitle = \"None\"\n", "add at least one [[requirement]]");
  expect_mistake(head + rest, "is missing; name either the indicator");
  expect_mistake(head + "indicator = \"slope_horn\"\nattribute = \"power\"\n" + rest,
                 "cannot stand beside an attribute");
  expect_mistake(head + "attribute = \"power\"\nextract = \"mean\"\n" + rest,
                 "has no effect beside an attribute");
  expect_mistake(head + "attribute = \"power\"\nbuffer_km = 3\n" + rest, "has no effect beside an attribute");
  expect_mistake(head + "attribute = \"power\"\nthreshold = 24\nunit = \"h\"\n",
                 "write one of: <, <=, >, >=, =, !=");
  expect_mistake(head + "attribute = \"power\"\ncomparator = \"=>\"\nthreshold = 24\nunit = \"h\"\n", "'=>'");
  expect_mistake(head + "attribute = \"power\"\ncomparator = \">\"\nunit = \"h\"\n",
                 "write a number in the requirement's unit");
  expect_mistake(head + "attribute = \"power\"\nevidence_date = \"May 2026\"\n" + rest, "is not a date");
  expect_mistake(head + "attribute = \"power\"\nevidence_date = \"2026-13\"\n" + rest, "is not a date");
  expect_mistake(head + "attribute = \"power\"\npillar = \"enrgy\"\n" + rest, "energy");
  expect_mistake(head + "attribute = \"power\"\n" + rest +
                     "[[requirement]]\nid = \"power\"\nmetric = \"Power\"\nattribute = \"x\"\n" + rest,
                 "'power' appears twice");
  expect_mistake(head + "attribute = \"power\"\nmandatry = true\n" + rest, "mandatory");
}

TEST(RequirementsFile, ShippedOnesAreInspiredByWhoAndNamedAfterNobodyElse) {
  ASSERT_EQ(shipped_requirements().size(), 1U);
  const ShippedProfile& shipped = shipped_requirements().front();
  EXPECT_EQ(shipped.id, "who2020-inspired");
  EXPECT_EQ(shipped.text.find("CAREC"),
            std::string_view::npos);  // domain-spec 5.1: no such minimum is agreed
  EXPECT_EQ(mistakes_of(std::string(shipped.text)), "");
}

}  // namespace
}  // namespace firnline
