// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/job_blocks.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {
namespace {

JobContext read_kind(const std::string& kind, const toml::table& table, const std::string& file,
                     std::vector<Mistake>& mistakes) {
  TableReader reader(table, "context." + kind, file, mistakes);
  JobContext out;
  out.kind = kind;
  out.line = reader.line();
  out.source = reader.required_text("source");
  out.layer = reader.text("layer");
  out.crs = reader.text("crs");
  if (kind == "towns") out.name = reader.text("name");
  out.licence = reader.text("licence");
  out.citation = reader.text("citation");
  reader.finish();
  return out;
}

}  // namespace

std::vector<JobContext> read_context_block(const toml::table& table, const std::string& file,
                                           std::vector<Mistake>& mistakes) {
  TableReader reader(table, "context", file, mistakes);
  std::vector<JobContext> all;
  for (const char* kind : {"rivers", "glaciers", "borders", "towns"}) {
    if (!reader.has(kind)) {
      (void)reader.text(kind);  // so that a message can say that it might be there
      continue;
    }
    if (!table.get(kind)->is_string()) {
      if (const auto* inner = reader.table(kind)) all.push_back(read_kind(kind, *inner, file, mistakes));
      continue;
    }
    JobContext one;
    one.kind = kind;
    one.line = reader.place_of(kind).first;
    one.source = reader.text(kind);
    if (one.source.empty()) reader.mistake(kind, "is empty; name the file");
    all.push_back(std::move(one));
  }
  reader.finish();
  return all;
}

}  // namespace firnline
