// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "host/job/job.hpp"
#include "host/run/suitability.hpp"
#include "host/run/travel.hpp"
#include "rasters/alignment/layer_request.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

/// What [travel] asks of the layers it names, and of the list of its facilities.
/// layers: of the job, in its order. use(i): takes the i-th into the run and returns its place there
[[nodiscard]] ResolvedTravel resolve_travel(const Job& job, const std::vector<LayerRequest>& layers,
                                            const std::function<std::size_t(std::size_t)>& use,
                                            std::vector<SitesRequest>& sites, Complaints complaints);

}  // namespace firnline
