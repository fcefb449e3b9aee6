// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "host/job/read_job.hpp"

namespace firnline::test {

/// What read(mistakes) complains of, in words; empty: of nothing.
template <class Read>
std::string mistakes_of_reading(const Read& read) {
  std::vector<Mistake> mistakes;
  (void)read(mistakes);
  return mistakes.empty() ? "" : describe(mistakes);
}

/// The same of a job file.
inline std::string mistakes_of_job(const std::string& text) {
  return mistakes_of_reading(
      [&](std::vector<Mistake>& mistakes) { return read_job(text, "job.toml", mistakes); });
}

/// A job file in which nothing may be wrong; a test ends otherwise.
inline Job sound_job(const std::string& text) {
  std::vector<Mistake> mistakes;
  Job job = read_job(text, "job.toml", mistakes);
  if (!mistakes.empty()) throw std::runtime_error(describe(mistakes));
  return job;
}

inline void expect_mistake(const std::string& found, const std::string& part) {
  EXPECT_NE(found.find(part), std::string::npos) << part << " is not in:\n" << found;
}

}  // namespace firnline::test
