// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

TEST(CommandLine, HelpTeachesByExample) {
  const auto help = run_firnline({"--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_NE(help.out.find("firnline run study/job.toml --out results"), std::string::npos) << help.out;
  for (const char* verb : {"run", "check", "sample", "explain", "list"}) {
    const auto own = run_firnline({verb, "--help"});
    EXPECT_EQ(own.code, 0) << verb;
    EXPECT_NE(own.out.find("Example"), std::string::npos) << verb;
  }
}

TEST(CommandLine, VersionNamesItsLibraries) {
  const auto version = run_firnline({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_NE(version.out.find("GDAL"), std::string::npos);
}

TEST(CommandLine, MisuseIsTwo) {
  EXPECT_EQ(run_firnline({}).code, 2);
  EXPECT_EQ(run_firnline({"rum"}).code, 2);
  EXPECT_EQ(run_firnline({"run"}).code, 2);
  EXPECT_EQ(run_firnline({"run", "job.toml", "--thread", "2"}).code, 2);
  EXPECT_EQ(run_firnline({"list", "indicator"}).code, 2);
  EXPECT_EQ(run_firnline({"run", "job.toml", "--overwrite", "--resume"}).code, 2);
  EXPECT_EQ(run_firnline({"run", "job.toml", "--allow", "everything"}).code, 2);
  EXPECT_EQ(run_firnline({"check", "job.toml", "--device", "gpu"}).code, 2);
}

TEST(CommandLine, MissingFilesAreSix) {
  const auto missing = run_firnline({"check", "/nowhere/job.toml"});
  EXPECT_EQ(missing.code, 6) << missing.err;
  EXPECT_EQ(run_firnline({"explain", "/nowhere", "A"}).code, 6);
}

TEST(CommandLine, ListsArePlainOrJson) {
  for (const char* what : {"layers", "indicators", "profiles", "devices"}) {
    EXPECT_EQ(run_firnline({"list", what}).code, 0) << what;
    const auto json = run_firnline({"list", what, "--json"});
    EXPECT_EQ(json.code, 0) << what;
    EXPECT_EQ(json.out.substr(0, 1), "[") << what;
    EXPECT_TRUE(json.err.empty()) << json.err;
  }
  EXPECT_NE(run_firnline({"list", "indicators"}).out.find("slope_horn"), std::string::npos);
}

TEST(CommandLine, DemandedGpuThatIsNotThereIsNine) {
  const std::string devices = run_firnline({"list", "devices", "--json"}).out;
  if (devices.find("\"usable\": true", devices.find("cuda")) != std::string::npos)
    GTEST_SKIP() << "this machine has a usable GPU";
  EXPECT_EQ(run_firnline(
                {"check", FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley/job.toml", "--device", "cuda"})
                .code,
            9);
}

}  // namespace
}  // namespace firnline::test
