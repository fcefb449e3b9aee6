// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/composition/compose.hpp"
#include "kernels/fusion/risk_program.hpp"

/// A RiskProgram as plain data: the same bytes on every device.
namespace firnline::fusing {

struct PreparedOperation {
  Binding binding;
  std::int32_t indicator = 0;  ///< its number
  std::int32_t formula = -1;   ///< in its place: which of PreparedProgram::formulas
  bool keep = false;
  float low = 0, high = 0;  ///< every value lies inside, or is missing
  /// Per need: which of PreparedProgram::near_planes it looks around in; -1 = none.
  std::int32_t near_slot[most_needs] = {};
};

struct PreparedProfile {
  std::int32_t leaf_operation[most_leaves] = {};
  bool leaf_counts[most_leaves] = {};  ///< the value is a count, judged per footprint
  double leaf_footprint_m2[most_leaves] = {};
  composing::LineKind leaf_line[most_leaves] = {};  ///< of raw values as they are; none of a count
  std::int32_t breaks = 0;
  float class_break[most_class_breaks] = {};  ///< the smallest float not below the break
  double min_coverage = 0;
  CellResults results = CellResults::all;
  Composition composition;
  composing::Slopes slopes[most_leaves];
};

struct PreparedProgram {
  std::vector<PreparedOperation> operations;
  std::vector<PreparedProfile> profiles;
  std::vector<FormulaProgram> formulas;
  std::vector<std::int32_t> near_planes;  ///< quantity planes that focal indicators look around in
  std::int64_t reach = 0;                 ///< the farthest they look
  std::size_t quantity_planes = 0, code_planes = 0;
};

/// "No value left its range."
inline constexpr unsigned long long nothing_outside = ~0ull;

/// What a pass notes about one operation while it goes over cells.
struct OperationNotes {
  unsigned long long outside = nothing_outside;  ///< cell_and_value() of the first value out of range
  unsigned long long undefined = 0;              ///< RiskTile::undefined
};

/// A cell of the window (fewer than 2^32) and the value there as one number: the smallest is the first
/// cell's.
[[nodiscard]] FIRN_FN inline unsigned long long cell_and_value(std::int64_t cell, float value) {
  return (static_cast<unsigned long long>(cell) << 32) | __builtin_bit_cast(std::uint32_t, value);
}

/// throws: BugError when operations, bindings, leaves and planes do not fit together; LimitError beyond
/// most_operations
[[nodiscard]] PreparedProgram prepare(const RiskProgram& program);

}  // namespace firnline::fusing
