// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The cases of the bad-input corpus that concern the table itself. Expectations come from RFC 4180 and the
// corpus.
#include "rasters/sites/csv.hpp"

#include <gtest/gtest.h>

#include <random>

#include "kernels/grid/error.hpp"
#include "rasters/sites/text.hpp"

namespace firnline {
namespace {

using namespace std::string_literals;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::pair<std::int64_t, std::vector<std::string>>> rows;
  std::vector<RejectedRow> rejected;
};

Table read(std::string_view text, const CsvOptions& options = {}) {
  Table table;
  read_csv(
      text, options, [&](auto columns) { table.columns.assign(columns.begin(), columns.end()); },
      [&](const CsvRow& row) {
        table.rows.push_back({row.line, {row.fields.begin(), row.fields.end()}});
      },
      [&](RejectedRow row) { table.rejected.push_back(std::move(row)); });
  return table;
}

/// The refusal of the whole file, as the user reads it.
std::string refusal(std::string_view text, const CsvOptions& options = {}) {
  try {
    read(text, options);
  } catch (const SitesError& error) {
    EXPECT_EQ(error.code(), ExitCode::sites);
    return error.what();
  }
  return "accepted";
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

using Fields = std::vector<std::string>;

TEST(Csv, ReadsPlainAndQuotedFields) {
  const Table table = read("id,name\n1,Clinic\n2,\"Clinic, \"\"North\"\"\"\n");

  EXPECT_EQ(table.columns, (Fields{"id", "name"}));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].second, (Fields{"1", "Clinic"}));
  EXPECT_EQ(table.rows[1].second, (Fields{"2", "Clinic, \"North\""}));
}

TEST(Csv, LineEndsAndByteOrderMarkMakeNoDifference) {
  const auto rows = read("a,b\n1,2\n3,4\n").rows;

  EXPECT_EQ(read("a,b\r\n1,2\r\n3,4\r\n").rows, rows);
  EXPECT_EQ(read("a,b\n1,2\n3,4").rows, rows);
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n1,2\n3,4\n")
                .rows,
            rows);
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n1,2\n3,4\n")
                .columns,
            (Fields{"a", "b"}));
}

TEST(Csv, LineNumbersCountTheLinesOfTheFile) {
  const Table table = read("a,b\n\n1,\"two\nlines\"\n\n3,4\n");

  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].first, 3);
  EXPECT_EQ(table.rows[0].second[1], "two\nlines");
  EXPECT_EQ(table.rows[1].first, 6);
}

TEST(Csv, TextStaysText) {
  const Fields odd{"00123",  "1e5",     "=cmd()",
                   "+1",     "-1",      "@x",
                   "\tt",    "＝1",     "<b>\"",
                   "a\nb",   "a,b",     "Здравпункт",
                   "卫生院", "مرفق",    "क्लिनिक",
                   "🏥",      "a\u202E", "zero\u200Bwidth",
                   " pad ",  "a\rb",    std::string(10'000, 'x')};
  std::string text = "v\n";
  for (const std::string& value : odd) {
    text += '"';
    for (const char letter : value) text += letter == '"' ? "\"\"" : std::string(1, letter);
    text += "\"\n";
  }

  const Table table = read(text);

  ASSERT_EQ(table.rows.size(), odd.size());
  for (std::size_t i = 0; i < odd.size(); ++i) EXPECT_EQ(table.rows[i].second[0], odd[i]);
  EXPECT_TRUE(table.rejected.empty());
}

// Unicode Standard 15, section 23.2 and 23.3: line and paragraph separators, and the old format characters.
TEST(Text, ShowsLineSeparatorsAndOldFormatCharacters) {
  for (const char* name : {"a\u2028b", "a\u2029b", "a\u206ab", "a\u206fb"}) {
    EXPECT_TRUE(has_invisible_controls(name)) << name;
    EXPECT_TRUE(contains(quoted_for_message(name), "\"a\\xE2\\x8")) << quoted_for_message(name);
  }
  EXPECT_FALSE(has_invisible_controls("a\u2027b\u202fc"));
}

TEST(Csv, AnotherSeparatorWorksWhenDeclared) {
  EXPECT_EQ(read("id;name\n1;a,b\n", {.separator = ';'}).rows[0].second, (Fields{"1", "a,b"}));
  EXPECT_EQ(read("id\tname\n1\ta b\n", {.separator = '\t'}).rows[0].second, (Fields{"1", "a b"}));
  const std::string message = refusal("id;lon;lat\n1;70,5;40,1\n");
  EXPECT_TRUE(contains(message, "separator = \";\"")) << message;
  EXPECT_THROW(read("a\n", {.separator = '"'}), JobError);
}

TEST(Csv, BadRowsAreRejectedAloneAndAllAtOnce) {
  const Table table = read("id,name\n1,a,b\n2\n3,x\"y\n4,\"x\"y\n5,n\0l\n6,good\n"s);

  ASSERT_EQ(table.rejected.size(), 5U);
  EXPECT_EQ(table.rejected[0].line, 2);
  EXPECT_EQ(table.rejected[0].value, "1,a,b");
  EXPECT_TRUE(contains(table.rejected[0].reason, "3 fields, the header 2"));
  EXPECT_EQ(table.rejected[1].line, 3);
  EXPECT_TRUE(contains(table.rejected[2].reason, "inside a field"));
  EXPECT_TRUE(contains(table.rejected[3].reason, "follows the closing"));
  EXPECT_TRUE(contains(table.rejected[4].reason, "NUL"));
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0], (std::pair<std::int64_t, Fields>{7, {"6", "good"}}));
}

TEST(Csv, AFileWhoseRowsAreInDoubtIsRefusedWhole) {
  EXPECT_TRUE(contains(refusal(""), "empty"));
  EXPECT_TRUE(contains(refusal("\n\r\n  \n"), "blank lines"));
  EXPECT_TRUE(contains(refusal("id,lon,lon\n"), "\"lon\" stands in the header twice"));
  EXPECT_TRUE(contains(refusal("id,lon, lon \n"), "twice"));
  EXPECT_TRUE(
      contains(refusal("id,name\n1,ok\n2,\"open\n3,c\n"), "line 3: The quotation mark opened here is never"));
  EXPECT_TRUE(contains(refusal("id,name\n1,\"open\n2,\"Clinic\"\n3,c\n"),
                       "line 2: The quotation mark opened here closes"));
  EXPECT_TRUE(contains(refusal("a\rb\rc"), "carriage return"));
  EXPECT_TRUE(contains(refusal("a,b\0\n1,2\n"s), "NUL"));
}

TEST(Csv, AnotherEncodingIsNamed) {
  EXPECT_TRUE(contains(refusal("\xFF\xFEi\0d\0"s), "UTF-16"));
  EXPECT_TRUE(contains(refusal("\xFE\xFF\0i\0d"s), "UTF-16"));
  EXPECT_TRUE(contains(refusal("i\0d\0,\0n\0\n\0"s), "UTF-16"));
  EXPECT_TRUE(contains(refusal("\x3d\4\x30\4\x37\4\x32\4"s), "UTF-16"));  // "назв" of "название"
  EXPECT_TRUE(contains(refusal("\4\x3d\4\x30\4\x37\4\x32"s), "UTF-16"));
  EXPECT_FALSE(contains(refusal(std::string(100, '\0')), "UTF-16"));
  EXPECT_FALSE(contains(refusal("a\tb\tc\td\te\tf\tg\t"), "UTF-16")) << "a tab in every second place";
  const std::string cyrillic =
      refusal("id,name\n1,ok\n2,\xCA\xEB\xE8\xED\xE8\xEA\xE0\n");  // "Клиника" in Windows-1251
  EXPECT_TRUE(contains(cyrillic, "line 3")) << cyrillic;
  EXPECT_TRUE(contains(cyrillic, "CP1251")) << cyrillic;
  const std::string western = refusal("id,name\n1,H\xF4pital\n");
  EXPECT_TRUE(contains(western, "line 2")) << western;
  EXPECT_FALSE(contains(western, "1251")) << western;
  EXPECT_TRUE(contains(refusal("id\n\xC0\xAF\n"), "not UTF-8"));          // overlong "/"
  EXPECT_TRUE(contains(refusal("id\n\xED\xA0\x80\n"), "not UTF-8"));      // surrogate
  EXPECT_TRUE(contains(refusal("id\n\xF4\x90\x80\x80\n"), "not UTF-8"));  // beyond U+10FFFF
  EXPECT_TRUE(contains(refusal("id\n\xE5\x8D"), "not UTF-8"));            // cut short
}

TEST(Csv, ALineAboveTheLimitStopsTheReader) {
  const std::string endless = "id,name\n1,a\n2," + std::string(std::size_t{1} << 21, 'x') + "\n";

  const std::string message = refusal(endless);

  EXPECT_TRUE(contains(message, "line 3")) << message;
  EXPECT_TRUE(contains(message, "1,048,576 bytes")) << message;
  EXPECT_EQ(read("id,name\n2," + std::string(1'000'000, 'x') + "\n").rows.size(), 1U);
}

TEST(Csv, AnyBytesEitherReadOrRefuse) {
  const std::string letters = "a1,\"\"\n\r;\xC3\xA9\0 "s;
  std::mt19937 random(20'26);
  std::size_t read_whole = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text = i % 2 == 0 ? "a,b\n" : "";
    for (auto length = random() % 40; length > 0; --length) text += letters[random() % letters.size()];
    try {
      const Table table = read(text);
      ++read_whole;
      for (const auto& [line, fields] : table.rows) {
        ASSERT_EQ(fields.size(), table.columns.size());
        ASSERT_GE(line, 1);
      }
    } catch (const SitesError&) {
    }
  }
  EXPECT_GT(read_whole, 1'000U);
}

}  // namespace
}  // namespace firnline
