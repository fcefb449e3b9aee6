// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/formula.hpp"

namespace firnline {

const char* mistake_in(const FormulaProgram& program, int planes) {
  if (program.length < 1 || program.length > most_formula_instructions)
    return "it has no instruction, or too many";
  int depth = 0;
  for (std::int32_t i = 0; i < program.length; ++i) {
    const FormulaInstruction& one = program.instruction[i];
    const bool of_bands = joins_planes(one.step);
    const std::int32_t reads = planes_read_by(one);
    if (reads < (of_bands ? 1 : 0)) return "it reads no band at all";
    if (reads > 0 && (one.argument < 0 || one.argument > planes - reads))
      return "it reads a plane that is not there";
    if (depth < taken_by(one.step)) return "an operation finds too few numbers";
    depth += 1 - taken_by(one.step);
    // Bands are joined two at a time.
    if (depth + (of_bands ? 1 : 0) > most_formula_stack) return "too many numbers wait for each other";
  }
  return depth == 1 ? nullptr : "it leaves more than one number";
}

}  // namespace firnline
