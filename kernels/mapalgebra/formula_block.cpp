// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/vector_clones.hpp"
#include "kernels/mapalgebra/formula.hpp"

namespace firnline {

FIRN_VECTOR_CLONES void evaluate_formula_block(const FormulaProgram& program, const float* const* planes,
                                               std::int64_t offset, int count, float* out) {
  evaluate_formula<formula_block_cells>(program, planes, offset, count, out);
}

FIRN_VECTOR_CLONES void copy_layer(const float* layer, int count, float* __restrict__ out) {
  for (int i = 0; i < count; ++i) out[i] = elementary::is_nan(layer[i]) ? no_data_f32 : layer[i];
}

FIRN_VECTOR_CLONES int undefined_cells_in_block(const FormulaProgram& program, const float* const* planes,
                                                std::int64_t offset, int count, const float* value) {
  return undefined_cells<formula_block_cells>(program, planes, offset, count, value);
}

}  // namespace firnline
