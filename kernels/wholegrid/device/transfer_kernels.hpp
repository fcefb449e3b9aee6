// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/wholegrid/device/padded_grid.hpp"

/// What brings cells into padded grids and back.
namespace firnline::on_device {

/// One value for the margin of a plane.
template <class T>
struct MarginKernel {
  static constexpr const char* name = "fill_margin";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  struct Args {
    T* cells;
    PaddedShape shape;
    T value;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const PaddedShape& shape = args.shape;
    const std::int64_t stride = shape.stride();
    ListBlocks::each(block, args.blocks, shape.margin(), [&](std::uint32_t i) {
      const std::int64_t beyond = i - 2 * stride;  // north, south, then west and east row by row
      const std::int64_t place = i < stride   ? i
                                 : beyond < 0 ? i + shape.rows * stride
                                              : (beyond / 2 + 1) * stride + beyond % 2 * (stride - 1);
      args.cells[place] = args.value;
    });
  }
};

struct AsItIs {
  template <class T>
  FIRN_FN T operator()(T cell) const {
    return cell;
  }
};

/// The cells of a tile. body(place in the grid, which cell of the tile's, row by row)
template <class Block, class Body>
FIRN_FN void each_of_tile(const Block& block, const PaddedShape& shape, const Window& window,
                          const Body& body) {
  CellBlocks::each(block, window.rows, window.cols, [&](std::int64_t row, std::int64_t col) {
    body(shape.place(window.row + row, window.col + col), row * window.cols + col);
  });
}

/// A tile's cells, row by row, into their places.
template <class From, class To, class Convert>
struct PlaceKernel {
  static constexpr const char* name = "place_tile";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const From* tile;
    To* cells;
    PaddedShape shape;
    Window window;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    each_of_tile(block, args.shape, args.window,
                 [&](Place place, std::int64_t cell) { args.cells[place] = Convert{}(args.tile[cell]); });
  }
};

/// A tile's cells out of their places.
template <class T>
struct TakeKernel {
  static constexpr const char* name = "take_tile";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const T* cells;
    T* tile;
    PaddedShape shape;
    Window window;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    each_of_tile(block, args.shape, args.window,
                 [&](Place place, std::int64_t cell) { args.tile[cell] = args.cells[place]; });
  }
};

}  // namespace firnline::on_device
