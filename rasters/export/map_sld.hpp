// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "rasters/export/band_statistics.hpp"
#include "rasters/export/map.hpp"

namespace firnline {

// Styled Layer Descriptors, version 1.0.0 of the OGC's standard, with GeoServer's attribute `type` of a
// ColorMap, which says how its entries are meant and which the standard lacks. Private to export/.

/// in: name of the layer, as a server should call it. first_band: of the map, for the range of its values.
[[nodiscard]] std::string float_map_sld(const std::string& layer, const MapSpec& spec,
                                        const BandStatistics& first_band);
[[nodiscard]] std::string class_map_sld(const std::string& layer, const MapSpec& spec);

}  // namespace firnline
