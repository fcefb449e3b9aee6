// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Every allocation that drawing and ranking ask for fails once: whoever called must be told, whichever thread
// asked. A failure that meets a loop of threads would end the program.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <vector>

#include "kernels/ranking/cell_ranks.hpp"
#include "kernels/ranking/robustness.hpp"
#include "kernels/ranking/sensitivity.hpp"
#include "tests/support/compositions.hpp"

namespace {

constexpr std::int64_t never = -1;
std::atomic<std::int64_t> allocations_left = never;

void* memory_of(std::size_t bytes) noexcept {
  return std::malloc(bytes == 0 ? 1 : bytes);
}

}  // namespace

void* operator new(std::size_t bytes) {
  const bool fails = allocations_left.load() != never && allocations_left.fetch_sub(1) == 0;
  void* const memory = fails ? nullptr : memory_of(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {  // who asks so can do without
  return memory_of(bytes);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace firnline::test {
namespace {

/// Fails the first allocation of `work`, then the second, until none is left. out: how many there were
template <class Work>
std::int64_t allocations_that_are_told(const Work& work) {
  for (std::int64_t failing = 0;; ++failing) {
    bool told = false;
    allocations_left = failing;
    try {
      work();
    } catch (const std::bad_alloc&) {
      told = true;
    }
    const bool met = allocations_left.exchange(never) < 0;
    EXPECT_EQ(told, met) << failing;
    if (!met || !told) return failing;
  }
}

class FailingMemory : public ::testing::Test {
 protected:
  FailingMemory() { device_.threads = 2; }

  Device device_;
  Composition mean_ = one_node(Aggregation::arithmetic, {5, 3, 2});
};

TEST_F(FailingMemory, IsToldByWhatDrawsLists) {
  constexpr std::int64_t sites = 50, draws = 16;
  std::vector<double> values;
  for (int i = 0; i < 3 * sites; ++i) values.push_back(i * 7919 % 1000 / 1000.0);
  const SiteScorer scorer({mean_, values, sites}, {draws, 3, true, 10, {{0.1, 0}, {0.1, 0}, {0.1, 0}}, 0.5});
  EXPECT_GT(allocations_that_are_told([&] { (void)rank_robustness(device_, scorer, 10); }), 100);
  EXPECT_GT(allocations_that_are_told([&] { (void)site_sensitivity(device_, scorer, 3, 1); }), 100);
}

TEST_F(FailingMemory, IsToldByWhatRanksCells) {
  constexpr std::int64_t cells = 2500, draws = 2;
  std::vector<float> raw;
  for (int i = 0; i < 3 * cells; ++i) raw.push_back(static_cast<float>(i * 7919 % 1000) / 1000);
  DrawnShares shares;
  shares.draws = draws;
  for (int draw = 0; draw < draws; ++draw) {
    shares.leaf.insert(shares.leaf.end(), {0.5, 0.3, 0.2});
    shares.dimension.insert(shares.dimension.end(), {1, 0, 0});
  }
  CellVerdicts verdicts;
  verdicts.resize(cells);
  EXPECT_GT(allocations_that_are_told([&] {
              CellRanks ranks(device_, CellScorer(mean_, shares), 10);
              ranks.count({raw, cells});
              ranks.choose_classes();
              ranks.count_again({raw, cells});
              ranks.choose_thresholds();
              ranks.judge({raw, cells}, verdicts);
            }),
            20);
}

}  // namespace
}  // namespace firnline::test
