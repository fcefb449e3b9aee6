// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/hydrology/directions.hpp"

namespace firnline::on_device {

/// firnline::flow_directions on where.device, a GPU; no flat takes rounds of tiles there. memory:
/// bytes_of_directions(). throws, besides: DeviceError; LimitError when the device has too little memory
DirectionReport flow_directions(const WholeGrid& where, const TilePlane<float>& filled,
                                const TilePlane<std::uint8_t>* sinks, TilePlane<std::uint8_t>& direction);

/// At most: where all cells lie in flats.
[[nodiscard]] std::int64_t bytes_of_directions(const WholeGrid& where);

}  // namespace firnline::on_device
