// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/job_blocks.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {

JobRepair read_repair_block(const std::string& name, const toml::table& table, const std::string& file,
                            std::vector<Mistake>& mistakes) {
  TableReader reader(table, "repairs." + name, file, mistakes);
  JobRepair out;
  out.name = name;
  out.line = reader.line();
  out.title = reader.required_title();
  out.sets = reader.number_map("sets");
  if (out.sets.empty() && (!reader.has("sets") || reader.table("sets") != nullptr))
    reader.mistake("sets",
                   "is missing or empty; write what it makes of the site: sets = { flood_hazard_class = 0 }");
  reader.finish();
  return out;
}

}  // namespace firnline
