// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace firnline {
namespace {

constexpr std::size_t channels = 4;

}  // namespace

Canvas::Canvas(int width, int height, const Rgb& background)
    : width_(width),
      height_(height),
      rgba_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * channels, 255) {
  fill({0, 0, width, height}, background);
}

std::uint8_t* Canvas::pixel(int x, int y) {
  if (x < 0 || y < 0 || x >= width_ || y >= height_) return nullptr;
  const std::size_t cell =
      static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
  return &rgba_[cell * channels];
}

void Canvas::set(int x, int y, const Rgb& colour) {
  if (std::uint8_t* at = pixel(x, y); at != nullptr) std::copy(colour.begin(), colour.end(), at);
}

void Canvas::blend(int x, int y, const Rgb& colour, unsigned coverage) {
  std::uint8_t* at = pixel(x, y);
  if (at == nullptr) return;
  for (std::size_t i = 0; i < colour.size(); ++i)
    at[i] = static_cast<std::uint8_t>((at[i] * (255 - coverage) + colour[i] * coverage + 127) / 255);
}

void Canvas::fill(const PixelArea& area, const Rgb& colour) {
  const int left = std::max(area.x, 0), right = std::min(area.x + area.width, width_);
  const int top = std::max(area.y, 0), bottom = std::min(area.y + area.height, height_);
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) set(x, y, colour);
}

void Canvas::frame(const PixelArea& area, const Rgb& colour) {
  fill({area.x - 1, area.y - 1, area.width + 2, 1}, colour);
  fill({area.x - 1, area.y + area.height, area.width + 2, 1}, colour);
  fill({area.x - 1, area.y, 1, area.height}, colour);
  fill({area.x + area.width, area.y, 1, area.height}, colour);
}

void Canvas::triangle(const PixelArea& area, double turned_degrees, const Rgb& colour) {
  constexpr double degrees_per_radian = 57.29577951308232;
  const double cos = std::cos(turned_degrees / degrees_per_radian),
               sin = std::sin(turned_degrees / degrees_per_radian);
  const int middle_x = area.x + area.width / 2, reach = area.width + area.height;
  const double half_height = (area.height - 1) / 2.0;
  for (int y = area.y - reach; y < area.y + reach; ++y)
    for (int x = middle_x - reach; x < middle_x + reach; ++x) {
      const double right = x - middle_x, down = y - (area.y + half_height);
      const auto row = static_cast<int>(std::lround(down * cos - right * sin + half_height));
      if (row < 0 || row >= area.height) continue;
      const int half = (row + 1) * area.width / (2 * area.height);
      if (std::abs(right * cos + down * sin) < half + 0.5) set(x, y, colour);
    }
}

void Canvas::crop(int height) {
  height_ = std::clamp(height, 1, height_);
  rgba_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * channels);
}

}  // namespace firnline
