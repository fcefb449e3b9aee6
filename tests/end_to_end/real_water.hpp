// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "tests/end_to_end/real_studies.hpp"

namespace firnline::test {

/// Jobs on real terrain whose sites are gauges of rivers (gauges.csv).
class RealWater : public RealData {
 protected:
  struct Outcome {
    FinishedRun run;
    std::string report, log;
  };

  /// worst: the value that scores 1
  static std::string indicator(const std::string& id, const std::string& at, const std::string& worst) {
    return "[[indicator]]\nid = \"" + id + "\"\nat = \"" + at +
           "\"\ndimension = \"hazard\"\nweight = 1.0\nvalue = [ [0, 0.0], [" + worst +
           ", 1.0] ]\nwhy = \"a test\"\n";
  }

  /// files: texts by name, of the job's folder. indicators: of its profile
  static Outcome run_job(const std::string& job, const std::map<std::string, std::string>& files,
                         double min_coverage, const std::string& indicators, const std::string& language) {
    const TemporaryFolder folder;
    write_all(folder.path() / "job.toml", job);
    for (const auto& [name, text] : files) write_all(folder.path() / name, text);
    write_all(folder.path() / "water.toml",
              "id = \"water\"\ntitle = \"Water\"\ninspired_by = \"a test\"\naggregation = \"arithmetic\"\n"
              "min_coverage = " +
                  std::to_string(min_coverage) + "\ntop_k = 1\n[hazard]\naggregation = \"arithmetic\"\n" +
                  indicators);
    const fs::path out = folder.path() / "out";
    const auto result =
        run_firnline({"run", (folder.path() / "job.toml").string(), "--data",
                      "shared=" + data_folder().string(), "--out", out.string(), "--lang", language});
    EXPECT_EQ(result.code, 0) << result.err;
    raise_fence({});
    return {read_finished_run(out), read_all(out / "report.html"), result.err};
  }
};

}  // namespace firnline::test
