// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "host/run/plan.hpp"
#include "host/run/time_left.hpp"

namespace firnline {

// Names of the stages, for whoever begins one.
inline constexpr const char* hashing_stage = "hashing inputs";
inline constexpr const char* hydrology_stage = "finding where water runs";
inline constexpr const char* travel_stage = "finding ways to facilities";
inline constexpr const char* survey_stage = "counting for percentiles";
inline constexpr const char* risk_stage = "computing risk";
inline constexpr const char* site_cells_stage = "cells of sites";
inline constexpr const char* units_stage = "summing over units";
inline constexpr const char* cells_stage = "ranking cells under drawn weights";
inline constexpr const char* maps_stage = "writing maps";

/// Planes of cells in the maps of a profile: five of risk and one of classes, and its indicators.
[[nodiscard]] std::int64_t map_planes(const RunPlan& plan, std::size_t profile);

/// The stages of a run in their order, with what each costs by the size of its work. How fast this machine is
/// does not matter, only how the stages compare.
[[nodiscard]] std::vector<ExpectedStage> expected_stages(const RunPlan& plan);

}  // namespace firnline
