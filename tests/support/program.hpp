// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace firnline::test {

struct ProgramResult {
  int code = -1;  ///< exit status; 128 + signal when it was killed
  std::string out, err;
  std::int64_t peak_bytes = 0;  ///< the most memory it had resident at once
};

/// A folder of its own that goes away with the test.
class TemporaryFolder {
 public:
  /// in_memory: for tests of many runs, whose fsyncs would otherwise wait for whatever else uses the disk.
  explicit TemporaryFolder(bool in_memory = false) {
    const auto root = in_memory && memory_is_free() ? std::filesystem::path("/dev/shm")
                                                    : std::filesystem::temp_directory_path();
    std::string name = (root / "firnline-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  static bool memory_is_free() {
    std::error_code none;
    const auto space = std::filesystem::space("/dev/shm", none);
    return !none && space.available > (std::uintmax_t{256} << 20);
  }

  std::filesystem::path path_;
};

inline std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_all(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// A running program: started, perhaps signalled, and waited for.
class Program {
 public:
  explicit Program(const std::vector<std::string>& words) {
    child_ = ::fork();
    if (child_ == 0) {
      if (std::freopen((files_.path() / "out").c_str(), "wb", stdout) == nullptr) ::_exit(126);
      if (std::freopen((files_.path() / "err").c_str(), "wb", stderr) == nullptr) ::_exit(126);
      std::vector<char*> raw;
      for (const auto& word : words) raw.push_back(const_cast<char*>(word.c_str()));
      raw.push_back(nullptr);
      ::execvp(raw[0], raw.data());
      ::_exit(127);
    }
  }
  void signal(int number) const { ::kill(child_, number); }

  ProgramResult wait() {
    int status = 0;
    rusage used{};
    ::wait4(child_, &status, 0, &used);
    ProgramResult result;
    result.peak_bytes = std::int64_t{used.ru_maxrss} * 1024;
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.out = read_all(files_.path() / "out");
    result.err = read_all(files_.path() / "err");
    return result;
  }

 private:
  TemporaryFolder files_;
  pid_t child_ = -1;
};

inline ProgramResult run_words(const std::vector<std::string>& words) {
  return Program(words).wait();
}

/// The program under test with these arguments.
inline std::vector<std::string> firnline_words(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), FIRNLINE_PROGRAM);
  return arguments;
}

/// Starts a run again and again, each time letting it go further before SIGTERM, until one is stopped with
/// work in its store. Returns: was one? Not when a run was whole before it could be stopped.
inline bool stop_midway(const std::vector<std::string>& words, const std::filesystem::path& out) {
  for (int wait_ms = 40; wait_ms < 4000; wait_ms += 20) {
    Program program(words);
    std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
    program.signal(SIGTERM);
    const int code = program.wait().code;
    if (code == 75 && std::filesystem::exists(out / ".store")) return true;
    if (code == 0) return false;
  }
  return false;
}

inline ProgramResult run_firnline(const std::vector<std::string>& arguments) {
  return run_words(firnline_words(arguments));
}

}  // namespace firnline::test
