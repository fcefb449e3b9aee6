// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/backend/block.hpp"
#include "kernels/mapalgebra/zone_steps.hpp"

namespace firnline::fusing {

/// Sums of quantities over the segments of zones: one block per segment (x) and quantity (y). Integers, so
/// that the order in which threads add does not matter. Phase 1: each thread its own cells; phase 2: one
/// thread the rest.
struct ZoneKernel {
  static constexpr const char* name = "zone_sums";
  static constexpr int threads = 32;
  static constexpr int blocks_per_processor = 8;

  struct Args {
    const ZoneSegment* segments = nullptr;
    const float* const* planes = nullptr;    ///< per quantity
    const double* steps_per_unit = nullptr;  ///< per quantity
    SegmentSums* sums = nullptr;             ///< sums[segment * quantities + quantity]
    std::int64_t quantities = 0;
  };

  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const auto partial = block.template scratch<SegmentSums>(0, threads);
    const ZoneSegment& segment = args.segments[block.x()];
    const float* const cells = args.planes[block.y()] + segment.offset;
    const double steps = args.steps_per_unit[block.y()];

    block.each([&](int thread) {
      SegmentSums own;
      for (std::int32_t i = thread; i < segment.cells; i += threads) zonal::add_cell(own, cells[i], steps);
      partial[static_cast<std::size_t>(thread)] = own;
    });

    block.each([&](int thread) {
      if (thread != 0) return;
      SegmentSums all;
      for (std::size_t i = 0; i < threads; ++i) zonal::add_sums(all, partial[i]);
      args.sums[block.x() * args.quantities + block.y()] = all;
    });
  }
};

}  // namespace firnline::fusing
