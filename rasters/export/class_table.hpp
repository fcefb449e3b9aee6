// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "rasters/export/band_statistics.hpp"
#include "rasters/export/map.hpp"

namespace firnline {

/// Cells per code of a map of classes, counted while they are delivered. Private to export/.
class ClassCounts {
 public:
  void add(std::span<const std::uint8_t> cells) {
    for (const std::uint8_t code : cells) ++of_code_[code];
  }
  [[nodiscard]] std::int64_t of(std::uint8_t code) const { return of_code_[code]; }

  [[nodiscard]] StatisticsOfBand statistics() const;  ///< of the codes, 0 apart

 private:
  std::array<std::int64_t, 256> of_code_{};
};

/// What stands beside a map of classes, in GDAL's form of a .aux.xml: names of the codes, and a raster
/// attribute table of value, name, count of cells, and colour. TIFF has no place for either. Private to
/// export/.
[[nodiscard]] std::string class_side_file(const MapSpec& spec, const ClassCounts& counts);

}  // namespace firnline
