// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/formula/compile.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

/// Writes operands first, then what is done with them.
class Compiler {
 public:
  explicit Compiler(const PlanesOfLayer& planes_of_layer) : planes_of_layer_(planes_of_layer) {}

  FormulaProgram whole(const Expression& formula) {
    write(formula);
    return program_;
  }

 private:
  void add(std::size_t at, FormulaInstruction instruction) {
    if (program_.length == most_formula_instructions)
      throw FormulaMistake(at, "needs more than " + std::to_string(most_formula_instructions) +
                                   " steps; make two indicators of it");
    depth_ += 1 - taken_by(instruction.step);
    // Bands are joined two at a time.
    const int needed = depth_ + (instruction.planes > 0 ? 1 : 0);
    if (needed > most_formula_stack)
      throw FormulaMistake(at, "has more than " + std::to_string(most_formula_stack) +
                                   " numbers waiting for each other; make two indicators of it");
    program_.instruction[program_.length++] = instruction;
  }

  void write(const Expression& one) {
    if (one.reads_layer()) return write_layer(one);
    switch (one.part) {
      case Part::number:
        return add(one.at, {FormulaStep::number, 0, 0, one.number});
      case Part::power:
        return write_power(one);
      case Part::greater:
        return write_swapped(one, FormulaStep::less);
      case Part::greater_equal:
        return write_swapped(one, FormulaStep::less_equal);
      case Part::smallest:
        return write_row(one, FormulaStep::smaller);
      case Part::largest:
        return write_row(one, FormulaStep::greater);
      case Part::coalesce:
        return write_row(one, FormulaStep::first_present);
      default:
        for (const Expression& operand : one.operands) write(operand);
        return add(one.at, {step_of(one.part)});
    }
  }

  static FormulaStep step_of(Part part) {
    switch (part) {
      case Part::negate:
        return FormulaStep::negate;
      case Part::absolute:
        return FormulaStep::absolute;
      case Part::square_root:
        return FormulaStep::square_root;
      case Part::exp:
        return FormulaStep::exp;
      case Part::log:
        return FormulaStep::log;
      case Part::log2:
        return FormulaStep::log2;
      case Part::log1p:
        return FormulaStep::log1p;
      case Part::floor:
        return FormulaStep::floor;
      case Part::missing:
        return FormulaStep::is_missing;
      case Part::add:
        return FormulaStep::add;
      case Part::subtract:
        return FormulaStep::subtract;
      case Part::multiply:
        return FormulaStep::multiply;
      case Part::divide:
        return FormulaStep::divide;
      case Part::less:
        return FormulaStep::less;
      case Part::less_equal:
        return FormulaStep::less_equal;
      case Part::equal:
        return FormulaStep::equal;
      case Part::not_equal:
        return FormulaStep::not_equal;
      case Part::clamp:
        return FormulaStep::clamp;
      default:
        return FormulaStep::choose;
    }
  }

  void write_swapped(const Expression& one, FormulaStep step) {
    write(one.operands[1]);
    write(one.operands[0]);
    add(one.at, {step});
  }

  /// f(a, b, c) as f(f(a, b), c).
  void write_row(const Expression& one, FormulaStep step) {
    write(one.operands[0]);
    for (std::size_t i = 1; i < one.operands.size(); ++i) {
      write(one.operands[i]);
      add(one.at, {step});
    }
  }

  /// Whole exponents by multiplication: exact where the power is.
  void write_power(const Expression& one) {
    const Expression& exponent = one.operands[1];
    write(one.operands[0]);
    if (exponent.part == Part::number && exponent.number == std::floor(exponent.number) &&
        std::abs(exponent.number) <= most_whole_power)
      return add(one.at, {FormulaStep::whole_power, static_cast<std::int32_t>(exponent.number)});
    write(exponent);
    add(one.at, {FormulaStep::power});
  }

  void write_layer(const Expression& one) {
    const LayerPlanes layer = planes_of_layer_(one.word);
    const auto bands = static_cast<int>(layer.values.size());
    if (one.part == Part::layer) {
      if (bands != 1)
        throw FormulaMistake(one.at,
                             "reads '" + one.word + "' as one number, and it has " + std::to_string(bands) +
                                 " bands; write " + one.word + "[" + number_text(layer.values.front()) +
                                 "] for the one that stands for " + number_text(layer.values.front()) +
                                 ", or sum, mean, min or max of (" + one.word + ")");
      return add(one.at, {FormulaStep::plane, layer.first});
    }
    if (one.part == Part::band) return add(one.at, {FormulaStep::plane, layer.first + band_of(one, layer)});
    const FormulaStep step = one.part == Part::least_of      ? FormulaStep::least_of_planes
                             : one.part == Part::greatest_of ? FormulaStep::greatest_of_planes
                                                             : FormulaStep::sum_of_planes;
    add(one.at, {step, layer.first, bands});
    if (one.part != Part::mean_of) return;
    add(one.at, {FormulaStep::number, 0, 0, static_cast<double>(bands)});
    add(one.at, {FormulaStep::divide});
  }

  static int band_of(const Expression& one, const LayerPlanes& layer) {
    const auto many = std::count(layer.values.begin(), layer.values.end(), one.number);
    if (many == 1)
      return static_cast<int>(std::find(layer.values.begin(), layer.values.end(), one.number) -
                              layer.values.begin());
    std::string there;
    constexpr std::size_t most_shown = 12;
    for (std::size_t i = 0; i < std::min(layer.values.size(), most_shown); ++i)
      there += (i == 0 ? "" : ", ") + number_text(layer.values[i]);
    if (layer.values.size() > most_shown) there += ", ...";
    throw FormulaMistake(one.at, "asks for the band of '" + one.word + "' that stands for " +
                                     number_text(one.number) + ", and " +
                                     (many == 0 ? "none does" : std::to_string(many) + " do") +
                                     "; its bands stand for " + there + " (band_values of the layer)");
  }

  const PlanesOfLayer& planes_of_layer_;
  FormulaProgram program_;
  int depth_ = 0;
};

}  // namespace

FormulaProgram compile_formula(const Expression& formula, const PlanesOfLayer& planes_of_layer) {
  return Compiler(planes_of_layer).whole(formula);
}

}  // namespace firnline
