// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/names.hpp"

namespace firnline {

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& valid) {
  const auto near = nearest_name(wrong, valid);
  return near.empty() ? std::string() : "; did you mean '" + near + "'?";
}

}  // namespace firnline
