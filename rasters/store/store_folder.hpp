// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "rasters/opener/system_file.hpp"
#include "rasters/store/journal.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

// The files of a tile store: which there are, and how they begin. Private to store/.

[[nodiscard]] std::filesystem::path slots_path(const std::filesystem::path& folder, const StoredLayer& layer);

/// Layers that can be stored: names that are safe as file names and differ, tiles of some bytes. throws: BugError
void require_sound_layers(const std::vector<StoredLayer>& layers, std::int64_t tiles);

/// Makes the folder when needed and removes an older store in it. throws: OutputError
void clear_store_folder(const std::filesystem::path& folder);

/// throws: OutputError
void write_new_journal(const std::filesystem::path& folder, const JournalHeader& header);

/// throws: CheckpointError (there is none, it cannot be opened)
[[nodiscard]] SystemFile open_journal(const std::filesystem::path& folder, int flags);
[[nodiscard]] bool has_journal(const std::filesystem::path& folder);

/// throws: CheckpointError that says in what the interrupted run differs
void require_same_run(const JournalHeader& found, const JournalHeader& wanted, const std::filesystem::path& folder);

}  // namespace firnline
