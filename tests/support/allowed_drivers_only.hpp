// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "rasters/opener/fence.hpp"

namespace firnline::testing {

/// States that the registry holds exactly the allowed drivers: GDALAutoCreateWarpedVRT and every call that
/// makes a VRT data set put the VRT driver back, and then inputs can pull in other files again. Use after
/// anything that calls GDAL.
inline void expect_only_allowed_drivers() {
  EXPECT_EQ(registered_drivers(), allowed_drivers(allowances_in_force()));
}

}  // namespace firnline::testing
