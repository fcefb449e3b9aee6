// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/commands.hpp"

#include <utility>

#include "host/words/language.hpp"

namespace firnline {
namespace {

/// One command line in the making.
class Commands {
 public:
  Commands(CLI::App& app, Arguments& arguments) : app_(app), to_(arguments) {}

  void describe_program() {
    app_.require_subcommand(0, 1);
    app_.footer(
        "Begin here:\n  firnline sample study            write a small study with its job file\n"
        "  firnline run study/job.toml --out results\n"
        "  firnline explain results C07     why does site C07 rank where it does?\n\n"
        "Score 1 = highest risk; rank 1 = act here first.\n"
        "Exit codes, for scripts: 0 done, 2 wrong command line, 3 job file, 4 raster, 5 sites, 6 input "
        "missing,\n"
        "7 output not written, 8 memory or limits, 9 GPU, 10 refused by policy, 11 files of an earlier run "
        "do not\n"
        "fit, 75 interrupted (go on with --resume), 70 our bug.");
  }

  void describe_run() {
    auto& run = *app_.add_subcommand("run", "compute risk maps and ranked sites from a job file");
    add_job_options(run);
    run.add_option("-o,--out", to_.out, "output folder, created if needed (default: JOB_results)")
        ->type_name("DIR");
    run.add_flag("--overwrite", to_.overwrite, "replace what an earlier run left in the output folder");
    run.add_flag("--resume", to_.resume, "go on where an interrupted run stopped");
    add_language(run, "language of report.html and quicklook.png: en (the default), ru or zh; no other result depends on it");
    run.footer(
        "Examples:\n  firnline run study/job.toml --out results\n  firnline run job.toml --out results "
        "--resume\n"
        "  firnline run job.toml --out r2 --set health.weight.flood_hazard_class=2 --data era=/data/era5 "
        "--allow netcdf");
  }

  void describe_check() {
    auto& check =
        *app_.add_subcommand("check", "report every mistake of a job and show the plan; reads no cells");
    add_job_options(check);
    check.footer("Examples:\n  firnline check study/job.toml\n  firnline check study/job.toml --json");
  }

  void describe_sample() {
    auto& sample = *app_.add_subcommand("sample", "write the built-in sample study and its job.toml");
    sample.add_option("folder", to_.folder, "a folder that does not exist yet, or is empty")
        ->required()
        ->type_name("DIR");
    sample.add_option("--seed", to_.seed, "another landscape; the same seed gives the same bytes")
        ->type_name("N");
    add_json(sample);
    sample.footer("Example:\n  firnline sample study && firnline run study/job.toml --out results");
  }

  void describe_explain() {
    auto& why = *app_.add_subcommand("explain", "say why a site ranks where it does, from a finished run");
    why.add_option("folder", to_.folder, "the output folder of a run")->required()->type_name("DIR");
    why.add_option("site", to_.site, "id (or name) of the site")->required()->type_name("SITE");
    why.add_option("-p,--profile", to_.profile,
                   "the profile to explain, when several rank the site; of a variant: P/variants/V")
        ->type_name("P");
    add_json(why);
    why.footer("Example:\n  firnline explain results C07 --profile health");
  }

  void describe_compare() {
    auto& compare = *app_.add_subcommand(
        "compare", "say which sites moved between two finished runs, and what moved them");
    compare.add_option("before", to_.folder, "the output folder of the first run")
        ->required()
        ->type_name("DIR");
    compare.add_option("after", to_.folder_after, "that of the second; may be the same")
        ->required()
        ->type_name("DIR");
    compare
        .add_option("-p,--profile", to_.profile,
                    "compare this list alone; of a variant: P/variants/V (default: every profile of both)")
        ->type_name("P");
    compare.add_option("--against", to_.against, "its name in the second run, when it is another")
        ->type_name("P");
    compare.add_option("--report", to_.report, "write the comparison as one HTML page as well")
        ->type_name("FILE.html");
    compare.add_flag("--overwrite", to_.overwrite, "replace that page if it exists");
    add_language(compare, "language of the text and the page: en (the default), ru or zh");
    add_json(compare);
    compare.footer(
        "Examples:\n  firnline compare results results_with_new_weights --report moved.html\n"
        "  firnline compare results results --profile water --against water/variants/ssp585");
  }

  void describe_rank() {
    auto& rank = *app_.add_subcommand(
        "rank", "rank the sites of a finished run again with other weights; reads no inputs");
    rank.add_option("folder", to_.folder, "the output folder of a run")->required()->type_name("DIR");
    rank.add_option("-p,--profile", to_.profile,
                    "the list to rank again, when the run has several; of a variant: P/variants/V")
        ->type_name("P");
    rank.add_option("-w,--weights", to_.weights,
                    "raw weights of indicators (ID=2) and dimensions (hazard=0.5), or TOML files of them; "
                    "whoever is not named keeps what it has")
        ->delimiter(',')
        ->type_name("NAME=WEIGHT");
    rank.add_option("--csv", to_.table, "write all rows as a table as well")->type_name("FILE.csv");
    rank.add_flag("--overwrite", to_.overwrite, "replace that table if it exists");
    add_json(rank);
    rank.footer(
        "Examples:\n  firnline rank results --profile health --weights exposed_population=2,hazard=0.5\n"
        "  firnline rank results --profile health --weights ministry.toml --csv what_if.csv\n"
        "Without new weights the ranks are those of the run.");
  }

  void describe_list() {
    auto& list =
        *app_.add_subcommand("list", "show what the program knows: layers, indicators, profiles, devices");
    auto* what = list.add_option("what", to_.what, "layers, indicators, profiles or devices")
                     ->required()
                     ->type_name("WHAT");
    choices_[what] = {"layers", "indicators", "profiles", "devices"};
    add_json(list);
    list.footer("Examples:\n  firnline list indicators\n  firnline list profiles --json");
  }

  void describe_manual() {
    auto& manual =
        *app_.add_subcommand("manual", "print the manual page of the program or of a command, for man");
    auto* what = manual.add_option("command", to_.what, "a command; the program itself without one")
                     ->type_name("COMMAND");
    for (const CLI::App* verb : commands_of(app_)) choices_[what].push_back(verb->get_name());
    add_json(manual);
    manual.footer("Example:\n  firnline manual run | man -l -");
  }

  void describe_version() {
    auto& version = *app_.add_subcommand("version", "say which program this is and what it is made of");
    add_json(version);
    version.footer("Example:\n  firnline version --json");
  }

  void describe_completion() {
    auto& completion =
        *app_.add_subcommand("completion", "print what makes a shell complete firnline's commands");
    auto* shell = completion.add_option("shell", to_.what, "bash or zsh")->required()->type_name("SHELL");
    choices_[shell] = {"bash", "zsh"};
    add_json(completion);
    completion.footer(
        "Examples:\n  firnline completion bash > ~/.local/share/bash-completion/completions/firnline\n"
        "  firnline completion zsh > ~/.zfunc/_firnline");
  }

  [[nodiscard]] Choices choices() && { return std::move(choices_); }

 private:
  void add_language(CLI::App& verb, const char* description) {
    auto* language = verb.add_option("--lang", to_.language, description)->type_name("LANG");
    for (const auto one : words::all_languages) choices_[language].emplace_back(words::name_of(one));
  }

  void add_json(CLI::App& verb) {
    verb.add_flag("--json", to_.json,
                  "print one JSON document for programs instead of text, also of what went wrong");
  }

  void add_job_options(CLI::App& verb) {
    verb.add_option("job", to_.job, "the job file (docs/job_file.md)")->required()->type_name("JOB.toml");
    verb.add_option("--data", to_.data,
                    "a folder outside the job's own; the job names files in it as NAME:/path")
        ->type_name("NAME=DIR");
    auto* allow =
        verb.add_option("--allow", to_.allow, "open what is closed by default: netcdf, zip, network")
            ->delimiter(',')
            ->type_name("WHAT");
    choices_[allow] = {"netcdf", "zip", "network"};
    verb.add_option("--set", to_.set,
                    "change one setting of the job for this run: PROFILE.weight.INDICATOR=2 or "
                    "PROFILE.INDICATOR.PARAMETER=5")
        ->type_name("KEY=VALUE");
    auto* device = verb.add_option("--device", to_.device,
                                   "auto (the default: a GPU where one is usable), cpu, cuda or cuda:N")
                       ->type_name("D");
    choices_[device] = {"auto", "cpu", "cuda"};
    verb.add_option("--threads", to_.threads, "processor threads; 0 = all this process may use")
        ->check(CLI::Range(0, 4096).description(""))
        ->type_name("N");
    verb.add_option("--memory", to_.memory_mb,
                    "memory to work in, in MiB, from 16; results do not depend on it")
        ->check(CLI::Range(16, 1 << 24).description(""))
        ->type_name("MIB");
    verb.add_option("--tile-rows", to_.tile_rows, "rows of a tile; results do not depend on it")
        ->check(CLI::Range(1, 1 << 24).description(""))
        ->type_name("N");
    verb.add_option("--tile-cols", to_.tile_cols, "columns of a tile; results do not depend on it")
        ->check(CLI::Range(1, 1 << 24).description(""))
        ->type_name("N");
    add_json(verb);
    verb.add_flag("-q,--quiet", to_.quiet, "say nothing but errors");
    verb.add_flag("-v,--verbose", to_.verbose, "say more of what happens");
    verb.add_option("--log-file", to_.log_file, "write the log to this file as well")->type_name("FILE");
  }

  CLI::App& app_;
  Arguments& to_;
  Choices choices_;
};

}  // namespace

Choices describe_commands(CLI::App& app, Arguments& arguments) {
  Commands commands(app, arguments);
  commands.describe_program();
  commands.describe_run();
  commands.describe_check();
  commands.describe_sample();
  commands.describe_explain();
  commands.describe_compare();
  commands.describe_rank();
  commands.describe_list();
  commands.describe_completion();
  commands.describe_version();
  commands.describe_manual();
  return std::move(commands).choices();
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const auto& letter : option.get_snames()) names.push_back("-" + letter);
  for (const auto& word : option.get_lnames()) names.push_back("--" + word);
  return names;
}

}  // namespace firnline
