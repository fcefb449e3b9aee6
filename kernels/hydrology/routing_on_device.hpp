// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// The memory of where.device, a GPU, on which depressions are filled, directions found and weights
/// accumulated: as much as the pass that takes most, at worst. Nothing when the grid has more cells than
/// these passes count.
[[nodiscard]] std::optional<std::int64_t> bytes_of_routing_on_device(const WholeGrid& where);

}  // namespace firnline
