// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// One pass, one result: any tile size, any number of threads, the CPU's blocks and the kernels' text in any
// order.
#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/fused_study.hpp"

namespace firnline::test {
namespace {

constexpr std::pair<std::int64_t, std::int64_t> tile_sizes[] = {
    {1, 1000}, {64, 64}, {33, 31}, {7, 257}, {1000, 1000}};

TEST(FusedPass, DoesNotDependOnTilesOrThreads) {
  const FusedStudy study = fused_study(1, 75, 310);
  const FusedResult whole = run_fused(study, {DeviceKind::cpu, 0, 1}, study.grid.rows, study.grid.cols);
  for (const int threads : {1, 2, 3})
    for (const auto& [rows, cols] : tile_sizes)
      EXPECT_TRUE(same_bytes(whole, run_fused(study, {DeviceKind::cpu, 0, threads}, rows, cols)))
          << threads << " threads, tiles of " << rows << " x " << cols;
}

TEST(FusedPass, IsTheSameInTheKernelsText) {
  for (const std::uint64_t study_seed : {1u, 2u, 3u}) {
    const FusedStudy study = fused_study(study_seed, 75, 310);
    const FusedResult on_cpu = run_fused(study, {DeviceKind::cpu, 0, 2}, 64, 256);
    for (const std::uint64_t order : {0u, 1u, 2u})
      for (const auto& [rows, cols] : tile_sizes) {
        FakeDevice device(order);
        EXPECT_TRUE(same_bytes(on_cpu, run_fused(study, {DeviceKind::cuda, 0, 1}, rows, cols)))
            << "order " << order << ", tiles of " << rows << " x " << cols;
        EXPECT_TRUE(device.everything_given_back());
      }
  }
}

TEST(FusedPass, IsTheSameInTheKernelsTextForEveryAggregation) {
  FusedStudy study = fused_study(6, 20, 300);
  for (const Aggregation how : every_aggregation) {
    for (ProfileProgram& profile : study.program.profiles) {
      for (Node& node : profile.composition.node) node.how = how;
      profile.composition.root.how = how;
      for (int i = 0; i < profile.composition.leaves; ++i)
        profile.composition.leaf[i].value = curve(static_cast<Curve>(1 + i % 3), 0.5, 0.01);
    }
    const FusedResult on_cpu = run_fused(study, {DeviceKind::cpu, 0, 2}, 20, 300);
    FakeDevice device(1);
    EXPECT_TRUE(same_bytes(on_cpu, run_fused(study, {DeviceKind::cuda, 0, 1}, 7, 257)))
        << "aggregation " << static_cast<int>(how);
  }
}

// The strips of a tile shrink until they fit: more launches, the same bytes. Below that the run ends with the
// right code.
TEST(FusedPass, IsTheSameOnADeviceWithLittleMemory) {
  const FusedStudy study = fused_study(4, 200, 100);
  const FusedResult on_cpu = run_fused(study, {DeviceKind::cpu, 0, 1}, 200, 100);
  std::int64_t fewest_launches = 0, most_launches = 0;
  std::size_t memory = std::size_t{1} << 30;
  try {
    for (; memory > 0; memory = std::min(memory, std::size_t{24} << 20) / 64 * 63) {
      FakeDevice device(0, memory);
      EXPECT_TRUE(same_bytes(on_cpu, run_fused(study, {DeviceKind::cuda, 0, 1}, 200, 100)))
          << memory << " bytes";
      if (fewest_launches == 0) fewest_launches = device.launches();
      most_launches = device.launches();
    }
    FAIL() << "a device without memory computed something";
  } catch (const LimitError& error) {
    EXPECT_NE(std::string(error.what()).find("smaller tiles"), std::string::npos);
  }
  EXPECT_GT(most_launches, 4 * fewest_launches);
}

/// a * b + c as a formula of a job, against the loop that anybody would write.
TEST(FusedPass, AFormulaIsWhatAHandWrittenLoopMakes) {
  FusedStudy study = fused_study(6, 40, 300);
  auto made = std::make_shared<FormulaIndicator>(*study.program.operations.back().formula);
  made->program = {};
  for (const FormulaInstruction& one : {FormulaInstruction{FormulaStep::plane, 3},
                                        {FormulaStep::plane, 2},
                                        {FormulaStep::multiply},
                                        {FormulaStep::plane, 1},
                                        {FormulaStep::add}})
    made->program.instruction[made->program.length++] = one;
  study.program.operations.back().formula = made;
  study.program.keep.back() = true;
  std::vector<float> expected;
  for (std::size_t i = 0; i < study.planes[0].size(); ++i) {
    const double a = study.planes[3][i], b = study.planes[2][i], c = study.planes[1][i], value = a * b + c;
    expected.push_back(value == value ? static_cast<float>(value) : no_data_f32);
  }
  EXPECT_TRUE(same_bytes(run_fused(study, {DeviceKind::cpu, 0, 2}, 16, 150).kept.back(), expected));
  const FakeDevice device(1);
  EXPECT_TRUE(same_bytes(run_fused(study, {DeviceKind::cuda, 0, 1}, 16, 150).kept.back(), expected));
}

/// 1 / a: counted are the cells where a is there and 0, and no others.
TEST(FusedPass, CountsWhatAFormulaLoses) {
  FusedStudy study = fused_study(6, 40, 300);
  auto made = std::make_shared<FormulaIndicator>(*study.program.operations.back().formula);
  made->program = {};
  for (const FormulaInstruction& one :
       {FormulaInstruction{FormulaStep::number, 0, 0, 1}, {FormulaStep::plane, 3}, {FormulaStep::divide}})
    made->program.instruction[made->program.length++] = one;
  study.program.operations.back().formula = made;
  std::vector<float>& a = study.planes[3];
  std::fill(a.begin(), a.end(), 1.0F);
  for (std::size_t i = 0; i < a.size(); i += 7) a[i] = no_data_f32;
  std::int64_t zeros = 0;
  for (std::size_t i = 3; i < a.size(); i += 100) {
    zeros += a[i] == a[i] ? 1 : 0;
    a[i] = a[i] == a[i] ? 0.0F : a[i];
  }
  ASSERT_GT(zeros, 90);
  EXPECT_EQ(run_fused(study, {DeviceKind::cpu, 0, 2}, 16, 150).undefined.back(), zeros);
  const FakeDevice device(1);
  EXPECT_EQ(run_fused(study, {DeviceKind::cuda, 0, 1}, 16, 150).undefined.back(), zeros);
}

// A ranked list alone needs no scores between its sites. Those of the sites, and everything summed over them,
// stay as they are.
TEST(FusedPass, WithoutAMapZonesStayTheSame) {
  FusedStudy study = fused_study(2, 75, 310);
  const FusedResult with_maps = run_fused(study, {DeviceKind::cpu, 0, 1}, 75, 310);
  for (ProfileProgram& profile : study.program.profiles) profile.results = CellResults::none;
  const FusedResult lists = run_fused(study, {DeviceKind::cpu, 0, 2}, 33, 31);
  EXPECT_EQ(lists.sums, with_maps.sums);
  const FakeDevice device(1);
  EXPECT_EQ(run_fused(study, {DeviceKind::cuda, 0, 1}, 16, 150).sums, with_maps.sums);
}

// As a survey asks for it: values of every cell, and nothing else.
TEST(FusedPass, WithoutProfilesKeepsTheSameValues) {
  FusedStudy study = fused_study(12, 65, 83);
  study.program.keep.assign(study.program.operations.size(), true);
  const FusedResult whole = run_fused(study, {DeviceKind::cpu, 0, 2}, 65, 83);
  study.program.profiles.clear();
  study.zones.clear();
  study.quanta.resize(study.program.operations.size());
  const FusedResult on_cpu = run_fused(study, {DeviceKind::cpu, 0, 1}, 17, 40);
  const FakeDevice fake;
  const FusedResult on_device = run_fused(study, {DeviceKind::cuda, 0, 1}, 33, 83);
  for (std::size_t i = 0; i < whole.kept.size(); ++i) {
    EXPECT_TRUE(same_bytes(on_cpu.kept[i], whole.kept[i])) << i;
    EXPECT_TRUE(same_bytes(on_device.kept[i], whole.kept[i])) << i;
  }
}

TEST(FusedPass, NamesTheFirstValueOutOfRange) {
  FusedStudy study = fused_study(5, 20, 300);
  study.planes[1][7 * 300 + 150] = 1e9F;  // elevation change; 0.85e9 m a year is out of mass_change's range
  study.planes[1][9 * 300 + 2] = 1e9F;
  const auto message = [&](const Device& device) -> std::string {
    try {
      static_cast<void>(run_fused(study, device, 20, 300));
    } catch (const RasterError& error) {
      return error.what();
    }
    return "no error";
  };
  const std::string on_cpu = message({DeviceKind::cpu, 0, 2});
  EXPECT_NE(on_cpu.find("row 7, column 150"), std::string::npos) << on_cpu;
  EXPECT_NE(on_cpu.find("'mass_change' is 8.5e+08 m yr-1"), std::string::npos) << on_cpu;
  const FakeDevice device(2);
  EXPECT_EQ(message({DeviceKind::cuda, 0, 1}), on_cpu);
}

}  // namespace
}  // namespace firnline::test
