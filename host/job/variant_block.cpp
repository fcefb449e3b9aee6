// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "host/job/job_blocks.hpp"
#include "host/job/names.hpp"
#include "host/job/toml_reader.hpp"
#include "kernels/grid/lower_case.hpp"

namespace firnline {
namespace {

constexpr std::size_t longest_word = 64;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Words of a variant become column names and headings.
bool is_plain_word(const std::string& word) {
  return word.size() <= longest_word && std::all_of(word.begin(), word.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
                  c == '-' || c == '+';
         });
}

std::string word_of(TableReader& reader, const std::string& key) {
  std::string word = reader.text(key);
  if (!is_plain_word(word))
    reader.mistake(key,
                   "may only hold up to 64 letters, digits, '.', '_', '-' and '+' (it becomes part of column "
                   "names); write 'high_emissions' for 'high emissions'");
  return word;
}

/// "2050" or "2071-2099": what a layer's period may say.
bool is_period(const std::string& text) {
  const auto year = [&](std::size_t at) {
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(at) + 4, is_digit);
  };
  return (text.size() == 4 && year(0)) || (text.size() == 9 && text[4] == '-' && year(0) && year(5));
}

/// A layer of the job with the keys of a variant written over it. What it means stays what it is.
JobLayer read_over(const JobLayer& own, const JobVariant& variant, const toml::table& table,
                   const std::string& file, std::vector<Mistake>& mistakes) {
  JobLayer out = own;
  out.variant = variant.name;
  TableReader reader(table, out.key(), file, mistakes);
  out.line = reader.line();
  // The years of the file that is replaced would be wrong for the one that comes.
  out.period = is_period(variant.horizon) ? variant.horizon : "";
  if (reader.has("is")) {
    (void)reader.text("is");
    reader.mistake("is", "cannot change in a variant: the layer means what it means; name another file");
  }
  read_layer_keys(reader, file, mistakes, out);
  if (own.from_grid() || out.from_grid())
    reader.mistake("source",
                   "is worked out from the grid, which is the same in every variant; remove the table");
  if (own.from_hydrology() || out.from_hydrology())
    reader.mistake(
        "source",
        "is worked out by [hydrology], which is the same in every variant; remove the table, or name "
        "files in [" +
            own.key() + "]");
  if (own.from_travel() || out.from_travel())
    reader.mistake("source",
                   "is worked out by [travel], which is the same in every variant; remove the table, or name "
                   "files in [" +
                       own.key() + "]");
  if ((own.method == "fraction") != (out.method == "fraction"))
    reader.mistake("method", "cannot change from or to 'fraction' in a variant: shares are not classes");
  if (table.empty())
    reader.mistake("source", "is missing, and so is every other key; name what the variant replaces");
  reader.finish();
  return out;
}

void read_layers(TableReader& reader, const std::vector<JobLayer>& layers, const std::string& file,
                 std::vector<Mistake>& mistakes, JobVariant& out) {
  const std::string remedy = "add [variants." + out.name + ".layers.NAME] with the keys that differ";
  const toml::table* tables = reader.table("layers");
  if (tables == nullptr) {
    if (!reader.has("layers")) reader.mistake("layers", "is missing; " + remedy);
    return;
  }
  if (tables->empty()) reader.mistake("layers", "is empty; " + remedy);
  std::vector<std::string> names;
  for (const auto& layer : layers) names.push_back(layer.name);
  for (const auto& [key, node] : *tables) {
    const std::string name(key.str());
    const auto own =
        std::find_if(layers.begin(), layers.end(), [&](const JobLayer& layer) { return layer.name == name; });
    if (own == layers.end())
      reader.mistake("layers", "names no layer of this job: '" + name + "'" + did_you_mean(name, names));
    else if (const auto* inner = node.as_table())
      out.layers.push_back(read_over(*own, out, *inner, file, mistakes));
    else
      reader.mistake("layers", "entry '" + name + "' is not a table; write [variants." + out.name +
                                   ".layers." + name + "]");
  }
  std::stable_sort(out.layers.begin(), out.layers.end(),
                   [](const JobLayer& a, const JobLayer& b) { return a.line < b.line; });
}

}  // namespace

JobVariant read_variant_block(const std::string& name, const toml::table& table, const std::string& file,
                              const std::vector<JobLayer>& layers, std::vector<Mistake>& mistakes) {
  TableReader reader(table, "variants." + name, file, mistakes);
  JobVariant out;
  out.name = name;
  out.line = reader.line();
  out.scenario = word_of(reader, "scenario");
  out.horizon = word_of(reader, "horizon");
  out.model = word_of(reader, "model");
  if (out.scenario.empty() && out.horizon.empty() && out.model.empty())
    reader.mistake("scenario", "is missing; say what the variant stands for with scenario, horizon or model");
  read_layers(reader, layers, file, mistakes, out);
  reader.finish();
  return out;
}

void check_variants(const Job& job, std::vector<Mistake>& mistakes) {
  std::map<std::tuple<std::string, std::string, std::string>, std::string> seen;
  std::map<std::string, std::string> names;
  std::map<std::string, std::pair<std::string, std::string>> groups;
  const auto mistake = [&](const JobVariant& variant, const std::string& message) {
    mistakes.push_back({job.file, variant.line, 0, "variants." + variant.name, message});
  };
  for (const auto& one : job.variants) {
    if (const auto [at, fresh] = seen.try_emplace({one.scenario, one.horizon, one.model}, one.name); !fresh)
      mistake(one, "has the scenario, horizon and model of '" + at->second + "'; change one of the three");
    if (const auto [at, fresh] = names.try_emplace(lower_case(one.name), one.name); !fresh)
      mistake(one, "is called like '" + at->second + "' when upper and lower case are ignored; rename one");
    // Columns of tables tell no upper from lower case either.
    const std::pair<std::string, std::string> words{one.scenario, one.horizon};
    if (const auto [at, fresh] = groups.try_emplace(lower_case(one.group()), words);
        !fresh && at->second != words)
      mistake(one, "would share the column name '" + one.group() +
                       "' with another scenario and horizon; write one of them differently");
  }
}

}  // namespace firnline
