// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <malloc.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "CLI/CLI.hpp"
#include "host/cli/commands.hpp"
#include "host/cli/completion.hpp"
#include "host/cli/describe.hpp"
#include "host/cli/endings.hpp"
#include "host/cli/log.hpp"
#include "host/cli/manual.hpp"
#include "host/finished_run/comparison.hpp"
#include "host/finished_run/explain.hpp"
#include "host/finished_run/finished_run.hpp"
#include "host/finished_run/reranking.hpp"
#include "host/job/weights.hpp"
#include "host/report/comparison_page.hpp"
#include "host/run/conduct.hpp"
#include "host/run/stop_signal.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/unseen_text.hpp"
#include "rasters/export/verified_file.hpp"
#include "rasters/samples/sample_study.hpp"
#include "spdlog/sinks/basic_file_sink.h"
#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

/// NO_COLOR of any value but an empty one asks for plain text (no-color.org).
spdlog::color_mode colours_wanted() {
  const char* refused = std::getenv("NO_COLOR");
  return refused != nullptr && *refused != '\0' ? spdlog::color_mode::never : spdlog::color_mode::automatic;
}

void start_log(const Arguments& arguments) {
  std::vector<spdlog::sink_ptr> sinks = {
      std::make_shared<spdlog::sinks::stderr_color_sink_mt>(colours_wanted())};
  use_log(sinks);  // a log file that cannot be opened is told there as well
  sinks.front()->set_level(arguments.quiet     ? spdlog::level::err
                           : arguments.verbose ? spdlog::level::debug
                                               : spdlog::level::info);
  if (arguments.log_file.empty()) return;
  try {
    sinks.push_back(std::make_shared<spdlog::sinks::basic_file_sink_mt>(arguments.log_file, true));
  } catch (const spdlog::spdlog_ex& error) {
    throw OutputError(error.what(), arguments.log_file, "choose a --log-file in an existing folder");
  }
  use_log(sinks);
}

words::Language language_of(const Arguments& arguments) {
  const auto language = words::language_named(arguments.language);
  if (!language)
    throw UsageError("'" + arguments.language + "' is no language of reports", "--lang",
                     "use one of: en, ru, zh");
  return *language;
}

RunOptions options_of(const Arguments& arguments) {
  RunOptions options;
  options.out = !arguments.out.empty() ? arguments.out
                                       : std::filesystem::path(arguments.job).stem().string() + "_results";
  options.overwrite = arguments.overwrite;
  options.resume = arguments.resume;
  options.device = arguments.device;
  options.threads = arguments.threads;
  options.set = arguments.set;
  options.memory_mb = arguments.memory_mb;
  options.tile_rows = arguments.tile_rows;
  options.tile_cols = arguments.tile_cols;
  options.language = language_of(arguments);
  options.quiet = arguments.quiet;
  options.verbose = arguments.verbose;
  for (const auto& item : arguments.data) {
    const auto equals = item.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError("'" + item + "' is not NAME=DIR", "--data", "write --data NAME=DIR");
    options.data_roots[item.substr(0, equals)] = item.substr(equals + 1);
  }
  for (const auto& what : arguments.allow) {
    if (what == "netcdf")
      options.allow.netcdf = true;
    else if (what == "zip")
      options.allow.zip = true;
    else if (what == "network")
      options.allow.network = true;
    else
      throw UsageError("'" + what + "' cannot be allowed", "--allow", "use one of: netcdf, zip, network");
  }
  if (options.overwrite && options.resume)
    throw UsageError("--overwrite and --resume exclude each other", "run", "keep one of the two");
  return options;
}

/// Programs get a document as it is. A reader that has gone (a closed pipe) wants no more; a disk that is
/// full is an error.
void print_document(const std::string& text) {
  const bool whole =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!whole && errno != EPIPE)
    throw OutputError("The text could not be written: " + std::generic_category().message(errno) + ".",
                      "standard output", "free space where it is sent");
}

/// People may read it on a terminal.
void print(const std::string& text) {
  print_document(shown_lines(text));
}

void command_run(const Arguments& arguments) {
  watch_stop_signals();
  const RunOptions options = options_of(arguments);
  const auto plan = plan_run(arguments.job, options);
  const FinishedRun run = conduct(*plan, options);
  if (arguments.json)
    print_document(manifest_text(run));
  else
    spdlog::info("done: open {} in a browser", (options.out / "report.html").string());
}

void command_check(const Arguments& arguments) {
  const auto plan = plan_run(arguments.job, options_of(arguments));
  arguments.json ? print_document(plan_json(*plan)) : print(plan_text(*plan));
}

void command_sample(const Arguments& arguments) {
  SampleOptions options;
  options.seed = arguments.seed;
  raise_fence({});
  write_sample_study(arguments.folder, options);
  if (arguments.json) return print_document(sample_json(arguments.folder, options.seed));
  print("The sample study stands in " + arguments.folder + ". Next:\n  firnline check " + arguments.folder +
        "/job.toml\n  firnline run " + arguments.folder + "/job.toml --out results\n");
}

void command_explain(const Arguments& arguments) {
  FinishedRun run = read_finished_run(arguments.folder);
  read_variant_rows(arguments.folder, arguments.profile, run);
  const Explanation explanation = explain(run, arguments.site, arguments.profile);
  arguments.json ? print_document(explanation_json(explanation)) : print(explanation_text(explanation));
}

void command_compare(const Arguments& arguments) {
  if (!arguments.against.empty() && arguments.profile.empty())
    throw UsageError("--against names the second list of a pair", "compare", "name the first with --profile");
  const words::Words words(language_of(arguments));
  const RunComparison comparison =
      compare_runs(arguments.folder, arguments.folder_after, {arguments.profile, arguments.against});
  if (!arguments.report.empty())
    write_single_file(arguments.report, comparison_html(comparison, words), arguments.overwrite);
  arguments.json ? print_document(comparison_json(comparison)) : print(comparison_text(comparison, words));
}

void command_rank(const Arguments& arguments) {
  const Reranking reranking =
      rerank_run(arguments.folder, arguments.profile, read_weights(arguments.weights));
  if (!arguments.table.empty())
    write_single_file(arguments.table, reranking_csv(reranking), arguments.overwrite);
  arguments.json ? print_document(reranking_json(reranking)) : print(reranking_text(reranking));
}

void command_list(const Arguments& arguments) {
  arguments.json ? print_document(list_json(arguments.what)) : print(list_text(arguments.what));
}

void command_version(const Arguments& arguments) {
  arguments.json ? print_document(version_json()) : print(version_text());
}

/// A text in a language of its own (a script, a manual page); inside a JSON document for who asks for one.
void print_made(const Arguments& arguments, const std::string& text) {
  print_document(arguments.json ? made_json(arguments.what, text) : text);
}

/// Also where the command line cannot be read.
bool wants_json(int argc, char** argv) {
  for (int at = 1; at < argc && std::string_view(argv[at]) != "--"; ++at)
    if (std::string_view(argv[at]) == "--json") return true;
  return false;
}

int run_program(int argc, char** argv) {
  Arguments arguments;
  CLI::App app{
      "firnline: climate risk per cell and ranked sites, from glacier, hydrology and infrastructure rasters",
      "firnline"};
  app.set_version_flag("--version", version_text);
  const Choices choices = describe_commands(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream complaint;
    const int code = app.exit(error, std::cout, complaint);  // prints help; the complaint is in CLI11's words
    std::fputs(shown_lines(complaint.str()).c_str(), stderr);
    if (code != 0 && wants_json(argc, argv))
      print_document(
          ending_json({UsageError(error.what(), "the command line", "firnline --help shows what there is")}));
    return code == 0 ? static_cast<int>(ExitCode::done) : static_cast<int>(ExitCode::usage);
  }
  start_log(arguments);
  const std::map<std::string, std::function<void()>> commands = {
      {"run", [&] { command_run(arguments); }},
      {"check", [&] { command_check(arguments); }},
      {"sample", [&] { command_sample(arguments); }},
      {"explain", [&] { command_explain(arguments); }},
      {"compare", [&] { command_compare(arguments); }},
      {"rank", [&] { command_rank(arguments); }},
      {"list", [&] { command_list(arguments); }},
      {"completion", [&] { print_made(arguments, completion_script(app, choices, arguments.what)); }},
      {"manual", [&] { print_made(arguments, manual_page(app, arguments.what)); }},
      {"version", [&] { command_version(arguments); }}};
  for (const auto* verb : app.get_subcommands()) {
    commands.at(verb->get_name())();
    return static_cast<int>(ExitCode::done);
  }
  print(app.help());
  return static_cast<int>(ExitCode::usage);
}

}  // namespace
}  // namespace firnline

namespace {

/// Blocks of rasters and planes of tiles come and go by the hundred thousand. Left alone, glibc soon serves
/// them from its heaps, where threads and sizes mix and the holes between them grow with the raster; mapped,
/// they go back when they are freed.
void release_large_blocks_when_freed() {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  release_large_blocks_when_freed();
  firnline::guard_against_sudden_ends();
  try {
    return firnline::run_program(argc, argv);
  } catch (...) {
    const firnline::Ending ending = firnline::ending_by_exception();
    if (firnline::wants_json(argc, argv)) std::fputs(firnline::ending_json(ending).c_str(), stdout);
    return firnline::failed(ending);
  }
}
