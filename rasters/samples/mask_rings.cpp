// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/mask_rings.hpp"

namespace firnline::sample {
namespace {

/// The area must lie on the left of an edge of its outline, and must not lie on the right.
bool on_outline(const Mask& area, const Edge& edge) {
  const auto cell = [&](int row, int col) { return area.at(row, col) != 0; };
  switch (edge.direction) {
    case east:
      return cell(edge.row - 1, edge.col) && !cell(edge.row, edge.col);
    case north:
      return cell(edge.row - 1, edge.col - 1) && !cell(edge.row - 1, edge.col);
    case west:
      return cell(edge.row, edge.col - 1) && !cell(edge.row - 1, edge.col - 1);
    case south:
      break;
  }
  return cell(edge.row, edge.col) && !cell(edge.row, edge.col - 1);
}

/// Left before straight before right keeps to the same cell where two touch at a corner: the ring never
/// crosses itself.
Edge next_edge(const Mask& area, const Edge& edge) {
  const auto ahead = static_cast<std::size_t>(edge.direction);
  Edge next{edge.row + row_step[ahead], edge.col + col_step[ahead], edge.direction};
  for (const int turn : {1, 0, 3}) {
    next.direction = static_cast<Direction>((static_cast<int>(edge.direction) + turn) % 4);
    if (on_outline(area, next)) break;
  }
  return next;
}

std::vector<Edge> ring_from(const Mask& area, const Edge& start) {
  std::vector<Edge> ring;
  Edge edge = start;
  do {
    ring.push_back(edge);
    edge = next_edge(area, edge);
  } while (edge.row != start.row || edge.col != start.col || edge.direction != start.direction);
  return ring;
}

}  // namespace

Mask with_frame(const Mask& area) {
  Mask framed(area.rows() + 2, area.cols() + 2);
  for (std::size_t cell = 0; cell < area.size(); ++cell)
    framed.at(area.row_of(cell) + 1, area.col_of(cell) + 1) = area[cell];
  return framed;
}

Mask connected(const Mask& mask, std::size_t start, std::uint8_t wanted) {
  Mask found(mask.rows(), mask.cols());
  if (mask[start] != wanted) return found;
  std::vector<std::size_t> open = {start};
  found[start] = 1;
  while (!open.empty()) {
    const std::size_t cell = open.back();
    open.pop_back();
    for (std::size_t side = 0; side < 4; ++side) {
      const int row = mask.row_of(cell) + row_step[side], col = mask.col_of(cell) + col_step[side];
      if (!mask.holds(row, col) || mask.at(row, col) != wanted || found.at(row, col) != 0) continue;
      found.at(row, col) = 1;
      open.push_back(mask.index(row, col));
    }
  }
  return found;
}

/// Every ring goes south somewhere: along the western side of the cell below its corner.
std::vector<std::vector<Edge>> rings_of(const Mask& area) {
  std::vector<std::vector<Edge>> rings;
  Mask passed(area.rows(), area.cols());
  for (std::size_t cell = 0; cell < area.size(); ++cell) {
    if (area[cell] == 0 || passed[cell] != 0) continue;
    const Edge start{area.row_of(cell), area.col_of(cell), south};
    if (!on_outline(area, start)) continue;
    rings.push_back(ring_from(area, start));
    for (const Edge& edge : rings.back())
      if (edge.direction == south) passed.at(edge.row, edge.col) = 1;
  }
  return rings;
}

}  // namespace firnline::sample
