// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {

namespace fs = std::filesystem;

/// The folder of real layers, or empty when this machine has none.
inline fs::path data_folder() {
  const char* named = std::getenv("FIRNLINE_SHARED");
  const fs::path shared =
      named != nullptr ? fs::path(named) : fs::path(FIRNLINE_SOURCE_DIR) / ".." / "shared";
  std::error_code ignored;
  const fs::path data = fs::weakly_canonical(shared / "data", ignored);
  return fs::is_directory(data / "carec-region", ignored) ? data : fs::path();
}

/// The studies of examples/, each run once for all tests that look at it. Where a number is said to be of
/// study.py, it was worked out from the raw files by tests/reference/studies, which shares no code with
/// firnline.
class RealData : public testing::Test {
 protected:
  static void TearDownTestSuite() {
    runs_.clear();
    folder_.reset();
  }
  void SetUp() override {
    if (data_folder().empty())
      GTEST_SKIP() << "The real layers are not on this machine; name their folder in FIRNLINE_SHARED (it "
                      "holds data/carec-region).";
    if (folder_ == nullptr) folder_ = std::make_unique<TemporaryFolder>();
  }

  static fs::path out(const std::string& study) { return folder_->path() / study; }
  static const FinishedRun& run(const std::string& study) {
    if (const auto found = runs_.find(study); found != runs_.end()) return found->second;
    const fs::path job = fs::path(FIRNLINE_SOURCE_DIR) / "examples" / study / "job.toml";
    const auto result = run_firnline({"run", job.string(), "--data", "shared=" + data_folder().string(),
                                      "--out", out(study).string(), "--quiet"});
    if (result.code != 0)
      throw std::runtime_error(study + " ended with " + std::to_string(result.code) + ": " + result.err);
    raise_fence({});
    FinishedRun read = read_finished_run(out(study));
    for (const auto& one : read.variants) read_variant_rows(out(study), one.name, read);
    return runs_.emplace(study, std::move(read)).first->second;
  }
  static const FinishedProfile& profile(const std::string& study, const std::string& name) {
    for (const auto* lists : {&run(study).profiles, &run(study).variants})
      for (const auto& one : *lists)
        if (one.name == name) return one;
    throw std::runtime_error(study + " has no profile " + name);
  }
  static const FinishedAudit& audit(const std::string& study, const std::string& layer,
                                    const std::string& step) {
    for (const auto& row : run(study).audit)
      if (row.layer == layer && row.step == step) return row;
    throw std::runtime_error(study + " has no audit row " + layer + ", " + step);
  }
  static double value(const FinishedProfile& list, const FinishedSite& site, const std::string& indicator) {
    for (std::size_t i = 0; i < list.indicators.size(); ++i)
      if (list.indicators[i].id == indicator) return site.value.at(i);
    throw std::runtime_error("no indicator " + indicator);
  }
  static const FinishedSite& site(const FinishedProfile& list, const std::string& id) {
    for (const auto& one : list.sites)
      if (one.id == id) return one;
    throw std::runtime_error("no site " + id);
  }
  /// The ids of the first five, in their order.
  static std::vector<std::string> first_five(const FinishedProfile& list) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 5; ++i) ids.push_back(list.sites.at(i).id);
    return ids;
  }
  static void expect_near(double got, double expected, const Tolerance& tier, const std::string& what) {
    EXPECT_TRUE(agrees(got, expected, tier))
        << what << ": " << got << ", expected " << expected << " " << tier;
  }
  static std::int64_t count(const FinishedProfile& list, SiteStatus status) {
    return std::count_if(list.sites.begin(), list.sites.end(),
                         [&](const FinishedSite& one) { return one.status == status; });
  }
  /// What every list must be, whatever it is about.
  static void expect_honest(const std::string& study) {
    for (const auto& list : run(study).profiles) {
      for (const auto& indicator : list.indicators) {
        EXPECT_FALSE(indicator.why.empty()) << study << " " << indicator.id;
        std::set<double> values;
        for (const auto& one : list.sites)
          if (one.rank > 0) values.insert(value(list, one, indicator.id));
        EXPECT_TRUE(values.size() > 1 || list.sites.size() == 1)
            << study << ": " << indicator.id << " is the same at every site";
      }
      EXPECT_GE(list.min_coverage, 0.7) << study << " " << list.name;
      for (const auto& one : list.sites) {
        EXPECT_TRUE(one.rank > 0 || !one.reason.empty()) << study << " " << one.id;
        EXPECT_TRUE(one.rank == 0 || (one.score > 0 && one.score <= 1)) << study << " " << one.id;
      }
    }
    EXPECT_GT(fs::file_size(out(study) / "report.html"), 10000u);
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::map<std::string, FinishedRun> runs_;
};

}  // namespace firnline::test
