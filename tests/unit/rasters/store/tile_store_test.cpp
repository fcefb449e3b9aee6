// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/store/tile_store.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <csignal>
#include <thread>

#include "kernels/grid/error.hpp"
#include "tests/support/message_of.hpp"
#include "tests/unit/rasters/store/store_fixture.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

TEST_F(StoreTest, GivesBackWhatWasCommitted) {
  auto store = TileStore::create(folder(), identity, layers(), 7);
  EXPECT_EQ(store.tiles_done(), 0);
  for (std::int64_t tile = 0; tile < 7; ++tile) put(store, tile, tile == 3);
  EXPECT_EQ(store.tiles_done(), 7);
  expect_done_tiles_are_right(store);
  store.sync();
  const auto opened = TileStore::open(folder());
  EXPECT_EQ(opened.tiles_done(), 7);
  ASSERT_EQ(opened.layers().size(), 2U);
  EXPECT_EQ(opened.layers()[1].name, "coverage");
  expect_done_tiles_are_right(opened);
}

TEST_F(StoreTest, AnEdgeTileUsesTheFrontOfItsSlot) {
  auto store = TileStore::create(folder(), identity, {{"score", slot_bytes}}, 2);
  store.write(0, 0, bytes_of("short"));
  store.commit(0, {}, false);
  std::vector<std::byte> got(5);
  EXPECT_TRUE(store.read(0, 0, got));
  EXPECT_EQ(text_of(got), "short");
  std::vector<std::byte> wrong_size(6);
  EXPECT_THROW(store.read(0, 0, wrong_size), BugError);
}

TEST_F(StoreTest, AnAllNoDataTileTakesNoSpaceAndLeavesTheBufferAlone) {
  auto store = TileStore::create(folder(), identity, {{"score", std::size_t{1} << 20}}, 1000);
  store.write(999, 0, {});
  store.commit(999, {}, true);
  std::vector<std::byte> buffer(3, std::byte{42});
  EXPECT_FALSE(store.read(999, 0, buffer));
  EXPECT_EQ(text_of(buffer), "***");
  EXPECT_EQ(fs::file_size(folder() / "score.slots"), 0U);
}

TEST_F(StoreTest, AFarSlotMakesASparseFile) {
  auto store = TileStore::create(folder(), identity, {{"score", std::size_t{1} << 20}}, 1000);
  store.write(900, 0, bytes_of("far"));
  store.commit(900, {}, true);
  struct stat facts {};
  ASSERT_EQ(::stat((folder() / "score.slots").c_str(), &facts), 0);
  EXPECT_GE(facts.st_size, 900LL << 20);
  EXPECT_LE(facts.st_blocks * 512, 1LL << 20);
}

TEST_F(StoreTest, UncommittedTilesDoNotExistAfterwards) {
  {
    auto store = TileStore::create(folder(), identity, layers(), 4);
    put(store, 1);
    store.write(2, 0, content(2, 0));
    EXPECT_FALSE(store.done(2));
  }
  auto resumed = TileStore::resume(folder(), identity, layers(), 4);
  EXPECT_TRUE(resumed.done(1));
  EXPECT_FALSE(resumed.done(2));
  put(resumed, 2);
  expect_done_tiles_are_right(TileStore::resume(folder(), identity, layers(), 4));
}

TEST_F(StoreTest, ATileThatIsWrittenAgainMustBeCommittedAgain) {
  auto store = TileStore::create(folder(), identity, {{"score", slot_bytes}}, 1);
  store.write(0, 0, bytes_of("old"));
  store.commit(0, bytes_of("old blob"), false);
  store.write(0, 0, bytes_of("new!"));
  EXPECT_FALSE(store.done(0));
  // Killed here, the journal still names the old bytes, which are gone: the tile is forgotten.
  EXPECT_FALSE(TileStore::resume(folder(), identity, {{"score", slot_bytes}}, 1).done(0));
  store.commit(0, bytes_of("new blob"), false);
  const auto resumed = TileStore::resume(folder(), identity, {{"score", slot_bytes}}, 1);
  std::vector<std::byte> got(4);
  EXPECT_TRUE(resumed.read(0, 0, got));
  EXPECT_EQ(text_of(got), "new!");
  EXPECT_EQ(text_of(resumed.blob(0)), "new blob");
  EXPECT_EQ(resumed.tiles_done(), 1);
}

TEST_F(StoreTest, ADamagedSlotIsForgottenOnResumeAndRefusedOnRead) {
  {
    auto store = TileStore::create(folder(), identity, layers(), 4);
    for (std::int64_t tile = 0; tile < 4; ++tile) put(store, tile);
  }
  const fs::path slots = folder() / "coverage.slots";
  std::string text = file_text(slots);
  text[2 * 2 * slot_bytes + 17] ^= 1;  // in tile 2
  write_text(slots, text);

  const auto opened = TileStore::open(folder());
  std::vector<std::byte> buffer(2 * slot_bytes);
  EXPECT_TRUE(opened.read(1, 1, buffer));
  const auto message = message_of<CheckpointError>([&] { opened.read(2, 1, buffer); });
  EXPECT_NE(message.find("coverage.slots"), std::string::npos) << message;
  EXPECT_NE(message.find("--resume"), std::string::npos) << message;

  const auto resumed = TileStore::resume(folder(), identity, layers(), 4);
  EXPECT_EQ(resumed.tiles_done(), 3);
  EXPECT_FALSE(resumed.done(2));
  expect_done_tiles_are_right(resumed);
}

TEST_F(StoreTest, AMissingSlotFileCostsItsTilesOnly) {
  {
    auto store = TileStore::create(folder(), identity, layers(), 4);
    for (std::int64_t tile = 0; tile < 4; ++tile) put(store, tile);
  }
  fs::remove(folder() / "coverage.slots");
  EXPECT_THROW(TileStore::open(folder()), CheckpointError);
  const auto resumed = TileStore::resume(folder(), identity, layers(), 4);
  EXPECT_EQ(resumed.tiles_done(), 2);  // tiles 0 and 3 have no data in that layer
  expect_done_tiles_are_right(resumed);
}

TEST_F(StoreTest, AnotherRunIsRefusedWithItsReason) {
  { auto store = TileStore::create(folder(), identity, layers(), 4); }
  const auto message = [&](const std::string& id, const std::vector<StoredLayer>& kept, std::int64_t tiles) {
    return message_of<CheckpointError>([&] { TileStore::resume(folder(), id, kept, tiles); });
  };
  EXPECT_NE(message("job 2", layers(), 4).find("another job"), std::string::npos);
  EXPECT_NE(message(identity, layers(), 5).find("had 4 tiles, this one has 5"), std::string::npos);
  EXPECT_NE(message(identity, {layers()[0]}, 4).find("other layers"), std::string::npos);
  EXPECT_NE(message(identity, {layers()[0], {"coverage", 1}}, 4).find("other layers"), std::string::npos);
  EXPECT_EQ(TileStore::resume(folder(), identity, layers(), 4).tiles(), 4);
}

TEST_F(StoreTest, AnEmptyFolderIsNoInterruptedRun) {
  EXPECT_FALSE(TileStore::exists(folder()));
  const auto message = message_of<CheckpointError>([&] { TileStore::resume(folder(), identity, layers(), 4); });
  EXPECT_NE(message.find("no interrupted run"), std::string::npos) << message;
  EXPECT_THROW(TileStore::open(folder()), CheckpointError);
}

TEST_F(StoreTest, AFileOfSomebodyElseIsNoJournal) {
  fs::create_directories(folder());
  for (const std::string text : {"", "hello", "FIRNJRNL", "FIRNJRNL then something that is not a header at all"}) {
    write_text(folder() / "journal", text);
    EXPECT_THROW(TileStore::resume(folder(), identity, layers(), 4), CheckpointError) << text;
  }
}

TEST_F(StoreTest, AJournalOfALaterVersionIsNamedAsSuch) {
  { auto store = TileStore::create(folder(), identity, layers(), 4); }
  std::string text = file_text(folder() / "journal");
  text[8] = 9;
  write_text(folder() / "journal", text);
  const auto message = message_of<CheckpointError>([&] { TileStore::open(folder()); });
  EXPECT_NE(message.find("version 9; this program reads version 1"), std::string::npos) << message;
}

TEST_F(StoreTest, CreateRemovesTheOlderStoreAndNothingElse) {
  {
    auto store = TileStore::create(folder(), identity, {{"old_layer", slot_bytes}}, 1);
    store.write(0, 0, bytes_of("x"));
    store.commit(0, {}, true);
  }
  write_text(folder() / "notes.txt", "mine");
  auto store = TileStore::create(folder(), "job 2", layers(), 4);
  EXPECT_EQ(store.tiles_done(), 0);
  EXPECT_FALSE(fs::exists(folder() / "old_layer.slots"));
  EXPECT_EQ(file_text(folder() / "notes.txt"), "mine");
}

TEST_F(StoreTest, LayersMayHaveNamesInAnyScript) {
  { auto store = TileStore::create(folder(), identity, {{"здоровье 健康.risk", 1}}, 1); }
  EXPECT_EQ(TileStore::open(folder()).layers()[0].name, "здоровье 健康.risk");
}

TEST_F(StoreTest, MisuseIsOurBugAndSaysWhich) {
  EXPECT_THROW(TileStore::create(folder(), identity, {{"../score", 1}}, 1), BugError);
  for (const char* name : {"", ".hidden", "a/b", "a\nb"})
    EXPECT_THROW(TileStore::create(folder(), identity, {{name, 1}}, 1), BugError) << name;
  EXPECT_THROW(TileStore::create(folder(), identity, {{"a", 1}, {"a", 1}}, 1), BugError);
  EXPECT_THROW(TileStore::create(folder(), identity, {{"a", 0}}, 1), BugError);
  EXPECT_THROW(TileStore::create(folder(), identity, {{"a", std::size_t{1} << 62}}, 1000), BugError);
  auto store = TileStore::create(folder(), identity, layers(), 4);
  EXPECT_THROW(store.write(4, 0, {}), BugError);
  EXPECT_THROW(store.write(0, 2, {}), BugError);
  EXPECT_THROW(store.write(0, 0, std::vector<std::byte>(slot_bytes + 1)), BugError);
  store.write(0, 0, {});
  EXPECT_THROW(store.commit(0, {}, false), BugError);  // layer 1 was not written
  std::vector<std::byte> buffer(slot_bytes);
  EXPECT_THROW(store.read(1, 0, buffer), BugError);
  EXPECT_THROW((void)store.blob(1), BugError);
  auto reader = TileStore::open(folder());
  EXPECT_THROW(reader.write(0, 0, {}), BugError);
}

TEST_F(StoreTest, ThreadsMayWriteDifferentTilesAtTheSameTime) {
  constexpr std::int64_t tiles = 240;
  auto store = TileStore::create(folder(), identity, layers(), tiles);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&store, thread] {
      for (std::int64_t tile = thread; tile < tiles; tile += 4) put(store, tile);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(store.tiles_done(), tiles);
  expect_done_tiles_are_right(store);
  const auto resumed = TileStore::resume(folder(), identity, layers(), tiles);
  EXPECT_EQ(resumed.tiles_done(), tiles);
}

TEST_F(StoreTest, SaysHowMuchDiskItNeeds) {
  // By hand: slots 10 x (64 + 128); records 10 x 8 x (4 + 2 x 2); header 4 words, 2 x 2 words, 5 + 8 letters of names,
  // 1 word for the identity's length, 1 for the CRC.
  EXPECT_EQ(TileStore::bytes_needed(layers(), 10), 10 * 192 + 10 * 64 + 8 * 4 + 8 * 4 + 13 + 8 + 8);
}

/// The limit on file sizes stands in for a full disk: it strikes at an exact byte and needs no privilege.
int write_until_refused(const fs::path& folder, const std::vector<StoredLayer>& layers, rlim_t most_bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  auto store = TileStore::create(folder, "job 1", layers, 100);
  const rlimit limit{most_bytes, most_bytes};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
  try {
    for (std::int64_t tile = 0; tile < 100; ++tile) {
      store.write(tile, 0, std::vector<std::byte>(16, static_cast<std::byte>(tile)));
      store.commit(tile, bytes_of("a blob that makes the journal grow faster than the slots"), false);
    }
  } catch (const OutputError& error) {
    const std::string message = error.what();
    const bool complete = message.find("File too large") != std::string::npos &&
                          message.find(folder.string()) != std::string::npos && message.find("->") != std::string::npos;
    return complete ? 7 : 3;
  }
  return 0;
}

TEST_F(StoreTest, AFullDiskIsAnOutputErrorAndWhatWasCommittedStays) {
  const std::vector<StoredLayer> kept = {{"score", 16}};
  for (rlim_t most_bytes : {rlim_t{300}, rlim_t{777}, rlim_t{1500}, rlim_t{4001}}) {
    const pid_t child = ::fork();
    if (child == 0) std::_Exit(write_until_refused(folder(), kept, most_bytes));
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_EQ(WEXITSTATUS(status), 7) << most_bytes;
    const auto resumed = TileStore::resume(folder(), identity, kept, 100);
    std::vector<std::byte> got(16);
    for (std::int64_t tile = 0; tile < resumed.tiles_done(); ++tile) {
      ASSERT_TRUE(resumed.read(tile, 0, got));
      ASSERT_EQ(got, std::vector<std::byte>(16, static_cast<std::byte>(tile)));
    }
    EXPECT_GT(resumed.tiles_done(), 0);
  }
}

TEST_F(StoreTest, AFailedCommitCanBeTriedAgain) {
  const std::vector<StoredLayer> kept = {{"score", 16}};
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    auto store = TileStore::create(folder(), identity, kept, 3);
    store.write(0, 0, bytes_of("first"));
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit small{200, limit.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    try {
      store.commit(0, std::vector<std::byte>(500, std::byte{1}), false);
      std::_Exit(1);
    } catch (const OutputError&) {
    }
    ::setrlimit(RLIMIT_FSIZE, &limit);
    store.commit(0, bytes_of("short blob"), false);
    store.write(1, 0, {});
    store.commit(1, {}, true);
    std::_Exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  const auto resumed = TileStore::resume(folder(), identity, kept, 3);
  EXPECT_EQ(resumed.tiles_done(), 2);
  EXPECT_EQ(text_of(resumed.blob(0)), "short blob");
}

TEST_F(StoreTest, AFolderThatCannotBeMadeIsAnOutputError) {
  const auto message =
      message_of<OutputError>([&] { TileStore::create("/proc/no_store_here", identity, layers(), 1); });
  EXPECT_NE(message.find("/proc/no_store_here"), std::string::npos) << message;
}

}  // namespace
}  // namespace firnline::test
