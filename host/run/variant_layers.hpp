// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "host/run/job_requests.hpp"
#include "host/run/resolve.hpp"

namespace firnline {

/// Which layer stands in the place of which: both as places in the list of all layers, the job's own first.
using Replacements = std::map<std::size_t, std::size_t>;

/// Appends the layers of all variants to those of the job, each only once: two variants that say the same of
/// a layer share it, and one that says what the job says leaves it in its place. in: one request per layer of
/// the job, in its order. out: per variant
[[nodiscard]] std::vector<Replacements> add_variant_layers(const Job& job, JobRequests& requests,
                                                           std::vector<LayerRequest>& all_layers);

/// What variants leave without effect, and ratios of two layers whose years a variant has moved apart: a
/// sentence each.
[[nodiscard]] std::vector<std::string> variant_warnings(const Job& job, const LayerSet& set);

}  // namespace firnline
