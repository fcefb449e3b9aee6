// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace firnline {

/// Calls work on this thread and on up to threads - 1 others, and returns when all have ended. Where the
/// system starts fewer, fewer do the same: work takes its pieces from what all share. It must not throw.
template <class Work>
void side_by_side(std::int64_t threads, const Work& work) {
  std::vector<std::jthread> others;
  try {
    for (std::int64_t other = 1; other < threads; ++other) others.emplace_back(work);
  } catch (const std::system_error&) {
  }
  work();
}

/// How many of so many threads the system starts now, all at once. GDAL waits for ever for one that does not
/// begin, so it is asked beforehand.
inline int threads_that_start(int wanted) {
  std::mutex hold;
  std::unique_lock held(hold);
  std::vector<std::jthread> started;
  try {
    for (int thread = 0; thread < wanted; ++thread)
      started.emplace_back([&hold] { const std::lock_guard wait_for_the_others(hold); });
  } catch (const std::system_error&) {
  }
  held.unlock();
  return static_cast<int>(started.size());
}

}  // namespace firnline
