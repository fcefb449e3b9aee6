// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "host/run/hydrology.hpp"
#include "host/run/plane_maker.hpp"

namespace firnline {

/// The bands of what [hydrology] gives, each a plane that is made when it is first asked for, by one thread.
class ResultPlanes {
 public:
  using Bands = std::vector<std::shared_ptr<TilePlane<float>>>;

  explicit ResultPlanes(PlaneMaker& planes) : planes_(planes) {}

  TilePlane<float>& band(HydrologyResult which, std::size_t number) {
    Bands& bands = of(which);
    while (bands.size() <= number) bands.push_back(planes_.make<float>());
    return *bands[number];
  }
  /// The only band, by name: it may outlive an interrupted run. as_left: PlaneMaker
  void open(HydrologyResult which, bool as_left) {
    of(which) = {
        planes_.make<float>(std::string(hydrology_results[static_cast<std::size_t>(which)]), as_left)};
  }
  [[nodiscard]] Bands& of(HydrologyResult which) { return bands_[static_cast<std::size_t>(which)]; }

 private:
  PlaneMaker& planes_;
  std::array<Bands, hydrology_results.size()> bands_;
};

}  // namespace firnline
