// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "rasters/store/tile_store.hpp"
#include "tests/support/file_text.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::test {

inline std::vector<std::byte> bytes_of(const std::string& text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}
inline std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A folder of its own for each test, removed afterwards.
class StoreTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path folder() const { return root_ / "store"; }

  static constexpr std::size_t slot_bytes = 64;
  static inline const std::string identity = "job 1";
  static std::vector<StoredLayer> layers() { return {{"score", slot_bytes}, {"coverage", 2 * slot_bytes}}; }

  /// What tile t holds: a different byte everywhere, the second layer all no data in every third tile.
  static std::vector<std::byte> content(std::int64_t tile, std::size_t layer) {
    if (layer == 1 && tile % 3 == 0) return {};
    std::vector<std::byte> bytes(layers()[layer].bytes_per_tile);
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<std::byte>(static_cast<std::size_t>(tile) * 31 + layer * 7 + i);
    return bytes;
  }
  static std::string blob_text(std::int64_t tile) {
    return "sums of tile " + std::to_string(tile) + std::string(static_cast<std::size_t>(tile % 5), '.');
  }
  static void put(TileStore& store, std::int64_t tile, bool sync = false) {
    for (std::size_t layer = 0; layer < layers().size(); ++layer) store.write(tile, layer, content(tile, layer));
    store.commit(tile, bytes_of(blob_text(tile)), sync);
  }
  /// Every tile that the store calls done holds exactly what was committed.
  static void expect_done_tiles_are_right(const TileStore& store) {
    for (std::int64_t tile = 0; tile < store.tiles(); ++tile) {
      if (!store.done(tile)) continue;
      for (std::size_t layer = 0; layer < layers().size(); ++layer) {
        const auto expected = content(tile, layer);
        std::vector<std::byte> got(layers()[layer].bytes_per_tile);
        ASSERT_EQ(store.read(tile, layer, got), !expected.empty()) << "tile " << tile << " layer " << layer;
        if (!expected.empty()) {
          ASSERT_EQ(got, expected) << "tile " << tile << " layer " << layer;
        }
      }
      ASSERT_EQ(text_of(store.blob(tile)), blob_text(tile));
    }
  }

 private:
  firnline::testing::ScratchFolder root_;
};

}  // namespace firnline::test
