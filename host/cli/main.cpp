// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <malloc.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <vector>

#include "CLI/CLI.hpp"
#include "host/cli/describe.hpp"
#include "host/cli/endings.hpp"
#include "host/finished_run/explain.hpp"
#include "host/finished_run/finished_run.hpp"
#include "host/run/conduct.hpp"
#include "host/run/inputs_apart.hpp"
#include "host/run/stop_signal.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/samples/sample_study.hpp"
#include "spdlog/sinks/basic_file_sink.h"
#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

/// What the command line said, before it means anything.
struct Arguments {
  std::string job, out, folder, site, profile, what, device = "auto", log_file;
  std::vector<std::string> data, allow, set;
  int threads = 0;
  std::int64_t memory_mb = 0, tile_rows = 0, tile_cols = 0;
  std::uint64_t seed = SampleOptions{}.seed;
  bool overwrite = false, resume = false, json = false, quiet = false, verbose = false;
};

void use_log(const std::vector<spdlog::sink_ptr>& sinks) {
  auto logger = std::make_shared<spdlog::logger>("firnline", sinks.begin(), sinks.end());
  logger->set_level(spdlog::level::debug);
  logger->set_pattern("%H:%M:%S %^%l%$ %v");
  spdlog::set_default_logger(std::move(logger));
}

void start_log(const Arguments& arguments) {
  std::vector<spdlog::sink_ptr> sinks = {std::make_shared<spdlog::sinks::stderr_color_sink_mt>()};
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

/// A reader that has gone (a closed pipe) wants no more; a disk that is full is an error.
void print(const std::string& text) {
  const bool whole =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!whole && errno != EPIPE)
    throw OutputError("The text could not be written: " + std::generic_category().message(errno) + ".",
                      "standard output", "free space where it is sent");
}

void command_run(const Arguments& arguments) {
  watch_stop_signals();
  const RunOptions options = options_of(arguments);
  const auto plan = plan_run(arguments.job, options);
  require_inputs_apart(*plan, options.out);
  const FinishedRun run = conduct(*plan, options);
  if (arguments.json)
    print(manifest_text(run));
  else
    spdlog::info("done: open {} in a browser", (options.out / "report.html").string());
}

void command_check(const Arguments& arguments) {
  const auto plan = plan_run(arguments.job, options_of(arguments));
  print(arguments.json ? plan_json(*plan) : plan_text(*plan));
}

void command_sample(const Arguments& arguments) {
  SampleOptions options;
  options.seed = arguments.seed;
  raise_fence({});
  write_sample_study(arguments.folder, options);
  print("The sample study stands in " + arguments.folder + ". Next:\n  firnline check " + arguments.folder +
        "/job.toml\n  firnline run " + arguments.folder + "/job.toml --out results\n");
}

void command_explain(const Arguments& arguments) {
  FinishedRun run = read_finished_run(arguments.folder);
  read_variant_rows(arguments.folder, arguments.profile, run);
  const Explanation explanation = explain(run, arguments.site, arguments.profile);
  print(arguments.json ? explanation_json(explanation) : explanation_text(explanation));
}

void command_list(const Arguments& arguments) {
  print(arguments.json ? list_json(arguments.what) : list_text(arguments.what));
}

void add_job_options(CLI::App& verb, Arguments& arguments) {
  verb.add_option("job", arguments.job, "the job file (docs/job_file.md)")->required()->type_name("JOB.toml");
  verb.add_option("--data", arguments.data,
                  "a folder outside the job's own; the job names files in it as NAME:/path")
      ->type_name("NAME=DIR");
  verb.add_option("--allow", arguments.allow, "open what is closed by default: netcdf, zip, network")
      ->delimiter(',')
      ->type_name("WHAT");
  verb.add_option("--set", arguments.set,
                  "change one setting of the job for this run: PROFILE.weight.INDICATOR=2 or "
                  "PROFILE.INDICATOR.PARAMETER=5")
      ->type_name("KEY=VALUE");
  verb.add_option("--device", arguments.device,
                  "auto (the default: a GPU where one is usable), cpu, cuda or cuda:N")
      ->type_name("D");
  verb.add_option("--threads", arguments.threads, "processor threads; 0 = all this process may use")
      ->check(CLI::Range(0, 4096).description(""))
      ->type_name("N");
  verb.add_option("--memory", arguments.memory_mb,
                  "memory to work in, in MiB, from 16; results do not depend on it")
      ->check(CLI::Range(16, 1 << 24).description(""))
      ->type_name("MIB");
  verb.add_option("--tile-rows", arguments.tile_rows, "rows of a tile; results do not depend on it")
      ->check(CLI::Range(1, 1 << 24).description(""))
      ->type_name("N");
  verb.add_option("--tile-cols", arguments.tile_cols, "columns of a tile; results do not depend on it")
      ->check(CLI::Range(1, 1 << 24).description(""))
      ->type_name("N");
  verb.add_flag("--json", arguments.json, "print one JSON document for programs instead of text");
  verb.add_flag("-q,--quiet", arguments.quiet, "say nothing but errors");
  verb.add_flag("-v,--verbose", arguments.verbose, "say more of what happens");
  verb.add_option("--log-file", arguments.log_file, "write the log to this file as well")->type_name("FILE");
}

/// The verbs and their help, which teaches by example.
void describe_commands(CLI::App& app, Arguments& arguments) {
  app.require_subcommand(0, 1);
  app.footer(
      "Begin here:\n  firnline sample study            write a small study with its job file\n"
      "  firnline run study/job.toml --out results\n  firnline explain results C07     why does site C07 "
      "rank where it does?\n\n"
      "Score 1 = highest risk; rank 1 = act here first.\n"
      "Exit codes, for scripts: 0 done, 2 wrong command line, 3 job file, 4 raster, 5 sites, 6 input "
      "missing,\n"
      "7 output not written, 8 memory or limits, 9 GPU, 10 refused by policy, 11 files of an earlier run do "
      "not\n"
      "fit, 75 interrupted (go on with --resume), 70 our bug.");
  auto* run = app.add_subcommand("run", "compute risk maps and ranked sites from a job file");
  add_job_options(*run, arguments);
  run->add_option("-o,--out", arguments.out, "output folder, created if needed (default: JOB_results)")
      ->type_name("DIR");
  run->add_flag("--overwrite", arguments.overwrite, "replace what an earlier run left in the output folder");
  run->add_flag("--resume", arguments.resume, "go on where an interrupted run stopped");
  run->footer(
      "Examples:\n  firnline run study/job.toml --out results\n  firnline run job.toml --out results "
      "--resume\n"
      "  firnline run job.toml --out r2 --set health.weight.flood_hazard_class=2 --data era=/data/era5 "
      "--allow netcdf");
  auto* check =
      app.add_subcommand("check", "report every mistake of a job and show the plan; reads no cells");
  add_job_options(*check, arguments);
  check->footer("Examples:\n  firnline check study/job.toml\n  firnline check study/job.toml --json");
  auto* sample = app.add_subcommand("sample", "write the built-in sample study and its job.toml");
  sample->add_option("folder", arguments.folder, "a folder that does not exist yet, or is empty")
      ->required()
      ->type_name("DIR");
  sample->add_option("--seed", arguments.seed, "another landscape; the same seed gives the same bytes")
      ->type_name("N");
  sample->footer("Example:\n  firnline sample study && firnline run study/job.toml --out results");
  auto* why = app.add_subcommand("explain", "say why a site ranks where it does, from a finished run");
  why->add_option("folder", arguments.folder, "the output folder of a run")->required()->type_name("DIR");
  why->add_option("site", arguments.site, "id (or name) of the site")->required()->type_name("SITE");
  why->add_option("-p,--profile", arguments.profile,
                  "the profile to explain, when several rank the site; of a variant: P/variants/V")
      ->type_name("P");
  why->add_flag("--json", arguments.json, "print one JSON document for programs instead of text");
  why->footer("Example:\n  firnline explain results C07 --profile health");
  auto* list =
      app.add_subcommand("list", "show what the program knows: layers, indicators, profiles, devices");
  list->add_option("what", arguments.what, "layers, indicators, profiles or devices")
      ->required()
      ->type_name("WHAT");
  list->add_flag("--json", arguments.json, "print one JSON document for programs instead of text");
  list->footer("Examples:\n  firnline list indicators\n  firnline list profiles --json");
}

int run_program(int argc, char** argv) {
  Arguments arguments;
  CLI::App app{
      "firnline: climate risk per cell and ranked sites, from glacier, hydrology and infrastructure rasters",
      "firnline"};
  app.set_version_flag("--version", version_text);
  describe_commands(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);  // prints help or the complaint in CLI11's words
    return code == 0 ? static_cast<int>(ExitCode::done) : static_cast<int>(ExitCode::usage);
  }
  start_log(arguments);
  const std::map<std::string, void (*)(const Arguments&)> commands = {{"run", command_run},
                                                                      {"check", command_check},
                                                                      {"sample", command_sample},
                                                                      {"explain", command_explain},
                                                                      {"list", command_list}};
  for (const auto* verb : app.get_subcommands()) {
    commands.at(verb->get_name())(arguments);
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
    return firnline::failed_by_exception();
  }
}
