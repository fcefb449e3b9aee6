// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/input_files.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <functional>

#include "tests/support/expect_error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::testing {
namespace {

namespace fs = std::filesystem;

class InputFiles : public ::testing::Test {
 protected:
  [[nodiscard]] InputFile file(const std::string& name, bool raster) const {
    const fs::path path = folder_.write(name, "abc");
    // Long ago: a system that counts time in steps cannot put the next write into the same step.
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
    return {name, path.string(), raster, stamp_of(path)};
  }
  void expect_refused_after(const std::function<void(const fs::path&)>& change) const {
    for (const bool raster : {true, false}) {
      const InputFile one = file("one", raster);
      const std::vector<InputFile> files = {file("other", true), one};
      require_unchanged(files);
      change(one.path);
      const ExitCode code = raster ? ExitCode::raster : ExitCode::sites;
      expect_error(code, [&] { require_unchanged(files); });
      expect_error(code, [&] { require_unchanged({one}); });
      require_unchanged({files[0]});
    }
  }

  ScratchFolder folder_;
};

TEST_F(InputFiles, OfAnotherSizeAreRefused) {
  expect_refused_after([&](const fs::path& path) {
    const auto time = fs::last_write_time(path);
    folder_.write(path.filename().string(), "abcd");
    fs::last_write_time(path, time);
  });
}

TEST_F(InputFiles, WrittenAgainWithAsManyBytesAreRefused) {
  expect_refused_after([&](const fs::path& path) { folder_.write(path.filename().string(), "abx"); });
}

TEST_F(InputFiles, ReplacedByACopyOfTheSameTimeAreRefused) {
  expect_refused_after([&](const fs::path& path) {
    const fs::path copy = folder_.write("copy", "abx");
    fs::last_write_time(copy, fs::last_write_time(path));
    fs::rename(copy, path);
  });
}

TEST_F(InputFiles, ThatAreGoneAreRefused) {
  expect_refused_after([](const fs::path& path) { fs::remove(path); });
}

TEST_F(InputFiles, AreHashedWithAnyNumberOfThreads) {
  const std::vector<InputFile> files = {file("one", true), file("two", false)};
  Progress progress(Progress::Style::none);
  for (const int threads : {1, 2, 8}) {
    const auto digests = digest_inputs(files, threads, progress);
    ASSERT_EQ(digests.size(), 2u);
    // FIPS 180-2, appendix B.1: "abc".
    for (const InputDigest& digest : digests)
      EXPECT_EQ(digest.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digests[1].bytes, 3);
  }
}

}  // namespace
}  // namespace firnline::testing
