// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/store/journal.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "rasters/opener/crc64.hpp"

namespace firnline {
namespace {

constexpr std::string_view header_magic = "FIRNJRNL";
constexpr std::string_view record_magic = "FIRNTILE";
constexpr std::uint64_t journal_version = 1;
constexpr std::size_t word_bytes = 8;
/// A header names layers, not cells: anything longer is no header of ours.
constexpr std::int64_t most_header_bytes = std::int64_t{1} << 20;

// ---- bytes out -----------------------------------------------------------------------------------------------------

void put_bytes(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
  const std::size_t before = out.size();
  out.resize(before + bytes.size());
  std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(before));
}
void put_word(std::vector<std::byte>& out, std::uint64_t word) {
  for (unsigned shift = 0; shift < 64; shift += 8) out.push_back(static_cast<std::byte>(word >> shift));
}
void put_magic(std::vector<std::byte>& out, std::string_view magic) { put_bytes(out, std::as_bytes(std::span(magic))); }
void put_text(std::vector<std::byte>& out, std::string_view text) {
  put_word(out, text.size());
  put_bytes(out, std::as_bytes(std::span(text)));
}
void put_checksum(std::vector<std::byte>& out) { put_word(out, crc64_of(out)); }

// ---- bytes in ------------------------------------------------------------------------------------------------------

/// Takes words and texts off the front; once something is missing it stays missing.
class Taker {
 public:
  explicit Taker(std::span<const std::byte> bytes) : left_(bytes) {}

  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] std::size_t left() const { return left_.size(); }

  std::span<const std::byte> bytes(std::uint64_t count) {
    if (count > left_.size()) complete_ = false;
    if (!complete_) return {};
    const auto taken = left_.first(static_cast<std::size_t>(count));
    left_ = left_.subspan(taken.size());
    return taken;
  }
  std::uint64_t word() {
    const auto taken = bytes(word_bytes);
    std::uint64_t value = 0;
    for (std::size_t i = taken.size(); i > 0; --i) value = value << 8U | static_cast<std::uint8_t>(taken[i - 1]);
    return value;
  }
  bool magic(std::string_view expected) {
    const auto taken = bytes(expected.size());
    return complete_ && std::memcmp(taken.data(), expected.data(), expected.size()) == 0;
  }
  std::string text() {
    const auto taken = bytes(word());
    return {reinterpret_cast<const char*>(taken.data()), taken.size()};
  }

 private:
  std::span<const std::byte> left_;
  bool complete_ = true;
};

bool checksum_agrees(std::span<const std::byte> part) {
  return part.size() >= word_bytes &&
         Taker(part.last(word_bytes)).word() == crc64_of(part.first(part.size() - word_bytes));
}

CheckpointError unreadable(const SystemFile& file) {
  return CheckpointError("The system could not read this journal: " + std::generic_category().message(errno) + ".",
                         file.path().string(), "Check the disk. " + std::string(start_again_remedy));
}

/// Up to bytes of the file from offset; fewer at its end.
std::vector<std::byte> read_part(const SystemFile& file, std::int64_t offset, std::int64_t bytes) {
  std::vector<std::byte> part(static_cast<std::size_t>(bytes));
  const std::int64_t got = file.read_at(part, offset);
  if (got < 0) throw unreadable(file);
  part.resize(static_cast<std::size_t>(got));
  return part;
}

struct ReadHeader {
  JournalHeader header;
  std::int64_t bytes = 0;
};

ReadHeader read_header(const SystemFile& file, std::int64_t file_bytes) {
  const auto front = read_part(file, 0, std::min(file_bytes, most_header_bytes));
  const auto refused = [&](const std::string& why) {
    return CheckpointError(why, file.path().string(), start_again_remedy);
  };
  Taker taker(front);
  if (!taker.magic(header_magic)) throw refused("This file is not the journal of an interrupted run.");
  if (const auto version = taker.word(); version != journal_version)
    throw refused("This journal has format version " + std::to_string(version) + "; this program reads version " +
                  std::to_string(journal_version) + ".");
  ReadHeader read;
  read.header.tiles = static_cast<std::int64_t>(taker.word());
  for (auto layers = taker.word(); layers > 0 && taker.complete(); --layers) {
    const auto bytes_per_tile = static_cast<std::size_t>(taker.word());
    read.header.layers.push_back({taker.text(), bytes_per_tile});
  }
  read.header.identity = taker.text();
  taker.word();
  const std::size_t used = front.size() - taker.left();
  if (!taker.complete() || !checksum_agrees(std::span(front).first(used)))
    throw refused("The header of this journal is damaged.");
  read.bytes = static_cast<std::int64_t>(used);
  return read;
}

/// The record at offset, if a whole and sound one stands there.
std::optional<JournalRecord> read_record(const SystemFile& file, std::int64_t file_bytes, std::int64_t offset,
                                         const JournalHeader& header) {
  const std::int64_t bytes_without_blob = bytes_of_record(header.layers.size());
  if (file_bytes - offset < bytes_without_blob) return std::nullopt;
  const auto front = read_part(file, offset, bytes_without_blob - static_cast<std::int64_t>(word_bytes));
  Taker taker(front);
  if (!taker.magic(record_magic)) return std::nullopt;
  JournalRecord record;
  record.tile = static_cast<std::int64_t>(taker.word());
  bool plausible = record.tile >= 0 && record.tile < header.tiles;
  for (const StoredLayer& layer : header.layers) {
    record.slots.push_back({taker.word(), taker.word()});
    plausible = plausible && record.slots.back().bytes <= layer.bytes_per_tile;
  }
  const std::uint64_t blob_bytes = taker.word();
  const auto room = static_cast<std::uint64_t>(file_bytes - offset - bytes_without_blob);
  if (!plausible || !taker.complete() || blob_bytes > room) return std::nullopt;
  record.offset = offset;
  record.bytes = bytes_without_blob + static_cast<std::int64_t>(blob_bytes);
  if (!checksum_agrees(read_part(file, offset, record.bytes))) return std::nullopt;
  return record;
}

/// Is there a sound record anywhere from offset on? Then what lies before it is damage, not a torn end.
bool sound_record_follows(const SystemFile& file, std::int64_t file_bytes, std::int64_t offset,
                          const JournalHeader& header) {
  constexpr std::int64_t step = std::int64_t{1} << 20;
  for (; offset < file_bytes; offset += step) {
    // Pieces overlap by a magic word, so that none is cut in two.
    const auto piece = read_part(file, offset, step + static_cast<std::int64_t>(record_magic.size()));
    const std::string_view text(reinterpret_cast<const char*>(piece.data()), piece.size());
    for (auto at = text.find(record_magic); at != std::string_view::npos; at = text.find(record_magic, at + 1))
      if (read_record(file, file_bytes, offset + static_cast<std::int64_t>(at), header)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::byte> encoded_header(const JournalHeader& header) {
  std::vector<std::byte> out;
  put_magic(out, header_magic);
  put_word(out, journal_version);
  put_word(out, static_cast<std::uint64_t>(header.tiles));
  put_word(out, header.layers.size());
  for (const StoredLayer& layer : header.layers) {
    put_word(out, layer.bytes_per_tile);
    put_text(out, layer.name);
  }
  put_text(out, header.identity);
  put_checksum(out);
  return out;
}

std::vector<std::byte> encoded_record(std::int64_t tile, std::span<const StoredSlot> slots,
                                      std::span<const std::byte> blob) {
  std::vector<std::byte> out;
  out.reserve(static_cast<std::size_t>(bytes_of_record(slots.size())) + blob.size());
  put_magic(out, record_magic);
  put_word(out, static_cast<std::uint64_t>(tile));
  for (const StoredSlot& slot : slots) {
    put_word(out, slot.bytes);
    put_word(out, slot.crc);
  }
  put_word(out, blob.size());
  put_bytes(out, blob);
  put_checksum(out);
  return out;
}

std::int64_t bytes_of_record(std::size_t layers) {
  // magic, tile, bytes of the blob and CRC; two words per layer.
  return static_cast<std::int64_t>(word_bytes * (4 + 2 * layers));
}

JournalContents read_journal(const SystemFile& file) {
  const std::int64_t file_bytes = file.size();
  if (file_bytes < 0) throw unreadable(file);
  auto [header, offset] = read_header(file, file_bytes);
  JournalContents contents{std::move(header), {}, offset};
  while (auto record = read_record(file, file_bytes, contents.sound_bytes, contents.header)) {
    contents.sound_bytes += record->bytes;
    contents.records.push_back(std::move(*record));
  }
  if (sound_record_follows(file, file_bytes, contents.sound_bytes + 1, contents.header))
    throw CheckpointError("The journal is damaged at byte " + std::to_string(contents.sound_bytes) +
                              ", and sound records follow the damage.",
                          file.path().string(), start_again_remedy);
  return contents;
}

std::vector<std::byte> read_blob(const SystemFile& file, const JournalRecord& record) {
  auto part = read_part(file, record.offset, record.bytes);
  if (static_cast<std::int64_t>(part.size()) != record.bytes || !checksum_agrees(part))
    throw CheckpointError("The record of tile " + std::to_string(record.tile) +
                              " in the journal was damaged while the run was using it.",
                          file.path().string(), start_again_remedy);
  part.resize(part.size() - word_bytes);
  const std::int64_t front = bytes_of_record(record.slots.size()) - static_cast<std::int64_t>(word_bytes);
  part.erase(part.begin(), part.begin() + front);
  return part;
}

}  // namespace firnline
