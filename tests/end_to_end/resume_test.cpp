// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <optional>
#include <thread>

#include "rasters/opener/digest.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;
const std::string job = FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley/job.toml";
#ifdef __SANITIZE_ADDRESS__
constexpr int kills = 6;  // each takes ten times as long
#else
constexpr int kills = 24;
#endif

/// Small tiles, so that a kill falls between many of them.
std::vector<std::string> run_words_for(const fs::path& out, const std::string& more) {
  return firnline_words({"run", job, "--out", out.string(), more, "--tile-rows", "16", "--tile-cols", "32",
                         "--quiet", "--threads", "2"});
}

/// SHA-256 of every result file; the report and the manifest hold the time of the run and are left out.
std::map<std::string, std::string> hashes(const fs::path& out) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    const auto name = fs::relative(entry.path(), out).string();
    if (entry.is_regular_file() && name != "report.html" && name != "manifest.json")
      all[name] = sha256_of_file(entry.path());
  }
  return all;
}

/// The part of the manifest that must be bit-equal.
std::string result_part(const fs::path& out) {
  const std::string text = read_all(out / "manifest.json");
  return text.substr(0, text.find("\n \"run\":"));
}

TEST(Resume, IsByteIdenticalAfterKillsAtRandomMoments) {
  const TemporaryFolder folder(true);
  const fs::path whole = folder.path() / "whole";
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(run_words(run_words_for(whole, "--overwrite")).code, 0);
  auto duration = std::chrono::steady_clock::now() - begin;
  const auto expected = hashes(whole);
  ASSERT_GE(expected.size(), 9u);

  std::mt19937_64 random(20260101);
  int killed = 0;
  for (int round = 0; killed < kills && round < 4 * kills; ++round) {
    const fs::path out = folder.path() / ("killed" + std::to_string(round));
    std::string more = "--overwrite";
    // Up to three kills in one run, the later ones during resume.
    for (int attempt = 0; attempt < 3; ++attempt) {
      Program program(run_words_for(out, more));
      std::this_thread::sleep_for(duration * static_cast<double>(random() % 1000) / 1000.0);
      program.signal(SIGKILL);
      if (program.wait().code != 128 + SIGKILL) {
        duration = duration * 4 / 5;  // the machine is faster than it was: it was over before the kill
        break;
      }
      ++killed;
      more = fs::exists(out) ? "--resume" : "--overwrite";
    }
    const auto last = run_words(run_words_for(out, more == "--overwrite" ? "--overwrite" : "--resume"));
    ASSERT_EQ(last.code, 0) << last.err;
    ASSERT_EQ(hashes(out), expected) << "round " << round;
    ASSERT_EQ(result_part(out), result_part(whole));
    fs::remove_all(out);
  }
  EXPECT_GE(killed, kills * 5 / 6);
}

TEST(Resume, TermStopsWith75AndResumes) {
  const TemporaryFolder folder(true);
  const fs::path whole = folder.path() / "whole", out = folder.path() / "stopped";
  ASSERT_EQ(run_words(run_words_for(whole, "--overwrite")).code, 0);

  bool stopped = false;
  for (int wait_ms = 40; wait_ms < 3000 && !stopped; wait_ms += 60) {
    Program program(run_words_for(out, "--overwrite"));
    std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
    program.signal(SIGTERM);
    const auto result = program.wait();
    if (result.code == 0) break;
    stopped = result.code == 75;
    if (stopped) {
      EXPECT_NE(result.err.find("--resume"), std::string::npos) << result.err;
    } else {
      EXPECT_EQ(result.code, 128 + SIGTERM) << "before the program watched for signals";
    }
  }
  ASSERT_TRUE(stopped);

  ASSERT_EQ(run_words(run_words_for(out, "--resume")).code, 0);
  EXPECT_EQ(hashes(out), hashes(whole));
}

// A kill between the folder of the store and its journal, or while the store of a finished run goes away.
TEST(Resume, BeginsAnewWhereTheStoreHasNoJournal) {
  const TemporaryFolder folder(true);
  const fs::path whole = folder.path() / "whole", out = folder.path() / "out";
  ASSERT_EQ(run_words(run_words_for(whole, "--overwrite")).code, 0);
  ASSERT_EQ(run_words(run_words_for(out, "--overwrite")).code, 0);
  fs::create_directory(out / ".store");

  const auto resumed = run_words(run_words_for(out, "--resume"));

  EXPECT_EQ(resumed.code, 0) << resumed.err;
  EXPECT_EQ(hashes(out), hashes(whole));
}

TEST(Resume, RefusesACheckpointOfAnotherJob) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  bool stopped = false;
  for (int wait_ms = 40; wait_ms < 3000 && !stopped; wait_ms += 60) {
    Program program(run_words_for(out, "--overwrite"));
    std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
    program.signal(SIGTERM);
    stopped = program.wait().code == 75 && fs::exists(out / ".store");
  }
  ASSERT_TRUE(stopped);

  auto words = run_words_for(out, "--resume");
  words.insert(words.end(), {"--set", "health.weight.population=7"});
  const auto other = run_words(words);
  EXPECT_EQ(other.code, 11) << other.err;
  EXPECT_NE(other.err.find("--overwrite"), std::string::npos) << other.err;
}

/// The sample study in a folder of its own, and a run of it that has begun to store tiles.
bool begin_run_of_copy(const fs::path& study, const fs::path& out, std::optional<Program>& program) {
  fs::copy(fs::path(job).parent_path(), study);
  program.emplace(firnline_words({"run", (study / "job.toml").string(), "--out", out.string(), "--tile-rows",
                                  "1", "--tile-cols", "128", "--quiet", "--threads", "2"}));
  for (int wait = 0; wait < 5000 && !fs::exists(out / ".store"); ++wait)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  return fs::exists(out / ".store");
}

// The file stays sound: only its time says that somebody wrote to it.
TEST(ChangedInput, EndsTheRunWithoutResults) {
  const TemporaryFolder folder(true);
  const fs::path study = folder.path() / "study", out = folder.path() / "out";
  std::optional<Program> program;
  ASSERT_TRUE(begin_run_of_copy(study, out, program));
  fs::last_write_time(study / "elevation.tif", fs::file_time_type::clock::now() + std::chrono::seconds(5));
  const auto result = program->wait();
  EXPECT_EQ(result.code, 4) << result.err;
  EXPECT_NE(result.err.find("elevation.tif: This input changed while the run was reading it"),
            std::string::npos)
      << result.err;
  EXPECT_FALSE(fs::exists(out / "manifest.json"));
  EXPECT_FALSE(fs::exists(out / "health" / "sites.csv"));
}

}  // namespace
}  // namespace firnline::test
