// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Weighted means of many layers, which the CPU takes some leaves at a time: what anybody's loop makes, and
// the bits of the kernels' text, which takes one.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/fake_device.hpp"
#include "tests/support/fused_study.hpp"

namespace firnline::test {
namespace {

struct Overlay {
  FusedStudy study;
  std::vector<double> low, high, weight;  ///< per layer: where its score begins to rise, where it is 1
};

/// Layers of 0 .. 1 with holes: single cells, and patches of whole blocks in some of them. Goalposts of three
/// kinds: the shares themselves, a line that ends on its last knot by its own arithmetic, one that falls
/// short of it (0.85 - 0.05 times its own reciprocal is below 1 in double).
Overlay overlay(std::uint64_t seed, int layers, bool one_dimension) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> share(0, 1);
  Overlay made;
  FusedStudy& study = made.study;
  study.grid = plane_grid(6, 700, 30, 30);
  study.halo = 0;
  ProfileProgram profile;
  profile.composition.leaves = layers;
  profile.composition.root = {Aggregation::arithmetic, 1, 0.5, false};
  for (Node& node : profile.composition.node) node = {Aggregation::arithmetic, 1, 0.4, false};
  for (int i = 0; i < layers; ++i) {
    std::vector<float>& plane = study.planes.emplace_back();
    for (std::int64_t cell = 0; cell < study.grid.cells(); ++cell) {
      const bool hole = random() % 50 == 0 || (i % 3 == 1 && cell % 700 > 200 && cell % 700 < 420);
      plane.push_back(hole && i % 5 != 4 ? no_data_f32 : static_cast<float>(share(random)));
    }
    auto indicator = std::make_shared<FormulaIndicator>();
    indicator->info.id = indicator->info.unit = "1";
    indicator->info.high = 1;
    indicator->program.instruction[indicator->program.length++] = {FormulaStep::plane, i};
    study.program.plane_values.push_back(0);
    study.program.operations.push_back({nullptr, {}, indicator});
    study.program.keep.push_back(false);
    const auto kind = random() % 3;
    made.low.push_back(kind == 0 ? 0 : kind == 1 ? 0.25 : 0.05);
    made.high.push_back(kind == 0 ? 1 : kind == 1 ? 0.75 : 0.85);
    made.weight.push_back(0.1 + share(random));
    Leaf& leaf = profile.composition.leaf[i];
    leaf.dimension = static_cast<Dimension>(one_dimension ? 0 : random() % 3);
    leaf.weight = made.weight.back();
    leaf.value = knots({{made.low.back(), 0}, {made.high.back(), 1}});
    profile.leaf_operation.push_back(i);
  }
  profile.class_breaks = {0.5};
  study.program.profiles.push_back(profile);
  study.quanta.resize(static_cast<std::size_t>(layers) + 1);
  return made;
}

/// One dimension: its mean over what is there, where that is two fifths of the weight, and half for the root.
float expected(const Overlay& overlay, std::size_t cell) {
  double sum = 0, there = 0, all = 0;
  for (std::size_t i = 0; i < overlay.weight.size(); ++i) {
    const double value = overlay.study.planes[i][cell];
    all += overlay.weight[i];
    if (std::isnan(value)) continue;
    const double score = (value - overlay.low[i]) / (overlay.high[i] - overlay.low[i]);
    sum += overlay.weight[i] * std::min(1.0, std::max(0.0, score));
    there += overlay.weight[i];
  }
  return there / all >= 0.5 ? static_cast<float>(sum / there) : no_data_f32;
}

TEST(Overlay, IsTheWeightedMeanOfWhatIsThere) {
  for (const int layers : {1, 2, 3, 4, 5, 10, 15}) {
    const Overlay made = overlay(static_cast<std::uint64_t>(layers), layers, true);
    const FusedResult result = run_fused(made.study, {DeviceKind::cpu, 0, 2}, 6, 700);
    int scored = 0;
    for (std::size_t cell = 0; cell < result.bands[0].size(); ++cell) {
      const float want = expected(made, cell), got = result.bands[0][cell];
      ASSERT_EQ(std::isnan(got), std::isnan(want)) << layers << " layers, cell " << cell;
      if (std::isnan(want)) continue;
      ++scored;
      ASSERT_NEAR(got, want, 1e-7) << layers << " layers, cell " << cell;
    }
    EXPECT_GT(scored, 2000) << layers << " layers";
  }
}

TEST(Overlay, IsTheSameInTheKernelsText) {
  for (const bool one_dimension : {true, false})
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      Overlay made = overlay(seed, static_cast<int>(3 + seed), one_dimension);
      Leaf& needed = made.study.program.profiles[0].composition.leaf[seed % 3];
      if (seed % 4 == 0) needed.missing = MissingRule::propagate;
      const FusedResult on_cpu = run_fused(made.study, {DeviceKind::cpu, 0, 2}, 6, 700);
      const FakeDevice device(seed % 3);
      EXPECT_TRUE(same_bytes(on_cpu, run_fused(made.study, {DeviceKind::cuda, 0, 1}, 4, 333)))
          << "seed " << seed << (one_dimension ? ", one dimension" : "");
    }
}

// A map of the score alone has the score's bits, and nothing else leaves either device.
TEST(Overlay, MayBeTheScoreAlone) {
  Overlay made = overlay(3, 10, false);
  const FusedResult all = run_fused(made.study, {DeviceKind::cpu, 0, 1}, 6, 700);
  made.study.program.profiles[0].results = CellResults::score;
  const FusedResult on_cpu = run_fused(made.study, {DeviceKind::cpu, 0, 2}, 5, 300);
  EXPECT_TRUE(same_bytes(on_cpu.bands[0], all.bands[0]));
  const FakeDevice device(1);
  EXPECT_TRUE(same_bytes(on_cpu, run_fused(made.study, {DeviceKind::cuda, 0, 1}, 4, 333)));
}

}  // namespace
}  // namespace firnline::test
