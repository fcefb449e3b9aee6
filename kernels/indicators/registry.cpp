// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/indicators/registry.hpp"

#include <string>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

template <class T>
void check_alike(std::span<const Tile<T>> tiles, const Window& window, std::int64_t halo) {
  for (const Tile<T>& tile : tiles)
    if (tile.window() != window || tile.halo() != halo)
      throw BugError("The planes of one tile do not share one window and halo.");
}

template <class T>
std::vector<Buffer<T>> upload_all(const Device& device, std::span<const Tile<T>> tiles) {
  std::vector<Buffer<T>> planes;
  planes.reserve(tiles.size());
  for (const Tile<T>& tile : tiles) {
    Buffer<T>& plane = planes.emplace_back(device, tile.size());
    plane.upload({tile.data(), tile.size()});
  }
  return planes;
}

template <class T>
Buffer<T> upload(const Device& device, const std::vector<T>& values) {
  Buffer<T> buffer(device, values.size());
  buffer.upload(values);
  return buffer;
}

template <class T>
Buffer<const T*> table_of(const Device& device, std::vector<Buffer<T>>& planes) {
  std::vector<const T*> addresses;
  addresses.reserve(planes.size());
  for (const Buffer<T>& plane : planes) addresses.push_back(plane.data());
  return upload(device, addresses);
}

std::vector<CellSite> sites_of_rows(const GridSpec& grid, const Window& window) {
  std::vector<CellSite> sites;
  sites.reserve(static_cast<std::size_t>(window.rows));
  for (std::int64_t row = 0; row < window.rows; ++row) {
    const RowMetrics metrics = row_metrics(grid, window.row + row);
    sites.push_back({metrics.dx_m, metrics.dy_m, metrics.area_m2});
  }
  return sites;
}

}  // namespace

TileOnDevice::TileOnDevice(const Device& device, const GridSpec& grid,
                           std::span<const Tile<float>> quantities, std::span<const Tile<std::int32_t>> codes,
                           std::span<const double> plane_values)
    : device_(device) {
  if (plane_values.size() != quantities.size())
    throw BugError("A tile came with " + std::to_string(quantities.size()) + " quantity planes but with " +
                   std::to_string(plane_values.size()) + " plane values.");
  if (!quantities.empty()) {
    window_ = quantities.front().window();
    halo_ = quantities.front().halo();
  } else if (!codes.empty()) {
    window_ = codes.front().window();
    halo_ = codes.front().halo();
  }
  check_alike(quantities, window_, halo_);
  check_alike(codes, window_, halo_);
  quantity_ = upload_all(device, quantities);
  code_ = upload_all(device, codes);
  plane_table_ = table_of(device, quantity_);
  code_table_ = table_of(device, code_);
  plane_values_ = upload(device, std::vector<double>(plane_values.begin(), plane_values.end()));
  sites_ = upload(device, sites_of_rows(grid, window_));
}

void RegisteredIndicator::evaluate(const TileOnDevice& tile, const Binding& binding,
                                   Buffer<float>& out) const {
  const std::string where = std::string("indicator ") + info.id;
  if (tile.halo() < info.reach)
    throw BugError("A tile's halo is narrower than the indicator's reach.", where);
  if (static_cast<std::int64_t>(out.size()) < tile.window().cells())
    throw BugError("The buffer for a tile's result is smaller than the tile.", where);
  for (int need = 0; need < need_count(info); ++need) {
    const std::size_t planes = info.needs[need].category ? tile.code_planes() : tile.quantity_planes();
    const int first = binding.first_plane[need], count = binding.plane_count[need],
              wanted = info.needs[need].bands;
    const bool right_number = wanted == 0 ? count >= 1 : count == wanted;
    if (!right_number || first < 0 ||
        static_cast<std::size_t>(first) + static_cast<std::size_t>(count) > planes)
      throw BugError(
          std::string("The need \"") + info.needs[need].name + "\" is bound to planes that are not there.",
          where);
  }
  const EvaluateTile run = tile.device().kind == DeviceKind::cuda ? evaluate_cuda : evaluate_cpu;
  if (run == nullptr) throw DeviceError("This program was built without CUDA.", where, "Use --device cpu.");
  run(tile, binding, out);
}

Binding default_binding(const IndicatorInfo& info) {
  Binding binding;
  for (int i = 0; i < param_count(info); ++i) binding.params[i] = info.params[i].value;
  return binding;
}

const RegisteredIndicator* find_indicator(std::string_view id) {
  for (const RegisteredIndicator& indicator : indicators())
    if (id == indicator.info.id) return &indicator;
  return nullptr;
}

}  // namespace firnline
