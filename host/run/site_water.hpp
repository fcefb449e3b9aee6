// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "host/run/catchments.hpp"
#include "host/run/plan.hpp"
#include "kernels/hydrology/melt_share.hpp"

namespace firnline {

/// The cells at which the water of sites comes together, list by list, in the order of their points.
[[nodiscard]] std::vector<Cell> pour_points(const std::vector<CatchmentReport>& reports);

/// What the sites of each list are told of their water: where it was looked for, what drains there, whose
/// catchments hold theirs, and how much of it is glacier. in: the water at the cells of pour_points; empty
/// without [hydrology.glaciers]. Sets plan.water.
void tell_water_of_sites(RunPlan& plan, const std::vector<CatchmentReport>& reports,
                         std::span<const WaterAtCell> water);

}  // namespace firnline
