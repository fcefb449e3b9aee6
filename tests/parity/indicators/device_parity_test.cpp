// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The same bits on the CPU and on CUDA. Needs a usable device: without one it fails, because a parity that
// was not looked at is not known.
#include <cstring>
#include <limits>
#include <numeric>
#include <random>

#include "kernels/backend/primitives.hpp"
#include "kernels/backend/sort.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/every_indicator.hpp"
#include "tests/support/plausible.hpp"

namespace firnline::test {
namespace {

TEST_P(EveryIndicator, GivesTheSameBitsOnCudaAsOnTheCpu) {
  const Device cuda = choose_device("cuda", 1);
  for (const auto& [rows, cols] : awkward_shapes) {
    const Study study = plausible_study(GetParam()->info, rows, cols, 0.05);
    const std::vector<float> on_cpu = evaluate(*GetParam(), study),
                             on_cuda = evaluate(*GetParam(), study, cuda);
    ASSERT_EQ(on_cpu.size(), on_cuda.size());
    for (std::size_t i = 0; i < on_cpu.size(); ++i)
      ASSERT_EQ(std::memcmp(&on_cpu[i], &on_cuda[i], sizeof(float)), 0)
          << rows << " x " << cols << ", cell " << i << ": " << on_cpu[i] << " and " << on_cuda[i];
  }
}

INSTANTIATE_TEST_SUITE_P(Indicators, EveryIndicator, testing::ValuesIn(all_indicators()), id_of);

TEST(SortPairs, GivesTheSameOrderOnCudaAsOnTheCpu) {
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> keys(100'003);
  for (std::uint64_t& key : keys) key = random() % 1000;
  std::vector<std::int64_t> values(keys.size());
  std::iota(values.begin(), values.end(), 0);
  auto cuda_keys = keys;
  auto cuda_values = values;
  sort_pairs({}, keys, values);
  sort_pairs(choose_device("cuda", 1), cuda_keys, cuda_values);
  EXPECT_EQ(keys, cuda_keys);
  EXPECT_EQ(values, cuda_values);
}

TEST(Primitives, GiveTheSameListsOnCudaAsOnTheCpu) {
  const Device cuda = choose_device("cuda", 1);
  std::mt19937_64 random(2);
  for (const std::size_t size : {1, 31, 32, 33, 257, 100'003}) {
    std::vector<std::int64_t> values(size);
    std::vector<std::uint8_t> flags(size);
    std::vector<double> scores(size);
    for (std::size_t i = 0; i < size; ++i) {
      values[i] = static_cast<std::int64_t>(random() >> 24) - 1000;
      flags[i] = static_cast<std::uint8_t>(random() % 3);
      scores[i] = flags[i] == 0 ? no_data_f32 : static_cast<double>(random() % 20);
    }
    EXPECT_EQ(exclusive_sums({}, values), exclusive_sums(cuda, values)) << size;
    EXPECT_EQ(selected({}, flags), selected(cuda, flags)) << size;
    EXPECT_EQ(selected({}, values, flags), selected(cuda, values, flags)) << size;
    EXPECT_EQ(place_of_greatest({}, scores), place_of_greatest(cuda, scores)) << size;
  }
  const std::vector<std::int64_t> too_much = {std::numeric_limits<std::int64_t>::max(), 1, -1};
  EXPECT_THROW(static_cast<void>(exclusive_sums(cuda, too_much)), LimitError);
}

}  // namespace
}  // namespace firnline::test
