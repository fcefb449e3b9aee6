// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/profile.hpp"

namespace firnline {

/// A file of requirements, as its author wrote it (docs/requirements.md).

inline constexpr std::array<std::string_view, 6> pillar_names = {
    "workforce", "water_and_waste", "energy", "infrastructure", "access", "other"};
/// In the order of Comparator.
inline constexpr std::array<std::string_view, 6> comparator_names = {"<", "<=", ">", ">=", "=", "!="};

struct Requirement {
  std::string id, pillar;
  std::string metric;     ///< what is asked for, in a few words
  std::string attribute;  ///< of the job: the number that the site list holds; empty = measured on the ground
  /// How it is measured on the ground, in the words of profiles: what, where, with which settings; the rest
  /// has no meaning here.
  ProfileIndicator measured;
  std::string comparator;  ///< one of comparator_names
  double threshold = 0;
  std::string unit;           ///< of the threshold; values are converted to it
  std::string evidence_date;  ///< 2026, 2026-05 or 2026-05-31; empty = that of the layers
  bool mandatory = false;
  std::string why;
  int line = 0;
};

struct Requirements {
  std::string id, title, inspired_by;
  std::vector<Requirement> list;  ///< in file order
  std::string text;               ///< the file's own bytes
};

[[nodiscard]] const std::vector<ShippedProfile>& shipped_requirements();

/// Reads a file of requirements. Mistakes are appended; the result is only meaningful when there are none.
[[nodiscard]] Requirements read_requirements(std::string_view text, const std::string& file,
                                             std::vector<Mistake>& mistakes);

}  // namespace firnline
