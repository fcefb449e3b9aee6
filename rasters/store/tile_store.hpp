// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace firnline {

/// What the store keeps for one layer: slots of one fixed size, one per tile.
struct StoredLayer {
  std::string name;                ///< file-name safe
  std::size_t bytes_per_tile = 0;  ///< of a full tile; edge tiles use the front of the slot
};

/// Whatever must outlive a pass. One file per layer with one slot per tile, and an append-only, fsynced journal whose
/// records carry a CRC: a tile exists exactly when the journal says so and the CRC of its slot agrees.
/// All-no-data tiles take no space. A killed writer loses at most the tiles since its last commit; a power cut, at most
/// those since the last sync. Threads may write, commit and read different tiles at the same time.
class TileStore {
 public:
  /// Creates an empty store in folder (made if needed; an older store there is removed first).
  /// identity: hash of job, inputs and program that a resumed run must match. throws: OutputError
  static TileStore create(const std::filesystem::path& folder, const std::string& identity,
                          std::vector<StoredLayer> layers, std::int64_t tiles);

  /// Opens the store of an interrupted run; a torn last record is dropped, damaged tiles are forgotten.
  /// Every committed slot is read once and held against its checksum.
  /// throws: CheckpointError (none there; other identity, layers or tile count; journal damaged before its end)
  static TileStore resume(const std::filesystem::path& folder, const std::string& identity,
                          const std::vector<StoredLayer>& layers, std::int64_t tiles);

  /// Opens for reading only (re-ranking, map making). throws: CheckpointError
  static TileStore open(const std::filesystem::path& folder);

  /// Is there a store that resume or open could be asked for? A run killed before create ended leaves none.
  [[nodiscard]] static bool exists(const std::filesystem::path& folder);

  TileStore(TileStore&&) noexcept;
  TileStore& operator=(TileStore&&) noexcept;
  ~TileStore();

  [[nodiscard]] const std::vector<StoredLayer>& layers() const;
  [[nodiscard]] std::int64_t tiles() const;
  [[nodiscard]] bool done(std::int64_t tile) const;
  [[nodiscard]] std::int64_t tiles_done() const;

  /// Writes the bytes of one layer of one tile; an empty span says "all no data". Visible only after commit(tile, ...).
  /// A committed tile that is written again must be committed again, all its layers.
  /// throws: OutputError
  void write(std::int64_t tile, std::size_t layer, std::span<const std::byte> bytes);

  /// Journals the tile: all its layers written before, plus a small blob (zone sums, audit state) that belongs to it.
  /// Durable when it returns if sync is true. throws: OutputError
  void commit(std::int64_t tile, std::span<const std::byte> blob, bool sync);

  /// Reads a committed tile back into exactly as many bytes as were written; false = all no data (bytes untouched).
  /// throws: CheckpointError on a CRC mismatch
  bool read(std::int64_t tile, std::size_t layer, std::span<std::byte> bytes) const;
  /// What was committed with the tile. throws: CheckpointError on a CRC mismatch
  [[nodiscard]] std::vector<std::byte> blob(std::int64_t tile) const;

  /// Makes everything committed so far durable. throws: OutputError
  void sync();

  /// Bytes on disk that a full store needs, blobs aside. For check.
  [[nodiscard]] static std::int64_t bytes_needed(const std::vector<StoredLayer>& layers, std::int64_t tiles);

 private:
  struct State;
  explicit TileStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace firnline
