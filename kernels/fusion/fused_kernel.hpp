// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "indicators/all_indicators.hpp"
#include "kernels/backend/block.hpp"
#include "kernels/fusion/compose_cells.hpp"

namespace firnline::fusing {

/// The fused pass on a GPU: a block of 32 x 8 cells, one thread per cell. A warp takes 32 neighbouring cells
/// of one row, so that its loads and stores are whole 128-byte lines; eight rows share the lines that focal
/// windows overlap in. Phase 1 copies the surroundings that focal indicators look at into scratch; phase 2
/// evaluates every indicator, in the same order for all threads, composes every profile and writes. Values of
/// indicators pass through scratch: they are too many for registers.
struct FusedKernel {
  static constexpr const char* name = "fused_pass";
  static constexpr int cols = 32, rows = 8, threads = cols * rows;
  static constexpr int blocks_per_processor = 2;  // 128 registers a thread: with 3 the compiler spills

  struct Args {
    TileView tile;
    const PreparedOperation* operations = nullptr;
    const PreparedProfile* profiles = nullptr;
    const FormulaProgram* formulas = nullptr;
    const std::int32_t* near_planes = nullptr;
    const ProfilePlanes* out = nullptr;    ///< per profile
    float* const* kept = nullptr;          ///< per operation; null when nobody wants its values
    const std::uint8_t* pieces = nullptr;  ///< pieces_in_zones(), or null when no zone is here
    OperationNotes* notes = nullptr;       ///< per operation
    std::int32_t operation_count = 0, profile_count = 0, near_count = 0, reach = 0;
  };

  [[nodiscard]] FIRN_FN static std::int32_t near_cols(std::int32_t reach) { return cols + 2 * reach; }
  [[nodiscard]] FIRN_FN static std::int32_t near_cells(std::int32_t reach) {
    return near_cols(reach) * (rows + 2 * reach);
  }
  [[nodiscard]] static std::size_t scratch_bytes(const Args& args) {
    return sizeof(float) *
           (static_cast<std::size_t>(args.operation_count) * threads +
            static_cast<std::size_t>(args.near_count) * static_cast<std::size_t>(near_cells(args.reach)));
  }

  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const auto value_count = static_cast<std::size_t>(args.operation_count) * threads;
    const auto value = block.template scratch<float>(0, value_count);
    const auto near = block.template scratch<float>(
        value_count * sizeof(float),
        static_cast<std::size_t>(args.near_count) * static_cast<std::size_t>(near_cells(args.reach)));
    const std::int64_t first_row = block.y() * rows, first_col = block.x() * cols;

    block.each([&](int thread) {
      for (std::int32_t slot = 0; slot < args.near_count; ++slot)
        for (std::int32_t i = thread; i < near_cells(args.reach); i += threads)
          near[static_cast<std::size_t>(slot * near_cells(args.reach) + i)] =
              surroundings(args, slot, first_row - args.reach + i / near_cols(args.reach),
                           first_col - args.reach + i % near_cols(args.reach));
    });

    block.each([&](int thread) {
      const std::int64_t row = first_row + thread / cols, col = first_col + thread % cols;
      if (row >= args.tile.rows || col >= args.tile.cols) return;
      const std::int64_t cell = row * args.tile.cols + col;
      const bool in_zone = args.pieces != nullptr && args.pieces[row * piece_count(args) + col / cols] != 0;
      for (std::int32_t i = 0; i < args.operation_count; ++i) {
        const PreparedOperation& operation = args.operations[i];
        const float result = evaluated(args, operation, row, col, thread, backend::raw(near));
        value[static_cast<std::size_t>(i * threads + thread)] = result;
        if (result < operation.low || result > operation.high)
          backend::keep_smallest(&args.notes[i].outside, cell_and_value(cell, result));
        if (operation.formula >= 0 && elementary::is_nan(result) &&
            undefined_cells<1>(args.formulas[operation.formula], args.tile.planes, args.tile.offset(row, col),
                               1, &result) > 0)
          backend::count_one(&args.notes[i].undefined);
        if (args.kept[i] != nullptr && (in_zone || operation.keep)) args.kept[i][cell] = result;
      }
      for (std::int32_t p = 0; p < args.profile_count; ++p)
        if (in_zone || args.profiles[p].results != CellResults::none)
          compose_cells<1>(args.profiles[p], backend::raw(value) + thread, threads, nullptr,
                           args.tile.sites[row].area_m2, args.out[p], cell, 1);
    });
  }

 private:
  [[nodiscard]] FIRN_FN static std::int64_t piece_count(const Args& args) {
    return (args.tile.cols + cols - 1) / cols;
  }

  /// A cell of a plane, the window's corner being (0, 0); no data beyond the plane.
  [[nodiscard]] FIRN_FN static float surroundings(const Args& args, std::int32_t slot, std::int64_t row,
                                                  std::int64_t col) {
    const std::int64_t halo = args.tile.halo;
    const bool there = row < args.tile.rows + halo && col < args.tile.cols + halo;
    return there ? args.tile.planes[args.near_planes[slot]][args.tile.offset(row, col)] : no_data_f32;
  }

  [[nodiscard]] FIRN_FN static float evaluated(const Args& args, const PreparedOperation& operation,
                                               std::int64_t row, std::int64_t col, int thread,
                                               const float* near) {
    if (operation.formula >= 0) {
      float value = no_data_f32;
      evaluate_formula<1>(args.formulas[operation.formula], args.tile.planes, args.tile.offset(row, col), 1,
                          &value);
      return value;
    }
    CellInputs inputs = args.tile.inputs(operation.binding);
    inputs.offset = args.tile.offset(row, col);
    for (int need = 0; need < most_needs; ++need)
      inputs.near[need] =
          near + (operation.near_slot[need] < 0 ? 0 : operation.near_slot[need] * near_cells(args.reach));
    inputs.near_stride = near_cols(args.reach);
    inputs.near_offset = (thread / cols + args.reach) * near_cols(args.reach) + thread % cols + args.reach;
    const float result =
        evaluate_cell(operation.indicator, inputs, args.tile.sites[row], operation.binding.params);
    return elementary::is_nan(result) ? no_data_f32 : result;
  }
};

}  // namespace firnline::fusing
