// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/hydrology/depressions.hpp"

namespace firnline::on_device {

/// firnline::fill_depressions on where.device, a GPU. memory: bytes_of_filling(). throws, besides:
/// DeviceError; LimitError when the device has too little memory
[[nodiscard]] FilledDepressions fill_depressions(const WholeGrid& where, const TilePlane<float>& elevation,
                                                 const TilePlane<std::uint8_t>* sinks,
                                                 TilePlane<float>& filled, Voids voids);

/// At most: with as many basins as a grid can have.
[[nodiscard]] std::int64_t bytes_of_filling(const WholeGrid& where);

}  // namespace firnline::on_device
