// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "rasters/samples/valleys.hpp"

namespace firnline::sample {

/// People per cell of a grid that lies half a cell off the study's, one row and one column larger: its cell centres are
/// the corners of the study's cells. Sums to the towns' people, but for rounding to whole persons.
[[nodiscard]] Field<double> settle_people(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys);

/// Share of each cell that is cropped, in steps of 0.05: gentle, low ground within reach of a valley's water.
[[nodiscard]] Field<double> lay_fields(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys);

}  // namespace firnline::sample
