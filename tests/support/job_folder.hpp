// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {

/// For tests that write a job and its files into a folder of their own and have the program run it; results
/// lie in out/ beside it.
class JobFolder : public testing::Test {
 protected:
  JobFolder() { raise_fence({}); }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

  /// command: check or run, which writes its results anew
  [[nodiscard]] ProgramResult firnline(const std::string& command, const std::string& job_text,
                                       const std::vector<std::string>& options = {}) const {
    write_all(at("job.toml"), job_text);
    std::vector<std::string> words = {command, at("job.toml").string()};
    if (command == "run") words.insert(words.end(), {"--out", at("out").string(), "--overwrite", "--quiet"});
    words.insert(words.end(), options.begin(), options.end());
    return run_firnline(words);
  }

  static void expect_refused(const ProgramResult& result, int code, const std::string& part) {
    EXPECT_EQ(result.code, code) << part << "\n" << result.err;
    EXPECT_NE(result.err.find(part), std::string::npos) << part << "\n" << result.err;
  }

  [[nodiscard]] FinishedRun finished() const {
    raise_fence({});
    return read_finished_run(at("out"));
  }
  [[nodiscard]] FinishedProfile list() const { return finished().profiles.at(0); }
  static const FinishedSite& site_of(const FinishedProfile& list, const std::string& id) {
    for (const FinishedSite& site : list.sites)
      if (site.id == id) return site;
    throw std::out_of_range("no site " + id);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace firnline::test
