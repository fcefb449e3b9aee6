// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "rasters/catalogue/layer_spec.hpp"

// The catalogue, one file per theme. An entry is data: edit it here and in docs/layers.md, a test compares the two.
// Ranges are domain-spec 1.4 where it names the layer; elsewhere they are wide enough for every place on Earth at any
// cell size and narrow enough to catch a wrong unit.
namespace firnline::entries {

[[nodiscard]] std::vector<LayerSpec> terrain();
[[nodiscard]] std::vector<LayerSpec> glaciers();
[[nodiscard]] std::vector<LayerSpec> water();
[[nodiscard]] std::vector<LayerSpec> climate();
[[nodiscard]] std::vector<LayerSpec> heat();
[[nodiscard]] std::vector<LayerSpec> land();
[[nodiscard]] std::vector<LayerSpec> people();

}  // namespace firnline::entries
