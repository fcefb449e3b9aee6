// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/gdal_messages.hpp"

#include <cpl_error.h>
#include <unistd.h>

#include <cstring>

#include "rasters/opener/name_policy.hpp"

namespace firnline {
namespace {

void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text) {
  static_cast<GdalMessages*>(CPLGetErrorHandlerUserData())->hear(static_cast<int>(level), text);
}

void CPL_STDCALL stay_silent(CPLErr level, CPLErrorNum, const char* text) {
  if (level != CE_Fatal || text == nullptr) return;
  // GDAL calls abort() next: the only case in which this library writes to the terminal itself.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, std::strlen(text));
}

}  // namespace

GdalMessages::GdalMessages() {
  CPLPushErrorHandlerEx(collect, this);
}
GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
}

void GdalMessages::hear(int level, const char* text) {
  const std::string shown = printable_name(text == nullptr ? "" : text);
  if (level == CE_Warning) {
    ++warnings_;
    last_warning_ = shown;
  } else if (level >= CE_Failure) {
    if (failures_++ == 0) first_failure_ = shown;
    last_failure_ = shown;
  }
  if (level == CE_Fatal) stay_silent(CE_Fatal, 0, text);
}

void keep_messages_off_stderr() {
  CPLSetErrorHandler(stay_silent);
}

}  // namespace firnline
