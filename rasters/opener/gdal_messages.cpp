// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/gdal_messages.hpp"

#include <cpl_error.h>
#include <unistd.h>

#include <string_view>

#include "kernels/grid/error.hpp"
#include "rasters/opener/name_policy.hpp"

namespace firnline {
namespace {

void say(std::string_view text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

/// GDAL would call abort() next, mostly because a few bytes of memory are missing: the only case in which
/// this library writes to the terminal itself, and ends the process.
[[noreturn]] void end_process(CPLErrorNum number, const char* text) {
  const bool memory =
      number == CPLE_OutOfMemory ||
      (text != nullptr && std::string_view(text).find("Out of memory") != std::string_view::npos);
  say("error GDAL cannot go on: ");
  say(text == nullptr ? "no reason given" : text);
  say(memory ? "\n  -> lower --memory or --threads, or run on a larger machine\n"
             : "\n  -> please report it with the job file\n");
  ::_exit(static_cast<int>(memory ? ExitCode::limits : ExitCode::our_bug));
}

void CPL_STDCALL stay_silent(CPLErr level, CPLErrorNum number, const char* text) {
  if (level == CE_Fatal) end_process(number, text);
}

void CPL_STDCALL collect(CPLErr level, CPLErrorNum number, const char* text) {
  if (level == CE_Fatal) end_process(number, text);
  static_cast<GdalMessages*>(CPLGetErrorHandlerUserData())->hear(static_cast<int>(level), text);
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
}

void keep_messages_off_stderr() {
  CPLSetErrorHandler(stay_silent);
}

}  // namespace firnline
