// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "tests/unit/rasters/store/store_fixture.hpp"

namespace firnline::test {
namespace {

class TileStoreKill : public StoreTest {
 protected:
  static constexpr std::int64_t tiles = 4000;

  /// Goes on where the last one was killed; never returns.
  [[noreturn]] void write_the_rest(int acknowledged) const {
    auto store = TileStore::exists(folder()) ? TileStore::resume(folder(), identity, layers(), tiles)
                                             : TileStore::create(folder(), identity, layers(), tiles);
    for (std::int64_t tile = 0; tile < tiles; ++tile) {
      if (store.done(tile)) continue;
      put(store, tile, tile % 64 == 0);
      [[maybe_unused]] const auto sent = ::write(acknowledged, &tile, sizeof tile);
    }
    std::_Exit(0);
  }
};

TEST_F(TileStoreKill, AtAnyMomentNoAcknowledgedTileIsLostAndNoneIsWrong) {
  std::mt19937 random(20260101);  // only the moments of the kills: they cannot decide the result
  std::uniform_int_distribution<int> delay_us(0, 15000);
  std::vector<char> acknowledged(tiles, 0);
  int kills = 0;
  for (int round = 0; round < 40; ++round) {
    int channel[2];
    ASSERT_EQ(::pipe(channel), 0);
    const pid_t child = ::fork();
    if (child == 0) write_the_rest(channel[1]);
    ::close(channel[1]);
    std::thread killer([child, delay = delay_us(random)] {
      std::this_thread::sleep_for(std::chrono::microseconds(delay));
      ::kill(child, SIGKILL);
    });
    for (std::int64_t tile = 0; ::read(channel[0], &tile, sizeof tile) == sizeof tile;)
      acknowledged[static_cast<std::size_t>(tile)] = 1;
    ::close(channel[0]);
    killer.join();
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status)) ++kills;

    if (!TileStore::exists(folder())) continue;  // killed before there was anything
    const auto store = TileStore::resume(folder(), identity, layers(), tiles);
    for (std::int64_t tile = 0; tile < tiles; ++tile) {
      if (acknowledged[static_cast<std::size_t>(tile)]) {
        ASSERT_TRUE(store.done(tile)) << tile << " in round " << round;
      }
    }
    expect_done_tiles_are_right(store);
  }
  EXPECT_GE(kills, 20);
}

}  // namespace
}  // namespace firnline::test
