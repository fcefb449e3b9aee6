// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/code_areas.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#include "rasters/opener/crs.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {
namespace {

/// The four directions that an outline goes in, counter-clockwise: a left turn is the next one.
enum Direction : int { east, north, west, south };
constexpr std::array<std::int64_t, 4> row_step = {0, -1, 0, 1}, col_step = {1, 0, -1, 0};

/// A side of a cell; corner (r, c) is the north-western one of cell (r, c).
struct Side {
  std::int64_t row = 0, col = 0;  ///< the corner that it begins at
  int direction = south;
  friend bool operator==(const Side&, const Side&) = default;
};

struct Corner {
  std::int64_t row = 0, col = 0;
};
using Ring = std::vector<Corner>;

/// Pieces of cells that hang together by their sides and have one code.
class Pieces {
 public:
  Pieces(const GridSpec& grid, std::span<const std::int32_t> codes)
      : rows_(grid.rows), cols_(grid.cols), piece_(codes.size(), -1), passed_(codes.size(), false) {
    std::vector<std::int64_t> open;
    for (std::int64_t cell = 0; cell < grid.cells(); ++cell) {
      const std::int32_t code = codes[static_cast<std::size_t>(cell)];
      if (code < 0 || piece_[static_cast<std::size_t>(cell)] >= 0) continue;
      const auto number = static_cast<std::int32_t>(code_of_.size());
      code_of_.push_back(code);
      take(cell, number, open);
      while (!open.empty()) {
        const std::int64_t from = open.back();
        open.pop_back();
        for (int side = 0; side < 4; ++side) {
          const std::int64_t row = from / cols_ + row_step[static_cast<std::size_t>(side)],
                             col = from % cols_ + col_step[static_cast<std::size_t>(side)];
          if (!inside(row, col)) continue;
          const std::int64_t to = row * cols_ + col;
          if (codes[static_cast<std::size_t>(to)] == code && piece_[static_cast<std::size_t>(to)] < 0)
            take(to, number, open);
        }
      }
    }
  }

  [[nodiscard]] const std::vector<std::int32_t>& codes() const { return code_of_; }

  /// Per piece: its outline, then those of its holes, which run clockwise. Every ring goes south along the
  /// western side of some cell; that of the outline comes first, for it holds the piece's first cell.
  [[nodiscard]] std::vector<std::vector<Ring>> rings() {
    std::vector<std::vector<Ring>> all(code_of_.size());
    for (std::int64_t row = 0; row < rows_; ++row)
      for (std::int64_t col = 0; col < cols_; ++col) {
        const std::int32_t piece = at(row, col);
        if (piece < 0 || passed_[static_cast<std::size_t>(row * cols_ + col)] || at(row, col - 1) == piece)
          continue;
        all[static_cast<std::size_t>(piece)].push_back(ring_from({row, col, south}, piece));
      }
    return all;
  }

 private:
  [[nodiscard]] bool inside(std::int64_t row, std::int64_t col) const {
    return row >= 0 && col >= 0 && row < rows_ && col < cols_;
  }
  [[nodiscard]] std::int32_t at(std::int64_t row, std::int64_t col) const {
    return inside(row, col) ? piece_[static_cast<std::size_t>(row * cols_ + col)] : -1;
  }
  void take(std::int64_t cell, std::int32_t number, std::vector<std::int64_t>& open) {
    piece_[static_cast<std::size_t>(cell)] = number;
    open.push_back(cell);
  }

  /// The piece lies on the left of a side of its outline, and not on the right.
  [[nodiscard]] bool on_outline(const Side& side, std::int32_t piece) const {
    const std::int64_t r = side.row, c = side.col;
    switch (side.direction) {
      case east:
        return at(r - 1, c) == piece && at(r, c) != piece;
      case north:
        return at(r - 1, c - 1) == piece && at(r - 1, c) != piece;
      case west:
        return at(r, c - 1) == piece && at(r - 1, c - 1) != piece;
      default:
        return at(r, c) == piece && at(r, c - 1) != piece;
    }
  }

  /// Right before straight before left: where a piece touches itself at a corner, the land that it shuts in
  /// there is a hole of its own, and no ring comes to a corner twice.
  [[nodiscard]] Side next(const Side& side, std::int32_t piece) const {
    const auto ahead = static_cast<std::size_t>(side.direction);
    Side out{side.row + row_step[ahead], side.col + col_step[ahead], side.direction};
    for (const int turn : {3, 0, 1}) {
      out.direction = (side.direction + turn) % 4;
      if (on_outline(out, piece)) break;
    }
    return out;
  }

  /// Its corners where it turns, the first once more at the end.
  [[nodiscard]] Ring ring_from(const Side& start, std::int32_t piece) {
    Ring ring;
    Side side = start;
    do {
      if (side.direction == south) passed_[static_cast<std::size_t>(side.row * cols_ + side.col)] = true;
      const Side then = next(side, piece);
      if (then.direction != side.direction) ring.push_back({then.row, then.col});
      side = then;
    } while (!(side == start));
    ring.push_back(ring.front());
    return ring;
  }

  std::int64_t rows_, cols_;
  std::vector<std::int32_t> piece_;
  std::vector<bool> passed_;
  std::vector<std::int32_t> code_of_;
};

template <class T>
void put(std::string& bytes, T value) {
  static_assert(std::endian::native == std::endian::little);
  char raw[sizeof(T)];
  std::memcpy(raw, &value, sizeof(T));
  bytes.append(raw, sizeof(T));
}

/// The corners of a ring in WGS 84; empty when one of them has no place there.
void put_ring(std::string& bytes, const Ring& ring, const GridSpec& grid,
              const ExactTransformation& to_degrees) {
  Positions places;
  for (const Corner& corner : ring)
    places.add(grid.x_of(static_cast<double>(corner.col)), grid.y_of(static_cast<double>(corner.row)));
  if (!to_degrees.identity()) to_degrees.apply(places);
  put(bytes, static_cast<std::uint32_t>(places.size()));
  for (std::size_t i = 0; i < places.size(); ++i) {
    put(bytes, places.x[i]);
    put(bytes, places.y[i]);
  }
}

constexpr std::uint32_t wkb_polygon = 3, wkb_multi_polygon = 6;

std::string polygon_of(const std::vector<Ring>& rings, const GridSpec& grid,
                       const ExactTransformation& to_degrees) {
  std::string bytes(1, '\1');
  put(bytes, wkb_polygon);
  put(bytes, static_cast<std::uint32_t>(rings.size()));
  for (const Ring& ring : rings) put_ring(bytes, ring, grid, to_degrees);
  return bytes;
}

}  // namespace

std::vector<std::string> areas_of_codes(const GridSpec& grid, std::span<const std::int32_t> codes,
                                        std::int32_t number_of_codes) {
  Pieces pieces(grid, codes);
  const auto rings = pieces.rings();
  const ExactTransformation to_degrees(crs_of_grid(grid), wgs84(), "the areas of facilities");
  struct Parts {
    std::uint32_t count = 0;
    std::string bytes;
  };
  std::vector<Parts> parts(static_cast<std::size_t>(number_of_codes));
  for (std::size_t piece = 0; piece < rings.size(); ++piece) {
    Parts& area = parts[static_cast<std::size_t>(pieces.codes()[piece])];
    ++area.count;
    area.bytes += polygon_of(rings[piece], grid, to_degrees);
  }
  std::vector<std::string> areas;
  for (Parts& area : parts) {
    std::string bytes;
    if (area.count > 0) {
      bytes.push_back('\1');
      put(bytes, wkb_multi_polygon);
      put(bytes, area.count);
      bytes += area.bytes;
    }
    area.bytes.clear();
    areas.push_back(std::move(bytes));
  }
  return areas;
}

}  // namespace firnline
