// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A manifest that is read is written again as one that reads the same; every site of the list it names can be
// explained. An input is the manifest and, behind a line of %%, the table of its first profile; @sites@ in
// the manifest stands for that table's SHA-256.
#include <algorithm>
#include <string>

#include "host/finished_run/explain.hpp"
#include "host/finished_run/finished_run.hpp"
#include "host/finished_run/outlook.hpp"
#include "nlohmann/json.hpp"
#include "rasters/opener/digest.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/small_file.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::fuzz {
namespace {

/// A finished run whose manifest and table change.
struct Folder {
  testing::ScratchFolder top;
  SmallFile manifest{top / "manifest.json"};
  SmallFile table{top.write("test/sites.csv", "")};

  FinishedRun read(std::string_view text) {
    manifest.holds(text);
    return read_finished_run(top.path());
  }
};

constexpr std::string_view table_mark = "\n%%\n", digest_mark = "@sites@";

/// The first and the last: what a site is told depends on its neighbours.
void require_explained(const FinishedRun& run) {
  for (const FinishedProfile& profile : run.profiles)
    for (std::size_t at = 0; at < profile.sites.size();
         at += std::max<std::size_t>(profile.sites.size() - 1, 1)) {
      try {
        const Explanation explanation = explain(run, profile.sites[at].id, profile.name);
        require(!explanation_text(explanation).empty(), "a site is explained");
        require(nlohmann::json::accept(explanation_json(explanation)), "an explanation is JSON",
                explanation_json(explanation));
      } catch (const UsageError&) {  // another list has the name, or another site the id
      }
    }
}

/// Where the run does not take what the manifest says: rows of tables are counted.
bool is_counted(std::string_view key) {
  return key == "count" || key == "rejected" || key == "overlaps";
}

/// Everything that is written stood in what was read, value for value.
void require_kept(const nlohmann::ordered_json& read, const nlohmann::ordered_json& written,
                  const std::string& key) {
  if (is_counted(key)) return;
  constexpr std::string_view property = "a manifest is written as it was read";
  if (written.is_object()) {
    require(read.is_object(), property, key);
    for (const auto& [name, value] : written.items())
      if (!is_counted(name)) require_kept(read.at(name), value, name);
  } else if (written.is_array() && written.empty()) {
    require(read.empty(), property, key);  // null, too, is a list of nothing
  } else if (written.is_array()) {
    // A knot is a pair; what stands behind its two numbers is passed over.
    require(read.is_structured() && (read.size() == written.size() || (key == "value" && read.size() > 2)),
            property, key);
    auto one = read.begin();
    for (const auto& value : written) require_kept(*one++, value, key);
  } else if (written.is_number()) {
    require(read.is_number() && read.get<double>() == written.get<double>(), property,
            key + " " + read.dump() + " " + written.dump());
  } else {
    require(read == written, property, key + " " + read.dump() + " " + written.dump());
  }
}

void try_manifest(Folder& folder, std::string_view input) {
  const std::size_t mark = input.find(table_mark);
  const std::string_view table = mark == std::string_view::npos ? "" : input.substr(mark + table_mark.size());
  folder.table.holds(table);
  std::string text(input.substr(0, mark));
  if (const auto at = text.find(digest_mark); at != std::string::npos)
    text.replace(at, digest_mark.size(), sha256_of_text(table));
  FinishedRun run = folder.read(text);
  require_explained(run);
  const std::size_t sites = run.profiles.empty() ? 0 : run.profiles[0].sites.size();
  std::uint64_t kind = folded(std::min<std::size_t>(sites, 4), run.profiles.size() + 8 * run.variants.size());
  const std::string first = manifest_text(run);
  require_kept(nlohmann::ordered_json::parse(text), nlohmann::ordered_json::parse(first), "manifest");
  const std::string second = manifest_text(folder.read(first));
  require(second == first, "a manifest that is written again reads the same");
  for (const auto& name : files_named_by_manifest(folder.top.path())) kind = folded(kind, name.size() % 4);
  accepted(kind);
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firnline;
  static fuzz::Folder folder;
  try {
    fuzz::try_manifest(folder, fuzz::text_of(data, size));
  } catch (const Error& error) {
    fuzz::require_told(error, {ExitCode::checkpoint, ExitCode::sites, ExitCode::input_missing});
    const std::string& what = error.what_happened();
    const auto reason = what.find("] ");  // behind the number of an error of the JSON library
    fuzz::refused(reason == std::string::npos ? what : what.substr(reason));
  }
  return 0;
}
