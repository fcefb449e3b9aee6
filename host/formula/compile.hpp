// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "host/formula/expression.hpp"
#include "kernels/mapalgebra/formula.hpp"

namespace firnline {

/// Where the bands of a layer lie among the quantity planes of a tile, and what each stands for.
struct LayerPlanes {
  int first = 0;
  std::vector<double> values;
};
using PlanesOfLayer = std::function<LayerPlanes(const std::string& name)>;

/// The formula as instructions for the pass.
/// throws: FormulaMistake for a band that is not there, several bands without a choice, and a formula too
/// large for the machine
[[nodiscard]] FormulaProgram compile_formula(const Expression& formula, const PlanesOfLayer& planes_of_layer);

}  // namespace firnline
