// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/formulas.hpp"

#include <gtest/gtest.h>

#include "host/report/method_section.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

std::string formulas_with(Aggregation how) {
  auto profile = test::two_sites().profiles[0];
  profile.indicators[1].dimension = "exposure";
  profile.composition.root.how = how;
  profile.composition.root.exponent = -2;
  profile.composition.root.order_weights = 2;
  profile.composition.root.order_weight[0] = 0.75;
  profile.composition.root.order_weight[1] = 0.25;
  return formulas(words::Words(), profile);
}

// domain-spec 6, as kernels/composition/composition.hpp states each.
TEST(Formulas, AreThoseOfTheProfilesOwnAggregations) {
  EXPECT_NE(formulas_with(Aggregation::arithmetic).find("Score of a site, from hazard and exposure:"),
            std::string::npos);
  EXPECT_NE(formulas_with(Aggregation::geometric).find("S = Π s<sup>w/Σw</sup>"), std::string::npos);
  EXPECT_NE(formulas_with(Aggregation::noisy_or).find("S = 1 − Π (1 − s)<sup>w/max w</sup>"),
            std::string::npos);
  EXPECT_NE(formulas_with(Aggregation::scaled_geometric).find("S = (10 − Π (10 − 9 s)<sup>w/Σw</sup>) / 9"),
            std::string::npos);
  EXPECT_NE(formulas_with(Aggregation::power_mean).find("(Σ w s<sup>p</sup> / Σ w)<sup>1/p</sup>, p = −2"),
            std::string::npos);
  EXPECT_NE(formulas_with(Aggregation::owa).find("v = 0.75, 0.25"), std::string::npos);
}

TEST(Formulas, OfADimensionAreItsOwn) {
  auto profile = test::two_sites().profiles[0];
  profile.indicators[1].dimension = "exposure";
  profile.composition.node[1] = profile.composition.node[0];
  profile.composition.node[0].how = Aggregation::max;
  profile.composition.root.how = Aggregation::geometric;
  const std::string text = formulas(words::Words(), profile);
  EXPECT_NE(text.find("Hazard, from its indicators with weights w: <span class=\"formula\">S = max s</span>"),
            std::string::npos)
      << text;
  EXPECT_NE(
      text.find(
          "Exposure, from its indicators with weights w: <span class=\"formula\">S = Σ w s / Σ w</span>"),
      std::string::npos);
}

TEST(Formulas, OfOneDimensionHaveNoSecondStep) {
  const std::string text = formulas(words::Words(), test::two_sites().profiles[0]);
  EXPECT_NE(text.find("that of hazard, the only dimension of the profile"), std::string::npos);
}

TEST(MethodSection, CitesSourcesAsReadersDo) {
  auto profile = test::two_sites().profiles[0];
  profile.indicators[0].source = "choice; farinotti2019, huss2013";
  const std::string text = method_section(words::Words(), profile);
  EXPECT_NE(text.find("choice; Farinotti et al. 2019, Huss 2013"), std::string::npos) << text;
  EXPECT_NE(
      text.find(
          "<li>Huss, M. (2013): Density assumptions for converting geodetic glacier volume change to mass "
          "change. The Cryosphere 7, 877–887. doi:10.5194/tc-7-877-2013</li>"),
      std::string::npos);
  EXPECT_EQ(text.find("Yager"), std::string::npos) << "only what this profile rests on";
  EXPECT_NE(text.find("Shapley"), std::string::npos);
}

// docs/references.bib: who described each way of combining.
TEST(MethodSection, CitesWhatItsAggregationsRestOn) {
  for (const auto& [how, author] : {std::pair{Aggregation::noisy_or, "<li>Pearl, J."},
                                    {Aggregation::scaled_geometric, "<li>Marin-Ferrer, M."},
                                    {Aggregation::owa, "<li>Yager, R. R."}}) {
    auto profile = test::two_sites().profiles[0];
    profile.composition.root.how = how;
    EXPECT_NE(method_section(words::Words(), profile).find(author), std::string::npos) << author;
    profile.composition.root.how = Aggregation::arithmetic;
    EXPECT_EQ(method_section(words::Words(), profile).find(author), std::string::npos) << author;
    profile.composition.node[0].how = how;
    EXPECT_NE(method_section(words::Words(), profile).find(author), std::string::npos) << author;
  }
}

}  // namespace
}  // namespace firnline
