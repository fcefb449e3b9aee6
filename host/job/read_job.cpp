// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/read_job.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "host/job/job_blocks.hpp"
#include "host/job/names.hpp"
#include "host/job/toml_reader.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/lower_case.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_layers = 512;
constexpr std::size_t most_profiles = 64;
constexpr std::size_t most_indicators = 64;
constexpr std::size_t most_variants = 32;

/// Reads every named table of a section, in file order.
template <class T, class Read>
void read_section(TableReader& root, const std::string& section, std::size_t most, std::vector<T>& out,
                  const Read& read) {
  const toml::table* tables = root.table(section);
  if (tables == nullptr) return;
  if (tables->size() > most) {
    root.mistake(section, "has " + std::to_string(tables->size()) + " entries; at most " +
                              std::to_string(most) + " are allowed");
    return;
  }
  for (const auto& [key, node] : *tables) {
    const std::string name(key.str());
    if (!is_plain_name(name))
      root.mistake(
          section,
          "entry '" + name + "' may only hold letters, digits, '_' and '-' (its name becomes a file name)");
    else if (const auto* inner = node.as_table())
      out.push_back(read(name, *inner));
    else
      root.mistake(section, "entry '" + name + "' is not a table; write [" + section + "." + name + "]");
  }
  std::stable_sort(out.begin(), out.end(), [](const T& a, const T& b) { return a.line < b.line; });
}

/// References between the blocks of one job.
void check_references(const Job& job, std::vector<Mistake>& mistakes) {
  const auto layers = names_of(job.layers), sites = names_of(job.sites);
  if (!job.grid.like.empty() && !holds(layers, job.grid.like))
    mistakes.push_back(
        {job.file, 0, 0, "grid.like",
         "names no layer of this job: '" + job.grid.like + "'" + did_you_mean(job.grid.like, layers)});
  for (const auto& indicator : job.indicators)
    for (const auto& [name, layer] : indicator.layers)
      if (!holds(layers, layer))
        mistakes.push_back({job.file, indicator.line, 0, "indicators." + indicator.name + ".layers." + name,
                            "names no layer of this job: '" + layer + "'" + did_you_mean(layer, layers)});
  for (const auto& profile : job.profiles) {
    const std::string key = "profiles." + profile.name;
    if (!profile.sites.empty() && !holds(sites, profile.sites))
      mistakes.push_back(
          {job.file, profile.line, 0, key + ".sites",
           "names no site list of this job: '" + profile.sites + "'" + did_you_mean(profile.sites, sites)});
    for (const auto& [need, layer] : profile.bind)
      if (!holds(layers, layer))
        mistakes.push_back({job.file, profile.line, 0, key + ".bind." + need,
                            "names no layer of this job: '" + layer + "'" + did_you_mean(layer, layers)});
  }
  // File systems that ignore case must not merge two output folders.
  std::vector<std::string> lower;
  for (const auto& profile : job.profiles) {
    const std::string name = lower_case(profile.name);
    if (holds(lower, name))
      mistakes.push_back(
          {job.file, 0, 0, "profiles",
           "two profiles are called '" + name + "' when upper and lower case are ignored; rename one"});
    lower.push_back(name);
  }
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
    if (text[i] < '0' || text[i] > '9') return false;
  const int month = (text[5] - '0') * 10 + text[6] - '0', day = (text[8] - '0') * 10 + text[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

void read_root(const toml::table& table, std::vector<Mistake>& mistakes, Job& job) {
  TableReader root(table, "", job.file, mistakes);
  job.title = root.required_title();
  job.align_by_kind = root.word("align", {"by_kind"}, "") == "by_kind";
  job.reference_date = root.text("reference_date", job.reference_date);
  if (!is_date(job.reference_date)) root.mistake("reference_date", "is not a date; write \"2026-01-31\"");
  if (const auto* grid = root.table("grid"))
    job.grid = read_grid(*grid, job.file, mistakes);
  else
    root.mistake("grid", "is missing; add [grid] with like = \"LAYER\"");
  if (const auto* area = root.table("area")) read_area(*area, job.file, mistakes, job);
  read_section(root, "layers", most_layers, job.layers,
               [&](const std::string& name, const toml::table& inner) {
                 return read_layer(name, inner, job.file, mistakes);
               });
  if (const auto* hydrology = root.table("hydrology"))
    job.hydrology = read_hydrology_block(*hydrology, job.file, mistakes);
  if (const auto* travel = root.table("travel")) job.travel = read_travel_block(*travel, job.file, mistakes);
  read_section(root, "indicators", most_indicators, job.indicators,
               [&](const std::string& name, const toml::table& inner) {
                 return read_indicator_block(name, inner, job.file, mistakes);
               });
  read_section(root, "attributes", most_indicators, job.attributes,
               [&](const std::string& name, const toml::table& inner) {
                 return read_attribute_block(name, inner, job.file, mistakes);
               });
  read_section(root, "energy", most_profiles, job.energy,
               [&](const std::string& name, const toml::table& inner) {
                 return read_energy_block(name, inner, job.file, mistakes);
               });
  read_section(root, "repairs", most_profiles, job.repairs,
               [&](const std::string& name, const toml::table& inner) {
                 return read_repair_block(name, inner, job.file, mistakes);
               });
  read_section(root, "variants", most_variants, job.variants,
               [&](const std::string& name, const toml::table& inner) {
                 return read_variant_block(name, inner, job.file, job.layers, mistakes);
               });
  read_section(root, "sites", most_profiles, job.sites,
               [&](const std::string& name, const toml::table& inner) {
                 return read_sites_block(name, inner, job.file, mistakes);
               });
  read_section(root, "units", most_profiles, job.units,
               [&](const std::string& name, const toml::table& inner) {
                 return read_units_block(name, inner, job.file, mistakes);
               });
  read_section(root, "profiles", most_profiles, job.profiles,
               [&](const std::string& name, const toml::table& inner) {
                 return read_profile_block(name, inner, job.file, mistakes);
               });
  if (const auto* robustness = root.table("robustness"))
    job.robustness = read_robustness_block(*robustness, job.file, mistakes);
  if (const auto* context = root.table("context"))
    job.context = read_context_block(*context, job.file, mistakes);
  if (!root.has("layers")) root.mistake("layers", "is missing; add at least one [layers.NAME]");
  if (!root.has("profiles")) root.mistake("profiles", "is missing; add at least one [profiles.NAME]");
  root.finish();
  check_references(job, mistakes);
  check_energy(job, mistakes);
  check_hydrology(job, mistakes);
  check_travel(job, mistakes);
  check_variants(job, mistakes);
  check_units(job, mistakes);
}

/// Text that is not UTF-8 would otherwise be reported by the parser as a syntax error in the wrong words.
std::string encoding_complaint(std::string_view text) {
  if (text.size() >= 2 &&
      ((text[0] == '\xff' && text[1] == '\xfe') || (text[0] == '\xfe' && text[1] == '\xff')))
    return "the file is UTF-16; save it as UTF-8";
  const std::size_t nul = text.find('\0');
  if (nul < 2 && text.size() > nul + 2 && text[nul + 2] == '\0')  // every second byte of Latin text
    return "the file looks like UTF-16 without a byte order mark; save it as UTF-8";
  if (nul != std::string_view::npos) return "the file contains a NUL byte; it is not a text file";
  return {};
}

}  // namespace

Job read_job(std::string_view text, const std::string& file, std::vector<Mistake>& mistakes) {
  Job job;
  job.file = file;
  job.text = std::string(text);
  if (const auto complaint = encoding_complaint(text); !complaint.empty()) {
    mistakes.push_back({file, 1, 1, "", complaint});
    return job;
  }
  if (text.size() > most_job_bytes) {
    mistakes.push_back(
        {file, 0, 0, "", "the file is larger than 4 MiB; a job names files, it does not hold them"});
    return job;
  }
  if (const auto table = parsed_toml(text, file, mistakes)) read_root(*table, mistakes, job);
  return job;
}

void apply_override(Job& job, std::string_view assignment) {
  const auto equals = assignment.find('=');
  const std::string left(assignment.substr(0, equals));
  const auto dot = left.find('.');
  const std::string_view right =
      equals == std::string_view::npos ? std::string_view() : assignment.substr(equals + 1);
  const double value = number_from(right).value_or(std::numeric_limits<double>::quiet_NaN());
  const std::string remedy =
      "write --set PROFILE.INDICATOR.PARAMETER=NUMBER or --set PROFILE.weight.INDICATOR=NUMBER";
  if (dot == std::string::npos || !std::isfinite(value))
    throw UsageError("'" + std::string(assignment) + "' is not a setting", "--set", remedy);
  const std::string name = left.substr(0, dot);
  for (auto& profile : job.profiles) {
    if (profile.name != name) continue;
    profile.set[left.substr(dot + 1)] = value;
    return;
  }
  throw UsageError(
      "the job has no profile called '" + name + "'" + did_you_mean(name, names_of(job.profiles)), "--set",
      remedy);
}

}  // namespace firnline
