// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace firnline {

/// What a layer's numbers are, and therefore how they may change grid (domain-spec 1.2).
enum class LayerKind {
  extensive,    ///< counts and volumes per cell: summed, total conserved
  intensive,    ///< temperatures, depths, fractions: area-weighted mean or bilinear
  categorical,  ///< codes: mode, or the fraction of named classes; never averaged
  topological,  ///< flow directions, accumulations: never resampled
  max_type,     ///< hazard intensities: mean and max, the choice is recorded
};

inline constexpr std::array<std::string_view, 5> layer_kind_names = {"extensive", "intensive", "categorical",
                                                                     "topological", "max_type"};

[[nodiscard]] inline std::string_view name_of(LayerKind kind) {
  return layer_kind_names[static_cast<std::size_t>(kind)];
}

}  // namespace firnline
