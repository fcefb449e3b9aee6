// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "kernels/hydrology/accumulation.hpp"

namespace firnline::on_device {

/// firnline::flow_accumulation on where.device, a GPU. memory there: bytes_of_accumulation(). throws,
/// besides: DeviceError; LimitError when the device has too little memory
std::vector<AccumulationTotals> flow_accumulation(const WholeGrid& where,
                                                  const TilePlane<std::uint8_t>& direction,
                                                  std::span<const TilePlane<std::int64_t>* const> weights,
                                                  std::span<TilePlane<std::int64_t>* const> sums);

[[nodiscard]] std::int64_t bytes_of_accumulation(const WholeGrid& where);

}  // namespace firnline::on_device
