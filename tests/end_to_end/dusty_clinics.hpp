// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "tests/support/float_raster.hpp"

namespace firnline::test {

inline constexpr int dust_rows = 120, dust_cols = 200;

/// ug m-3: clinics stand in the first cells of 20, 60, 100, none and 180, and 40 are everywhere else.
inline void write_dust(const std::filesystem::path& file, float more_at_clinics = 0) {
  write_float_raster(file, dust_rows, dust_cols, 100, [&](int row, int col) {
    constexpr std::array<float, 5> first = {20, 60, 100, -1, 180};
    if (row > 0 || col > 4) return 40.0F;
    const float dust = first[static_cast<std::size_t>(col)];
    return dust < 0 ? dust : dust + more_at_clinics;
  });
}

/// A job of that dust and of backup power, which the list of clinics holds in days. The profile comes last.
inline const std::string job_of_dust = R"toml(title = "Dust at clinics"
[grid]
like = "particulate_matter"
[layers.particulate_matter]
source = "dust.tif"
unit = "ug m-3"
period = "2019"
[indicators.dust]
title = "Dust"
formula = "particulate_matter"
unit = "ug m-3"
range = [0, 1000]
[attributes.backup_hours]
title = "Backup power"
column = "backup"
unit = "h"
column_unit = "d"
range = [0, 720]
licence = "CC BY 4.0"
[sites.clinics]
source = "clinics.csv"
crs = "EPSG:32643"
[profiles.care]
use = "care.toml"
sites = "clinics"
)toml";

}  // namespace firnline::test
