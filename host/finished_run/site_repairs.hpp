// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>

#include "kernels/composition/requirements.hpp"

namespace firnline {

/// Something that can be mended at a site, and what it makes of its values.
struct FinishedRepair {
  std::string name, title;
  std::map<std::string, double>
      sets;  ///< indicator, attribute or source of a requirement -> value in its unit
};

/// A site as if it alone had been repaired.
struct RepairedSite {
  double score = std::numeric_limits<double>::quiet_NaN();  ///< NaN when it has none
  std::int64_t rank = 0;                                    ///< among the others as they are; 0 = not scored
  std::int64_t requirements_gained = 0;                     ///< that fail as it is, and pass then
  Meets meets = Meets::not_applicable;                      ///< then

  [[nodiscard]] bool operator==(const RepairedSite&) const = default;
};

}  // namespace firnline
