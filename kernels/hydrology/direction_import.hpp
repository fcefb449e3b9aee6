// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// How other programs number directions.
enum class DirectionCodes {
  esri,     ///< 1 E, 2 SE, 4 S ... 128 NE; 0 outlet, -1 or 255 sink, 247 no data (ArcGIS, HydroSHEDS)
  taudem,   ///< 1 E, 2 NE ... 8 SE, counter-clockwise
  grass,    ///< 1 NE, 2 N ... 8 E, counter-clockwise; negative: leaves the map; 0 ends (r.watershed)
  richdem,  ///< 1 W, 2 NW ... 8 SW, clockwise; 0 ends
};

/// Given directions in the codes of d8. An outlet without direction leaves by the first of E, S, W, N, SE,
/// SW, NW, NE that lies outside the grid or has no data.
/// in: given, no_data_code where no direction is
/// out: direction; how many cells have data
/// throws: RasterError at a code that the system does not have, and at an outlet inside the data. Circles are
/// found where flow is accumulated
std::int64_t import_directions(const WholeGrid& where, const TilePlane<std::int32_t>& given,
                               DirectionCodes codes, TilePlane<std::uint8_t>& direction);

}  // namespace firnline
