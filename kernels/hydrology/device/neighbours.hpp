// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/hydrology/direction_codes.hpp"
#include "kernels/wholegrid/device/padded_grid.hpp"

namespace firnline::on_device {

/// neighbour: in the order of d8::neighbours
[[nodiscard]] FIRN_FN inline Place beside(const PaddedShape& shape, Place place, int neighbour) {
  return shape.beside(place, d8::row_step(neighbour), d8::col_step(neighbour));
}

}  // namespace firnline::on_device
