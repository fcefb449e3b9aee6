// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/licence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace firnline {
namespace {

std::string duty_of(std::vector<std::string> licences) {
  return strictest_duty(licences);
}

bool mentions(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(LicenceDuty, ReadsWhatEachLicenceAsks) {
  struct Case {
    const char* licence;
    bool attribution, share_alike, non_commercial, known;
  };
  const std::vector<Case> cases = {
      {"CC BY 4.0", true, false, false, true},
      {"cc-by-4.0", true, false, false, true},
      {"CC BY-SA 3.0 IGO", true, true, false, true},
      {"CC BY-NC 4.0", true, false, true, true},
      {"CC BY-NC-SA 4.0", true, true, true, true},
      {"ODbL 1.0", true, true, false, true},
      {"ODbL-1.0", true, true, false, true},
      {"GPL-3.0", true, true, false, true},
      {"GPL3", true, true, false, true},
      {"MIT", true, false, false, true},
      {"BSD-3-Clause", true, false, false, true},
      {"Copernicus licence", true, false, false, true},
      {"free with attribution", true, false, false, true},
      {"CC0 1.0", false, false, false, true},
      {"public domain", false, false, false, true},
      {"see the record of doi:10.6096/13", true, false, false, false},
      {"permitted", true, false, false, false},  // "mit" inside a word is no licence
      {"mitigation terms of use", true, false, false, false},
      {"land agency and friends", true, false, false, false},
      {"", true, false, false, false},
  };
  for (const Case& c : cases) {
    const LicenceDuty duty = licence_duty(c.licence);
    EXPECT_EQ(duty.attribution, c.attribution) << c.licence;
    EXPECT_EQ(duty.share_alike, c.share_alike) << c.licence;
    EXPECT_EQ(duty.non_commercial, c.non_commercial) << c.licence;
    EXPECT_EQ(duty.known, c.known) << c.licence;
  }
}

TEST(LicenceDuty, OfAChoiceIsWhatEitherAsksUntilOneIsNamed) {
  const LicenceDuty duty = licence_duty("CC BY-NC 4.0 or ODbL 1.0");
  EXPECT_TRUE(duty.share_alike);
  EXPECT_TRUE(duty.non_commercial);
  EXPECT_TRUE(mentions(duty.sentence, "licence = \"...\""));
}

TEST(StrictestDuty, NamesOnlyWhatGoesBeyondAttribution) {
  EXPECT_EQ(duty_of({"CC BY 4.0", "CC0 1.0", "ODbL 1.0", "CC BY 4.0"}),
            "ODbL 1.0 share-alike: derived databases must be offered under ODbL.");
}

TEST(StrictestDuty, OfOpenInputsIsAttributionOrNothing) {
  EXPECT_TRUE(mentions(duty_of({"CC BY 4.0", "public domain"}), "Attribution"));
  EXPECT_TRUE(mentions(duty_of({"CC0 1.0", "public domain"}), "ask for nothing"));
  EXPECT_FALSE(duty_of({}).empty());
}

TEST(StrictestDuty, PutsTheStrictestFirstWhateverTheOrder) {
  std::vector<std::string> licences = {"CC BY 4.0", "GPL-3.0", "CC BY-NC-SA 4.0", "",
                                       "CC BY-NC 4.0 or ODbL 1.0"};
  std::sort(licences.begin(), licences.end());
  const std::string first = duty_of(licences);
  EXPECT_LT(first.find("No licence is named"), first.find("CC BY-NC-SA 4.0"));
  EXPECT_LT(first.find("CC BY-NC-SA 4.0"), first.find("CC BY-NC 4.0 "));
  EXPECT_LT(first.find("CC BY-NC 4.0 "), first.find("GPL-3.0"));
  while (std::next_permutation(licences.begin(), licences.end())) ASSERT_EQ(duty_of(licences), first);
}

TEST(StrictestDuty, WarnsOfDutiesThatExcludeEachOther) {
  EXPECT_TRUE(mentions(duty_of({"ODbL 1.0", "CC BY-NC-SA 4.0"}), "exclude each other"));
  EXPECT_TRUE(mentions(duty_of({"ODbL 1.0", "CC BY-NC 4.0"}), "exclude each other"));
  EXPECT_FALSE(mentions(duty_of({"ODbL 1.0", "CC BY 4.0"}), "exclude each other"));
  EXPECT_FALSE(mentions(duty_of({"CC BY-NC 4.0", "CC BY-NC-SA 4.0"}), "exclude each other"));
  EXPECT_FALSE(mentions(duty_of({"ODbL 1.0", "CC BY-NC 4.0 or ODbL 1.0"}), "exclude each other"));
}

}  // namespace
}  // namespace firnline
