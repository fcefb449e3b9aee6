// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "host/job/profile.hpp"
#include "host/job/requirements.hpp"
#include "host/words/catalogue/indicators.hpp"
#include "host/words/catalogue/layers.hpp"
#include "host/words/catalogue/names.hpp"
#include "host/words/catalogue/profiles.hpp"
#include "host/words/catalogue/requirements.hpp"
#include "kernels/indicators/registry.hpp"
#include "rasters/catalogue/catalogue.hpp"

namespace firnline::words {
namespace {

bool holds(std::span<const Message> known, std::string_view english) {
  return std::any_of(known.begin(), known.end(), [&](const Message& one) { return one.english == english; });
}

TEST(Catalogue, HasTheTitleOfEveryIndicator) {
  ASSERT_GE(firnline::indicators().size(), 41u);
  for (const RegisteredIndicator& one : firnline::indicators())
    EXPECT_TRUE(holds(indicators::titles, one.info.title))
        << one.info.id << ": add its title to host/words/catalogue/indicators.hpp";
}

TEST(Catalogue, HasWhatEveryShippedProfileSays) {
  for (const ShippedProfile& shipped : shipped_profiles()) {
    std::vector<Mistake> mistakes;
    const Profile profile = read_profile(shipped.text, std::string(shipped.id), mistakes);
    ASSERT_TRUE(mistakes.empty()) << shipped.id;
    std::vector<std::string> said = {profile.title, profile.inspired_by};
    for (const ProfileIndicator& indicator : profile.indicators) said.push_back(indicator.why);
    for (const std::string& text : said)
      EXPECT_TRUE(holds(profiles::texts, text))
          << shipped.id << ": add to host/words/catalogue/profiles.hpp: " << text;
  }
}

TEST(Catalogue, HasWhatShippedRequirementsSay) {
  ASSERT_FALSE(shipped_requirements().empty());
  for (const ShippedProfile& shipped : shipped_requirements()) {
    std::vector<Mistake> mistakes;
    const Requirements all = read_requirements(shipped.text, std::string(shipped.id), mistakes);
    ASSERT_TRUE(mistakes.empty()) << describe(mistakes);
    EXPECT_TRUE(holds(profiles::texts, all.inspired_by)) << all.inspired_by;
    std::vector<std::string> said = {all.title};
    for (const Requirement& one : all.list) said.insert(said.end(), {one.metric, one.why});
    for (const std::string& text : said)
      EXPECT_TRUE(holds(requirements::texts, text))
          << shipped.id << ": add to host/words/catalogue/requirements.hpp: " << text;
  }
}

TEST(Catalogue, NamesEveryPillar) {
  for (const std::string_view pillar : pillar_names)
    EXPECT_NE(names::find(requirements::pillars, pillar), nullptr) << pillar;
}

TEST(Catalogue, HasTheTitleOfEveryLayer) {
  ASSERT_GE(catalogue().size(), 73u);
  for (const LayerSpec& layer : catalogue())
    EXPECT_TRUE(holds(layers::titles, layer.title))
        << layer.id << ": add its title to host/words/catalogue/layers.hpp";
}

TEST(Catalogue, NamesEveryDimension) {
  for (const std::string_view dimension : dimension_names)
    EXPECT_NE(names::find(names::dimensions, dimension), nullptr) << dimension;
}

}  // namespace
}  // namespace firnline::words
