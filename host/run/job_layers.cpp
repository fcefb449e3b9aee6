// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/job_layers.hpp"

#include <algorithm>

namespace firnline {

std::size_t JobLayers::index_of(const std::string& name) const {
  for (std::size_t i = 0; i < job_.layers.size(); ++i)
    if (job_.layers[i].name == name) return i;
  return none;
}

std::size_t JobLayers::use(std::size_t index) {
  const auto known = std::find(used_.begin(), used_.end(), index);
  if (known != used_.end()) return static_cast<std::size_t>(known - used_.begin());
  used_.push_back(index);
  of_run_.push_back(all[index]);
  return of_run_.size() - 1;
}

void JobLayers::tell_origin(std::size_t layer, const std::string& made_from) {
  const std::size_t index = index_of(made_from);
  if (index == none) return;
  LayerSpec& spec = of_run_[layer].spec;
  const LayerSpec& origin = all[index].spec;
  spec.licence = origin.licence;
  spec.citation = origin.citation;
  spec.period = origin.period;
}

}  // namespace firnline
