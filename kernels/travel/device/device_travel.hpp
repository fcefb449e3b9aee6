// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/travel/travel_time.hpp"

namespace firnline::on_device {

/// As firnline::travel_time(), by the device of `where`; of the second nearest, if `nearest` is given.
/// throws: also DeviceError; LimitError when the grid does not fit the device
TravelReport travel_time(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
                         const TilePlane<Label>* nearest, TilePlane<Label>& labels);

/// Device memory that it takes, but for 16 bytes of each facility.
[[nodiscard]] std::int64_t bytes_of_travel(const WholeGrid& where, const TravelWays& ways, bool second);

}  // namespace firnline::on_device
