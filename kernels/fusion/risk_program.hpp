// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kernels/composition/composition.hpp"
#include "kernels/indicators/registry.hpp"
#include "kernels/mapalgebra/formula.hpp"

namespace firnline {

/// Risk classes and, from 101, why a cell has none (docs/outputs.md).
inline constexpr std::uint8_t class_no_data_here =
    101;  ///< no indicator has a value: outside the area or all inputs
inline constexpr std::uint8_t class_too_little_data = 102;  ///< coverage below the profile's minimum
inline constexpr std::uint8_t class_required_missing =
    103;  ///< a required indicator or dimension has no value

inline constexpr int most_operations = 64;
inline constexpr int most_class_breaks = 8;
/// Bands of a profile's map, in this order: score, hazard, exposure, vulnerability, coverage.
inline constexpr int risk_bands = 5;

/// An indicator that a job wrote as a formula. Its planes are named by the program, so it has no needs.
struct FormulaIndicator {
  IndicatorInfo info;  ///< its words belong to whoever made it and must outlive the pass
  FormulaProgram program;
};

/// One indicator of a run: what is computed from which planes with which parameters.
struct Operation {
  const RegisteredIndicator* indicator = nullptr;
  Binding binding;
  std::shared_ptr<const FormulaIndicator> formula = nullptr;  ///< in the place of indicator and binding

  [[nodiscard]] const IndicatorInfo& info() const {
    return formula != nullptr ? formula->info : indicator->info;
  }
};

/// What of a profile is wanted of every cell; sums of scores over zones always are.
enum class CellResults : std::int32_t {
  none,   ///< for sites alone: scores are composed where zones are
  score,  ///< the first of the bands
  all,    ///< all bands, and classes: for maps
};
/// Bands that a pass makes, for zones at least.
[[nodiscard]] FIRN_FN constexpr int bands_made(CellResults results) {
  return results == CellResults::all ? risk_bands : 1;
}
/// Bands that a RiskTile holds.
[[nodiscard]] constexpr int bands_wanted(CellResults results) {
  return results == CellResults::none ? 0 : bands_made(results);
}

/// One profile of a run: how the indicators of a cell become its scores and its class.
struct ProfileProgram {
  Composition composition;
  std::vector<int> leaf_operation;  ///< per leaf: the operation whose value it judges
  double footprint_m2 =
      0;  ///< a count per cell is judged as that of a footprint of this size that is like the cell
  std::vector<double> leaf_footprint_m2;  ///< per leaf, where they differ; empty = footprint_m2 for all
  std::vector<double> class_breaks;       ///< rising; class k + 1 begins at class_breaks[k - 1]
  double min_coverage = 0;                ///< below it, "too little data" is why a cell has no score
  CellResults results = CellResults::all;
};

/// Everything that is computed for each cell: decided in plan, the same for all tiles.
struct RiskProgram {
  std::vector<double> plane_values;  ///< per quantity plane of a tile: what its band stands for
  int code_planes = 0;               ///< category planes of a tile
  std::vector<Operation> operations;
  std::vector<ProfileProgram> profiles;
  std::vector<bool> keep;  ///< per operation: its values are wanted for every cell
};

/// What a footprint would hold if every cell of it held as much as this one.
/// in: count [per cell], area of the cell and of the footprint [m2]; out: count [per footprint], rounded to
/// float
[[nodiscard]] FIRN_FN inline float per_footprint(float count, double cells_per_footprint) {
  return static_cast<float>(static_cast<double>(count) * cells_per_footprint);
}

/// in: the composed score (NaN = none) and coverage of one cell, and how many class breaks the score reaches.
/// out: the risk class, from 1, or the reason why there is none, from 101. No branches: cells are classed
/// side by side.
[[nodiscard]] FIRN_FN inline std::uint8_t risk_class(float score, float coverage, int breaks_reached,
                                                     double min_coverage) {
  const double covered = static_cast<double>(coverage);
  const int why_not = covered < min_coverage ? class_too_little_data : class_required_missing;
  const int reason = covered > 0 ? why_not : class_no_data_here;
  return static_cast<std::uint8_t>(score == score ? 1 + breaks_reached : reason);
}

}  // namespace firnline
