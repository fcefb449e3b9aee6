// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/job_blocks.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

constexpr double most_range = 1e30;  // what a map of floats can hold

}  // namespace

void read_range(TableReader& reader, const std::string& whose, double& low, double& high) {
  if (const auto range = reader.numbers("range", 2, 2); range.size() == 2) {
    low = range[0];
    high = range[1];
    if (!(low < high) || low < -most_range || high > most_range)
      reader.mistake("range", "is empty, inverted or beyond 1e30; write [ smallest, greatest ] in the unit");
  } else if (!reader.has("range")) {
    reader.mistake("range", "is missing; write range = [ smallest, greatest ], inside which every " + whose +
                                " must lie");
  }
}

JobAttribute read_attribute_block(const std::string& name, const toml::table& table, const std::string& file,
                                  std::vector<Mistake>& mistakes) {
  TableReader reader(table, "attributes." + name, file, mistakes);
  JobAttribute out;
  out.name = name;
  out.line = reader.line();
  out.title = reader.required_title();
  out.column = reader.text("column", name);
  out.safety_index = reader.word("is", {"", "hospital_safety_index"}, "") == "hospital_safety_index";
  out.unit = reader.required_text("unit");
  out.column_unit = reader.text("column_unit", out.unit);
  read_range(reader, "value", out.low, out.high);
  if (out.safety_index && (out.unit != "1" || out.low < 0 || out.high > 1))
    reader.mistake("is",
                   "is 'hospital_safety_index', which is a number from 0 to 1; write unit = \"1\" and "
                   "range = [ 0, 1 ]");
  out.source = reader.text("source", "column of the site list");
  out.licence = reader.text("licence");
  out.citation = reader.text("citation");
  reader.finish();
  return out;
}

}  // namespace firnline
