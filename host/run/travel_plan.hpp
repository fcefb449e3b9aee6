// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "host/run/plan.hpp"

namespace firnline {

/// Decides how ways are found, and which band of its layer each event means. in: a plan with its tiles;
/// nothing happens without [travel]. throws: JobMistakes for an event whose layer has no such band
void plan_travel(RunPlan& plan);

/// Times that every cell of the whole grid is gone over for [travel], rounds of ways counted as those of an
/// easy grid.
[[nodiscard]] int travel_passes(const RunPlan& plan);

/// Times that layers are decoded for it: once for the ways, once for each event.
[[nodiscard]] int layer_passes_of_travel(const RunPlan& plan);

/// Whether a plane of the ways is needed at all.
[[nodiscard]] bool slows_roads(const RunPlan& plan);
[[nodiscard]] bool has_heading(const RunPlan& plan);

/// Of the maps and areas that [travel] leaves.
[[nodiscard]] std::int64_t travel_disk_bytes(const RunPlan& plan);

/// Bands of travel_time.tif and of each access_loss_EVENT.tif.
[[nodiscard]] int bands_of_travel_time(const RunPlan& plan);
[[nodiscard]] int bands_of_access_loss(const RunPlan& plan);

}  // namespace firnline
