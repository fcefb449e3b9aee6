// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/read_job.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "host/job/toml_reader.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_layers = 512;
constexpr std::size_t most_profiles = 64;

/// Names become folder and column names: letters, digits, '_' and '-' only.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

/// "hexagon(55)" -> kind and kilometres.
void read_spread(TableReader& reader, JobRasterise& out) {
  const std::string text = reader.text("spread", "none");
  if (text == "none") return;
  const auto open = text.find('('), close = text.rfind(')');
  const std::string kind = text.substr(0, open);
  const bool has_brackets = open != std::string::npos && close == text.size() - 1;
  const std::string inside = has_brackets ? text.substr(open + 1, close - open - 1) : std::string();
  const double km = number_from(inside).value_or(0);
  if ((kind != "nearest" && kind != "hexagon") || !(km > 0) || !std::isfinite(km)) {
    reader.mistake("spread",
                   "'" + text + "' is not one of: none, nearest(KM), hexagon(KM) with KM greater than 0");
    return;
  }
  out.spread = kind;
  out.spread_km = km;
}

JobRasterise read_rasterise(const toml::table& table, const std::string& prefix, const std::string& file,
                            std::vector<Mistake>& mistakes) {
  TableReader reader(table, prefix, file, mistakes);
  JobRasterise out;
  out.layer = reader.text("layer");
  out.attribute = reader.text("attribute");
  read_spread(reader, out);
  reader.finish();
  return out;
}

/// A layer without a file has nothing that these keys could speak of.
void refuse_keys_of_files(TableReader& reader) {
  for (const char* key : {"unit", "no_data", "crs", "missing", "impute", "method", "classes",
                          "vertical_datum", "variable", "bands", "band_values", "rasterise"})
    if (reader.has(key)) reader.mistake(key, "has no effect with source = \"grid\"; remove it");
}

JobLayer read_layer(const std::string& name, const toml::table& table, const std::string& file,
                    std::vector<Mistake>& mistakes) {
  TableReader reader(table, "layers." + name, file, mistakes);
  JobLayer out;
  out.name = name;
  out.line = reader.line();
  out.sources = reader.texts("source");
  if (!reader.has("source"))
    reader.mistake("source", "is missing; name the file, or a list of files for a mosaic");
  for (const auto& source : out.sources)
    if (source.empty()) reader.mistake("source", "is empty; name the file");
  out.is = reader.text("is", name);
  out.unit = reader.text("unit");
  out.no_data = reader.maybe_number("no_data");
  out.crs = reader.text("crs");
  if (reader.has("missing"))
    out.missing = reader.word("missing", {"propagate", "structural_zero", "impute"}, "propagate");
  out.impute = reader.maybe_number("impute");
  if (out.missing == "impute" && !out.impute)
    reader.mistake("missing", "is 'impute' but no value is given; add impute = NUMBER");
  if (out.impute && out.missing != "impute")
    reader.mistake("impute", "has no effect without missing = \"impute\"");
  out.method =
      reader.word("method", {"", "nearest", "bilinear", "average", "sum", "mode", "maximum", "fraction"}, "");
  out.classes = reader.integers("classes", -32768, 65535);
  if (out.method == "fraction" && out.classes.empty())
    reader.mistake("method", "is 'fraction' but no classes are named; add classes = [ 1, 2 ]");
  if (out.method != "fraction" && !out.classes.empty())
    reader.mistake("classes", "has no effect without method = \"fraction\"");
  out.period = reader.text("period");
  out.vertical_datum = reader.text("vertical_datum");
  out.licence = reader.text("licence");
  out.citation = reader.text("citation");
  out.variable = reader.text("variable");
  out.bands = reader.integers("bands", 1, 65534);
  out.band_values = reader.numbers("band_values");
  if (!out.bands.empty() && !out.band_values.empty() && out.bands.size() != out.band_values.size())
    reader.mistake("band_values", "has " + std::to_string(out.band_values.size()) + " numbers for " +
                                      std::to_string(out.bands.size()) + " bands");
  if (const auto* inner = reader.table("rasterise"))
    out.rasterise = read_rasterise(*inner, "layers." + name + ".rasterise", file, mistakes);
  if (out.from_grid()) refuse_keys_of_files(reader);
  reader.finish();
  return out;
}

JobSites read_sites_block(const std::string& name, const toml::table& table, const std::string& file,
                          std::vector<Mistake>& mistakes) {
  TableReader reader(table, "sites." + name, file, mistakes);
  JobSites out;
  out.name = name;
  out.line = reader.line();
  out.source = reader.required_text("source");
  out.layer = reader.text("layer");
  out.id = reader.text("id", "id");
  out.label = reader.text("name", "name");
  out.lon = reader.text("lon", "lon");
  out.lat = reader.text("lat", "lat");
  const std::string separator =
      reader.has("separator") ? reader.word("separator", {",", ";", "|"}, ",") : ",";
  out.separator = separator.empty() ? ',' : separator.front();
  out.crs = reader.text("crs");
  out.footprint = reader.word("footprint", {"point", "buffer", "polygon", "line"}, "point");
  out.buffer_km = reader.number("buffer_km", 0, 0.001, 500);
  if (out.footprint == "buffer" && !reader.has("buffer_km"))
    reader.mistake("footprint", "is 'buffer' but buffer_km is not given; add buffer_km = KM");
  if (out.footprint != "buffer" && out.footprint != "line" && out.buffer_km > 0)
    reader.mistake("buffer_km", "has no effect without footprint = \"buffer\" or \"line\"");
  out.segment_km = reader.number("segment_km", 0, 0.1, 10000);
  if (out.footprint != "line" && out.segment_km > 0)
    reader.mistake("segment_km", "has no effect without footprint = \"line\"");
  out.bad_rows = reader.word("bad_rows", {"refuse", "set_aside"}, "refuse");
  out.licence = reader.text("licence");
  out.citation = reader.text("citation");
  reader.finish();
  return out;
}

JobProfile read_profile_block(const std::string& name, const toml::table& table, const std::string& file,
                              std::vector<Mistake>& mistakes) {
  TableReader reader(table, "profiles." + name, file, mistakes);
  JobProfile out;
  out.name = name;
  out.line = reader.line();
  out.use = reader.text("use", name);
  out.sites = reader.required_text("sites");
  out.scope = reader.text("scope");
  out.maps = reader.flag("maps", true);
  out.keep_indicators = reader.flag("keep_indicators", false);
  out.bind = reader.text_map("bind");
  out.set = reader.number_map("set");
  reader.finish();
  return out;
}

JobGrid read_grid(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes) {
  TableReader reader(table, "grid", file, mistakes);
  JobGrid out;
  out.like = reader.text("like");
  out.crs = reader.text("crs");
  if (const auto extent = reader.numbers("extent", 4, 4); extent.size() == 4) {
    out.extent = {extent[0], extent[1], extent[2], extent[3]};
    if (!(extent[0] < extent[2]) || !(extent[1] < extent[3]))
      reader.mistake("extent", "is empty or inverted; write [ west, south, east, north ]");
  }
  if (const auto size = reader.numbers("cell_size", 1, 2); !size.empty()) {
    out.cell_size = {size.front(), size.back()};
    if (!(size.front() > 0) || !(size.back() > 0)) reader.mistake("cell_size", "must be greater than 0");
  }
  const bool own = !out.crs.empty() || out.extent || out.cell_size;
  if (out.like.empty() && !own)
    reader.mistake("like", "is missing; name a layer, or give crs, extent and cell_size");
  if (!out.like.empty() && own)
    reader.mistake("like", "and crs/extent/cell_size exclude each other; keep one of the two");
  if (out.like.empty() && own && (out.crs.empty() || !out.extent || !out.cell_size))
    reader.mistake("crs", "extent and cell_size must be given together");
  reader.finish();
  return out;
}

void read_area(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes, Job& job) {
  TableReader reader(table, "area", file, mistakes);
  if (const auto box = reader.numbers("bbox", 4, 4); box.size() == 4) {
    job.area_bbox = {box[0], box[1], box[2], box[3]};
    if (box[0] == box[2] || !(box[1] < box[3]) || std::abs(box[1]) > 90 || std::abs(box[3]) > 90 ||
        std::abs(box[0]) > 360 || std::abs(box[2]) > 360)
      reader.mistake(
          "bbox", "is empty, inverted or outside the Earth; write [ west, south, east, north ] in degrees");
  }
  job.area_polygons = reader.text("polygons");
  reader.finish();
}

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

template <class T>
std::vector<std::string> names_of(const std::vector<T>& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

std::string hint(const std::string& wrong, const std::vector<std::string>& valid) {
  const auto near = nearest_name(wrong, valid);
  return near.empty() ? std::string() : "; did you mean '" + near + "'?";
}

/// References between the blocks of one job.
void check_references(const Job& job, std::vector<Mistake>& mistakes) {
  const auto layers = names_of(job.layers), sites = names_of(job.sites);
  const auto has = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (!job.grid.like.empty() && !has(layers, job.grid.like))
    mistakes.push_back({job.file, 0, 0, "grid.like",
                        "names no layer of this job: '" + job.grid.like + "'" + hint(job.grid.like, layers)});
  for (const auto& profile : job.profiles) {
    const std::string key = "profiles." + profile.name;
    if (!profile.sites.empty() && !has(sites, profile.sites))
      mistakes.push_back(
          {job.file, profile.line, 0, key + ".sites",
           "names no site list of this job: '" + profile.sites + "'" + hint(profile.sites, sites)});
    for (const auto& [need, layer] : profile.bind)
      if (!has(layers, layer))
        mistakes.push_back({job.file, profile.line, 0, key + ".bind." + need,
                            "names no layer of this job: '" + layer + "'" + hint(layer, layers)});
  }
  // File systems that ignore case must not merge two output folders.
  std::vector<std::string> lower;
  for (auto name : names_of(job.profiles)) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    });
    if (has(lower, name))
      mistakes.push_back(
          {job.file, 0, 0, "profiles",
           "two profiles are called '" + name + "' when upper and lower case are ignored; rename one"});
    lower.push_back(name);
  }
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (text[i] < '0' || text[i] > '9') return false;
  const int month = (text[5] - '0') * 10 + text[6] - '0', day = (text[8] - '0') * 10 + text[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

void read_root(const toml::table& table, std::vector<Mistake>& mistakes, Job& job) {
  TableReader root(table, "", job.file, mistakes);
  job.title = root.required_text("title");
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
  read_section(root, "sites", most_profiles, job.sites,
               [&](const std::string& name, const toml::table& inner) {
                 return read_sites_block(name, inner, job.file, mistakes);
               });
  read_section(root, "profiles", most_profiles, job.profiles,
               [&](const std::string& name, const toml::table& inner) {
                 return read_profile_block(name, inner, job.file, mistakes);
               });
  if (!root.has("layers")) root.mistake("layers", "is missing; add at least one [layers.NAME]");
  if (!root.has("profiles")) root.mistake("profiles", "is missing; add at least one [profiles.NAME]");
  root.finish();
  check_references(job, mistakes);
}

/// Text that is not UTF-8 would otherwise be reported by the parser as a syntax error in the wrong words.
std::string encoding_complaint(std::string_view text) {
  if (text.size() >= 2 &&
      ((text[0] == '\xff' && text[1] == '\xfe') || (text[0] == '\xfe' && text[1] == '\xff')))
    return "the file is UTF-16; save it as UTF-8";
  if (text.find('\0') != std::string_view::npos) return "the file contains a NUL byte; it is not a text file";
  return {};
}

/// What a line that is no TOML most often needs, in words for people who do not know TOML.
std::string hint_for_syntax(const toml::parse_error& error) {
  const std::string_view what = error.description();
  if (what.find("string") != std::string_view::npos)
    return "; a text begins and ends with a quotation mark, on one line";
  return "; a line is KEY = VALUE, [SECTION], or a remark that begins with #";
}

/// Letters to change, add, drop or swap with their neighbour (optimal string alignment).
std::size_t slips_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    before_last = std::exchange(last, now);
  }
  return last.back();
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
  try {
    const toml::table table = toml::parse(text, file);
    read_root(table, mistakes, job);
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    mistakes.push_back(
        {file, static_cast<int>(at.line), static_cast<int>(at.column), "",
         "this line cannot be read: " + std::string(error.description()) + hint_for_syntax(error)});
  }
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
  throw UsageError("the job has no profile called '" + name + "'" + hint(name, names_of(job.profiles)),
                   "--set", remedy);
}

std::string nearest_name(std::string_view wrong, const std::vector<std::string>& valid) {
  std::string best;
  std::size_t best_slips = 3;  // two slips of the finger; more is another word
  if (wrong.size() > 128) return best;
  for (const auto& candidate : valid) {
    const std::size_t slips = slips_between(wrong, candidate);
    if (slips >= best_slips || slips >= wrong.size()) continue;
    best_slips = slips;
    best = candidate;
  }
  return best;
}

std::string Mistake::text() const {
  std::string where = file;
  if (line > 0) where += ":" + std::to_string(line);
  if (line > 0 && column > 0) where += ":" + std::to_string(column);
  return where + ": " + (key.empty() ? message : key + " " + message);
}

ExitCode exit_code_of(const std::vector<Mistake>& mistakes) {
  for (const ExitCode code : {ExitCode::policy, ExitCode::job_file})
    for (const auto& mistake : mistakes)
      if (mistake.code == code) return code;
  return mistakes.empty() ? ExitCode::done : mistakes.front().code;
}

std::string describe(const std::vector<Mistake>& mistakes) {
  std::string all = mistakes.size() == 1 ? "1 mistake:" : std::to_string(mistakes.size()) + " mistakes:";
  for (const auto& mistake : mistakes) all += "\n  " + mistake.text();
  return all;
}

}  // namespace firnline
