// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "kernels/backend/buffer.hpp"
#include "kernels/composition/composition.hpp"

namespace firnline {

/// Raw value -> score in [0,1]; NaN stays NaN. in: the indicator's unit.
[[nodiscard]] FIRN_FN double score_of(const ValueFunction& value, double raw);

/// One row of raw values -> scores. The one function that maps and sites share.
/// in: raw[leaves], NaN = missing, each in its indicator's unit. no-data rule: domain-spec 1.3 and 15.
[[nodiscard]] FIRN_FN Composed compose(const Composition& composition, const double* raw);

/// The same from scores that are already in [0,1] (NaN = missing). compose() is score_of() per leaf, then this.
[[nodiscard]] FIRN_FN Composed aggregate(const Composition& composition, const double* scores);

/// Bands of the result of compose_tile, each as long as the input tiles.
struct ComposedTile {
  Buffer<float> score, hazard, exposure, vulnerability, coverage;
};

/// Composes every cell of a tile on its device. in: one buffer per leaf, window.rows x window.cols each.
[[nodiscard]] ComposedTile compose_tile(const Device& device, const Composition& composition,
                                        std::span<const Buffer<float>* const> leaves, std::size_t cells);

}  // namespace firnline

#include "kernels/composition/compose_inline.hpp"
