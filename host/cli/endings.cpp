// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/endings.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <new>
#include <string_view>
#include <system_error>

#include "spdlog/spdlog.h"

namespace firnline {
namespace {

constexpr std::string_view no_memory =
    "the memory is used up\n  -> lower --memory or --threads, or run on a larger machine";
constexpr std::string_view no_thread =
    "the system starts no further thread\n  -> lower --threads, or raise the limit on processes (ulimit -u)";

/// Without the log, which may be what is in the way.
[[noreturn]] void end_now(ExitCode code, std::string_view text) {
  for (const std::string_view part : {std::string_view("error "), text, std::string_view("\n")})
    if (::write(STDERR_FILENO, part.data(), part.size()) < 0) break;
  ::_exit(static_cast<int>(code));
}

bool is_about_threads(const std::system_error& error) {
  return error.code() == std::errc::resource_unavailable_try_again;
}

[[noreturn]] void end_without_reason() {
  if (errno == ENOMEM) end_now(ExitCode::limits, no_memory);
  end_now(ExitCode::our_bug, "this should not have happened\n  -> please report it with the job file");
}

[[noreturn]] void on_terminate() {
  try {
    if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
  } catch (const Error& error) {
    end_now(error.code(), error.what());
  } catch (const std::bad_alloc&) {
    end_now(ExitCode::limits, no_memory);
  } catch (const std::system_error& error) {
    if (is_about_threads(error)) end_now(ExitCode::limits, no_thread);
  } catch (...) {
  }
  end_without_reason();
}

/// Libraries that miss a few bytes of memory call abort().
extern "C" void on_abort(int) {
  end_without_reason();
}

void on_exit_of_a_library(int status, void*) {
  if (status == EXIT_FAILURE)
    end_now(ExitCode::limits,
            "a library could not go on, see above\n  -> lower --threads or --memory, or raise the limits of "
            "this shell "
            "(ulimit -a)");
}

}  // namespace

int failed(ExitCode code, const std::string& text) {
  spdlog::error("{}", text);
  spdlog::shutdown();
  return static_cast<int>(code);
}

int failed_by_exception() {
  try {
    throw;
  } catch (const Error& error) {
    return failed(error.code(), error.what());
  } catch (const std::bad_alloc&) {
    return failed(ExitCode::limits, std::string(no_memory));
  } catch (const std::system_error& error) {
    if (is_about_threads(error)) return failed(ExitCode::limits, std::string(no_thread));
    return failed(ExitCode::our_bug, std::string("this should not have happened: ") + error.what() +
                                         "\n  -> please report it with the job file");
  } catch (const std::exception& error) {
    return failed(ExitCode::our_bug, std::string("this should not have happened: ") + error.what() +
                                         "\n  -> please report it with the job file");
  }
}

void guard_against_sudden_ends() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_terminate(on_terminate);
  std::signal(SIGABRT, on_abort);
  static_assert(EXIT_FAILURE == 1, "no exit code of ours is the one that libraries end with");
  ::on_exit(on_exit_of_a_library, nullptr);
}

}  // namespace firnline
