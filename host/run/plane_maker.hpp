// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "host/run/kept_stages.hpp"
#include "host/run/stored_plane.hpp"
#include "kernels/grid/error.hpp"
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

  /// The plane of this name, which may outlive an interrupted run. as_left: by such a run, whole, to be read
  /// alone; not in memory
  template <class T>
  [[nodiscard]] std::unique_ptr<TilePlane<T>> make(const std::string& name, bool as_left) {
    if (in_memory_) return make<T>();
    if (!as_left) return std::make_unique<StoredPlane<T>>(folder_ / name, tiling_);
    try {
      return std::make_unique<StoredPlane<T>>(folder_ / name, [at = stages()] { KeptStages::forget(at); });
    } catch (const CheckpointError&) {
      KeptStages::forget(stages());
      throw;
    }
  }
  /// Where it is kept which planes are whole.
  [[nodiscard]] std::filesystem::path stages() const { return folder_ / "stages"; }

 private:
  Tiling tiling_;
  bool in_memory_;
  std::filesystem::path folder_;
  int made_ = 0;
};

}  // namespace firnline
