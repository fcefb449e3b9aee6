// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/requirements.hpp"

#include "host/job/names.hpp"
#include "host/job/profile_place.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_requirements = 64;
constexpr double greatest_threshold = 1e30;

/// 2026, 2026-05 or 2026-05-31
bool is_partial_date(const std::string& text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  if (text.size() > 4 && (number(5) < 1 || number(5) > 12)) return false;
  return text.size() < 10 || (number(8) >= 1 && number(8) <= 31);
}

void read_id(TableReader& reader, Requirement& out) {
  out.id = reader.required_text("id");
  if (!out.id.empty() && !is_plain_name(out.id))
    reader.mistake("id", "may only hold letters, digits, '_' and '-' (other texts name requirements by it)");
}

/// An attribute has no cells: what speaks of them has no effect.
void read_source(TableReader& reader, Requirement& out) {
  out.attribute = reader.text("attribute");
  out.measured.id = out.id;
  out.measured.indicator = reader.text("indicator");
  out.measured.set = reader.number_map("set");
  out.measured.bind = reader.text_map("bind");
  out.measured.extract = reader.text("extract");
  out.measured.min_valid_share = reader.number("min_valid_share", 0.5, 0, 1);
  out.measured.line = out.line;
  const bool ground = reader.has("indicator"), listed = reader.has("attribute");
  if (ground == listed)
    reader.mistake("indicator", std::string(ground ? "cannot stand beside an attribute" : "is missing") +
                                    "; name either the indicator that cells are measured by, or the "
                                    "attribute that the site list holds");
  if (!listed) return read_place(reader, out.measured);
  for (const char* key : {"set", "bind", "extract", "min_valid_share", "at", "buffer_km"})
    if (reader.has(key))
      reader.mistake(key, "has no effect beside an attribute, which has no cells; remove it");
  (void)reader.text("at");
  (void)reader.maybe_number("buffer_km");
}

void read_threshold(TableReader& reader, Requirement& out) {
  const std::vector<std::string> words(comparator_names.begin(), comparator_names.end());
  if (reader.has("comparator"))
    out.comparator = reader.word("comparator", words, "<=");
  else
    reader.mistake("comparator", "is missing; write one of: " + joined(words));
  if (reader.has("threshold"))
    out.threshold = reader.number("threshold", 0, -greatest_threshold, greatest_threshold);
  else
    reader.mistake("threshold", "is missing; write a number in the requirement's unit");
  out.unit = reader.required_text("unit");
}

Requirement read_requirement(const toml::table& table, const std::string& file,
                             std::vector<Mistake>& mistakes) {
  TableReader reader(table, "requirement", file, mistakes);
  Requirement out;
  out.line = reader.line();
  read_id(reader, out);
  out.pillar = reader.word("pillar", {pillar_names.begin(), pillar_names.end()}, "other");
  out.metric = reader.required_text("metric");
  read_source(reader, out);
  read_threshold(reader, out);
  out.evidence_date = reader.text("evidence_date");
  if (!out.evidence_date.empty() && !is_partial_date(out.evidence_date))
    reader.mistake("evidence_date", "is not a date; write \"2026-05-31\", \"2026-05\" or \"2026\"");
  out.mandatory = reader.flag("mandatory", false);
  out.why = reader.text("why");
  reader.finish();
  return out;
}

void read_root(const toml::table& table, const std::string& file, std::vector<Mistake>& mistakes,
               Requirements& out) {
  TableReader root(table, "", file, mistakes);
  out.id = root.required_text("id");
  out.title = root.required_title();
  out.inspired_by = root.text("inspired_by");
  if (const auto* list = root.array("requirement"))
    for (const auto& item : *list)
      if (const auto* inner = item.as_table()) out.list.push_back(read_requirement(*inner, file, mistakes));
  if (out.list.empty()) root.mistake("requirement", "is missing; add at least one [[requirement]]");
  if (out.list.size() > most_requirements)
    root.mistake("requirement", "appears more than " + std::to_string(most_requirements) + " times");
  root.finish();
  for (std::size_t i = 0; i < out.list.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (out.list[i].id == out.list[j].id)
        mistakes.push_back({file, out.list[i].line, 0, "requirement",
                            "'" + out.list[i].id + "' appears twice; give one another id"});
}

}  // namespace

Requirements read_requirements(std::string_view text, const std::string& file,
                               std::vector<Mistake>& mistakes) {
  Requirements out;
  out.text = std::string(text);
  if (const auto table = parsed_toml(text, file, mistakes)) read_root(*table, file, mistakes, out);
  return out;
}

}  // namespace firnline
