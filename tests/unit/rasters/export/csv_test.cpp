// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "kernels/grid/error.hpp"
#include "rasters/export/table.hpp"
#include "tests/unit/rasters/export/export_fixture.hpp"

namespace firnline::test {
namespace {

using namespace std::string_literals;

class CsvTest : public ExportTest {
 protected:
  [[nodiscard]] std::string written(const Table& table) const {
    const auto folder = OutputFolder::claim(out(), true, false);
    write_csv(folder, "table.csv", table);
    return file_text(out() / "table.csv");
  }
};

TEST_F(CsvTest, HasAHeaderAndLineFeeds) {
  const Table table{"sites",
                    {{"rank", ColumnType::integer}, {"name"}, {"score", ColumnType::real}},
                    {{std::int64_t{1}, "Ala-Archa"s, 0.75}, {std::int64_t{2}, "Naryn"s, std::monostate{}}},
                    "",
                    ""};
  EXPECT_EQ(written(table), "rank,name,score\n1,Ala-Archa,0.75\n2,Naryn,\n");
}

TEST_F(CsvTest, WritesRealsInTheShortestFormThatReadsBackAlike) {
  // Shortest round-trip forms, known from IEEE 754 double: 0.1 is the nearest double to 0.1, 0.1 + 0.2 is not
  // to 0.3.
  const Table table{"t",
                    {{"x", ColumnType::real}},
                    {{0.1},
                     {0.1 + 0.2},
                     {-2.5},
                     {1e22},
                     {5e-324},
                     {std::int64_t{3}},
                     {std::numeric_limits<double>::quiet_NaN()}},
                    "",
                    ""};
  EXPECT_EQ(written(table), "x\n0.1\n0.30000000000000004\n-2.5\n1e+22\n5e-324\n3\n\n");
}

// 400,000 rows of 7 bytes are several pieces of the file.
TEST_F(CsvTest, WritesRowsThatAreMadeWhenTheyAreAskedFor) {
  Table table{"t", {{"i", ColumnType::integer}}, {}, "", ""};
  table.made_rows = 400000;
  table.make_row = [](std::size_t row) {
    return std::vector<Value>{static_cast<std::int64_t>(100000 + row)};
  };
  std::string expected = "i\n";
  for (int row = 0; row < 400000; ++row) expected += std::to_string(100000 + row) + "\n";
  EXPECT_EQ(written(table), expected);
}

TEST_F(CsvTest, DoesNotNeutraliseNumbers) {
  const Table table{
      "t", {{"i", ColumnType::integer}, {"r", ColumnType::real}}, {{std::int64_t{-7}, -0.5}}, "", ""};
  EXPECT_EQ(written(table), "i,r\n-7,-0.5\n");
}

TEST_F(CsvTest, RefusesATableThatContradictsItself) {
  EXPECT_THROW((void)written({"t", {{"a"}}, {{"x"s, "y"s}}, "", ""}), BugError);
  EXPECT_THROW((void)written({"t", {{"a", ColumnType::integer}}, {{"x"s}}, "", ""}), BugError);
  EXPECT_THROW((void)written({"t", {{"a", ColumnType::integer}}, {{1.5}}, "", ""}), BugError);
  const double infinite = std::numeric_limits<double>::infinity();
  EXPECT_THROW((void)written({"t", {{"a", ColumnType::real}}, {{infinite}}, "", ""}), BugError);
  EXPECT_THROW((void)written({"t", {{"a"}, {"A"}}, {}, "", ""}), BugError);
  EXPECT_EQ(outputs(), Names{});
}

// source: RFC 4180, 2.5 to 2.7
TEST(CsvCell, QuotesCommasQuotesAndLineBreaks) {
  EXPECT_EQ(csv_cell("plain text"), "plain text");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell("two\r\nlines"), "\"two\r\nlines\"");
  EXPECT_EQ(csv_cell(""), "");
}

// source: OWASP, CSV injection
TEST(CsvCell, TakesTheEdgeOffFormulas) {
  EXPECT_EQ(csv_cell("=cmd()"), "'=cmd()");
  EXPECT_EQ(csv_cell("+1"), "'+1");
  EXPECT_EQ(csv_cell("-1"), "'-1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("\t=1"), "'\t=1");
  EXPECT_EQ(csv_cell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv_cell("\0=1"s), "'\0=1"s);
  EXPECT_EQ(csv_cell("＝1+1"), "'＝1+1");
  EXPECT_EQ(csv_cell("＋1"), "'＋1");
  EXPECT_EQ(csv_cell("－1"), "'－1");
  EXPECT_EQ(csv_cell("＠x"), "'＠x");
  EXPECT_EQ(csv_cell("=1,\"2\""), "\"'=1,\"\"2\"\"\"");
}

TEST(CsvCell, LeavesOrdinaryNamesAlone) {
  for (const std::string name :
       {"Чон-Кемин", "谷", "'Ayn", "O'Brien", "00123", "1e5", "a=b", " =1", "ＡＢ"}) {
    EXPECT_EQ(csv_cell(name), name);
    EXPECT_EQ(csv_text(name), name);
  }
}

TEST(CsvText, GivesBackTheVeryTextWhateverItBeginsWith) {
  const std::vector<std::string> beginnings = {"",   "=",   "+",  "-",  "@",  "\t", "\r",
                                               "\n", "\0"s, "＝", "＋", "－", "＠", "x"};
  for (const std::string& beginning : beginnings)
    for (const std::string& apostrophes : {""s, "'"s, "''"s, "'''"s})
      for (const std::string& rest : {""s, "SUM(A1)"s, "'"s, "a,\"b\"\n"s}) {
        const std::string text = apostrophes + beginning + rest;
        std::string cell = csv_cell(text);
        // A reader of CSV removes the quotes: by hand here, as RFC 4180 says.
        if (cell.starts_with('"')) {
          std::string inner;
          for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
            inner += cell[i];
            if (cell[i] == '"') ++i;
          }
          cell = inner;
        }
        EXPECT_EQ(csv_text(cell), text);
        // No spreadsheet sees a formula at the beginning.
        if (!cell.empty()) {
          EXPECT_EQ(std::string("=+-@\t\r\n").find(cell[0]), std::string::npos) << cell;
        }
      }
}

}  // namespace
}  // namespace firnline::test
