// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "host/job/job.hpp"

namespace firnline {

/// Walking speeds in km/h per class of ESA WorldCover, as docs/travel.md lists them. Water cannot be crossed.
/// source: weiss2018
[[nodiscard]] const std::map<int, double>& walking_speeds_of_world_cover();

/// Every layer that [travel] names, with the key that names it. None is empty.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> layers_named_by(const JobTravel& travel);

}  // namespace firnline
