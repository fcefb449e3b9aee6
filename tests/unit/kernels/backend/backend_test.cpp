// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <random>
#include <vector>

#include "kernels/backend/buffer.hpp"
#include "kernels/backend/device.hpp"
#include "kernels/backend/rows.hpp"
#include "kernels/backend/sort.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

TEST(Devices, TheCpuComesFirstAndIsUsable) {
  const std::vector<DeviceInfo> devices = list_devices();
  ASSERT_FALSE(devices.empty());
  EXPECT_EQ(devices[0].device.kind, DeviceKind::cpu);
  EXPECT_EQ(devices[0].name, "cpu");
  EXPECT_TRUE(devices[0].usable);
  EXPECT_GT(devices[0].memory_bytes, 0);
  EXPECT_GE(devices[0].device.threads, 1);
}

TEST(Devices, AnUnusableOneSaysWhy) {
  for (const DeviceInfo& info : list_devices()) EXPECT_EQ(info.usable, info.note.empty()) << info.name;
}

TEST(Devices, EveryThreadIsTakenOnlyWhenNoneIsNamed) {
  EXPECT_EQ(choose_device("cpu", 3).threads, 3);
  EXPECT_EQ(choose_device("cpu", 0).threads, list_devices()[0].device.threads);
  EXPECT_EQ(choose_device("auto", 2).threads, 2);
}

TEST(Devices, AWishThatCannotBeMetIsAnError) {
  EXPECT_THROW(static_cast<void>(choose_device("cpu", -1)), UsageError);
  for (const char* wish : {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:1x", "CPU"})
    EXPECT_THROW(static_cast<void>(choose_device(wish, 1)), UsageError) << wish;
  EXPECT_THROW(static_cast<void>(choose_device("cuda:4095", 1)), DeviceError);
}

TEST(Devices, CudaIsNeverChosenInSilence) {
  const std::vector<DeviceInfo> devices = list_devices();
  const bool usable =
      std::any_of(devices.begin() + 1, devices.end(), [](const DeviceInfo& info) { return info.usable; });
  EXPECT_EQ(choose_device("auto", 1).kind, usable ? DeviceKind::cuda : DeviceKind::cpu);
  if (usable) return;
  try {
    static_cast<void>(choose_device("cuda", 1));
    FAIL() << "a device that cannot be used was chosen";
  } catch (const DeviceError& error) {
    EXPECT_EQ(error.code(), ExitCode::gpu);
    EXPECT_FALSE(error.remedy().empty());
  }
}

TEST(Buffer, GivesBackWhatItWasGiven) {
  const std::vector<int> numbers = {3, 1, 4, 1, 5};
  Buffer<int> buffer({}, numbers.size());
  buffer.upload(numbers);
  Buffer<int> moved = std::move(buffer);
  std::vector<int> back(numbers.size());
  moved.download(back);
  EXPECT_EQ(back, numbers);
}

TEST(Buffer, OfNothingIsHarmless) {
  Buffer<double> buffer({}, 0);
  buffer.upload({});
  buffer.download({});
  EXPECT_EQ(buffer.data(), nullptr);
}

TEST(Buffer, RefusesACopyThatDoesNotFit) {
  Buffer<int> buffer({}, 2);
  std::vector<int> three(3);
  EXPECT_THROW(buffer.upload(three), BugError);
  EXPECT_THROW(buffer.download(three), BugError);
}

TEST(Buffer, BeyondTheMachinesMemoryIsALimit) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "The address sanitizer stops the program at an allocation of this size instead of refusing it.";
#endif
  EXPECT_THROW(Buffer<char>({}, std::size_t{1} << 62), LimitError);
}

TEST(ForEachRow, VisitsEveryRowOnce) {
  for (const std::int64_t rows : {0, 1, 31, 257})
    for (const int threads : {0, 1, 2, 3, 64}) {
      std::vector<std::atomic<int>> visits(static_cast<std::size_t>(rows));
      backend::for_each_row({DeviceKind::cpu, 0, threads}, rows,
                            [&](std::int64_t row) noexcept { ++visits[static_cast<std::size_t>(row)]; });
      EXPECT_TRUE(std::all_of(visits.begin(), visits.end(), [](const auto& count) { return count == 1; }));
    }
}

TEST(SortPairs, IsStableOnAnyNumberOfThreads) {
  std::mt19937_64 random(7);
  std::vector<std::uint64_t> keys(20'011);
  for (std::uint64_t& key : keys) key = random() % 50;
  keys[5] = ~std::uint64_t{0};
  std::vector<std::int64_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::vector<std::int64_t> expected = order;
  std::stable_sort(expected.begin(), expected.end(), [&keys](std::int64_t a, std::int64_t b) {
    return keys[static_cast<std::size_t>(a)] < keys[static_cast<std::size_t>(b)];
  });
  for (const int threads : {1, 2, 3}) {
    std::vector<std::uint64_t> sorted = keys;
    std::vector<std::int64_t> values = order;
    sort_pairs({DeviceKind::cpu, 0, threads}, sorted, values);
    EXPECT_EQ(values, expected);
    EXPECT_TRUE(std::is_sorted(sorted.begin(), sorted.end()));
  }
}

TEST(SortPairs, RefusesUnequalLengths) {
  std::vector<std::uint64_t> keys(3);
  std::vector<std::int64_t> values(2);
  EXPECT_THROW(sort_pairs({}, keys, values), BugError);
  sort_pairs({}, {}, {});
}

}  // namespace
}  // namespace firnline
