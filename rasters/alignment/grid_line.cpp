// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/grid_line.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace firnline {
namespace {

GridPoint between(const GridPoint& from, const GridPoint& to, double share) {
  return {from.row + share * (to.row - from.row), from.col + share * (to.col - from.col)};
}

/// The shares of an edge at which it enters and leaves a box; nothing when it misses it.
std::optional<std::pair<double, double>> inside(const GridPoint& from, const GridPoint& to,
                                                const GridBox& box) {
  double enter = 0, leave = 1;
  const double across = to.col - from.col, down = to.row - from.row;
  const std::pair<double, double> sides[] = {{-across, from.col - box.left},
                                             {across, box.right - from.col},
                                             {-down, from.row - box.top},
                                             {down, box.bottom - from.row}};
  for (const auto& [speed, room] : sides) {
    if (speed == 0 && room < 0) return std::nullopt;
    if (speed < 0) enter = std::max(enter, room / speed);
    if (speed > 0) leave = std::min(leave, room / speed);
  }
  if (enter > leave) return std::nullopt;
  return std::pair{enter, leave};
}

/// How far a point lies on the inner side of one of the four sides of a box.
double room_inside(const GridPoint& at, const GridBox& box, int side) {
  switch (side) {
    case 0:
      return at.col - box.left;
    case 1:
      return box.right - at.col;
    case 2:
      return at.row - box.top;
    default:
      return box.bottom - at.row;
  }
}

double distance(const GridPoint& at, const GridPoint& from, const GridPoint& to) {
  const double across = to.col - from.col, down = to.row - from.row;
  const double length = across * across + down * down;
  const double share =
      length == 0
          ? 0
          : std::clamp(((at.col - from.col) * across + (at.row - from.row) * down) / length, 0.0, 1.0);
  const GridPoint foot = between(from, to, share);
  return std::hypot(at.col - foot.col, at.row - foot.row);
}

}  // namespace

std::vector<std::vector<GridPoint>> clipped(const std::vector<GridPoint>& line, const GridBox& box) {
  std::vector<std::vector<GridPoint>> parts;
  bool open = false;  // the last part goes on
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto shares = inside(line[i - 1], line[i], box);
    if (!shares) {
      open = false;
      continue;
    }
    if (!open || shares->first > 0) parts.push_back({between(line[i - 1], line[i], shares->first)});
    parts.back().push_back(shares->second < 1 ? between(line[i - 1], line[i], shares->second) : line[i]);
    open = shares->second >= 1;
  }
  return parts;
}

GridRing clipped_ring(const GridRing& ring, const GridBox& box) {
  GridRing out = ring;
  for (int side = 0; side < 4 && !out.empty(); ++side) {
    const GridRing in = std::move(out);
    out.clear();
    for (std::size_t i = 0; i < in.size(); ++i) {
      const GridPoint &from = in[i == 0 ? in.size() - 1 : i - 1], &to = in[i];
      const double before = room_inside(from, box, side), here = room_inside(to, box, side);
      if ((before < 0) != (here < 0)) out.push_back(between(from, to, before / (before - here)));
      if (here >= 0) out.push_back(to);
    }
  }
  if (out.size() < 3) return {};
  if (!(out.front() == out.back())) out.push_back(out.front());
  return out;
}

std::vector<GridPoint> simplified(const std::vector<GridPoint>& line, double tolerance) {
  if (line.size() < 3) return line;
  std::vector<bool> stays(line.size(), false);
  stays.front() = stays.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> left = {{0, line.size() - 1}};
  while (!left.empty()) {
    const auto [first, last] = left.back();
    left.pop_back();
    double farthest = tolerance;
    std::size_t at = 0;
    for (std::size_t i = first + 1; i < last; ++i)
      if (const double off = distance(line[i], line[first], line[last]); off > farthest)
        farthest = off, at = i;
    if (at == 0) continue;
    stays[at] = true;
    left.insert(left.end(), {{first, at}, {at, last}});
  }
  std::vector<GridPoint> out;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (stays[i]) out.push_back(line[i]);
  return out;
}

}  // namespace firnline
