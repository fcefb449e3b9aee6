// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rasters/export/class_colours.hpp"

namespace firnline {

/// A rectangle of pixels; x to the right, y down.
struct PixelArea {
  int x = 0, y = 0, width = 0, height = 0;
};

/// A picture that is being drawn. What lies outside is not drawn. Private to export/.
class Canvas {
 public:
  Canvas(int width, int height, const Rgb& background);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  /// Opaque RGBA, row by row from the top.
  [[nodiscard]] std::span<const std::uint8_t> rgba() const { return rgba_; }

  void set(int x, int y, const Rgb& colour);
  /// coverage: 0 (nothing) .. 255 (the colour)
  void blend(int x, int y, const Rgb& colour, unsigned coverage);
  void fill(const PixelArea& area, const Rgb& colour);
  void frame(const PixelArea& area, const Rgb& colour);  ///< one pixel wide, around the area
  /// Isosceles, its tip in the middle of the area's upper side, then turned clockwise about the area's
  /// middle.
  void triangle(const PixelArea& area, double turned_degrees, const Rgb& colour);
  /// What lies below the first `height` rows goes.
  void crop(int height);

 private:
  /// nullptr outside
  [[nodiscard]] std::uint8_t* pixel(int x, int y);

  int width_, height_;
  std::vector<std::uint8_t> rgba_;
};

/// Is the pixel part of a line of the hatching? Diagonals two pixels wide, eight apart, the same over the
/// whole picture.
[[nodiscard]] constexpr bool is_hatched(int x, int y) {
  return (x + y) % 8 < 2;
}
/// The colour of the lines over an area of this colour.
[[nodiscard]] constexpr Rgb hatching_over(const Rgb& colour) {
  return {static_cast<std::uint8_t>(colour[0] * 3 / 5), static_cast<std::uint8_t>(colour[1] * 3 / 5),
          static_cast<std::uint8_t>(colour[2] * 3 / 5)};
}

}  // namespace firnline
