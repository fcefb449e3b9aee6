// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/audit_sentences.hpp"

#include <gtest/gtest.h>

#include "host/report/audit_section.hpp"
#include "tests/support/latin_words.hpp"
#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

FinishedAudit step(const std::string& name, const std::string& method, std::int64_t in, std::int64_t out,
                   std::int64_t no_data) {
  FinishedAudit row;
  row.layer = "people";
  row.source = "people.tif";
  row.step = name;
  row.method = method;
  row.cells_in = in;
  row.cells_out = out;
  row.cells_no_data = no_data;
  return row;
}

std::string said(const FinishedAudit& row, words::Language language = words::Language::english) {
  return audit_sentences(words::Words(language), row, "mm");
}

// 40 of 40 + 10 cells: 80 %. 900 of 1000: 90 %.
TEST(AuditSentences, TellHowALayerCameOntoTheGridAndWhatWasKept) {
  auto row = step("resample", "sum", 100, 40, 10);
  row.seen_low = 0;
  row.seen_high = 12.5;
  row.total_before = 1000;
  row.total_after = 900;
  EXPECT_EQ(said(row),
            "Counts were shared out by area, so that their total stays. 80.0% of its cells have data. The "
            "values lie "
            "between 0 and 12.5\u00a0mm. Its total was 1,000 and is 900.0: 90.0% were kept.");
}

TEST(AuditSentences, TellEveryMethodApart) {
  for (const auto& [method, meaning] :
       {std::pair{"nearest", "the value of the nearest source cell"},
        {"bilinear", "interpolated between the four nearest"},
        {"average", "the mean of the source cells below it"},
        {"mode", "the class that covers most of it"},
        {"maximum", "the greatest value of the source cells"},
        {"fraction", "the share of its area that the wanted classes cover"}}) {
    const auto row = step("resample", method, 100, 40, 10);
    EXPECT_NE(said(row).find(meaning), std::string::npos) << said(row);
    for (const auto language : {words::Language::russian, words::Language::chinese})
      EXPECT_EQ(test::latin_words(said(row, language)), std::vector<std::string>()) << method;
  }
}

TEST(AuditSentences, CountWhatWasFilledLentLostAndKept) {
  EXPECT_EQ(said(step("missing", "structural_zero", 1, 1, 0)),
            "1 cell without data counts as 0, because nothing there means none.");
  EXPECT_EQ(said(step("missing", "impute 5", 20, 20, 0)), "20 cells without data were filled (impute 5).");
  EXPECT_EQ(said(step("spread", "points", 8, 1397, 0)),
            "1,397 cells without a point of their own were lent the value of a point nearby.");
  EXPECT_EQ(said(step("no_data", "infinite", 3, 0, 3)), "3 cells were taken as no data (infinite).");
  EXPECT_EQ(said(step("no_data", "kept -9999", 3, 3, 0)),
            "3 cells held a doubtful value and stayed as they are (kept -9999).");
  EXPECT_EQ(said(step("clip", "area of interest", 7, 0, 7)), "7 cells lie outside the area of interest.");
}

TEST(AuditSentences, OfSitesCountRows) {
  auto row = step("read", "14 points", 15, 14, 1);
  row.layer = "sites.clinics";
  EXPECT_EQ(said(row), "14 sites were read (14 points). 1 row was set aside.");
}

// The totals of the last part are columns of audit.csv.
TEST(AuditSentences, OfUnitsSayWhatTheyCover) {
  auto row = step("read",
                  "4 polygons in EPSG:4326 (WGS 84), they cover 95.9 % of the grid's area, totals: km2 of "
                  "the grid, and of all units on it",
                  5, 4, 1);
  row.layer = "units.districts";
  row.total_before = 480;
  row.total_after = 460;
  EXPECT_EQ(said(row),
            "4 units were read (4 polygons in EPSG:4326 (WGS 84), they cover 95.9 % of the grid&#39;s area). "
            "1 row was set aside.");
  for (const auto language : {words::Language::russian, words::Language::chinese})
    EXPECT_EQ(test::latin_words(said(row, language), {"EPSG:4326 (WGS 84)"}), std::vector<std::string>())
        << said(row, language);
}

TEST(AuditSentences, SpeakTheReadersLanguage) {
  EXPECT_EQ(said(step("clip", "", 3, 0, 3), words::Language::russian), "3 ячейки лежат вне области расчёта.");
  EXPECT_EQ(said(step("clip", "", 3, 0, 3), words::Language::chinese), "3 个像元位于研究区之外。");
}

TEST(AuditSentences, WhatOthersWroteStaysText) {
  EXPECT_EQ(said(step("formula", "<b>&", 1, 1, 0)),
            "It was computed by the job&#39;s formula <code>&lt;b&gt;&amp;</code>.");
}

TEST(AuditSection, SaysEachLayerOnceAndHasTheWholeTable) {
  auto run = test::two_sites();
  run.audit = {step("read", "as it is", 4, 4, 0), step("missing", "structural_zero", 2, 2, 0)};
  const std::string html = audit_section(words::Words(), run);
  EXPECT_NE(html.find("<li><strong>people</strong>"), std::string::npos);
  EXPECT_EQ(html.find("<li><strong>people</strong>"), html.rfind("<li><strong>people</strong>"));
  EXPECT_NE(html.find("The whole audit: 2 steps with their counts"), std::string::npos);
  EXPECT_NE(html.find("<td>structural_zero</td><td class=\"n\">2</td>"), std::string::npos);
}

}  // namespace
}  // namespace firnline
