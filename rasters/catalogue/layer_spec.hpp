// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/grid/layer_kind.hpp"

namespace firnline {

/// What no data means for a layer (domain-spec 1.3).
enum class MissingPolicy { propagate, structural_zero, impute };
/// As jobs say them, in the order of the policies.
inline constexpr std::array<std::string_view, 3> missing_policy_names = {"propagate", "structural_zero", "impute"};

/// What a layer is: one entry of the catalogue, overlaid with what the job says. docs/layers.md lists them.
struct LayerSpec {
  std::string id{};
  std::string title{};
  LayerKind kind = LayerKind::intensive;
  std::string unit{};  ///< UDUNITS text the engine works in
  double plausible_low = 0;     ///< in unit; a value outside is a refusal with the likely cause
  double plausible_high = 0;
  std::string likely_cause{};  ///< what a violation usually means (domain-spec 1.4)
  std::string period{};  ///< "2000-2019", "2020", or empty
  std::string vertical_datum{};  ///< "EGM96", "EGM2008", or empty when heights are not meant; in the catalogue the
                                ///< datums the known sources use, joined by " or ": the job names the one of its file
  std::vector<double> no_data_traps{};  ///< sentinels seen in the wild although not declared
  MissingPolicy missing = MissingPolicy::propagate;
  double impute_value = 0;
  std::string licence{};
  std::string citation{};
  std::string where_to_get{};  ///< public provider, for docs/layers.md and "input missing" messages
  bool of_codes = false;  ///< of a topological layer: its numbers are codes, like those of a categorical one
  /// How far its values may be off when nobody says: one standard deviation, in unit and as a share of the value, as
  /// two parts of one variance; both 0 = not known. Who says so; "assumed" for a choice of this project.
  double error_absolute = 0, error_relative = 0;
  std::string error_source{};
  std::string bands{};  ///< what several bands stand for ("12 months"); empty = one band
};

}  // namespace firnline
