// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "host/run/suitability.hpp"

namespace firnline {

struct LayerSet;

/// What [travel] says of each facility: a column of its list's sites.csv, and an attribute of its sites that
/// profiles and requirements may judge.
struct AccessColumn {
  std::string name;
  const char* title;
  const char* unit;
  double high = 0;  ///< plausible; 0 is the lowest
};

/// In the order of the table.
[[nodiscard]] std::vector<AccessColumn> access_columns(const JobTravel& travel);

/// Makes them attributes of the facilities. in: a job with [travel]; a list with that name, if there is one
void add_access_attributes(const Job& job, LayerSet& set, Complaints complaints);

}  // namespace firnline
