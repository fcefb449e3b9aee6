// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "rasters/alignment/aligned_layer.hpp"

namespace firnline {

/// What layers have counted for the audit, while a pass reads them that does not count.
[[nodiscard]] inline std::vector<std::string> audit_states(const std::vector<AlignedLayer>& layers) {
  std::vector<std::string> states;
  for (const AlignedLayer& layer : layers) states.push_back(layer.audit_state());
  return states;
}
inline void restore_audits(const std::vector<std::string>& states, std::vector<AlignedLayer>& layers) {
  for (std::size_t l = 0; l < states.size(); ++l) layers[l].restore_audit(states[l]);
}

}  // namespace firnline
