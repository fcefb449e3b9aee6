// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "kernels/indicators/indicator.hpp"
#include "kernels/indicators/tile_view.hpp"

namespace firnline {

/// What an indicator says against a binding, or nullptr; plane_values as CellInputs has them.
using Refusal = const char* (*)(const Binding& binding, const double* plane_values);

/// nullptr for an indicator that takes any series.
template <class Indicator>
[[nodiscard]] constexpr Refusal refusal_of() {
  if constexpr (requires { &Indicator::refusal; })
    return &Indicator::refusal;
  else
    return nullptr;
}

struct RegisteredIndicator {
  IndicatorInfo info;
  int number =
      0;  ///< its place in indicators(): what evaluate_cell() of the generated all_indicators.hpp asks for
  EvaluateSpan evaluate = nullptr;  ///< on the CPU
  Refusal refusal = nullptr;        ///< nullptr = any series will do
};

/// A binding with every parameter at its default and no plane bound.
[[nodiscard]] Binding default_binding(const IndicatorInfo& info);

/// Every indicator, in the order of the list in kernels/indicators/CMakeLists.txt (generated; nothing
/// registers itself).
[[nodiscard]] std::span<const RegisteredIndicator> indicators();
/// nullptr when there is none of this id.
[[nodiscard]] const RegisteredIndicator* find_indicator(std::string_view id);

}  // namespace firnline
