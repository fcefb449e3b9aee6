// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/requirements_section.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <string>

#include "host/report/energy_section.hpp"
#include "tests/support/held_text.hpp"

namespace firnline {
namespace {

constexpr double nobody_knows = std::numeric_limits<double>::quiet_NaN();

/// Clinics whose power and dust are asked for: every third has too little power, and of every fifth nobody
/// knows.
FinishedProfile clinics(std::size_t count) {
  FinishedProfile out;
  out.name = "care";
  out.requirements = {"asked", "What <clinics> need", "", {}};
  FinishedRequirement power, dust;
  power.id = "power";
  power.pillar = "energy";
  power.metric = "Backup <power>";
  power.source = "attributes.backup";
  power.column = "backup_h";
  power.comparator = Comparator::at_least;
  power.threshold = 24;
  power.unit = "h";
  power.evidence_date = "2026-05-31";
  power.mandatory = true;
  dust.id = "dust";
  dust.pillar = "other";
  dust.metric = "Dust";
  dust.source = "pm25_exceedance";
  dust.comparator = Comparator::below;
  dust.threshold = 3;
  dust.unit = "1";
  dust.absent = "the job has no layer for particulate_matter";
  out.requirements.list = {power, dust};
  for (std::size_t i = 0; i < count; ++i) {
    FinishedSite site;
    site.id = "C" + std::to_string(i);
    site.name = "<b>" + std::to_string(i);
    site.requirement_value = {i % 5 == 4 ? nobody_knows : i % 3 == 0 ? 12.0 : 36.0, nobody_knows};
    out.sites.push_back(std::move(site));
  }
  return out;
}

using test::count_of;
using test::holds;

// Of ten, numbers 0, 3 and 6 have 12 hours (9 too, but of 4 and 9 nobody knows): 3 fail, 2 are unknown, 5
// pass.
TEST(RequirementsSection, CountsAndShowsEverySite) {
  const std::string html = requirements_section(words::Words(), clinics(10), 1000);
  EXPECT_TRUE(holds(
      html, "Of 10 sites, 5 meet every mandatory requirement, 3 fail at least one, and of 2 it cannot be"))
      << html;
  EXPECT_TRUE(holds(html, "5 passed · 3 failed · 2 unknown")) << html;
  EXPECT_TRUE(holds(html, "0 passed · 0 failed · 10 unknown"));
  EXPECT_TRUE(holds(html, "This job has nothing to judge it by."));
  EXPECT_TRUE(
      holds(html, "asked for: ≥\u00a024\u00a0h · column backup_h of the site list · evidence of 31 May 2026"))
      << html;
  EXPECT_TRUE(holds(html, "class=\"pass\" style=\"width:50.00%"));
  EXPECT_EQ(count_of(html, ">✓</span>"), 5U);
  EXPECT_EQ(count_of(html, ">✗</span>"), 3U);
  EXPECT_EQ(count_of(html, ">?</span>"), 12U);
  EXPECT_FALSE(holds(html, "<b>0")) << "a name must not be markup";
  EXPECT_FALSE(holds(html, "Printed are"));
}

TEST(RequirementsSection, HoldsAThousandSitesInBounds) {
  const FinishedProfile profile = clinics(2500);
  const std::string html = requirements_section(words::Words(), profile, 1000);
  EXPECT_EQ(count_of(html, "<tr><td>&lt;b&gt;"), 1000U);
  EXPECT_LT(html.size(), 500'000U);
  EXPECT_TRUE(holds(html, "The first 1,000 of 2,500 sites; all stand in care/requirements.csv."));
  EXPECT_TRUE(holds(html, "Printed are the first 100 of 2,500 rows"));
}

TEST(RequirementsSection, SaysNothingWithoutRequirements) {
  FinishedProfile profile = clinics(2);
  profile.requirements = {};
  EXPECT_EQ(requirements_section(words::Words(), profile, 1000), "");
  EXPECT_EQ(requirements_of_site(words::Words(), profile, profile.sites[0]), "");
  EXPECT_EQ(energy_section(words::Words(), profile, 1000), "");
}

TEST(RequirementsSection, HoldsOneSiteAgainstEach) {
  const FinishedProfile profile = clinics(2);
  const std::string html = requirements_of_site(words::Words(), profile, profile.sites[0]);
  EXPECT_TRUE(holds(
      html,
      "<td class=\"n\">12.0\u00a0h</td><td class=\"n\">≥\u00a024\u00a0h</td><td class=\"n\">−12.0\u00a0h"
      "</td><td>failed</td>"))
      << html;
}

// 200 MWh at 0.5 t and 10 MWh at 0.5 t: 105 t; the sun gives all of the 10 MWh, and half of 200: 110 of 210.
TEST(EnergySection, SumsUpWhatIsKnown) {
  FinishedProfile profile = clinics(3);
  profile.energy.emplace();
  profile.energy->factor_t_mwh = 0.5;
  profile.energy->factor_year = profile.energy->demand_year = 2022;
  profile.energy->factor_source = "<ministry>";
  profile.energy->with_panels = true;
  const auto energy = [](double mwh, double share) {
    FinishedSiteEnergy out;
    out.demand_mwh = mwh;
    out.emissions_t = mwh / 2;
    out.pv_share = share;
    return std::make_shared<const FinishedSiteEnergy>(out);
  };
  profile.sites[0].energy = energy(10, 1);
  profile.sites[1].energy = energy(200, 0.5);
  const std::string html = energy_section(words::Words(), profile, 1000);
  EXPECT_TRUE(holds(html, "The 2 sites with a known demand emit 105.0\u00a0t yr⁻¹ of CO₂ together.")) << html;
  EXPECT_TRUE(holds(html, "0.5 t per MWh (2022; &lt;ministry&gt;)")) << html;
  EXPECT_TRUE(holds(html, "At the 2 sites where that is known, panels give 52%")) << html;
  EXPECT_LT(html.find("&lt;b&gt;1"), html.find("&lt;b&gt;0")) << "whoever emits most stands first";
}

// 36 h are 12 more than the 24 asked for, 12 h are 12 too few.
TEST(RequirementsSection, TellsHowFarASiteIsFromEachRequirement) {
  const std::string html = requirements_section(words::Words(), clinics(3), 1000);
  EXPECT_EQ(count_of(html, "title=\"Backup &lt;power&gt;: passed, margin 12.0\u00a0h\""), 2u) << html;
  EXPECT_EQ(count_of(html, "title=\"Backup &lt;power&gt;: failed, margin \u221212.0\u00a0h\""), 1u);
  EXPECT_EQ(count_of(html, "title=\"Dust: unknown\""), 3u);
}

}  // namespace
}  // namespace firnline
