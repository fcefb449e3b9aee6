// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include "tests/unit/rasters/export/export_fixture.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/export/folder_lock.hpp"
#include "rasters/export/verified_file.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

class OutputFolderTest : public ExportTest {
 protected:
  [[nodiscard]] OutputFolder claim(bool overwrite = false, bool resume = false) const {
    return OutputFolder::claim(out(), overwrite, resume);
  }
  [[nodiscard]] fs::path lock() const { return out() / FolderLock::file_name; }
  [[nodiscard]] std::string refusal() const {
    return message_of<OutputError>([&] { auto folder = claim(true); });
  }
};

TEST_F(OutputFolderTest, IsMadeAndLeavesNoLockBehind) {
  {
    const auto folder = claim();
    EXPECT_EQ(folder.path(), out());
    EXPECT_TRUE(fs::exists(lock()));
  }
  EXPECT_TRUE(fs::is_empty(out()));
}

TEST_F(OutputFolderTest, NeedsAParent) {
  const auto message = message_of<OutputError>([&] { OutputFolder::claim(out() / "deeper", false, false); });
  EXPECT_NE(message.find(out().string()), std::string::npos) << message;
  EXPECT_NE(message.find("does not exist"), std::string::npos) << message;
  EXPECT_FALSE(fs::exists(out()));
}

TEST_F(OutputFolderTest, MayBeWrittenWithASlashAtItsEndOrRelative) {
  { EXPECT_EQ(OutputFolder::claim(out().string() + "/", false, false).path(), out()); }
  const fs::path before = fs::current_path();
  fs::current_path(root());
  { EXPECT_EQ(OutputFolder::claim("out", false, false).path(), fs::current_path() / "out"); }
  fs::current_path(before);
  EXPECT_THROW(OutputFolder::claim("", false, false), OutputError);
}

TEST_F(OutputFolderTest, CannotBeAFile) {
  write_text(out(), "a file");
  EXPECT_NE(refusal().find("is a file"), std::string::npos);
}

TEST_F(OutputFolderTest, ThatCannotBeMadeIsAnOutputError) {
  EXPECT_THROW(OutputFolder::claim("/proc/firnline_out", false, false), OutputError);
}

TEST_F(OutputFolderTest, WithOtherContentsNeedsOverwriteOrResume) {
  fs::create_directory(out());
  write_text(out() / "notes.txt", "mine");
  const auto message = message_of<OutputError>([&] { auto folder = claim(); });
  EXPECT_NE(message.find("--overwrite"), std::string::npos) << message;
  EXPECT_NE(message.find("--resume"), std::string::npos) << message;
  EXPECT_FALSE(fs::exists(lock()));
  { auto folder = claim(true, false); }
  { auto folder = claim(false, true); }
  EXPECT_EQ(file_text(out() / "notes.txt"), "mine");
}

TEST_F(OutputFolderTest, BelongsToOneRunAtATime) {
  auto folder = claim();
  const auto message = refusal();
  EXPECT_NE(message.find("process " + std::to_string(::getpid())), std::string::npos) << message;
  EXPECT_NE(message.find("is writing to this output folder"), std::string::npos) << message;
  const OutputFolder moved = std::move(folder);
  EXPECT_THROW((void)claim(true), OutputError);
}

TEST_F(OutputFolderTest, OfAKilledRunIsTakenOver) {
  EXPECT_EQ(status_in_child([&] {
    auto folder = claim();
    std::_Exit(0);  // no destructor runs, as after a kill
    return 1;
  }), 0);
  EXPECT_TRUE(fs::exists(lock()));
  { auto folder = claim(); }
  EXPECT_FALSE(fs::exists(lock()));
}

TEST_F(OutputFolderTest, IsNotReleasedByAForkedChild) {
  auto folder = claim();
  EXPECT_EQ(status_in_child([&] {
    { const OutputFolder ends_here = std::move(folder); }
    return 0;
  }), 0);
  EXPECT_TRUE(fs::exists(lock()));
}

TEST_F(OutputFolderTest, WhosePidWasGivenToAnotherProcessIsTakenOver) {
  fs::create_directory(out());
  LockOwner owner = this_process();
  owner.started += "1";
  write_text(lock(), lock_text(owner));
  auto folder = claim();
  EXPECT_EQ(owner_in(file_text(lock())), this_process());
}

TEST_F(OutputFolderTest, LockedOnAnotherMachineIsRefusedWithTheWayToClearIt) {
  fs::create_directory(out());
  LockOwner owner = this_process();
  owner.started += "1";  // no such process here, which says nothing about the other machine
  owner.host += "-other";
  write_text(lock(), lock_text(owner));
  EXPECT_NE(refusal().find("'" + owner.host + "'"), std::string::npos);
  EXPECT_NE(refusal().find("delete this file"), std::string::npos);
  EXPECT_NE(refusal().find(lock().string()), std::string::npos);
  owner.host = this_process().host;
  owner.boot = "another";
  write_text(lock(), lock_text(owner));
  EXPECT_NE(refusal().find("before the machine was last started"), std::string::npos);
  fs::remove(lock());
  auto folder = claim();
}

TEST_F(OutputFolderTest, WithAGarbledLockIsRefusedAndWithAnEmptyOneTakenOver) {
  fs::create_directory(out());
  write_text(lock(), "pid twelve\n");
  EXPECT_NE(refusal().find("cannot be read"), std::string::npos);
  write_text(lock(), "");
  auto folder = claim();
}

/// Tries to claim, says with one letter how it went, and keeps what it got until the gate opens.
[[noreturn]] void race(const fs::path& folder, int says, int gate) {
  char verdict = 'l';
  try {
    const auto claimed = OutputFolder::claim(folder, true, false);
    verdict = 'w';
    [[maybe_unused]] const auto sent = ::write(says, &verdict, 1);
    [[maybe_unused]] const auto opened = ::read(gate, &verdict, 1);
  } catch (const OutputError&) {
    [[maybe_unused]] const auto sent = ::write(says, &verdict, 1);
  }
  std::_Exit(0);
}

TEST_F(OutputFolderTest, InARaceForAStaleLockExactlyOneWins) {
  constexpr int racers = 4;
  fs::create_directory(out());
  for (int round = 0; round < 8; ++round) {
    LockOwner dead = this_process();
    dead.started += "1";
    write_text(lock(), lock_text(dead));
    int verdicts[2], gate[2];
    ASSERT_EQ(::pipe(verdicts), 0);
    ASSERT_EQ(::pipe(gate), 0);
    for (int racer = 0; racer < racers; ++racer)
      if (::fork() == 0) {
        ::close(gate[1]);
        race(out(), verdicts[1], gate[0]);
      }
    std::string seen(racers, ' ');
    for (char& verdict : seen) ASSERT_EQ(::read(verdicts[0], &verdict, 1), 1);
    for (const int end : {verdicts[0], verdicts[1], gate[0], gate[1]}) ::close(end);
    for (int racer = 0; racer < racers; ++racer) ::wait(nullptr);
    ASSERT_EQ(std::count(seen.begin(), seen.end(), 'w'), 1) << seen << " in round " << round;
  }
}

TEST_F(OutputFolderTest, SaysHowMuchSpaceIsMissing) {
  const auto folder = claim();
  folder.require_space(1);
  const auto message = message_of<OutputError>([&] { folder.require_space(std::int64_t{1} << 60); });
  EXPECT_NE(message.find("needs 1073741824.0 GiB (1152921504606846976 bytes)"), std::string::npos) << message;
}

TEST_F(OutputFolderTest, WritesAFileWithItsSizeAndDigest) {
  const auto folder = claim();
  const auto written = folder.write("P/notes.txt", "abc");
  EXPECT_EQ(written.name, "P/notes.txt");
  EXPECT_EQ(written.bytes, 3);
  // source: FIPS 180-2, appendix B.1
  EXPECT_EQ(written.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(file_text(out() / "P/notes.txt"), "abc");
  EXPECT_EQ(folder.write("P/notes.txt", "").bytes, 0);  // replaces
  EXPECT_EQ(outputs(), Names{"P/notes.txt"});
}

TEST_F(OutputFolderTest, PublishesWhatALibraryWrote) {
  const auto folder = claim();
  write_text(folder.temporary_name("a/b/x.bin"), "abc");
  EXPECT_FALSE(fs::exists(out() / "a/b/x.bin"));
  const auto written = folder.publish("a/b/x.bin");
  EXPECT_EQ(written.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(outputs(), Names{"a/b/x.bin"});
  EXPECT_THROW(folder.publish("never_written.bin"), OutputError);
}

TEST_F(OutputFolderTest, FileModesFollowTheUmask) {
  const auto folder = claim();
  for (const auto& [mask, expected] : {std::pair<mode_t, mode_t>{0, 0666}, {022, 0644}, {077, 0600}}) {
    const mode_t before = ::umask(mask);
    folder.write("x.txt", "x");
    ::umask(before);
    struct stat facts {};
    ASSERT_EQ(::stat((out() / "x.txt").c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, expected);
  }
}

TEST_F(OutputFolderTest, RefusesNamesThatLeadOut) {
  const auto folder = claim();
  for (const char* name : {"", "/etc/x", "../x", "a/../../x", "a//b", "a/", ".", "a/./b", "a\nb"}) {
    EXPECT_THROW(folder.write(name, "x"), PolicyError) << name;
    EXPECT_THROW((void)folder.temporary_name(name), PolicyError) << name;
  }
  EXPECT_NO_THROW(folder.write("Чон-Кемин 谷.txt", "x"));
  EXPECT_EQ(outputs(), Names{"Чон-Кемин 谷.txt"});
}

TEST_F(OutputFolderTest, DoesNotFollowLinksOutOfItself) {
  const fs::path elsewhere = root() / "elsewhere";
  fs::create_directory(elsewhere);
  const auto folder = claim();
  fs::create_directory_symlink(elsewhere, out() / "P");
  EXPECT_THROW(folder.write("P/x.txt", "x"), OutputError);
  write_text(elsewhere / "victim.txt", "keep");
  fs::create_symlink(elsewhere / "victim.txt", out() / "x.txt.firnline.partial");
  EXPECT_THROW(folder.write("x.txt", "x"), OutputError);
  EXPECT_EQ(file_text(elsewhere / "victim.txt"), "keep");
  write_text(out() / ".firnline.outputs", "P/victim.txt\n");
  folder.remove_leftovers();
  EXPECT_EQ(file_text(elsewhere / "victim.txt"), "keep");
}

TEST_F(OutputFolderTest, AFullDiskLeavesNothingUnderAFinalName) {
  fs::create_directory(out());
  const std::string content(5000, 'x');
  for (rlim_t most_bytes : {0u, 1u, 100u, 4096u, 4999u}) {
    EXPECT_EQ(status_in_child([&] {
      const auto folder = claim(true);
      limit_file_size(most_bytes);
      try {
        folder.write("x.txt", content);
      } catch (const OutputError& error) {
        return std::string(error.what()).find("File too large") != std::string::npos ? 7 : 1;
      }
      return 0;
    }), 7) << most_bytes;
    EXPECT_EQ(outputs(), Names{}) << most_bytes;
  }
}

TEST_F(OutputFolderTest, RemovesTheLeftoversOfAKilledRunAndNothingElse) {
  EXPECT_EQ(status_in_child([&] {
    const auto folder = claim();
    folder.write("audit.csv", "a");
    folder.write("health/sites.csv", "s");
    write_text(folder.temporary_name("health/risk.tif"), "half");
    write_text(folder.temporary_name("health/risk.tif").string() + ".ovr.tmp", "half");
    std::_Exit(0);
    return 1;
  }), 0);
  write_text(out() / "mine.txt", "mine");
  write_text(out() / "mine.partial", "mine");
  const auto folder = claim(false, true);
  folder.remove_leftovers();
  EXPECT_EQ(outputs(), (Names{"mine.partial", "mine.txt"}));
  EXPECT_FALSE(fs::exists(out() / "health"));
}

/// Writes these outputs, then fails.
void fail_after(OutputFolder folder, std::initializer_list<const char*> names) {
  for (const char* name : names) folder.write(name, "x");
  write_text(folder.temporary_name("health/half.tif"), "half");
  throw RasterError("a map could not be made");
}

TEST_F(OutputFolderTest, OfAFailedRunHoldsNoOutputs) {
  EXPECT_THROW(fail_after(claim(), {"audit.csv", "health/sites.csv"}), RasterError);
  EXPECT_EQ(outputs(), Names{});
  EXPECT_FALSE(fs::exists(out() / "health"));
}

TEST_F(OutputFolderTest, OfARunThatFailsAfterItsManifestHoldsWhatTheManifestNames) {
  EXPECT_THROW(fail_after(claim(), {"audit.csv", "manifest.json"}), RasterError);
  EXPECT_EQ(outputs(), (Names{"audit.csv", "manifest.json"}));
}

TEST_F(OutputFolderTest, KeepsTheOutputsThatAManifestNames) {
  {
    const auto folder = claim();
    folder.write("audit.csv", "a");
    folder.write("manifest.json", "{}");
    EXPECT_EQ(std::distance(fs::directory_iterator(out()), fs::directory_iterator()), 3);  // and the lock
  }
  const auto folder = claim(false, true);
  folder.remove_leftovers();
  EXPECT_EQ(outputs(), (Names{"audit.csv", "manifest.json"}));
}

TEST_F(OutputFolderTest, OverwriteRemovesWhatTheEarlierManifestNamed) {
  {
    const auto folder = claim();
    folder.write("old_profile/sites.csv", "s");
    folder.write("audit.csv", "a");
    folder.write("manifest.json", "{}");
  }
  write_text(out() / "mine.txt", "mine");
  const auto folder = claim(true);
  const std::vector<std::string> earlier = {"old_profile/sites.csv", "audit.csv", "gone.csv"};
  folder.remove_leftovers(earlier);
  EXPECT_EQ(outputs(), Names{"mine.txt"});
  const std::vector<std::string> hostile = {"../elsewhere"};
  EXPECT_THROW(folder.remove_leftovers(hostile), PolicyError);
}

TEST_F(OutputFolderTest, AManifestNeverStandsBesideNewerOutputs) {
  {
    const auto folder = claim();
    folder.write("audit.csv", "old");
    folder.write("manifest.json", "{}");
  }
  const auto folder = claim(true);
  EXPECT_EQ(outputs(), (Names{"audit.csv", "manifest.json"}));  // claiming alone destroys nothing
  folder.write("audit.csv", "new");
  EXPECT_EQ(outputs(), Names{"audit.csv"});
  folder.write("manifest.json", "{2}");
  EXPECT_EQ(file_text(out() / "manifest.json"), "{2}");
}

}  // namespace
}  // namespace firnline::test
