// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/store/store_folder.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <string_view>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

constexpr const char* journal_name = "journal";
constexpr const char* slots_suffix = ".slots";

/// In any script: profiles and layers are called what the analyst calls them.
bool is_safe_name(std::string_view name) {
  constexpr std::size_t longest = 200;  // with the suffix it stays below the 255 bytes of common file systems
  const auto is_unsafe = [](char letter) { return letter == '/' || static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; };
  return !name.empty() && name.size() <= longest && name.front() != '.' && std::none_of(name.begin(), name.end(), is_unsafe);
}

void make_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) throw output_error("make the folder of the tile store", folder, failed.value());
}

/// The journal goes first: without it the slots mean nothing, so a kill in between leaves no half store.
void remove_older_store(const fs::path& folder) {
  std::error_code failed;
  fs::remove(folder / journal_name, failed);
  if (failed) throw output_error("remove the journal of an older run", folder / journal_name, failed.value());
  std::vector<fs::path> older;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
    if (entry->path().extension() == slots_suffix) older.push_back(entry->path());
  if (failed) throw output_error("list the folder of the tile store", folder, failed.value());
  for (const fs::path& path : older) {
    fs::remove(path, failed);
    if (failed) throw output_error("remove a file of an older run", path, failed.value());
  }
}

}  // namespace

fs::path slots_path(const fs::path& folder, const StoredLayer& layer) { return folder / (layer.name + slots_suffix); }

void require_sound_layers(const std::vector<StoredLayer>& layers, std::int64_t tiles) {
  std::set<std::string_view> names;
  for (const StoredLayer& layer : layers) {
    if (!is_safe_name(layer.name)) throw BugError("'" + layer.name + "' cannot be the file name of a stored layer.");
    if (!names.insert(layer.name).second) throw BugError("Two stored layers are called '" + layer.name + "'.");
    if (layer.bytes_per_tile == 0) throw BugError("The stored layer '" + layer.name + "' has tiles of no bytes.");
  }
  if (tiles < 0 || TileStore::bytes_needed(layers, tiles) == std::numeric_limits<std::int64_t>::max())
    throw BugError("A tile store of " + std::to_string(tiles) + " tiles cannot be made.");
}

void clear_store_folder(const fs::path& folder) {
  make_folder(folder);
  remove_older_store(folder);
}

/// Under another name first: a journal either has its whole header or does not exist.
void write_new_journal(const fs::path& folder, const JournalHeader& header) {
  const fs::path final_path = folder / journal_name;
  const fs::path new_path = folder / (std::string(journal_name) + ".partial");
  SystemFile file = SystemFile::open_output(new_path, O_WRONLY | O_CREAT | O_TRUNC);
  file.write_at(encoded_header(header), 0);
  file.sync();
  file.close();
  std::error_code failed;
  fs::rename(new_path, final_path, failed);
  if (failed) throw output_error("give the journal its name", final_path, failed.value());
  sync_folder(folder);
}

SystemFile open_journal(const fs::path& folder, int flags) {
  SystemFile file = SystemFile::try_open(folder / journal_name, flags);
  if (file.is_open()) return file;
  if (errno == ENOENT)
    throw CheckpointError("There is no interrupted run to continue in this folder.", folder.string(),
                          "Start the run without --resume.");
  throw CheckpointError("The system could not open the journal: " + std::generic_category().message(errno) + ".",
                        (folder / journal_name).string(), start_again_remedy);
}

void require_same_run(const JournalHeader& found, const JournalHeader& wanted, const fs::path& folder) {
  const auto refused = [&](const std::string& why) {
    return CheckpointError(why, (folder / journal_name).string(),
                           "Run again with the job, inputs and program of the interrupted run, or start from the "
                           "beginning with --overwrite instead of --resume.");
  };
  if (found.identity != wanted.identity)
    throw refused("The interrupted run had another job, other inputs or another version of the program.");
  if (found.tiles != wanted.tiles)
    throw refused("The interrupted run had " + std::to_string(found.tiles) + " tiles, this one has " +
                  std::to_string(wanted.tiles) + ".");
  const auto same = [](const StoredLayer& a, const StoredLayer& b) {
    return a.name == b.name && a.bytes_per_tile == b.bytes_per_tile;
  };
  if (!std::equal(found.layers.begin(), found.layers.end(), wanted.layers.begin(), wanted.layers.end(), same))
    throw refused("The interrupted run kept other layers than this one.");
}

bool has_journal(const fs::path& folder) {
  std::error_code failed;
  return fs::is_regular_file(folder / journal_name, failed);
}

}  // namespace firnline
