// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "rasters/alignment/layer_request.hpp"

namespace firnline {

/// The layers of a job and of its variants, and those of them that the run reads. Private to resolve.
class JobLayers {
 public:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  /// of_run: LayerSet::layers, filled in the order in which layers are used
  JobLayers(const Job& job, std::vector<LayerRequest>& of_run) : job_(job), of_run_(of_run) {}

  std::vector<LayerRequest> all;  ///< of the job, in its order, then of its variants

  /// The place of a layer of the job, no variant's, in `all`; none where the job has no such layer.
  [[nodiscard]] std::size_t index_of(const std::string& name) const;
  /// Takes a layer into the run and returns its place there; each once. in: a place in `all`
  std::size_t use(std::size_t index);
  /// The place in `all` of a layer of the run.
  [[nodiscard]] std::size_t origin_of(std::size_t layer) const { return used_[layer]; }
  /// Whoever made the layer that matters most made what was worked out from it. in: a layer of the run
  void tell_origin(std::size_t layer, const std::string& made_from);

 private:
  const Job& job_;
  std::vector<LayerRequest>& of_run_;
  std::vector<std::size_t> used_;  ///< per layer of the run: its place in `all`
};

}  // namespace firnline
