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

/// What layers say about each other, before a cell is read: heights above different surfaces, and a ratio of two layers
/// (water demand over water available) whose periods do not meet. throws: RasterError with all contradictions at once
void require_consistent(const std::vector<LayerRequest>& layers);

/// Layers whose period lies more than a generation from the others': a sentence for each, for the audit.
[[nodiscard]] std::vector<std::string> period_warnings(const LayerRequest& layer, const std::vector<LayerRequest>& layers);

}  // namespace firnline
