// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "host/run/plan.hpp"

namespace firnline {

/// Decides how the whole grid is worked on. in: a plan with its tiles; nothing happens without [hydrology]
/// throws: DeviceError when a GPU does not say how much memory is free; LimitError when channels are to be
/// cut in more cells than breaching takes
void plan_hydrology(RunPlan& plan);

/// Where water is routed in a run on a GPU, and why; "" in other runs. in: a plan with [hydrology]
[[nodiscard]] std::string routing_text(const RunPlan& plan);

/// What cutting channels out of depressions takes of memory; "" where none are cut. in: likewise
[[nodiscard]] std::string breaching_text(const RunPlan& plan);

/// Parts of the passes that a run which is resumed need not do again, in their order.
enum class RoutingStage : std::int64_t { directions, areas, streams };
inline constexpr std::int64_t routing_stages = 3;

/// Times that every cell of the whole grid is gone over in a stage.
[[nodiscard]] int passes_of(const RunPlan& plan, RoutingStage stage);
/// Times that every cell of the whole grid is gone over before the tiles are read.
[[nodiscard]] int hydrology_passes(const RunPlan& plan);

}  // namespace firnline
