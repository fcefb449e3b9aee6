// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/routing_on_device.hpp"

#include <algorithm>

#include "kernels/hydrology/device/device_accumulation.hpp"
#include "kernels/hydrology/device/device_depressions.hpp"
#include "kernels/hydrology/device/device_directions.hpp"
#include "kernels/wholegrid/device/device_grid.hpp"

namespace firnline {

std::optional<std::int64_t> bytes_of_routing_on_device(const WholeGrid& where) {
  if (!on_device::has_places(where.grid)) return std::nullopt;
  return std::max({on_device::bytes_of_filling(where), on_device::bytes_of_directions(where),
                   on_device::bytes_of_accumulation(where)});
}

}  // namespace firnline
