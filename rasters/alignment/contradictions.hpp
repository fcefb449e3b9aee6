// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rasters/alignment/layer_request.hpp"

namespace firnline {

/// First and last year of "2020" or "2000-2019". throws: RasterError for another text
[[nodiscard]] std::pair<int, int> years_of(const std::string& period, const std::string& where);

/// A datum the job or the catalogue settled on; empty when open ("EGM2008 or EGM96") or not meant.
[[nodiscard]] std::string settled_datum(const LayerSpec& spec);

/// Ratios of two of these layers (water demand over water available) whose periods do not meet, a sentence and its remedy for
/// each.
[[nodiscard]] std::vector<std::string> ratios_apart(const std::vector<LayerRequest>& layers);

/// What layers say about each other, before a cell is read: heights above different surfaces, and a ratio of two layers
/// (water demand over water available) whose periods do not meet. Layers of variants stand for other years, and whom they are
/// divided by depends on the variant: their ratios are the plan's business. throws: RasterError with all contradictions at once
void require_consistent(const std::vector<LayerRequest>& layers);

/// Layers whose period lies more than a generation from the others': a sentence for each, for the audit. None for layers of
/// variants, which are meant to.
[[nodiscard]] std::vector<std::string> period_warnings(const LayerRequest& layer, const std::vector<LayerRequest>& layers);

}  // namespace firnline
