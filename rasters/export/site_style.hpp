// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rasters/export/map.hpp"

namespace firnline {

enum class SiteSymbol {
  dot,
  area,  ///< a filled polygon, of a layer of ranked units
};

/// The QGIS style (.qml) of a layer of ranked sites: one dot per site in the colour of its score's step, rank 1 on top;
/// rank and name beside the sites up to rank `named`; hollow dots where there is no score. Units likewise, as areas.
/// The layer has the columns rank, id, name, score and reason. QGIS finds the style by the layer file's name.
/// steps: rising, in units of the score; the last one takes all the rest.
[[nodiscard]] std::string site_style(const std::vector<LegendStep>& steps, std::int64_t named,
                                     SiteSymbol symbol = SiteSymbol::dot);

}  // namespace firnline
