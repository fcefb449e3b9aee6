// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cpl_error.h>

#include <string>

namespace firnline {

/// While it lives, GDAL's messages of this thread go here instead of to the terminal.
class GdalMessages {
 public:
  GdalMessages() { CPLPushErrorHandlerEx(&GdalMessages::keep, this); }
  ~GdalMessages() { CPLPopErrorHandler(); }
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  /// The first message of failure or warning, empty when there was none.
  [[nodiscard]] const std::string& first() const { return first_; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  static void CPL_STDCALL keep(CPLErr severity, CPLErrorNum /*number*/, const char* message) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (severity == CE_Debug) return;
    if (self->first_.empty()) self->first_ = message;
    if (severity >= CE_Failure) self->failed_ = true;
  }

  std::string first_;
  bool failed_ = false;
};

}  // namespace firnline
