// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/job_blocks.hpp"
#include "host/job/names.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

constexpr std::int64_t most_draws = 65'535;  // counts of draws take two bytes

JobValueError read_error(const std::string& indicator, const toml::table& table, const std::string& file,
                         std::vector<Mistake>& mistakes) {
  TableReader reader(table, "robustness.error." + indicator, file, mistakes);
  JobValueError out;
  out.indicator = indicator;
  out.line = reader.line();
  out.absolute = reader.number("absolute", 0, 0, 1e12);
  out.relative = reader.number("relative", 0, 0, 10);
  out.source = reader.text("source");
  if (!reader.has("absolute") && !reader.has("relative"))
    reader.mistake(
        "absolute",
        "is missing, and so is relative; say how far values may be off (one standard deviation), in the "
        "indicator's unit or as a share of the value; 0 = not at all");
  reader.finish();
  return out;
}

}  // namespace

JobRobustness read_robustness_block(const toml::table& table, const std::string& file,
                                    std::vector<Mistake>& mistakes) {
  TableReader reader(table, "robustness", file, mistakes);
  JobRobustness out;
  out.line = reader.line();
  if (reader.has("draws")) out.draws = reader.integer("draws", 1000, 0, most_draws);
  out.seed = reader.integer("seed", out.seed, 0, std::int64_t{1} << 53);
  out.concentration = reader.number("concentration", out.concentration, 0, 1e6);
  if (out.concentration > 0 && out.concentration < 1)
    reader.mistake(
        "concentration",
        "lies between 0 and 1, where nearly all weight falls to one indicator of each draw; write 20 to 200, "
        "or 0 where all weights are to be equally likely");
  out.errors = reader.flag("errors", out.errors);
  out.shared_error = reader.number("shared_error", out.shared_error, 0, 1);
  out.all_ranks = reader.flag("all_ranks", out.all_ranks);
  out.cells = reader.flag("cells", out.cells);
  out.worst_percent = reader.number("worst_percent", out.worst_percent, 0.01, 50);
  if (out.cells && out.draws == 0)
    reader.mistake("cells", "is true, and draws = 0 leaves nothing to rank cells by; remove one of the two");
  if (!out.cells && reader.has("worst_percent"))
    reader.mistake("worst_percent", "has no effect without cells = true");
  if (const auto* errors = reader.table("error"))
    for (const auto& [name, node] : *errors) {
      const std::string indicator(name.str());
      if (!is_plain_name(indicator))
        reader.mistake("error", "entry '" + indicator + "' may only hold letters, digits, '_' and '-'");
      else if (const auto* inner = node.as_table())
        out.error.push_back(read_error(indicator, *inner, file, mistakes));
      else
        reader.mistake("error." + indicator, "is no table; write [robustness.error." + indicator + "]");
    }
  if (!out.errors && !out.error.empty())
    reader.mistake("errors",
                   "is false, and [robustness.error] says how large they are; remove one of the two");
  reader.finish();
  return out;
}

}  // namespace firnline
