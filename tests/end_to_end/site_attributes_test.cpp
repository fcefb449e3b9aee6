// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Columns of a site list as indicators: whole runs, every number by hand.
//
// Clinics stand in the first cells of a field of dust: 20, 60, 100, none, 180 ug m-3, and one beyond the
// grid. Dust weighs 3 and scores value / 200; hours of backup power weigh 1 and score 1 at 0 h down to 0 at
// 48 h. The list holds days.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/end_to_end/dusty_clinics.hpp"
#include "tests/support/changed.hpp"
#include "tests/support/job_folder.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

const std::string& job = job_of_dust;

constexpr const char* profile = R"toml(id = "care"
title = "Can care go on?"
aggregation = "arithmetic"
min_coverage = 0.5
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "dust"
dimension = "hazard"
weight = 3
value = [ [0, 0.0], [200, 1.0] ]
[[indicator]]
id = "backup_hours"
dimension = "hazard"
weight = 1
value = [ [0, 1.0], [48, 0.0] ]
)toml";

constexpr const char* clinics =
    "id,name,lon,lat,backup\n"
    "A,,500050,4599950,1\n"
    "B,,500150,4599950,0.5\n"
    "C,,500250,4599950,\n"
    "D,,500350,4599950,2\n"
    "E,,500450,4599950,0\n"
    "F,,400050,4599950,1\n";

class SiteAttributes : public JobFolder {
 protected:
  SiteAttributes() {
    write_dust(at("dust.tif"));
    write_all(at("clinics.csv"), clinics);
  }

  [[nodiscard]] ProgramResult firnline(const std::string& command, const std::string& job_text = job,
                                       const std::string& profile_text = profile) const {
    write_all(at("care.toml"), profile_text);
    return JobFolder::firnline(command, job_text);
  }
  void refuses(const std::string& job_text, int code, const std::string& part,
               const std::string& profile_text = profile) const {
    expect_refused(firnline("check", job_text, profile_text), code, part);
  }
  [[nodiscard]] FinishedSite site(const std::string& id) const { return site_of(list(), id); }
};

TEST_F(SiteAttributes, AreWeighedWithTheGround) {
  const auto result = firnline("run");
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_NEAR(site("A").score, 0.2, 1e-12);     // (3 * .1 + .5) / 4
  EXPECT_NEAR(site("B").score, 0.4125, 1e-12);  // (3 * .3 + .75) / 4
  EXPECT_NEAR(site("E").score, 0.925, 1e-12);   // (3 * .9 + 1) / 4
  EXPECT_EQ(site("E").rank, 1);
  EXPECT_EQ(site("A").value.at(1), 24);
  EXPECT_EQ(site("A").score_of.at(1), 0.5);
  EXPECT_EQ(site("A").coverage, 1);
  const FinishedIndicator indicator = list().indicators.at(1);
  EXPECT_EQ(indicator.column, "backup");
  EXPECT_EQ(indicator.extraction, "attribute");
  EXPECT_EQ(indicator.unit, "h");
  EXPECT_EQ(indicator.title, "Backup power");
  EXPECT_TRUE(indicator.layers.empty());
  EXPECT_EQ(indicator.stated_weight, 0.25);
}

TEST_F(SiteAttributes, AreNoZeroWhereTheFieldIsEmpty) {
  ASSERT_EQ(firnline("run").code, 0);

  const FinishedSite c = site("C");
  EXPECT_NEAR(c.score, 0.5, 1e-12);  // dust alone
  EXPECT_EQ(c.coverage, 0.75);
  EXPECT_TRUE(std::isnan(c.value.at(1)));
  EXPECT_EQ(c.reason, "Scored without: backup_hours.");
}

// Of 23,999 cells with dust one holds 20 ug m-3, then 23,995 hold 40, one each 60, 100 and 180. The map knows
// dust alone, which is not its profile's first indicator.
TEST_F(SiteAttributes, LeaveTheirPlaceToPercentilesOfTheGround) {
  const std::string all = profile;
  const auto dust = all.find("[[indicator]]"), backup = all.find("[[indicator]]", dust + 1);
  const std::string dust_last = all.substr(0, dust) + all.substr(backup) +
                                changed(all.substr(dust, backup - dust), "value = [ [0, 0.0], [200, 1.0] ]",
                                        "value = { percentile = {} }");
  const auto result = firnline("run", job, dust_last);
  ASSERT_EQ(result.code, 0) << result.err;

  const double at_180 = 23998.5 / 23999, at_20 = 0.5 / 23999;
  EXPECT_NEAR(site("E").score, (3 * at_180 + 1) / 4, 1e-12);
  EXPECT_NEAR(site("A").score, (3 * at_20 + 0.5) / 4, 1e-12);
  EXPECT_NEAR(site("E").cell_score_mean, at_180, 1e-6);
  EXPECT_NEAR(site("A").cell_score_mean, at_20, 1e-6);
}

// A quarter of the weight is there: too little here, and enough for a profile that asks for less.
TEST_F(SiteAttributes, CountForTheCoverageOfASiteWithoutGround) {
  ASSERT_EQ(firnline("run").code, 0);
  EXPECT_EQ(site("D").status, SiteStatus::under_covered);
  EXPECT_EQ(site("D").coverage, 0);  // the dimension has no score
  EXPECT_EQ(site("D").value.at(1), 48);
  EXPECT_EQ(site("F").status, SiteStatus::outside);
  EXPECT_TRUE(std::isnan(site("F").score));

  const std::string lenient = changed(changed(profile, "min_coverage = 0.5", "min_coverage = 0.2"),
                                      "[hazard]\n", "[hazard]\nmin_coverage = 0.2\n");
  ASSERT_EQ(firnline("run", job, lenient).code, 0);
  EXPECT_EQ(site("D").status, SiteStatus::scored);
  EXPECT_EQ(site("D").score, 0);  // two days of power, and nobody knows the dust
  EXPECT_EQ(site("D").coverage, 0.25);
  EXPECT_EQ(site("F").status, SiteStatus::outside);

  write_all(at("clinics.csv"), changed(clinics, "D,,500350,4599950,2", "D,,500350,4599950,"));
  ASSERT_EQ(firnline("run", job, lenient).code, 0);
  EXPECT_EQ(site("D").status, SiteStatus::no_data);
}

// The reference site has the medians 80 ug m-3 (.4) and 12 h (.75): (1.2 + .75) / 4 = .4875.
TEST_F(SiteAttributes, HaveTheirShareOfTheScore) {
  ASSERT_EQ(firnline("run").code, 0);

  EXPECT_NEAR(list().reference_score, 0.4875, 1e-12);
  EXPECT_NEAR(site("A").contribution.at(0), -0.225, 1e-12);   // .75 (.1 - .4)
  EXPECT_NEAR(site("A").contribution.at(1), -0.0625, 1e-12);  // .25 (.5 - .75)
  const auto explained = run_firnline({"explain", at("out").string(), "A"});
  ASSERT_EQ(explained.code, 0) << explained.err;
  EXPECT_NE(explained.out.find("Source: column 'backup' of the site list (clinics.csv)"), std::string::npos)
      << explained.out;
  EXPECT_NE(explained.out.find("Source: layer particulate_matter"), std::string::npos) << explained.out;
}

TEST_F(SiteAttributes, AreNotInTheMapWhichSaysSo) {
  ASSERT_EQ(firnline("run").code, 0);

  EXPECT_NEAR(site("A").cell_score_mean, 0.1, 1e-7);  // dust alone
  EXPECT_NEAR(site("E").cell_score_mean, 0.9, 1e-7);
  {
    const DatasetHandle map(GDALDataset::Open((at("out") / "care" / "risk.tif").c_str()));
    ASSERT_NE(map, nullptr);
    std::array<float, 5> score{}, coverage{};
    for (auto& [band, out] : {std::pair{1, &score}, {5, &coverage}}) {
      ASSERT_EQ(map->GetRasterBand(band)->RasterIO(GF_Read, 0, 0, 5, 1, out->data(), 5, 1, GDT_Float32, 0, 0),
                CE_None);
      EXPECT_NE(std::string(map->GetRasterBand(band)->GetDescription())
                    .find("without the sites' own: Backup power"),
                std::string::npos);
    }
    EXPECT_FLOAT_EQ(score[0], 0.1F);
    EXPECT_FLOAT_EQ(score[4], 0.9F);
    EXPECT_EQ(coverage[0], 1);
    EXPECT_EQ(coverage[3], 0);
  }
  EXPECT_NE(read_all(at("out") / "report.html").find("what only the sites have (Backup power)"),
            std::string::npos);
}

TEST_F(SiteAttributes, AreTheMapThatTheyWereWithoutThem) {
  ASSERT_EQ(firnline("run").code, 0);
  const auto cells_of_score = [&] {
    std::vector<float> cells(static_cast<std::size_t>(dust_rows * dust_cols));
    const DatasetHandle map(GDALDataset::Open((at("out") / "care" / "risk.tif").c_str()));
    EXPECT_EQ(map->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, dust_cols, dust_rows, cells.data(), dust_cols,
                                              dust_rows, GDT_Float32, 0, 0),
              CE_None);
    for (float& cell : cells) cell = std::isnan(cell) ? -1 : cell;
    return cells;
  };
  const auto with = cells_of_score();
  const std::string job_without = job + "[profiles.care.set]\n\"weight.backup_hours\" = 0\n";
  ASSERT_EQ(firnline("run", job_without).code, 0);
  EXPECT_EQ(list().indicators.size(), 1U);
  EXPECT_EQ(cells_of_score(), with);
}

// Alone they are a list without a map.
TEST_F(SiteAttributes, AloneNeedAProfileWithoutMaps) {
  const std::string alone = profile + std::string();
  const auto first = alone.find("[[indicator]]"), second = alone.find("[[indicator]]", first + 1);
  const std::string only = alone.substr(0, first) + alone.substr(second);
  refuses(job, 3, "profiles.care.maps is true, and the profile judges by attributes of the sites alone",
          only);
  const auto result = firnline("run", job + "maps = false\n", only);
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(site("A").score, 0.5);
  EXPECT_EQ(site("D").score, 0);
  EXPECT_TRUE(std::isnan(site("A").cell_score_mean));
  EXPECT_EQ(site("C").status, SiteStatus::no_data);
}

TEST_F(SiteAttributes, StayTheSameInVariants) {
  write_dust(at("dust_2050.tif"), 20);
  const std::string with_variant =
      job +
      "[variants.hot]\nscenario = \"hot\"\n[variants.hot.layers.particulate_matter]\n"
      "source = \"dust_2050.tif\"\n";
  const auto result = firnline("run", with_variant);
  ASSERT_EQ(result.code, 0) << result.err;

  FinishedRun run = finished();
  read_variant_rows(at("out"), "care/variants/hot", run);
  const FinishedSite a = site_of(run.variants.at(0), "A");
  EXPECT_EQ(a.value.at(1), 24);
  EXPECT_NEAR(a.score, 0.275, 1e-12);  // (3 * .2 + .5) / 4
  const auto checked = run_firnline({"check", at("job.toml").string()});
  EXPECT_NE(checked.out.find("1 of 2 indicators anew"), std::string::npos) << checked.out;
}

TEST_F(SiteAttributes, StandInTheSecondOpinion) {
  ASSERT_EQ(firnline("run", job, changed(profile, "id = \"care\"\n", "id = \"care\"\ntopsis = true\n")).code,
            0);
  // A, B and E have both values. Norms: sqrt(20^2 + 60^2 + 180^2), sqrt(24^2 + 12^2). E is the worst in both,
  // A the best in both; B by hand: .75 / sqrt(36400) a step of dust, .25 / sqrt(720) a step of power.
  EXPECT_EQ(site("E").topsis, 1);
  EXPECT_EQ(site("A").topsis, 0);
  EXPECT_TRUE(std::isnan(site("C").topsis));
  const double dust = 0.75 / std::sqrt(36400.0), power = 0.25 / std::sqrt(720.0);
  const double best = std::hypot(40 * dust, 12 * power), worst = std::hypot(120 * dust, 12 * power);
  EXPECT_NEAR(site("B").topsis, best / (best + worst), 1e-12);
}

TEST_F(SiteAttributes, AreAuditedAndOwed) {
  ASSERT_EQ(firnline("run").code, 0);
  const FinishedRun run = finished();
  int found = 0;
  for (const auto& row : run.audit) {
    if (row.layer != "attributes.backup_hours") continue;
    ++found;
    EXPECT_EQ(row.source, "clinics.csv");
    EXPECT_EQ(row.step, "attribute");
    EXPECT_EQ(row.method, "column 'backup' in d, times 24 gives h");
    EXPECT_EQ(row.cells_in, 6);
    EXPECT_EQ(row.cells_no_data, 1);
    EXPECT_EQ(row.seen_low, 0);
    EXPECT_EQ(row.seen_high, 48);
  }
  EXPECT_EQ(found, 1);
  EXPECT_NE(std::find(run.attributions.begin(), run.attributions.end(), "Backup power (CC BY 4.0)"),
            run.attributions.end());
}

TEST_F(SiteAttributes, AreShownByCheck) {
  const auto result = firnline("check");
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("= column 'backup' of the sites, not in the map"), std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("[h], 0 to 720"), std::string::npos) << result.out;
}

TEST_F(SiteAttributes, ThatAreInNoProfileAreTold) {
  const std::string ground = std::string(profile).substr(0, std::string(profile).rfind("[[indicator]]"));
  const auto result = firnline("check", job, ground);
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("Attribute 'backup_hours' of the job is in no profile, so it is not read"),
            std::string::npos)
      << result.out;
}

TEST_F(SiteAttributes, AreRefusedWithFileRowAndColumn) {
  for (const auto& [field, part] : {std::pair{"two", "The value is not a number"},
                                    {"nan", "no finite number"},
                                    {"1;5", "not a number"},
                                    {"9007199254740993", "2^53"},
                                    {"31", "is 744 h, outside the range 0 to 720"},
                                    {"-1", "is -24 h"}}) {
    write_all(at("clinics.csv"), changed(clinics, "4599950,0.5", std::string("4599950,") + field));
    refuses(job, 5, "clinics.csv: 1 row cannot become sites");
    refuses(job, 5, "line 3, column backup");
    refuses(job, 5, part);
  }
  write_all(at("clinics.csv"), changed(clinics, "lat,backup", "lat,bakup"));
  refuses(job, 5, "The file has no column \"backup\"; did you mean \"bakup\"?");
}

TEST_F(SiteAttributes, GoAwayWithRowsThatAreSetAside) {
  write_all(at("clinics.csv"), changed(clinics, "4599950,0.5", "4599950,two"));
  ASSERT_EQ(firnline("run", changed(job, "crs = \"EPSG:32643\"\n",
                                    "crs = \"EPSG:32643\"\nbad_rows = \"set_aside\"\n"))
                .code,
            0);
  EXPECT_NE(read_all(at("out") / "care" / "sites_rejected.csv").find("3,backup,two"), std::string::npos);
  EXPECT_NEAR(site("E").score, 0.925, 1e-12);
}

TEST_F(SiteAttributes, MayNotShareTheirNameOrSpeakOfCells) {
  refuses(changed(job, "[attributes.backup_hours]", "[attributes.slope_horn]"), 3,
          "attributes.slope_horn has the name of an indicator that firnline has; choose another");
  refuses(changed(job, "[attributes.backup_hours]", "[attributes.dust]"), 3,
          "attributes.dust has the name of [indicators.dust]; choose another");
  refuses(changed(job, "column_unit = \"d\"", "column_unit = \"m\""), 3,
          "attributes.backup_hours.column_unit does not fit unit");
  refuses(changed(job, "column_unit = \"d\"", "column_unit = \"furlungs\""), 3,
          "attributes.backup_hours.column_unit");
  refuses(changed(job, "unit = \"h\"", "unit = \"hourz\""), 3, "attributes.backup_hours.unit");
  refuses(changed(job, "formula = \"particulate_matter\"", "formula = \"particulate_matter * backup_hours\""),
          3, "reads 'backup_hours', which is an attribute of the sites");
  for (const char* words : {"extract = \"max\"", "weighted_by = \"population\"", "min_valid_share = 0.9"})
    refuses(job, 3, "has no effect: 'backup_hours' is an attribute of the sites",
            std::string(profile) + words + "\n");
  refuses(job, 3, "value.percentile has no effect: 'backup_hours' is an attribute of the sites",
          changed(profile, "value = [ [0, 1.0], [48, 0.0] ]", "value = { percentile = {} }"));
  refuses(job, 3, ".set has no effect", std::string(profile) + "[indicator.set]\nx = 1\n");
  refuses(job, 3, ".bind has no effect", std::string(profile) + "[indicator.bind]\nx = \"dust\"\n");
  refuses(job + "[profiles.care.set]\n\"backup_hours.x\" = 1\n", 3, "is no parameter of 'backup_hours'");
  refuses(job, 3, "weighted_by is 'backup_hours', an attribute of the sites, which has no cells",
          changed(profile, "weight = 3\n", "weight = 3\nweighted_by = \"backup_hours\"\n"));
  refuses(job, 3, "did you mean 'backup_hours'",
          changed(profile, "id = \"backup_hours\"", "id = \"backup_huors\""));
  refuses(changed(job, "range = [0, 720]", "range = [-1, 720]"), 3, "fuzzy value function",
          changed(profile, "value = [ [0, 1.0], [48, 0.0] ]",
                  "value = { fuzzy_small = { midpoint = 12, spread = 2 } }"));
}

TEST_F(SiteAttributes, AreTheSameForAnyTilesAndAfterAStop) {
  ASSERT_EQ(firnline("run").code, 0);
  const std::string whole = read_all(at("out") / "care" / "sites.csv");
  const fs::path out = at("stopped");
  const auto words = [&](const char* more) {
    return firnline_words({"run", at("job.toml").string(), "--out", out.string(), more, "--quiet",
                           "--tile-rows", "4", "--tile-cols", "4", "--threads", "2"});
  };
  ASSERT_TRUE(stop_midway(words("--overwrite"), out));
  const auto resumed = run_words(words("--resume"));
  ASSERT_EQ(resumed.code, 0) << resumed.err;
  EXPECT_EQ(read_all(out / "care" / "sites.csv"), whole);
}

}  // namespace
}  // namespace firnline::test
