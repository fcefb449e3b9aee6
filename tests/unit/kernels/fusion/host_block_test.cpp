// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The host executor finds the mistakes that a kernel can make.
#include "kernels/backend/host_block.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "kernels/backend/block_list.hpp"

namespace firnline::backend {
namespace {

/// Adds up 1 .. threads in scratch; `careless` forgets the barrier between writing and reading.
template <bool careless>
struct SumKernel {
  static constexpr const char* name = "sum";
  static constexpr int threads = 64;
  struct Args {
    std::int64_t* sum;
    std::size_t reach;
  };
  template <class Block>
  static void run(const Block& block, const Args& args) {
    const auto cells = block.template scratch<std::int64_t>(0, threads);
    const auto add_all = [&](int thread) {
      if (thread != threads / 2) return;
      *args.sum = 0;
      for (std::size_t i = 0; i < args.reach; ++i) *args.sum += cells[i];
    };
    block.each([&](int thread) {
      cells[static_cast<std::size_t>(thread)] = thread + 1;
      if (careless) add_all(thread);
    });
    if (!careless) block.each(add_all);
  }
};

template <class Kernel>
std::int64_t result_of(std::uint64_t seed, std::size_t reach = Kernel::threads) {
  std::int64_t sum = 0;
  const typename Kernel::Args args{&sum, reach};
  const KernelInfo info = kernel_info<Kernel>(nullptr);
  info.run_on_host(1, 1, Kernel::threads * sizeof(std::int64_t), &args, seed);
  return sum;
}

TEST(HostBlock, GivesOneResultInAnyOrderWhenPhasesAreKept) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) EXPECT_EQ(result_of<SumKernel<false>>(seed), 64 * 65 / 2);
}

TEST(HostBlock, ShowsAMissingBarrier) {
  std::set<std::int64_t> results;
  for (std::uint64_t seed = 0; seed < 5; ++seed) results.insert(result_of<SumKernel<true>>(seed));
  EXPECT_GT(results.size(), 1U) << "threads that read each other's scratch in one phase depend on the order";
}

/// Each thread appends as many of its numbers as the number's remainder says.
struct AppendKernel {
  static constexpr const char* name = "append";
  static constexpr int threads = 32, most = 3;
  using Append = BlockAppend<std::uint32_t, threads, most>;
  struct Args {
    AppendedList<std::uint32_t> list;
  };
  template <class Block>
  static void run(const Block& block, const Args& args) {
    Append::run(block, 0, args.list, [&](int thread, const auto& append) {
      const auto number = static_cast<std::uint32_t>(block.x() * threads + thread);
      for (std::uint32_t i = 0; i < number % (most + 1); ++i) append(10 * number + i);
    });
  }
};

TEST(BlockAppend, KeepsEveryItemOnceInAnyOrder) {
  std::vector<std::uint32_t> expected;
  for (std::uint32_t number = 0; number < 5 * 32; ++number)
    for (std::uint32_t i = 0; i < number % 4; ++i) expected.push_back(10 * number + i);
  for (std::uint64_t seed = 0; seed < 9; ++seed) {
    std::vector<std::uint32_t> items(expected.size() + 2, 7);
    std::uint32_t count = 1;  // the list has an item already
    const AppendKernel::Args args{{items.data(), &count}};
    run_blocks_on_host<AppendKernel>(5, 1, AppendKernel::Append::scratch_bytes, &args, seed);
    ASSERT_EQ(count, expected.size() + 1);
    EXPECT_EQ(items.front(), 7U);
    EXPECT_EQ(items.back(), 7U);
    std::sort(items.begin() + 1, items.end() - 1);
    EXPECT_TRUE(std::equal(expected.begin(), expected.end(), items.begin() + 1));
  }
}

TEST(HostBlock, RefusesAnIndexBeyondScratch) {
  EXPECT_THROW(static_cast<void>(result_of<SumKernel<false>>(0, SumKernel<false>::threads + 1)), BugError);
}

TEST(HostBlock, RefusesMoreScratchThanTheBlockHas) {
  std::int64_t sum = 0;
  const SumKernel<false>::Args args{&sum, 1};
  EXPECT_THROW(run_blocks_on_host<SumKernel<false>>(1, 1, 8, &args, 0), BugError);
}

TEST(HostBlock, PoisonsScratch) {
  Shuffle shuffle(0);
  const HostBlock block(0, 0, 1, 1, 64, shuffle);
  const auto numbers = block.scratch<float>(0, 16);
  EXPECT_TRUE(numbers[7] != numbers[7]) << "what nobody wrote is a NaN";
}

TEST(Shuffle, VisitsEveryThreadOnce) {
  for (std::uint64_t seed = 0; seed < 9; ++seed) {
    Shuffle shuffle(seed);
    for (int phase = 0; phase < 3; ++phase) {
      const auto order = shuffle.order(100);
      EXPECT_EQ(std::set<std::int64_t>(order.begin(), order.end()).size(), 100U);
    }
  }
}

}  // namespace
}  // namespace firnline::backend
