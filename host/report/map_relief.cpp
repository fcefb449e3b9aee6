// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_relief.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace firnline {
namespace {

/// Rise per metre towards the east and the north.
struct Gradient {
  double east = 0, north = 0;
};

/// Heights of a picture and how far its cells lie apart.
class Heights {
 public:
  Heights(const GridSpec& grid, const std::vector<float>& heights, std::int64_t rows, std::int64_t cols)
      : grid_(grid),
        heights_(heights),
        rows_(rows),
        cols_(cols),
        down_(static_cast<double>(grid.rows) / static_cast<double>(rows)),
        across_(static_cast<double>(grid.cols) / static_cast<double>(cols)) {}

  /// Calls take(index, gradient) for every cell with a height.
  template <class Take>
  void each(const Take& take) const {
    for (std::int64_t row = 0; row < rows_; ++row) {
      const RowMetrics metrics =
          row_metrics(grid_, static_cast<std::int64_t>((static_cast<double>(row) + 0.5) * down_));
      for (std::int64_t col = 0; col < cols_; ++col)
        if (const auto at = static_cast<std::size_t>(row * cols_ + col); !std::isnan(heights_[at]))
          take(at, gradient(row, col, metrics.dx_m * across_, metrics.dy_m * down_));
    }
  }

 private:
  [[nodiscard]] double height(std::int64_t row, std::int64_t col, double otherwise) const {
    if (row < 0 || row >= rows_ || col < 0 || col >= cols_) return otherwise;
    const float value = heights_[static_cast<std::size_t>(row * cols_ + col)];
    return std::isnan(value) ? otherwise : static_cast<double>(value);
  }

  [[nodiscard]] Gradient gradient(std::int64_t row, std::int64_t col, double dx, double dy) const {
    const double here = height(row, col, 0);
    const auto z = [&](std::int64_t down, std::int64_t right) {
      return height(row + down, col + right, here);
    };
    return {(z(-1, 1) + 2 * z(0, 1) + z(1, 1) - z(-1, -1) - 2 * z(0, -1) - z(1, -1)) / (8 * dx),
            (z(-1, -1) + 2 * z(-1, 0) + z(-1, 1) - z(1, -1) - 2 * z(1, 0) - z(1, 1)) / (8 * dy)};
  }

  const GridSpec& grid_;
  const std::vector<float>& heights_;
  std::int64_t rows_, cols_;
  double down_, across_;  ///< cells of the grid for each of the picture
};

}  // namespace

std::vector<float> hillshade(const GridSpec& grid, const std::vector<float>& heights, std::int64_t rows,
                             std::int64_t cols, double exaggeration) {
  // Of a unit vector towards the light: half to the west, half to the north, the rest up.
  constexpr double west = 0.5, north = 0.5, up = level_ground;
  std::vector<float> bright(heights.size(), std::numeric_limits<float>::quiet_NaN());
  Heights(grid, heights, rows, cols).each([&](std::size_t at, const Gradient& rise) {
    const double to_east = rise.east * exaggeration, to_north = rise.north * exaggeration;
    const double towards = west * to_east - north * to_north + up;
    bright[at] =
        static_cast<float>(std::max(0.0, towards / std::sqrt(1 + to_east * to_east + to_north * to_north)));
  });
  return bright;
}

double exaggeration_of(const GridSpec& grid, const std::vector<float>& heights, std::int64_t rows,
                       std::int64_t cols) {
  constexpr double seen = 0.35;
  std::vector<double> slopes;
  Heights(grid, heights, rows, cols).each([&](std::size_t, const Gradient& rise) {
    slopes.push_back(std::sqrt(rise.east * rise.east + rise.north * rise.north));
  });
  if (slopes.empty()) return 1;
  const auto steep = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() * 9 / 10);
  std::nth_element(slopes.begin(), steep, slopes.end());
  for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0})
    if (*steep * factor >= seen) return factor;
  return 50;
}

}  // namespace firnline
