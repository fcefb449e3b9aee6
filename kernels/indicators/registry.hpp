// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kernels/backend/buffer.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// The planes of one tile in device memory, uploaded once and shared by all indicators of the tile.
class TileOnDevice {
 public:
  /// plane_values: one per quantity plane. All tiles share one window and halo. throws: BugError when they do not;
  /// LimitError, DeviceError
  TileOnDevice(const Device& device, const GridSpec& grid, std::span<const Tile<float>> quantities,
               std::span<const Tile<std::int32_t>> codes, std::span<const double> plane_values);
  TileOnDevice(TileOnDevice&&) noexcept = default;

  [[nodiscard]] const Device& device() const { return device_; }
  [[nodiscard]] const Window& window() const { return window_; }
  [[nodiscard]] std::int64_t halo() const { return halo_; }
  [[nodiscard]] std::size_t quantity_planes() const { return quantity_.size(); }
  [[nodiscard]] std::size_t code_planes() const { return code_.size(); }
  // What follows lies in the device's memory and is for cell functions alone.
  [[nodiscard]] const float* const* planes() const { return plane_table_.data(); }
  [[nodiscard]] const std::int32_t* const* codes() const { return code_table_.data(); }
  [[nodiscard]] const double* plane_values() const { return plane_values_.data(); }
  [[nodiscard]] const CellSite* sites() const { return sites_.data(); }  ///< one per row of the window

 private:
  Device device_;
  Window window_;
  std::int64_t halo_ = 0;
  std::vector<Buffer<float>> quantity_;
  std::vector<Buffer<std::int32_t>> code_;
  Buffer<const float*> plane_table_;
  Buffer<const std::int32_t*> code_table_;
  Buffer<double> plane_values_;
  Buffer<CellSite> sites_;
};

/// Where an indicator finds its needs, and its parameters: decided in plan, checked there.
struct Binding {
  int first_plane[most_needs] = {};
  int plane_count[most_needs] = {};
  double params[most_params] = {};
};

/// A binding with every parameter at its default and no plane bound.
[[nodiscard]] Binding default_binding(const IndicatorInfo& info);

/// Evaluates one indicator over the window of a tile: out has window.rows x window.cols floats, row-major.
using EvaluateTile = void (*)(const TileOnDevice& tile, const Binding& binding, Buffer<float>& out);

struct RegisteredIndicator {
  IndicatorInfo info;
  EvaluateTile evaluate_cpu = nullptr;
  EvaluateTile evaluate_cuda = nullptr;  ///< null in a build without CUDA

  /// Runs on the tile's device. throws: BugError when tile, binding and out do not fit the description; DeviceError
  void evaluate(const TileOnDevice& tile, const Binding& binding, Buffer<float>& out) const;
};

/// Every indicator, in the order of the list in kernels/indicators/CMakeLists.txt (generated; nothing registers itself).
[[nodiscard]] std::span<const RegisteredIndicator> indicators();
/// nullptr when there is none of this id.
[[nodiscard]] const RegisteredIndicator* find_indicator(std::string_view id);

}  // namespace firnline
