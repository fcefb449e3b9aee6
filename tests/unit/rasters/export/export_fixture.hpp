// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/file_text.hpp"
#include "tests/support/message_of.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::test {

/// Runs the action in a forked child and returns its exit status, or -1 when a signal ended it.
inline int status_in_child(const std::function<int()>& action) {
  const pid_t child = ::fork();
  if (child == 0) std::_Exit(action());
  int status = 0;
  if (::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

/// The limit on file sizes stands in for a full disk: it strikes at an exact byte and needs no privilege.
inline void limit_file_size(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) std::_Exit(99);
}

/// A folder of its own for each test, removed afterwards.
class ExportTest : public ::testing::Test {
 protected:
  [[nodiscard]] const std::filesystem::path& root() const { return root_.path(); }
  [[nodiscard]] std::filesystem::path out() const { return root_ / "out"; }

  /// Every file below the output folder, the lock and the record of names aside, sorted.
  [[nodiscard]] std::vector<std::string> outputs() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(out()))
      if (entry.is_regular_file() && !entry.path().filename().string().starts_with(".firnline."))
        names.push_back(entry.path().lexically_relative(out()).generic_string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  firnline::testing::ScratchFolder root_;
};

using Names = std::vector<std::string>;

}  // namespace firnline::test
