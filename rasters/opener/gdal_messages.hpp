// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace firnline {

/// Collects what GDAL says on this thread while it lives, instead of letting it reach the terminal. GDAL
/// reports some failures by message alone (a full disk at close, a damaged block), so callers must count, not
/// trust return values. Collectors nest; the innermost one hears. Destroy it on the thread, and in the order,
/// it was made.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  [[nodiscard]] std::int64_t warnings() const { return warnings_; }  ///< CE_Warning
  [[nodiscard]] std::int64_t failures() const { return failures_; }  ///< CE_Failure
  /// The latest failure, or the latest warning when nothing failed; control characters escaped, about 200
  /// bytes.
  [[nodiscard]] const std::string& last_text() const { return failures_ > 0 ? last_failure_ : last_warning_; }
  /// The first failure: usually the cause of those that follow. Empty when nothing failed.
  [[nodiscard]] const std::string& first_failure() const { return first_failure_; }

  /// Called by GDAL. level: CPLErr as an integer.
  void hear(int level, const char* text);

 private:
  std::int64_t warnings_ = 0;
  std::int64_t failures_ = 0;
  std::string first_failure_;
  std::string last_failure_;
  std::string last_warning_;
};

/// Replaces GDAL's default of printing to stderr or to the file that CPL_LOG names; part of raise_fence.
/// Only what precedes GDAL's own abort (CE_Fatal) is still written to stderr.
void keep_messages_off_stderr();

}  // namespace firnline
