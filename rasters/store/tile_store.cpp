// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/store/tile_store.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <utility>

#include "kernels/grid/error.hpp"
#include "rasters/opener/crc64.hpp"
#include "rasters/opener/system_file.hpp"
#include "rasters/store/journal.hpp"
#include "rasters/store/store_folder.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

/// Verification reads slots in pieces of this size: large enough for the disk, small enough for any cache.
constexpr std::size_t piece_bytes = std::size_t{1} << 20;

}  // namespace

struct TileStore::State {
  fs::path folder;
  JournalHeader header;
  bool writable = false;
  SystemFile journal;
  std::int64_t journal_bytes = 0;       ///< where the next record goes
  std::vector<SystemFile> slot_files;   ///< one per layer

  static constexpr std::uint64_t not_written = std::numeric_limits<std::uint64_t>::max();
  std::vector<StoredSlot> slots;        ///< tiles x layers; bytes = not_written before write()
  std::vector<JournalRecord> records;   ///< per tile, without slots; bytes = 0: not committed
  std::atomic<std::int64_t> tiles_done = 0;

  std::mutex committing;
  std::unique_ptr<std::atomic<bool>[]> unsynced;  ///< per layer: written since the last sync
  bool sync_failed = false;  ///< once a sync failed, the system may have dropped the bytes: nothing can be promised

  State(fs::path where, JournalHeader about, bool for_writing)
      : folder(std::move(where)),
        header(std::move(about)),
        writable(for_writing),
        slots(static_cast<std::size_t>(header.tiles) * header.layers.size(), {not_written, 0}),
        records(static_cast<std::size_t>(header.tiles)),
        unsynced(std::make_unique<std::atomic<bool>[]>(header.layers.size())) {}

  [[nodiscard]] std::size_t slot_index(std::int64_t tile, std::size_t layer) const {
    require_tile(tile);
    if (layer >= header.layers.size())
      throw BugError("The tile store has no layer " + std::to_string(layer) + ".", folder.string());
    return static_cast<std::size_t>(tile) * header.layers.size() + layer;
  }
  void require_tile(std::int64_t tile) const {
    if (tile < 0 || tile >= header.tiles)
      throw BugError("The tile store has no tile " + std::to_string(tile) + ".", folder.string());
  }
  void require_writable() const {
    if (!writable) throw BugError("The tile store was opened for reading only.", folder.string());
  }
  [[nodiscard]] JournalRecord& record(std::int64_t tile) { return records[static_cast<std::size_t>(tile)]; }
  [[nodiscard]] std::span<StoredSlot> slots_of(std::int64_t tile) {
    return std::span(slots).subspan(static_cast<std::size_t>(tile) * header.layers.size(), header.layers.size());
  }
  [[nodiscard]] std::int64_t slot_offset(std::int64_t tile, std::size_t layer) const {
    return tile * static_cast<std::int64_t>(header.layers[layer].bytes_per_tile);
  }

  void forget(std::int64_t tile) {
    if (record(tile).bytes == 0) return;
    record(tile) = {};
    std::ranges::fill(slots_of(tile), StoredSlot{not_written, 0});
    --tiles_done;
  }
  void remember(JournalRecord committed) {
    if (record(committed.tile).bytes == 0) ++tiles_done;
    std::ranges::copy(committed.slots, slots_of(committed.tile).begin());
    committed.slots.clear();  // they live in slots; one vector per tile would double the memory
    record(committed.tile) = std::move(committed);
  }

  void load(JournalContents contents) {
    journal_bytes = contents.sound_bytes;
    for (JournalRecord& committed : contents.records) remember(std::move(committed));
  }

  void open_slot_files(int flags) {
    for (const StoredLayer& layer : header.layers)
      slot_files.push_back(SystemFile::open_output(slots_path(folder, layer), flags));
  }

  [[nodiscard]] bool slot_agrees(std::int64_t tile, std::size_t layer, std::span<std::byte> scratch) const {
    const StoredSlot& slot = slots[slot_index(tile, layer)];
    Crc64 crc;
    for (std::uint64_t done = 0; done < slot.bytes;) {
      const auto piece = scratch.first(std::min<std::uint64_t>(scratch.size(), slot.bytes - done));
      if (slot_files[layer].read_at(piece, slot_offset(tile, layer) + static_cast<std::int64_t>(done)) !=
          static_cast<std::int64_t>(piece.size()))
        return false;
      crc.update(piece);
      done += piece.size();
    }
    return slot.bytes == 0 || crc.value() == slot.crc;
  }

  /// After a power cut the journal may be ahead of slots that were not synced; a disk may also simply be bad.
  void forget_damaged_tiles() {
    std::vector<std::byte> scratch(piece_bytes);
    for (std::int64_t tile = 0; tile < header.tiles; ++tile) {
      bool agrees = true;
      for (std::size_t layer = 0; layer < header.layers.size() && record(tile).bytes > 0; ++layer)
        agrees = agrees && slot_agrees(tile, layer, scratch);
      if (!agrees) forget(tile);
    }
  }

  void require_sync_worked() const {
    if (sync_failed)
      throw OutputError("An earlier attempt to bring the tile store safely to disk failed.", folder.string(),
                        remedy_for_output(EIO));
  }
  void sync_slot_files() {
    for (std::size_t layer = 0; layer < slot_files.size(); ++layer)
      if (unsynced[layer].exchange(false)) sync_or_remember_failure(slot_files[layer]);
  }
  void sync_or_remember_failure(SystemFile& file) {
    try {
      file.sync();
    } catch (const OutputError&) {
      sync_failed = true;
      throw;
    }
  }

  void append(std::span<const std::byte> bytes) {
    try {
      journal.write_at(bytes, journal_bytes);
    } catch (const OutputError&) {
      // Leave no torn record behind; if that fails too, the reader drops it.
      [[maybe_unused]] const int ignored = ::ftruncate(journal.descriptor(), journal_bytes);
      throw;
    }
    journal_bytes += static_cast<std::int64_t>(bytes.size());
  }
};

TileStore::TileStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
TileStore::TileStore(TileStore&&) noexcept = default;
TileStore& TileStore::operator=(TileStore&&) noexcept = default;
TileStore::~TileStore() = default;

TileStore TileStore::create(const fs::path& folder, const std::string& identity, std::vector<StoredLayer> layers,
                            std::int64_t tiles) {
  require_sound_layers(layers, tiles);
  clear_store_folder(folder);
  auto state = std::make_unique<State>(folder, JournalHeader{identity, std::move(layers), tiles}, true);
  state->open_slot_files(O_RDWR | O_CREAT | O_TRUNC);
  write_new_journal(folder, state->header);
  state->journal = open_journal(folder, O_RDWR);
  state->journal_bytes = static_cast<std::int64_t>(encoded_header(state->header).size());
  return TileStore(std::move(state));
}

TileStore TileStore::resume(const fs::path& folder, const std::string& identity, const std::vector<StoredLayer>& layers,
                            std::int64_t tiles) {
  SystemFile journal = open_journal(folder, O_RDWR);
  JournalContents contents = read_journal(journal);
  require_same_run(contents.header, {identity, layers, tiles}, folder);
  require_sound_layers(contents.header.layers, contents.header.tiles);
  auto state = std::make_unique<State>(folder, contents.header, true);
  state->load(std::move(contents));
  // A missing slot file is made anew: its tiles do not agree with their checksums and are forgotten.
  state->open_slot_files(O_RDWR | O_CREAT);
  state->forget_damaged_tiles();
  journal.truncate(state->journal_bytes);
  journal.sync();
  state->journal = std::move(journal);
  return TileStore(std::move(state));
}

TileStore TileStore::open(const fs::path& folder) {
  SystemFile journal = open_journal(folder, O_RDONLY);
  JournalContents contents = read_journal(journal);
  require_sound_layers(contents.header.layers, contents.header.tiles);
  auto state = std::make_unique<State>(folder, contents.header, false);
  state->load(std::move(contents));
  for (const StoredLayer& layer : state->header.layers) {
    state->slot_files.push_back(SystemFile::try_open(slots_path(folder, layer), O_RDONLY));
    if (!state->slot_files.back().is_open())
      throw CheckpointError("The system could not open the stored tiles of layer '" + layer.name +
                                "': " + std::generic_category().message(errno) + ".",
                            slots_path(folder, layer).string(), start_again_remedy);
  }
  state->journal = std::move(journal);
  return TileStore(std::move(state));
}

bool TileStore::exists(const fs::path& folder) { return has_journal(folder); }

const std::vector<StoredLayer>& TileStore::layers() const { return state_->header.layers; }
std::int64_t TileStore::tiles() const { return state_->header.tiles; }
std::int64_t TileStore::tiles_done() const { return state_->tiles_done; }
bool TileStore::done(std::int64_t tile) const {
  state_->require_tile(tile);
  return state_->record(tile).bytes > 0;
}

void TileStore::write(std::int64_t tile, std::size_t layer, std::span<const std::byte> bytes) {
  State& state = *state_;
  const std::size_t index = state.slot_index(tile, layer);
  state.require_writable();
  const StoredLayer& stored = state.header.layers[layer];
  if (bytes.size() > stored.bytes_per_tile)
    throw BugError("A tile of layer '" + stored.name + "' has " + std::to_string(bytes.size()) +
                       " bytes, but its slot has " + std::to_string(stored.bytes_per_tile) + ".",
                   state.folder.string());
  state.forget(tile);
  if (!bytes.empty()) {
    state.slot_files[layer].write_at(bytes, state.slot_offset(tile, layer));
    state.unsynced[layer] = true;
  }
  state.slots[index] = {bytes.size(), crc64_of(bytes)};
}

void TileStore::commit(std::int64_t tile, std::span<const std::byte> blob, bool sync) {
  State& state = *state_;
  state.require_tile(tile);
  state.require_writable();
  const auto slots = state.slots_of(tile);
  for (std::size_t layer = 0; layer < slots.size(); ++layer)
    if (slots[layer].bytes == State::not_written)
      throw BugError("Tile " + std::to_string(tile) + " was committed before its layer '" +
                         state.header.layers[layer].name + "' was written.",
                     state.folder.string());
  const auto bytes = encoded_record(tile, slots, blob);

  const std::lock_guard lock(state.committing);
  state.require_sync_worked();
  if (sync) state.sync_slot_files();
  JournalRecord committed{tile, {slots.begin(), slots.end()}, state.journal_bytes,
                          static_cast<std::int64_t>(bytes.size())};
  state.append(bytes);
  if (sync) state.sync_or_remember_failure(state.journal);
  state.remember(std::move(committed));
}

bool TileStore::read(std::int64_t tile, std::size_t layer, std::span<std::byte> bytes) const {
  const State& state = *state_;
  const StoredSlot& slot = state.slots[state.slot_index(tile, layer)];
  if (!done(tile)) throw BugError("Tile " + std::to_string(tile) + " was read before its commit.", state.folder.string());
  if (slot.bytes == 0) return false;
  if (slot.bytes != bytes.size())
    throw BugError("Tile " + std::to_string(tile) + " of layer '" + state.header.layers[layer].name + "' has " +
                       std::to_string(slot.bytes) + " bytes, but " + std::to_string(bytes.size()) + " were asked for.",
                   state.folder.string());
  const auto got = state.slot_files[layer].read_at(bytes, state.slot_offset(tile, layer));
  if (got != static_cast<std::int64_t>(bytes.size()) || crc64_of(bytes) != slot.crc)
    throw CheckpointError("The stored tile " + std::to_string(tile) + " is damaged: its checksum does not agree.",
                          state.slot_files[layer].path().string(),
                          "Run again with --resume: damaged tiles are computed anew. Check the disk if this repeats.");
  return true;
}

std::vector<std::byte> TileStore::blob(std::int64_t tile) const {
  if (!done(tile))
    throw BugError("The blob of tile " + std::to_string(tile) + " was read before its commit.", state_->folder.string());
  JournalRecord record = state_->record(tile);
  record.slots.resize(layers().size());  // only their number matters: it says where the blob begins
  return read_blob(state_->journal, record);
}

void TileStore::sync() {
  State& state = *state_;
  state.require_writable();
  const std::lock_guard lock(state.committing);
  state.require_sync_worked();
  state.sync_slot_files();
  state.sync_or_remember_failure(state.journal);
}

std::int64_t TileStore::bytes_needed(const std::vector<StoredLayer>& layers, std::int64_t tiles) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::int64_t bytes_per_tile = bytes_of_record(layers.size());
  for (const StoredLayer& layer : layers)
    if (layer.bytes_per_tile > static_cast<std::uint64_t>(most) ||
        __builtin_add_overflow(bytes_per_tile, static_cast<std::int64_t>(layer.bytes_per_tile), &bytes_per_tile))
      return most;
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(bytes_per_tile, tiles, &bytes) ||
      __builtin_add_overflow(bytes, static_cast<std::int64_t>(encoded_header({{}, layers, tiles}).size()), &bytes))
    return most;
  return bytes;
}

}  // namespace firnline
