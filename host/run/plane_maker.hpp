// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "host/run/stored_plane.hpp"
#include "kernels/wholegrid/tile_plane.hpp"

namespace firnline {

/// Makes the planes that lie between whole-grid passes: in memory, or each as a store of its own in a folder.
class PlaneMaker {
 public:
  PlaneMaker(const Tiling& tiling, bool in_memory, std::filesystem::path folder)
      : tiling_(tiling), in_memory_(in_memory), folder_(std::move(folder)) {}

  template <class T>
  [[nodiscard]] std::unique_ptr<TilePlane<T>> make() {
    if (in_memory_) return std::make_unique<MemoryPlane<T>>(tiling_);
    return std::make_unique<StoredPlane<T>>(folder_ / std::to_string(++made_), tiling_);
  }

 private:
  Tiling tiling_;
  bool in_memory_;
  std::filesystem::path folder_;
  int made_ = 0;
};

}  // namespace firnline
