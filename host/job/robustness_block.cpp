// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

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

void read_weights(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes,
                  JobRobustness& out) {
  TableReader reader(table, "robustness.weights", file, mistakes);
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    const auto [line, column] = reader.place_of(name);
    const auto shares = reader.numbers(name, 2, 2);
    if (shares.size() != 2) continue;
    if (shares[0] >= 0 && shares[1] <= 1 && shares[0] < shares[1])
      out.weights.push_back({name, shares[0], shares[1], line, column});
    else
      reader.mistake(name,
                     "is no range of shares; write the lowest and the highest share that may be drawn, "
                     "between 0 and 1, the lower one first: [0.2, 0.5]");
  }
  reader.finish();
}

/// "a >= b >= c" without its blanks, or nothing.
std::vector<std::string> names_in_order(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(">=", begin), text.size());
    std::string_view name = text.substr(begin, end - begin);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (!is_plain_name(name)) return {};
    names.emplace_back(name);
    begin = end + 2;
  }
  return names;
}

void read_order(TableReader& reader, JobRobustness& out) {
  const auto [line, column] = reader.place_of("order");
  for (const auto& text : reader.texts("order")) {
    const auto names = names_in_order(text);
    if (names.size() < 2)
      reader.mistake("order", "'" + text + "' is no order of weights; write \"a >= b\" or \"a >= b >= c\"");
    else
      out.order.push_back({names, line, column});
  }
}

}  // namespace

std::string JobWeightOrder::text() const {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : " >= ") + name;
  return out;
}

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
  if (const auto* weights = reader.table("weights")) read_weights(*weights, file, mistakes, out);
  read_order(reader, out);
  for (const char* key : {"weights", "order"})
    if (out.draws == 0 && reader.has(key))
      reader.mistake(key, "has no effect with draws = 0; remove one of the two");
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
