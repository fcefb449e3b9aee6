// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "rasters/samples/sample_study.hpp"

namespace firnline {

/// What the command line said, before it means anything.
struct Arguments {
  std::string job, out, folder, folder_after, site, profile, against, report, table, what,
      device = "auto", log_file, language = "en";
  std::vector<std::string> data, allow, set, weights;
  int threads = 0;
  std::int64_t memory_mb = 0, tile_rows = 0, tile_cols = 0;
  std::uint64_t seed = SampleOptions{}.seed;
  bool overwrite = false, resume = false, json = false, quiet = false, verbose = false;
};

/// The words that an option or argument may be, for shells to complete. What is not here takes any text.
using Choices = std::map<const CLI::Option*, std::vector<std::string>>;

/// The verbs, their options and their help, which teaches by example: the one description from which --help,
/// the manual and the completion of shells are made. in: an empty app. out: what the command line says goes
/// to arguments, which must outlive the app
Choices describe_commands(CLI::App& app, Arguments& arguments);

/// The verbs of the program, in the order of its help; none for a verb.
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& program);

/// What an option may be written as: "-o", "--out".
[[nodiscard]] std::vector<std::string> names_of(const CLI::Option& option);

}  // namespace firnline
