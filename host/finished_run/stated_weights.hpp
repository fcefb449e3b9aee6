// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "kernels/composition/composition.hpp"

namespace firnline {

/// Each leaf's share of the whole weight: of its dimension's, times the dimension's of the root's. A leaf
/// without weight has none.
[[nodiscard]] inline std::vector<double> stated_weights(const Composition& composition) {
  double in_dimension[dimensions] = {}, all = 0;
  for (int i = 0; i < composition.leaves; ++i)
    in_dimension[static_cast<int>(composition.leaf[i].dimension)] += composition.leaf[i].weight;
  for (int d = 0; d < dimensions; ++d) all += in_dimension[d] > 0 ? composition.node[d].weight : 0.0;
  std::vector<double> stated;
  for (int i = 0; i < composition.leaves; ++i) {
    const auto d = static_cast<int>(composition.leaf[i].dimension);
    const double weight = composition.leaf[i].weight;
    stated.push_back(weight > 0 ? weight / in_dimension[d] * composition.node[d].weight / all : 0.0);
  }
  return stated;
}

}  // namespace firnline
