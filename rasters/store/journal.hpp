// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rasters/opener/system_file.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

// The journal of a tile store: one header, then one record per committed tile, only ever appended. Private to store/.
// All integers are 64 bits, little-endian; every part ends with the CRC-64 of all its bytes before it.
//
//   header  magic "FIRNJRNL", version, tiles, layers, {bytes_per_tile, text name} per layer, text identity, CRC
//   record  magic "FIRNTILE", tile, {bytes, CRC of the slot} per layer, bytes of the blob, the blob, CRC
//   text    its bytes, and how many before them

/// What belongs to the whole store and must agree when a run is resumed.
struct JournalHeader {
  std::string identity;
  std::vector<StoredLayer> layers;
  std::int64_t tiles = 0;
};

/// What one slot holds. No bytes: the tile is all no data there, and nothing was stored.
struct StoredSlot {
  std::uint64_t bytes = 0;
  std::uint64_t crc = 0;
};

struct JournalRecord {
  std::int64_t tile = 0;
  std::vector<StoredSlot> slots;  ///< one per layer
  std::int64_t offset = 0;        ///< of the record in the journal
  std::int64_t bytes = 0;         ///< of the whole record
};

[[nodiscard]] std::vector<std::byte> encoded_header(const JournalHeader& header);
[[nodiscard]] std::vector<std::byte> encoded_record(std::int64_t tile, std::span<const StoredSlot> slots,
                                                    std::span<const std::byte> blob);
/// Bytes of a record without its blob.
[[nodiscard]] std::int64_t bytes_of_record(std::size_t layers);

/// A journal as far as it is sound.
struct JournalContents {
  JournalHeader header;
  std::vector<JournalRecord> records;  ///< in the order of their commits; the last one of a tile counts
  std::int64_t sound_bytes = 0;        ///< a torn last record begins here, if there is one
};

/// throws: CheckpointError (not a journal, other version, damaged before its end)
[[nodiscard]] JournalContents read_journal(const SystemFile& file);

/// The blob of a record, its checksum verified. throws: CheckpointError
[[nodiscard]] std::vector<std::byte> read_blob(const SystemFile& file, const JournalRecord& record);

/// For every message about a store that cannot be used.
inline constexpr const char* start_again_remedy =
    "Start the run again from the beginning with --overwrite instead of --resume.";

}  // namespace firnline
