// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/overviews.hpp"

#include <algorithm>
#include <cstring>

#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

struct Mean {
  double sum = 0, count = 0;
  void take(float cell) {  // no branch: many squares are averaged side by side
    const bool there = cell == cell;
    sum += there ? static_cast<double>(cell) : 0.0;
    count += there ? 1.0 : 0.0;
  }
  [[nodiscard]] float value() const { return count > 0 ? static_cast<float>(sum / count) : no_data_f32; }
};

}  // namespace

void halve_by_mean(std::span<const std::byte> upper, std::span<const std::byte> lower, std::int64_t cols,
                   std::span<std::byte> halved) {
  const auto* const above = reinterpret_cast<const float*>(upper.data());
  const auto* const below = reinterpret_cast<const float*>(lower.data());
  auto* const out = reinterpret_cast<float*>(halved.data());
  for (std::int64_t i = 0; i < cols / 2; ++i) {
    Mean mean;
    mean.take(above[2 * i]);
    mean.take(above[2 * i + 1]);
    mean.take(below[2 * i]);
    mean.take(below[2 * i + 1]);
    out[i] = mean.value();
  }
  if (cols % 2 == 0) return;
  Mean edge;
  edge.take(above[cols - 1]);
  edge.take(below[cols - 1]);
  out[cols / 2] = edge.value();
}

void halve_by_nearest(std::span<const std::byte> upper, std::span<const std::byte>, std::int64_t cols,
                      std::span<std::byte> halved) {
  for (std::int64_t i = 0; i < (cols + 1) / 2; ++i)
    halved[static_cast<std::size_t>(i)] = upper[static_cast<std::size_t>(2 * i)];
}

void halve_floats_by_nearest(std::span<const std::byte> upper, std::span<const std::byte>, std::int64_t cols,
                             std::span<std::byte> halved) {
  const auto* const above = reinterpret_cast<const float*>(upper.data());
  auto* const out = reinterpret_cast<float*>(halved.data());
  for (std::int64_t i = 0; i < (cols + 1) / 2; ++i) out[i] = above[2 * i];
}

std::vector<OverviewSize> overview_sizes(std::int64_t rows, std::int64_t cols, std::int64_t side) {
  std::vector<OverviewSize> sizes;
  while (rows > side || cols > side) {
    rows = (rows + 1) / 2;
    cols = (cols + 1) / 2;
    sizes.push_back({rows, cols});
  }
  return sizes;
}

Overviews::Overviews(std::int64_t rows, std::int64_t cols, std::size_t bytes_per_cell, std::int64_t side,
                     HalveRows halve)
    : bytes_(bytes_per_cell), halve_(halve) {
  for (const OverviewSize& size : overview_sizes(rows, cols, side)) {
    Level level;
    level.rows_below = rows;
    level.cols_below = cols;
    level.waiting.reserve(static_cast<std::size_t>(cols) * bytes_);
    levels_.push_back(std::move(level));
    rows = size.rows;
    cols = size.cols;
  }
}

void Overviews::add(std::span<const std::byte> cells, const Take& take) {
  for (std::size_t i = 0; i < levels_.size() && !cells.empty(); ++i) {
    Level& level = levels_[i];
    const std::int64_t first = level.made;
    const std::span<std::byte> made = halved(level, cells);
    if (!made.empty()) take(i, first, level.made - first, made);
    cells = made;
  }
}

std::span<std::byte> Overviews::halved(Level& level, std::span<const std::byte> cells) const {
  const std::size_t row = static_cast<std::size_t>(level.cols_below) * bytes_;
  const std::size_t half = static_cast<std::size_t>((level.cols_below + 1) / 2) * bytes_;
  level.out.resize((cells.size() / row + 2) / 2 * half);
  std::size_t out = 0;
  const auto make = [&](std::span<const std::byte> upper, std::span<const std::byte> lower) {
    halve_(upper, lower, level.cols_below, std::span(level.out).subspan(out, half));
    out += half;
    ++level.made;
  };
  for (; !cells.empty(); cells = cells.subspan(row)) {
    const auto next = cells.first(row);
    ++level.taken;
    if (!level.waiting.empty()) {
      make(level.waiting, next);
      level.waiting.clear();
    } else if (cells.size() >= 2 * row) {
      ++level.taken;
      cells = cells.subspan(row);
      make(next, cells.first(row));
    } else {
      level.waiting.assign(next.begin(), next.end());
    }
  }
  if (level.taken == level.rows_below && !level.waiting.empty()) {
    make(level.waiting, level.waiting);
    level.waiting.clear();
  }
  return std::span(level.out).first(out);
}

}  // namespace firnline
