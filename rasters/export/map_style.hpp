// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "rasters/export/band_statistics.hpp"
#include "rasters/export/map.hpp"

namespace firnline {

// QGIS styles, as QGIS 3.22 loads them from a .qml beside a map. Private to export/.

/// first_band: of the map, for the range of its values.
[[nodiscard]] std::string float_map_style(const MapSpec& spec, const BandStatistics& first_band);
[[nodiscard]] std::string class_map_style(const MapSpec& spec);

}  // namespace firnline
