// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/job.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {

std::string Mistake::text() const {
  std::string where = file;
  if (line > 0) where += ":" + std::to_string(line);
  if (line > 0 && column > 0) where += ":" + std::to_string(column);
  return where + ": " + shown_text(key.empty() ? message : key + " " + message);
}

ExitCode exit_code_of(const std::vector<Mistake>& mistakes) {
  for (const ExitCode code : {ExitCode::policy, ExitCode::job_file})
    for (const auto& mistake : mistakes)
      if (mistake.code == code) return code;
  return mistakes.empty() ? ExitCode::done : mistakes.front().code;
}

std::string describe(const std::vector<Mistake>& mistakes) {
  std::string all = mistakes.size() == 1 ? "1 mistake:" : std::to_string(mistakes.size()) + " mistakes:";
  for (const auto& mistake : mistakes) all += "\n  " + mistake.text();
  return all;
}

JobMistakes::JobMistakes(std::vector<Mistake> mistakes, std::string remedy)
    : Error(exit_code_of(mistakes), describe(mistakes), {}, std::move(remedy)),
      mistakes_(std::move(mistakes)) {}

}  // namespace firnline
