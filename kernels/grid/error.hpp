// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace firnline {

/// Exit codes of the program: the contract with batch systems. Never renumber.
enum class ExitCode : int {
  done = 0,
  usage = 2,
  job_file = 3,
  raster = 4,
  sites = 5,
  input_missing = 6,
  output_not_written = 7,
  limits = 8,
  gpu = 9,
  policy = 10,
  checkpoint = 11,
  our_bug = 70,
  interrupted = 75,
};

/// What happened, where (file, line or row/col), and what the user can do about it. Every sentence is complete.
/// The code travels with it, so that main needs no table of its own.
class Error : public std::runtime_error {
 public:
  Error(ExitCode code, std::string what_happened, std::string where = {}, std::string remedy = {})
      : std::runtime_error(join(what_happened, where, remedy)),
        code_(code),
        what_happened_(std::move(what_happened)),
        where_(std::move(where)),
        remedy_(std::move(remedy)) {}

  [[nodiscard]] ExitCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& what_happened() const noexcept { return what_happened_; }
  [[nodiscard]] const std::string& where() const noexcept { return where_; }
  [[nodiscard]] const std::string& remedy() const noexcept { return remedy_; }

 private:
  static std::string join(const std::string& what, const std::string& where, const std::string& remedy) {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!remedy.empty()) text += "\n  -> " + remedy;
    return text;
  }

  ExitCode code_;
  std::string what_happened_;
  std::string where_;
  std::string remedy_;
};

/// Defines one member of the family: the type is API, the text is not.
#define FIRN_ERROR(Name, exit_code)                                                            \
  class Name : public Error {                                                                  \
   public:                                                                                     \
    explicit Name(std::string what_happened, std::string where = {}, std::string remedy = {})  \
        : Error(exit_code, std::move(what_happened), std::move(where), std::move(remedy)) {}   \
  }

FIRN_ERROR(UsageError, ExitCode::usage);
FIRN_ERROR(JobError, ExitCode::job_file);
FIRN_ERROR(RasterError, ExitCode::raster);
FIRN_ERROR(SitesError, ExitCode::sites);
FIRN_ERROR(InputError, ExitCode::input_missing);
FIRN_ERROR(OutputError, ExitCode::output_not_written);
FIRN_ERROR(LimitError, ExitCode::limits);
FIRN_ERROR(DeviceError, ExitCode::gpu);
FIRN_ERROR(PolicyError, ExitCode::policy);
FIRN_ERROR(CheckpointError, ExitCode::checkpoint);
FIRN_ERROR(Interrupted, ExitCode::interrupted);
FIRN_ERROR(BugError, ExitCode::our_bug);

#undef FIRN_ERROR

}  // namespace firnline
