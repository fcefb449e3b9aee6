// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The same bits on the CPU and on CUDA. Needs a usable device: without one it fails, because a parity that was not
// looked at is not known.
#include <gtest/gtest.h>

#include <cstring>

#include "kernels/composition/compose.hpp"
#include "tests/support/compositions.hpp"

namespace firnline::test {
namespace {

struct Bands {
  std::vector<float> score, hazard, exposure, vulnerability, coverage;
};

std::vector<float> downloaded(const Buffer<float>& band) {
  std::vector<float> values(band.size());
  band.download(values);
  return values;
}

Bands composed_on(const Device& device, const Composition& composition, const std::vector<std::vector<float>>& leaves,
                  std::size_t cells) {
  std::vector<Buffer<float>> tiles;
  std::vector<const Buffer<float>*> views;
  for (const auto& leaf : leaves) tiles.emplace_back(device, cells).upload(leaf);
  for (const auto& tile : tiles) views.push_back(&tile);
  const ComposedTile tile = compose_tile(device, composition, views, cells);
  return {downloaded(tile.score), downloaded(tile.hazard), downloaded(tile.exposure), downloaded(tile.vulnerability),
          downloaded(tile.coverage)};
}

void expect_same_bits(const std::vector<float>& cpu, const std::vector<float>& cuda, std::uint64_t seed) {
  ASSERT_EQ(cpu.size(), cuda.size());
  for (std::size_t i = 0; i < cpu.size(); ++i)
    ASSERT_EQ(std::memcmp(&cpu[i], &cuda[i], sizeof(float)), 0)
        << "seed " << seed << ", cell " << i << ": " << cpu[i] << " and " << cuda[i];
}

TEST(ComposeTile, GivesTheSameBitsOnCudaAsOnTheCpu) {
  for (const std::size_t cells : {0UL, 1UL, 33UL, 4095UL, 4097UL, 100'003UL}) {
    for (std::uint64_t seed = 0; seed < 9; ++seed) {
      std::mt19937_64 random(seed);
      const int leaves = 1 + static_cast<int>(random() % 12);
      Composition composition = random_composition(random, leaves);
      composition.leaf[0].value = knots({{0, 1}, {0.3, 0.2}, {0.4, 0.9}, {0.9, 0}}, static_cast<Transform>(seed % 3));
      std::vector<std::vector<float>> tiles;
      for (int i = 0; i < leaves; ++i) {
        const auto row = random_row(random, static_cast<int>(cells), 0.2);
        tiles.emplace_back(row.begin(), row.end());
      }
      const Bands cpu = composed_on({}, composition, tiles, cells);
      const Bands cuda = composed_on({DeviceKind::cuda, 0, 1}, composition, tiles, cells);
      expect_same_bits(cpu.score, cuda.score, seed);
      expect_same_bits(cpu.hazard, cuda.hazard, seed);
      expect_same_bits(cpu.exposure, cuda.exposure, seed);
      expect_same_bits(cpu.vulnerability, cuda.vulnerability, seed);
      expect_same_bits(cpu.coverage, cuda.coverage, seed);
    }
  }
}

}  // namespace
}  // namespace firnline::test
