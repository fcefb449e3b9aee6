// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "rasters/catalogue/layer_spec.hpp"

namespace firnline {

/// Every layer firnline knows, by theme: terrain, glaciers, water, climate, heat, land, people.
/// docs/layers.md is this table.
[[nodiscard]] std::span<const LayerSpec> catalogue();

/// The entry with this id, or nullptr. The pointer stays valid.
[[nodiscard]] const LayerSpec* find_layer(std::string_view id);

}  // namespace firnline
