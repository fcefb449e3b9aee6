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

#include "nlohmann/json.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

constexpr std::string_view no_memory = "the memory is used up";
constexpr std::string_view less_memory = "lower --memory or --threads, or run on a larger machine";
constexpr std::string_view no_thread = "the system starts no further thread";
constexpr std::string_view fewer_threads = "lower --threads, or raise the limit on processes (ulimit -u)";
constexpr std::string_view never_expected = "this should not have happened";
constexpr std::string_view report_it = "please report it with the job file";

std::string_view name_of(ExitCode code) {
  switch (code) {
    case ExitCode::done:
      return "done";
    case ExitCode::usage:
      return "usage";
    case ExitCode::job_file:
      return "job_file";
    case ExitCode::raster:
      return "raster";
    case ExitCode::sites:
      return "sites";
    case ExitCode::input_missing:
      return "input_missing";
    case ExitCode::output_not_written:
      return "output_not_written";
    case ExitCode::limits:
      return "limits";
    case ExitCode::gpu:
      return "gpu";
    case ExitCode::policy:
      return "policy";
    case ExitCode::checkpoint:
      return "checkpoint";
    case ExitCode::our_bug:
      return "our_bug";
    case ExitCode::interrupted:
      return "interrupted";
  }
  return "our_bug";
}

Error error_of(ExitCode code, std::string_view what, std::string_view remedy) {
  return {code, std::string(what), {}, std::string(remedy)};
}

Error unexpected(const std::exception& error) {
  return error_of(ExitCode::our_bug, std::string(never_expected) + ": " + error.what(), report_it);
}

/// Without the log, which may be what is in the way.
[[noreturn]] void end_now(ExitCode code, std::string_view text, std::string_view remedy = {}) {
  const std::string_view arrow = remedy.empty() ? std::string_view() : std::string_view("\n  -> ");
  for (const std::string_view part :
       {std::string_view("error "), text, arrow, remedy, std::string_view("\n")})
    if (::write(STDERR_FILENO, part.data(), part.size()) < 0) break;
  ::_exit(static_cast<int>(code));
}

bool is_about_threads(const std::system_error& error) {
  return error.code() == std::errc::resource_unavailable_try_again;
}

[[noreturn]] void end_without_reason() {
  if (errno == ENOMEM) end_now(ExitCode::limits, no_memory, less_memory);
  end_now(ExitCode::our_bug, never_expected, report_it);
}

[[noreturn]] void on_terminate() {
  try {
    if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
  } catch (const Error& error) {
    end_now(error.code(), error.what());
  } catch (const std::bad_alloc&) {
    end_now(ExitCode::limits, no_memory, less_memory);
  } catch (const std::system_error& error) {
    if (is_about_threads(error)) end_now(ExitCode::limits, no_thread, fewer_threads);
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
    end_now(ExitCode::limits, "a library could not go on, see above",
            "lower --threads or --memory, or raise the limits of this shell (ulimit -a)");
}

}  // namespace

Ending ending_by_exception() {
  try {
    throw;
  } catch (const JobMistakes& error) {
    return {error, error.mistakes()};
  } catch (const Error& error) {
    return {error};
  } catch (const std::bad_alloc&) {
    return {error_of(ExitCode::limits, no_memory, less_memory)};
  } catch (const std::system_error& error) {
    return {is_about_threads(error) ? error_of(ExitCode::limits, no_thread, fewer_threads)
                                    : unexpected(error)};
  } catch (const std::exception& error) {
    return {unexpected(error)};
  }
}

int failed(const Ending& ending) {
  spdlog::error("{}", ending.error.what());
  spdlog::shutdown();
  return static_cast<int>(ending.error.code());
}

std::string ending_json(const Ending& ending) {
  using Json = nlohmann::ordered_json;
  Json mistakes = Json::array();
  for (const auto& mistake : ending.mistakes)
    mistakes.push_back({{"file", mistake.file},
                        {"line", mistake.line > 0 ? Json(mistake.line) : Json()},
                        {"column", mistake.line > 0 && mistake.column > 0 ? Json(mistake.column) : Json()},
                        {"key", mistake.key},
                        {"message", mistake.message},
                        {"kind", name_of(mistake.code)}});
  const Error& error = ending.error;
  const Json json = {{"error",
                      {{"kind", name_of(error.code())},
                       {"exit_code", static_cast<int>(error.code())},
                       {"what_happened", error.what_happened()},
                       {"where", error.where()},
                       {"remedy", error.remedy()},
                       {"mistakes", mistakes}}}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
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
