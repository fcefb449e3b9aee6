// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A journal is taken exactly when a second reader, with a checksum of its own, takes it, and says the same; a
// run that resumes has exactly the tiles whose stored bytes agree. The first byte of an input is no part of
// the journal: its bits 1 and 2 put the checksums of the header and of the records right, so that what lies
// behind them is reached; L means the lock of an output folder.
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rasters/export/folder_lock.hpp"
#include "rasters/store/journal.hpp"
#include "rasters/store/tile_store.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/small_file.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::fuzz {
namespace {

/// CRC-64/XZ, byte by byte from its polynomial.
std::uint64_t checksum(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint64_t, 256> made{};
    for (std::size_t i = 0; i < 256; ++i) {
      made[i] = i;
      for (int bit = 0; bit < 8; ++bit)
        made[i] = (made[i] >> 1U) ^ (made[i] % 2 == 1 ? 0xC96C5795D7870F42U : 0U);
    }
    return made;
  }();
  std::uint64_t crc = ~std::uint64_t{0};
  for (const char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xffU] ^ (crc >> 8U);
  return ~crc;
}

std::uint64_t word_at(std::string_view bytes, std::size_t at) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data() + at, sizeof word);
  static_assert(std::endian::native == std::endian::little);
  return word;
}

/// Where the parts of a journal lie, whatever its checksums say.
struct Layout {
  std::size_t header_bytes = 0;  ///< 0: there is no whole header
  std::vector<StoredLayer> layers;
  std::string identity;

  explicit Layout(std::string_view bytes) {
    std::size_t at = 32;
    if (bytes.size() < at || !bytes.starts_with("FIRNJRNL") || word_at(bytes, 8) != 1) return;
    const auto text = [&](std::string& out) {
      if (bytes.size() - at < 8 || word_at(bytes, at) > bytes.size() - at - 8) return false;
      out = bytes.substr(at + 8, word_at(bytes, at));
      at += 8 + out.size();
      return true;
    };
    for (std::uint64_t left = word_at(bytes, 24); left > 0; --left) {
      if (bytes.size() - at < 8) return;
      StoredLayer layer{{}, word_at(bytes, at)};
      at += 8;
      if (!text(layer.name)) return;
      layers.push_back(std::move(layer));
    }
    if (!text(identity) || bytes.size() - at < 8) return;
    header_bytes = at + 8;
  }
  /// Bytes of the record that begins at a place, or 0.
  [[nodiscard]] std::size_t record_bytes(std::string_view bytes, std::size_t at) const {
    const std::size_t fixed = 8 * (4 + 2 * layers.size());
    if (bytes.size() - at < fixed || !bytes.substr(at).starts_with("FIRNTILE")) return 0;
    const std::uint64_t blob = word_at(bytes, at + fixed - 16);
    return blob <= bytes.size() - at - fixed ? fixed + static_cast<std::size_t>(blob) : 0;
  }
};

void put_right(std::string& bytes, std::size_t begin, std::size_t size) {
  const std::uint64_t crc = checksum(std::string_view(bytes).substr(begin, size - 8));
  std::memcpy(bytes.data() + begin + size - 8, &crc, sizeof crc);
}

void put_checksums_right(std::string& bytes, unsigned which) {
  const Layout layout(bytes);
  if (layout.header_bytes == 0) return;
  if ((which & 1U) != 0) put_right(bytes, 0, layout.header_bytes);
  if ((which & 2U) == 0) return;
  for (std::size_t at = layout.header_bytes; at < bytes.size();) {
    const std::size_t size = layout.record_bytes(bytes, at);
    if (size == 0) return;
    put_right(bytes, at, size);
    at += size;
  }
}

struct Judged {
  Layout layout;
  std::int64_t tiles = 0;
  std::vector<std::size_t> records;  ///< where they begin
  std::size_t sound_bytes = 0;
};

/// What the second reader makes of a journal; nothing where it must be refused.
std::optional<Judged> judged(std::string_view bytes) {
  Judged out{Layout(bytes), 0, {}, 0};
  const auto agrees = [&](std::size_t at, std::size_t size) {
    return checksum(bytes.substr(at, size - 8)) == word_at(bytes, at + size - 8);
  };
  const std::size_t header = out.layout.header_bytes;
  if (header == 0 || !agrees(0, header)) return std::nullopt;
  out.tiles = static_cast<std::int64_t>(word_at(bytes, 16));
  const auto sound = [&](std::size_t at) -> std::size_t {
    const std::size_t size = out.layout.record_bytes(bytes, at);
    if (size == 0 || !agrees(at, size)) return 0;
    const auto tile = static_cast<std::int64_t>(word_at(bytes, at + 8));
    if (tile < 0 || tile >= out.tiles) return 0;
    for (std::size_t i = 0; i < out.layout.layers.size(); ++i)
      if (word_at(bytes, at + 16 + 16 * i) > out.layout.layers[i].bytes_per_tile) return 0;
    return size;
  };
  out.sound_bytes = header;
  while (const std::size_t size = sound(out.sound_bytes)) {
    out.records.push_back(out.sound_bytes);
    out.sound_bytes += size;
  }
  for (std::size_t at = out.sound_bytes + 1; at < bytes.size(); ++at)
    if (sound(at) > 0) return std::nullopt;
  return out;
}

/// The store of a run: a journal that changes, and slots that stay.
struct Store {
  static constexpr std::int64_t tiles = 4;
  static constexpr std::size_t tile_bytes = 8;
  testing::ScratchFolder folder;
  SmallFile journal{folder / "journal"};
  std::string slots[2] = {"0123456789abcdefghijklmnopqrstuv",
                          std::string("\0\1\2\3\4\5\6\7", 8) + "........++++++++--------"};
  const std::vector<StoredLayer> layers = {{"risk", tile_bytes}, {"P_heat", tile_bytes}};

  Store() {
    for (std::size_t layer = 0; layer < 2; ++layer) folder.write(layers[layer].name + ".slots", slots[layer]);
  }
};

void require_same_records(std::string_view bytes, const JournalContents& read, const Judged& found,
                          const SystemFile& file) {
  require(read.header.tiles == found.tiles && read.header.identity == found.layout.identity,
          "a header says what it holds");
  require(encoded_header(read.header).size() == found.layout.header_bytes &&
              std::memcmp(encoded_header(read.header).data(), bytes.data(), found.layout.header_bytes) == 0,
          "a header that is written again is the same");
  require(read.sound_bytes == static_cast<std::int64_t>(found.sound_bytes) &&
              read.records.size() == found.records.size(),
          "the second reader finds the same records");
  for (std::size_t i = 0; i < read.records.size(); ++i) {
    const JournalRecord& record = read.records[i];
    require(record.offset == static_cast<std::int64_t>(found.records[i]),
            "a record lies where it was written");
    const auto again = encoded_record(record.tile, record.slots, read_blob(file, record));
    require(static_cast<std::int64_t>(again.size()) == record.bytes &&
                std::memcmp(again.data(), bytes.data() + record.offset, again.size()) == 0,
            "a record that is written again is the same");
  }
}

/// in: a journal of this store. A tile is done when its last record agrees with the slots.
void require_resumes(Store& store, std::string_view bytes, const Judged& found) {
  const TileStore resumed =
      TileStore::resume(store.folder.path(), found.layout.identity, store.layers, Store::tiles);
  std::map<std::int64_t, std::size_t> last;
  for (const std::size_t at : found.records) last[static_cast<std::int64_t>(word_at(bytes, at + 8))] = at;
  for (std::int64_t tile = 0; tile < Store::tiles; ++tile) {
    bool agrees = last.contains(tile);
    for (std::size_t layer = 0; layer < 2 && agrees; ++layer) {
      const std::size_t slot = last.at(tile) + 16 + 16 * layer, size = word_at(bytes, slot);
      const auto stored = std::string_view(store.slots[layer])
                              .substr(static_cast<std::size_t>(tile) * Store::tile_bytes, size);
      agrees = size == 0 || checksum(stored) == word_at(bytes, slot + 8);
    }
    require(resumed.done(tile) == agrees, "a tile is done exactly when what was stored agrees",
            std::to_string(tile));
    if (agrees) static_cast<void>(resumed.blob(tile));
  }
}

void try_journal(Store& store, std::string bytes) {
  const auto found = judged(bytes);
  store.journal.holds(bytes);
  const SystemFile file = SystemFile::try_open(store.journal.path(), O_RDONLY);
  std::optional<JournalContents> read;
  try {
    read = read_journal(file);
  } catch (const CheckpointError& error) {
    require(!found, "what the second reader takes is taken", error.what());
    throw;
  }
  require(found.has_value(), "what the second reader refuses is refused");
  require_same_records(bytes, *read, *found, file);
  const auto same = [](const StoredLayer& a, const StoredLayer& b) {
    return a.name == b.name && a.bytes_per_tile == b.bytes_per_tile;
  };
  const bool of_this_store = found->tiles == Store::tiles && found->layout.layers.size() == 2 &&
                             same(found->layout.layers[0], store.layers[0]) &&
                             same(found->layout.layers[1], store.layers[1]);
  const bool its_turn =
      checksum(bytes) % 8 == 0;  // opening a store takes ten times as long as reading its journal
  if (of_this_store && its_turn) require_resumes(store, bytes, *found);
  accepted(folded(folded(of_this_store ? 1 : 2, read->records.size()), found->layout.layers.size()));
}

void try_lock(const std::string& text) {
  const auto owner = owner_in(text);
  if (!owner) return refused("no lock");
  require(owner->pid > 0 && owner_in(lock_text(*owner)) == owner,
          "a lock that is written again has the same owner", text);
  accepted(owner->host.size() % 8);
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firnline;
  static fuzz::Store store;
  if (size == 0) return fuzz::refused("empty"), 0;
  std::string bytes(fuzz::text_of(data + 1, size - 1));
  try {
    if (data[0] == 'L') return fuzz::try_lock(bytes), 0;
    fuzz::put_checksums_right(bytes, data[0]);
    fuzz::try_journal(store, std::move(bytes));
  } catch (const Error& error) {
    fuzz::require_told(error, {ExitCode::checkpoint});
    fuzz::require(!error.remedy().empty(), "a refusal says what to do", error.what());
    fuzz::refused(error.what_happened());
  }
  return 0;
}
