// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Every registered indicator against the answers of its golden file: values of the literature, or by hand.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "tests/golden/golden_file.hpp"
#include "tests/support/every_indicator.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// id -> file, of every golden file there is.
const std::map<std::string, fs::path>& golden_files() {
  static const std::map<std::string, fs::path> files = [] {
    std::map<std::string, fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(FIRNLINE_SOURCE_DIR "/tests/golden"))
      if (entry.path().extension() == ".golden") found[entry.path().stem().string()] = entry.path();
    return found;
  }();
  return files;
}

class Golden : public testing::TestWithParam<const RegisteredIndicator*> {};

TEST_P(Golden, HasTheExpectedValues) {
  const RegisteredIndicator& indicator = *GetParam();
  const fs::path& file = golden_files().at(indicator.info.id);
  for (const GoldenCase& golden : read_golden(text_of(file), file.filename().string(), indicator.info)) {
    const std::vector<float> got = evaluate(indicator, golden.study);
    ASSERT_EQ(got.size(), golden.expected.size());
    for (std::size_t i = 0; i < got.size(); ++i)
      EXPECT_PRED3(agrees, got[i], golden.expected[i], golden.tolerance)
          << file.filename().string() << ":" << golden.line << ": " << golden.title << ", cell " << i << "\n"
          << "because " << golden.because;
  }
}

TEST_P(Golden, CitesTheBibliographyOrAHand) {
  static const std::string bibliography = text_of(FIRNLINE_SOURCE_DIR "/docs/references.bib");
  const RegisteredIndicator& indicator = *GetParam();
  const fs::path& file = golden_files().at(indicator.info.id);
  for (const GoldenCase& golden : read_golden(text_of(file), file.filename().string(), indicator.info))
    EXPECT_TRUE(golden.source == "by hand" ||
                bibliography.find("{" + golden.source + ",") != std::string::npos)
        << golden.source;
}

INSTANTIATE_TEST_SUITE_P(Indicators, Golden, testing::ValuesIn(all_indicators()), id_of);

TEST(GoldenFiles, BelongToAnIndicatorEach) {
  for (const auto& [id, file] : golden_files()) EXPECT_NE(find_indicator(id), nullptr) << file;
  EXPECT_EQ(golden_files().size(), indicators().size());
}

const IndicatorInfo& slope() {
  return find_indicator("slope_horn")->info;
}

constexpr const char* complete =
    "source: by hand\ntolerance: exact\ncase: flat\nbecause: no rise\n"
    "input elevation: 1 1 1 / 1 1 1 / 1 1 1\nexpect: - - - / - 0 - / - - -\n";

std::string without(const std::string& line_start) {
  std::istringstream stream(complete);
  std::string text;
  for (std::string line; std::getline(stream, line);)
    if (!line.starts_with(line_start)) text += line + "\n";
  return text;
}

TEST(GoldenReader, AcceptsACompleteFile) {
  const std::vector<GoldenCase> cases = read_golden(complete, "x.golden", slope());
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(cases[0].study.grid.rows, 3);
  EXPECT_EQ(cases[0].expected[4], 0);
}

TEST(GoldenReader, RefusesACaseWithoutItsGrounds) {
  for (const char* needed : {"source", "because", "expect", "input", "tolerance"})
    EXPECT_THROW(static_cast<void>(read_golden(without(needed), "x.golden", slope())), std::runtime_error)
        << needed;
}

TEST(GoldenReader, RefusesWhatItDoesNotKnow) {
  for (const char* line :
       {"colour: red\n", "tolerance: generous\n", "param speed: 3\n", "input thickness: 1\n", "expect: 1 2\n",
        "input elevation: 1 x 1 / 1 1 1 / 1 1 1\n", "hello\n", "because:\n"})
    EXPECT_THROW(static_cast<void>(read_golden(std::string(complete) + line, "x.golden", slope())),
                 std::runtime_error)
        << line;
}

}  // namespace
}  // namespace firnline::test
