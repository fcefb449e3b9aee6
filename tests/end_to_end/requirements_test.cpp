// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Sites held against requirements: whole runs, every number by hand.
//
// Clinics stand in the first cells of a field of dust: 20, 60, 100, none and 180 ug m-3; the list holds days
// of backup power. Asked for are less than 0.1 mg m-3 of dust (mandatory), 12 hours of power (mandatory), no
// more than 70 ug m-3 within 140 m, and what the job knows nothing of.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "host/finished_run/explain.hpp"
#include "tests/end_to_end/dusty_clinics.hpp"
#include "tests/support/changed.hpp"
#include "tests/support/job_folder.hpp"

namespace firnline::test {
namespace {

const std::string job = job_of_dust + "requirements = \"asked.toml\"\nmaps = false\n";

constexpr const char* profile = R"toml(id = "care"
title = "Can care go on?"
aggregation = "arithmetic"
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "dust"
dimension = "hazard"
value = [ [0, 0.0], [200, 1.0] ]
)toml";

constexpr const char* asked = R"toml(id = "asked"
title = "What clinics need"
[[requirement]]
id = "clean_air"
pillar = "infrastructure"
metric = "Dust at the building"
indicator = "dust"
at = "point"
comparator = "<"
threshold = 0.1
unit = "mg m-3"
mandatory = true
[[requirement]]
id = "power"
pillar = "energy"
metric = "Backup power"
attribute = "backup_hours"
comparator = ">="
threshold = 12
unit = "h"
evidence_date = "2026-05"
mandatory = true
[[requirement]]
id = "air_around"
metric = "Dust around it"
indicator = "dust"
buffer_km = 0.14
min_valid_share = 0.1
extract = "max"
comparator = "<="
threshold = 70
unit = "ug m-3"
[[requirement]]
id = "sun"
metric = "Yield of the sun"
indicator = "pv_yield"
comparator = ">"
threshold = 1000
unit = "kW h kW-1 yr-1"
[[requirement]]
id = "staff"
metric = "Trained staff"
attribute = "backup_hour"
comparator = ">"
threshold = 3
unit = "1"
)toml";

constexpr const char* clinics =
    "id,name,lon,lat,backup\n"
    "A,,500050,4599950,1\n"     // 20 ug, 24 h; 60 ug next to it
    "B,,500150,4599950,0.5\n"   // 60 ug, 12 h; 100 ug next to it
    "C,,500250,4599950,0.25\n"  // 100 ug, 6 h
    "D,,500350,4599950,2\n"     // no dust known; 48 h
    "E,,500450,4599950,\n";     // 180 ug; no hours known

class RequirementsRun : public JobFolder {
 protected:
  RequirementsRun() {
    write_dust(at("dust.tif"));
    write_all(at("clinics.csv"), clinics);
    write_all(at("care.toml"), profile);
  }

  [[nodiscard]] ProgramResult firnline(const std::string& command, const std::string& requirements = asked,
                                       const std::string& job_text = job) const {
    write_all(at("asked.toml"), requirements);
    return JobFolder::firnline(command, job_text);
  }
  void refuses(const std::string& requirements, const std::string& part,
               const std::string& job_text = job) const {
    expect_refused(firnline("check", requirements, job_text), 3, part);
  }
};

TEST_F(RequirementsRun, JudgesEverySite) {
  const auto result = firnline("run");
  ASSERT_EQ(result.code, 0) << result.err;
  const FinishedProfile care = list();
  ASSERT_EQ(care.requirements.list.size(), 5U);
  struct Expected {
    std::string id;
    double dust_mg, hours, around_ug;
    Meets meets;
    double score, coverage;
    std::string failed;
  };
  const double none = std::nan("");
  // C: 100 ug is not less than 0.1 mg. D: the mean of nothing; the greatest of its neighbours is 180.
  const std::vector<Expected> expected = {{"A", 0.02, 24, 60, Meets::yes, 1, 0.6, ""},
                                          {"B", 0.06, 12, 100, Meets::yes, 2.0 / 3, 0.6, "air_around"},
                                          {"C", 0.1, 6, 100, Meets::no, 0, 0.6, "clean_air power air_around"},
                                          {"D", none, 48, 180, Meets::unknown, 0.5, 0.4, "air_around"},
                                          {"E", 0.18, none, 180, Meets::no, 0, 0.4, "clean_air air_around"}};
  ASSERT_EQ(care.sites.size(), expected.size());
  for (const Expected& one : expected) {
    const auto& value = site_of(care, one.id).requirement_value;
    ASSERT_EQ(value.size(), 5U);
    const auto expect_value = [&](double found, double wanted) {
      EXPECT_EQ(std::isnan(found), std::isnan(wanted)) << one.id;
      if (!std::isnan(wanted)) {
        EXPECT_NEAR(found, wanted, 1e-7 * wanted) << one.id;
      }
    };
    expect_value(value[0], one.dust_mg);
    expect_value(value[1], one.hours);
    expect_value(value[2], one.around_ug);
    EXPECT_TRUE(std::isnan(value[3]) && std::isnan(value[4])) << one.id;  // the job knows nothing of it
    const RequirementSummary summary = summary_of(care.requirements, value);
    EXPECT_EQ(summary.meets, one.meets) << one.id;
    EXPECT_DOUBLE_EQ(summary.score(), one.score) << one.id;
    EXPECT_DOUBLE_EQ(summary.coverage(), one.coverage) << one.id;
    EXPECT_EQ(failed_ids(care.requirements, value), one.failed) << one.id;
  }
}

TEST_F(RequirementsRun, WritesTablesAndSaysWhatNobodyKnows) {
  ASSERT_EQ(firnline("run").code, 0);
  const std::string table = read_all(at("out/care/requirements.csv")),
                    sites = read_all(at("out/care/sites.csv"));
  EXPECT_EQ(table.substr(0, table.find('\n')),
            "id,name,requirement,pillar,metric,source,comparator,threshold,unit,value,result,margin,"
            "mandatory,evidence_date");
  EXPECT_NE(table.find("A,,power,energy,Backup power,attributes.backup_hours,>=,12,h,24,pass,12,1,2026-05\n"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("E,,power,energy,Backup power,attributes.backup_hours,>=,12,h,,unknown,,1,2026-05\n"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("C,,air_around,other,Dust around it,dust,<=,70,ug m-3,100,fail,-30,0,2019\n"),
            std::string::npos)
      << table;  // the period of the layer, where nobody dates the evidence
  EXPECT_NE(sites.find(",meets,requirements_score,requirements_coverage,requirements_failed\n"),
            std::string::npos);
  EXPECT_NE(sites.find(",no,0,0.6,clean_air power air_around\n"), std::string::npos) << sites;

  const FinishedRun run = finished();
  ASSERT_EQ(run.warnings.size(), 1U);
  EXPECT_EQ(run.warnings[0],
            "Of 5 requirements of profile 'care', 2 are unknown for every site, because the job has nothing "
            "to judge "
            "them by: sun, staff.");
  EXPECT_EQ(run.profiles[0].requirements.list[3].absent, "the job has no layer for pv_yield_daily");
  EXPECT_EQ(run.profiles[0].requirements.list[4].absent,
            "the job has no [attributes.backup_hour]; did you mean 'backup_hours'?");

  const std::string why = explanation_text(explain(run, "C", ""));
  EXPECT_NE(
      why.find("It does not meet the requirements 'asked': a mandatory one is failed; of all, 0 passed, 3 "
               "failed, 2 unknown."),
      std::string::npos)
      << why;
  EXPECT_NE(why.find("FAILED   Backup power (power, mandatory): 6.000 h; asked for >= 12 h, margin -6.000 h "
                     "(evidence of 2026-05)"),
            std::string::npos)
      << why;
  EXPECT_NE(why.find("unknown  Yield of the sun (sun): the job has no layer for pv_yield_daily"),
            std::string::npos)
      << why;

  const std::string page = read_all(at("out/report.html"));
  EXPECT_NE(
      page.find(
          "Of 5 sites, 2 meet every mandatory requirement, 2 fail at least one, and of 1 it cannot be told"),
      std::string::npos);
}

// Dust of 20, 60, 100 and 180 ug scores 0.1, 0.3, 0.5 and 0.9; filters make 10 ug of it, which scores 0.05.
TEST_F(RequirementsRun, SaysWhatOneRepairWouldChange) {
  const std::string repairs =
      "[repairs.filters]\ntitle = \"Filters\"\nsets = { dust = 10 }\n"
      "[repairs.power]\ntitle = \"Batteries\"\nsets = { backup_hours = 48 }\n"
      "[repairs.worse]\ntitle = \"Nothing\"\nsets = { dust = 500, backup_hours = 1 }\n";
  const auto result = firnline("run", asked, job + repairs);
  ASSERT_EQ(result.code, 0) << result.err;
  const FinishedRun run = finished();
  const FinishedProfile& care = run.profiles.at(0);
  ASSERT_EQ(care.repairs.size(), 3U);
  const auto then = [&](const std::string& id, std::size_t repair) {
    return site_of(care, id).repaired.at(repair);
  };
  const RepairedSite c = then("C", 0), e = then("E", 0), d = then("D", 0);
  EXPECT_NEAR(c.score, 0.05, 1e-9);
  EXPECT_EQ(c.rank, 4);                 // E, B and A are above it then; it is second as it is
  EXPECT_EQ(c.requirements_gained, 2);  // at the building and around it
  EXPECT_EQ(c.meets, Meets::no);        // six hours of power are still too few
  EXPECT_EQ(e.rank, 4);
  EXPECT_EQ(e.meets, Meets::unknown);  // nobody knows its power
  EXPECT_TRUE(std::isnan(d.score));    // nobody knows its dust, and it has no rank
  EXPECT_EQ(d.rank, 0);
  EXPECT_EQ(d.requirements_gained, 1);  // but that around it is known
  EXPECT_EQ(then("C", 1).requirements_gained, 1);
  EXPECT_EQ(then("C", 1).rank, 2);
  EXPECT_EQ(then("E", 1).requirements_gained, 0);
  for (const char* id : {"A", "B", "C", "E"}) {  // what is worse than it is changes nothing
    EXPECT_EQ(then(id, 2).requirements_gained, 0) << id;
    EXPECT_EQ(then(id, 2).score, then(id, 1).score) << id;
  }
  EXPECT_NE(read_all(at("out/care/repairs.csv")).find("C,,filters,0.5,0.05,2,4,2,no\n"), std::string::npos)
      << read_all(at("out/care/repairs.csv"));
  const std::string why = explanation_text(explain(run, "C", ""));
  EXPECT_NE(why.find("Filters (filters): score 0.050000, rank 4; requirements gained: 2, meets: no."),
            std::string::npos)
      << why;
  refuses(asked, "did you mean 'dust'", job + "[repairs.x]\ntitle = \"X\"\nsets = { dast = 1 }\n");
  refuses(asked, "write what it makes of the site", job + "[repairs.x]\ntitle = \"X\"\n");
}

TEST_F(RequirementsRun, HoldsSitesAgainstTheShippedOnes) {
  const std::string own = changed(changed(job, "asked.toml", "who2020-inspired"), "[attributes.backup_hours]",
                                  "[attributes.backup_power_hours]");
  const auto result = firnline("run", asked, own);
  ASSERT_EQ(result.code, 0) << result.err;
  const FinishedProfile care = list();
  EXPECT_EQ(care.requirements.id, "who2020-inspired");
  for (const FinishedSite& site :
       care.sites) {  // floods, landslides and water are mandatory and unknown; B and C
    const Meets meets =
        summary_of(care.requirements, site.requirement_value).meets;  // have less than 24 hours
    EXPECT_EQ(meets, site.id == "B" || site.id == "C" ? Meets::no : Meets::unknown) << site.id;
  }
}

TEST_F(RequirementsRun, RefusesWhatCannotBeJudged) {
  refuses(changed(asked, "unit = \"mg m-3\"", "unit = \"degC\""),
          "requirement.clean_air.unit does not fit what is measured");
  refuses(changed(asked, "unit = \"h\"", "unit = \"m\""),
          "requirement.power.unit does not fit what is measured");
  refuses(changed(asked, "unit = \"h\"", "unit = \"hors\""), "requirement.power.unit");
  refuses(changed(asked, "indicator = \"dust\"", "indicator = \"dusty\""), "is no indicator: 'dusty'");
  refuses(changed(asked, "indicator = \"dust\"", "indicator = \"backup_hours\""),
          "write attribute = \"backup_hours\"");
  refuses(changed(asked, "extract = \"max\"", "extract = \"p90\""), "which a requirement cannot ask for");
  refuses(changed(asked, "extract = \"max\"", "extract = \"max\"\nset = { depth = 3 }"), "depth");
  refuses(changed(asked, "at = \"point\"", "at = \"catchment\""), "the job has no [hydrology] to find it");
  refuses(asked, "shipped with firnline (who2020-inspired)", changed(job, "asked.toml", "who2020"));
  EXPECT_EQ(firnline("check", asked, changed(job, "asked.toml", "not_there.toml")).code, 6);
  EXPECT_EQ(firnline("check", asked, changed(job, "asked.toml", "/etc/asked.toml")).code, 10);
}

}  // namespace
}  // namespace firnline::test
