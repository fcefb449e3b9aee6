// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0

// Carries out jobs one after the other in one process, as a service would, and watches what the process
// holds:
//   many_runs OUTPUT_FOLDER COUNT JOB...
// The jobs are taken in turn; one that is refused counts as a run. Leaves OUTPUT_FOLDER/held.txt, one line
// per run: exit code, resident KiB, open files, threads, KiB that malloc has given out.
#include <malloc.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "host/run/conduct.hpp"
#include "kernels/grid/error.hpp"

namespace {

namespace fs = std::filesystem;

std::int64_t resident_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmRSS:") {
      std::int64_t kib = 0;
      status >> kib;
      return kib;
    }
  return 0;
}

/// What was asked for and not given back, without what the allocator keeps for the next time.
std::size_t given_out_kib() {
  const struct mallinfo2 heap = mallinfo2();
  return (heap.uordblks + heap.hblkhd) >> 10U;
}

std::int64_t entries_of(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

int carry_out(const fs::path& job, const fs::path& out) {
  firnline::RunOptions options;
  options.out = out;
  options.overwrite = true;
  options.quiet = true;
  try {
    const auto plan = firnline::plan_run(job, options);
    static_cast<void>(firnline::conduct(*plan, options));
    return 0;
  } catch (const firnline::Error& error) {
    return static_cast<int>(error.code());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::fputs("many_runs OUTPUT_FOLDER COUNT JOB...\n", stderr), 2;
  const std::string count_text = argv[2];
  int count = 0;
  std::from_chars(count_text.data(), count_text.data() + count_text.size(), count);
  const std::vector<std::string> jobs(argv + 3, argv + argc);
  mallopt(M_MMAP_THRESHOLD, 128 << 10);  // as the program's main does
  std::ofstream held(fs::path(argv[1]) / "held.txt");
  try {
    for (int run = 0; run < count; ++run) {
      const std::size_t turn = static_cast<std::size_t>(run) % jobs.size();
      const int code = carry_out(jobs[turn], fs::path(argv[1]) / std::to_string(turn));
      held << code << ' ' << resident_kib() << ' ' << entries_of("/proc/self/fd") << ' '
           << entries_of("/proc/self/task") << ' ' << given_out_kib() << std::endl;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
