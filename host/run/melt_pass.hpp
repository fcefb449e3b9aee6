// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>

#include "host/run/plan.hpp"
#include "host/run/plane_maker.hpp"
#include "kernels/hydrology/snow_and_ice_melt.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// What [hydrology.melt] gives, month by month.
struct WorkedOutMelt {
  using Months = std::array<std::shared_ptr<TilePlane<float>>, months_of_year>;
  Months from_glaciers, runoff;
  Months snow_melt;  ///< only if it is wanted
  SnowAndIceReport report;
};

/// The factors of a job's [hydrology.melt].
[[nodiscard]] SnowAndIceModel snow_and_ice_model(const JobMelt& job);

/// Reads the climate of the whole grid and melts. in: a plan whose set has hydrology->melt
[[nodiscard]] WorkedOutMelt work_out_melt(RunPlan& plan, const WholeGrid& where, PlaneMaker& planes);

}  // namespace firnline
