// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "rasters/samples/valleys.hpp"

namespace firnline::sample {

/// Classes of land cover, in the codes of ESA WorldCover: trees on middle slopes, fields, towns, rock, ice,
/// the lake, and grass on all the rest.
[[nodiscard]] Field<double> land_cover(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys,
                                       const Field<double>& ice_m, const Field<double>& field_share,
                                       std::uint64_t seed);

}  // namespace firnline::sample
