// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "tests/support/program.hpp"

namespace firnline::test {

/// Every file of a run's results with its bytes, but for the report and the manifest's part on the run, which
/// hold its time.
inline std::map<std::string, std::string> result_files(const std::filesystem::path& out) {
  std::map<std::string, std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(out)) {
    const std::string name = std::filesystem::relative(entry.path(), out).string();
    if (entry.is_regular_file() && name != "report.html") all[name] = read_all(entry.path());
  }
  std::string& manifest = all.at("manifest.json");
  manifest.resize(manifest.find("\n \"run\":"));
  return all;
}

}  // namespace firnline::test
