// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0

// Whatever happens to the journal, the store either refuses it (11) or is in an earlier state: it never holds wrong data.
#include <algorithm>

#include "kernels/grid/error.hpp"
#include "rasters/store/journal.hpp"
#include "tests/unit/rasters/store/store_fixture.hpp"

namespace firnline::test {
namespace {

class JournalDamage : public StoreTest {
 protected:
  static constexpr std::int64_t tiles = 4;

  void SetUp() override {
    StoreTest::SetUp();
    auto store = TileStore::create(folder(), identity, layers(), tiles);
    header_bytes_ = file_text(folder() / "journal").size();
    for (std::int64_t tile = 0; tile < tiles; ++tile) {
      put(store, tile);
      ends_.push_back(file_text(folder() / "journal").size());
    }
    whole_ = file_text(folder() / "journal");
  }
  void set_journal(const std::string& text) const { write_text(folder() / "journal", text); }
  [[nodiscard]] std::int64_t records_before(std::size_t bytes) const {
    return std::count_if(ends_.begin(), ends_.end(), [&](std::size_t end) { return end <= bytes; });
  }

  std::string whole_;
  std::size_t header_bytes_ = 0;
  std::vector<std::size_t> ends_;  ///< of each record
};

TEST_F(JournalDamage, CutAtAnyByteItHoldsTheRecordsBeforeTheCut) {
  for (std::size_t bytes = 0; bytes < whole_.size(); ++bytes) {
    set_journal(whole_.substr(0, bytes));
    if (bytes < header_bytes_) {
      ASSERT_THROW(TileStore::resume(folder(), identity, layers(), tiles), CheckpointError) << bytes;
      continue;
    }
    auto store = TileStore::resume(folder(), identity, layers(), tiles);
    ASSERT_EQ(store.tiles_done(), records_before(bytes)) << bytes;
    expect_done_tiles_are_right(store);
    // The torn end is gone, and the run goes on as if it had never been.
    for (std::int64_t tile = store.tiles_done(); tile < tiles; ++tile) put(store, tile);
    ASSERT_EQ(file_text(folder() / "journal"), whole_) << bytes;
  }
}

TEST_F(JournalDamage, WithAnyBitFlippedItIsRefusedOrAnEarlierState) {
  int refused = 0, earlier = 0;
  for (std::size_t bit = 0; bit < whole_.size() * 8; ++bit) {
    std::string text = whole_;
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
    set_journal(text);
    try {
      const auto store = TileStore::resume(folder(), identity, layers(), tiles);
      ++earlier;
      ASSERT_EQ(store.tiles_done(), records_before(bit / 8)) << "bit " << bit;
      expect_done_tiles_are_right(store);
    } catch (const CheckpointError&) {
      ++refused;
    }
  }
  // Before the last record every flip is damage with a sound record behind it; in the last one it is a torn end.
  EXPECT_EQ(refused, static_cast<int>(8 * ends_[tiles - 2]));
  EXPECT_EQ(earlier, static_cast<int>(8 * (whole_.size() - ends_[tiles - 2])));
}

TEST_F(JournalDamage, WithAnyBitOfASlotFlippedItsTileIsForgottenAndNoOther) {
  for (std::size_t layer = 0; layer < layers().size(); ++layer) {
    const auto path = folder() / (layers()[layer].name + ".slots");
    const std::string sound = file_text(path);
    ASSERT_GE(sound.size(), (tiles - 1) * layers()[layer].bytes_per_tile);
    for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
      std::string text = sound;
      text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
      write_text(path, text);
      const auto tile = static_cast<std::int64_t>(bit / 8 / layers()[layer].bytes_per_tile);
      const bool stored = !content(tile, layer).empty();
      const auto store = TileStore::resume(folder(), identity, layers(), tiles);
      ASSERT_EQ(store.done(tile), !stored) << "layer " << layer << " bit " << bit;
      ASSERT_EQ(store.tiles_done(), stored ? tiles - 1 : tiles) << "layer " << layer << " bit " << bit;
      expect_done_tiles_are_right(store);
    }
    write_text(path, sound);
  }
}

TEST_F(JournalDamage, GarbageOrZerosAtTheEndAreATornRecord) {
  for (const std::string& tail : {std::string(5000, '\0'), std::string(5000, 'x'), std::string("FIRNTILE"),
                                  std::string("FIRNTILE") + std::string(300, '\xff')}) {
    set_journal(whole_ + tail);
    const auto store = TileStore::resume(folder(), identity, layers(), tiles);
    EXPECT_EQ(store.tiles_done(), tiles);
    EXPECT_EQ(file_text(folder() / "journal"), whole_);
  }
}

TEST_F(JournalDamage, AMissingRecordInTheMiddleCostsOnlyItsTile) {
  set_journal(whole_.substr(0, ends_[1]) + whole_.substr(ends_[2]));
  const auto store = TileStore::resume(folder(), identity, layers(), tiles);
  EXPECT_EQ(store.tiles_done(), tiles - 1);
  EXPECT_FALSE(store.done(2));
  expect_done_tiles_are_right(store);
}

TEST_F(JournalDamage, AReaderLeavesATornEndAlone) {
  const std::string torn = whole_.substr(0, whole_.size() - 3);
  set_journal(torn);
  EXPECT_EQ(TileStore::open(folder()).tiles_done(), tiles - 1);
  EXPECT_EQ(file_text(folder() / "journal"), torn);
}

TEST_F(JournalDamage, ABlobThatChangesUnderARunningReaderIsRefused) {
  const auto store = TileStore::open(folder());
  std::string text = whole_;
  text[ends_[0] - 10] ^= 4;
  set_journal(text);
  EXPECT_THROW((void)store.blob(0), CheckpointError);
  EXPECT_EQ(text_of(store.blob(1)), blob_text(1));
}

// Fields are written byte by byte: the file of one machine is read on any other.
TEST(Journal, HasItsBytesWhereTheFormatSays) {
  const auto header = encoded_header({"id", {{"ab", 0x0102}}, 3});
  const std::string text = text_of(header).substr(0, header.size() - 8);
  using namespace std::string_literals;
  EXPECT_EQ(text, "FIRNJRNL"s + "\1\0\0\0\0\0\0\0"s + "\3\0\0\0\0\0\0\0"s + "\1\0\0\0\0\0\0\0"s +
                      "\2\1\0\0\0\0\0\0"s + "\2\0\0\0\0\0\0\0"s + "ab"s + "\2\0\0\0\0\0\0\0"s + "id"s);
}

}  // namespace
}  // namespace firnline::test
