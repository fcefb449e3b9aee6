// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "rasters/samples/field.hpp"

namespace firnline::sample {

/// Where every cell's water goes when the lake is the only place it can go.
struct Drainage {
  std::vector<std::size_t> downstream_first;  ///< every cell once, after the cell it drains to
  Field<std::size_t> receiver;                ///< the cell it drains to; a lake cell drains to itself
};

/// Priority-flood from the lake (Barnes et al. 2014), then the steepest way down the filled surface.
[[nodiscard]] Drainage drain_to_lake(const Field<double>& height, const Mask& lake);

/// Sum of own_share over each cell and everything upstream of it.
[[nodiscard]] Field<double> accumulate(const Drainage& drainage, const Field<double>& own_share);

}  // namespace firnline::sample
