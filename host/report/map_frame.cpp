// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_frame.hpp"

#include <cmath>
#include <cstdint>

#include "host/finished_run/shown_window.hpp"

namespace firnline {
namespace {

constexpr double figure_width = 1000;
constexpr double narrowest = 1.4,
                 flattest = 0.35;  // height over width: within it the names of ten sites find room

/// The cells of the picture that are worth showing, as a rectangle with a margin.
Window shown_cells(const GridSpec& grid, const FinishedProfile& profile) {
  const auto& picture = *profile.picture;
  ShownWindow shown(picture.rows, picture.cols);
  for (std::int64_t row = 0; row < picture.rows; ++row)
    for (std::int64_t col = 0; col < picture.cols; ++col)
      if (const auto code = picture.classes[static_cast<std::size_t>(row * picture.cols + col)];
          code >= 1 && code <= 5)
        shown.include(row, col);
  for (const auto& site : profile.sites)
    if (!std::isnan(site.grid_row))
      shown.include(static_cast<std::int64_t>(site.grid_row * static_cast<double>(picture.rows) /
                                              static_cast<double>(grid.rows)),
                    static_cast<std::int64_t>(site.grid_col * static_cast<double>(picture.cols) /
                                              static_cast<double>(grid.cols)));
  return shown.with_margin(25);
}

void widen(double& first, double& length, double factor) {
  first -= length * (factor - 1) / 2;
  length *= factor;
}

}  // namespace

MapFrame map_frame(const GridSpec& grid, const FinishedProfile& profile) {
  return map_frame(grid, shown_cells(grid, profile), profile.picture->rows, profile.picture->cols);
}

MapFrame map_frame(const GridSpec& grid, const Window& shown, std::int64_t rows, std::int64_t cols) {
  const double down = static_cast<double>(grid.rows) / static_cast<double>(rows);
  const double across = static_cast<double>(grid.cols) / static_cast<double>(cols);
  MapFrame frame;
  frame.row0 = static_cast<double>(shown.row) * down;
  frame.col0 = static_cast<double>(shown.col) * across;
  frame.rows = static_cast<double>(shown.rows) * down;
  frame.cols = static_cast<double>(shown.cols) * across;
  const RowMetrics middle = row_metrics(grid, static_cast<std::int64_t>(frame.row0 + frame.rows / 2));
  double shape = frame.rows * middle.dy_m / (frame.cols * middle.dx_m);
  if (shape > 2 * narrowest) widen(frame.col0, frame.cols, shape / (2 * narrowest)), shape = 2 * narrowest;
  if (shape < flattest) widen(frame.row0, frame.rows, flattest / shape), shape = flattest;
  frame.width = shape > narrowest ? figure_width * narrowest / shape : figure_width;
  frame.height = frame.width * shape;
  frame.metres_per_unit = middle.dx_m * frame.cols / frame.width;
  return frame;
}

}  // namespace firnline
