// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A formula that is read is sound: written out with all its brackets it is read as the same instructions,
// every cell gets a finite number or none, the same one at any width, and arithmetic agrees with that of a
// plain tree walk.
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "host/formula/compile.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/mapalgebra/formula.hpp"
#include "tests/fuzz/harness.hpp"

namespace firnline::fuzz {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();
constexpr int cells = 5, planes = 7;
/// Layers a, b and c of one band, m of three that stand for 6, 7 and 8, gap without data. (plane, cell)
constexpr float cell_of[planes][cells] = {
    {2, -3, 0.5F, 1e30F, none},    {3, 3, -7, -1e-30F, 1}, {-5, 0, 0, 4, 4},
    {10, 10, 0, 3e38F, 2},         {40, -40, 0, 3e38F, 2}, {25, 25, none, 3e38F, 2},
    {none, none, none, none, none}};

LayerPlanes planes_of(const std::string& name) {
  if (name == "a") return {0, {1}};
  if (name == "b") return {1, {1}};
  if (name == "c") return {2, {1}};
  if (name == "m") return {3, {6, 7, 8}};
  return {6, {1}};
}

/// Exactly the tree, with a bracket around every part.
std::string written(const Expression& one) {
  static const std::map<Part, const char*> signs = {
      {Part::add, "+"},         {Part::subtract, "-"},  {Part::multiply, "*"},
      {Part::divide, "/"},      {Part::power, "^"},     {Part::less, "<"},
      {Part::less_equal, "<="}, {Part::greater, ">"},   {Part::greater_equal, ">="},
      {Part::equal, "=="},      {Part::not_equal, "!="}};
  static const std::map<Part, const char*> functions = {
      {Part::sum_of, "sum"},        {Part::mean_of, "mean"}, {Part::least_of, "min"},
      {Part::greatest_of, "max"},   {Part::absolute, "abs"}, {Part::square_root, "sqrt"},
      {Part::exp, "exp"},           {Part::log, "log"},      {Part::log2, "log2"},
      {Part::log1p, "log1p"},       {Part::floor, "floor"},  {Part::missing, "missing"},
      {Part::smallest, "min"},      {Part::largest, "max"},  {Part::clamp, "clamp"},
      {Part::coalesce, "coalesce"}, {Part::choose, "if"}};
  if (one.part == Part::number)
    return number_text(one.number) + (one.word.empty() ? "" : "[" + one.word + "]");
  if (one.part == Part::layer) return one.word;
  if (one.part == Part::band) return one.word + "[" + number_text(one.number) + "]";
  if (one.part == Part::negate) return "-(" + written(one.operands[0]) + ")";
  if (const auto sign = signs.find(one.part); sign != signs.end())
    return "(" + written(one.operands[0]) + ")" + sign->second + "(" + written(one.operands[1]) + ")";
  std::string text = std::string(functions.at(one.part)) + "(" + (one.reads_layer() ? one.word : "");
  for (std::size_t i = 0; i < one.operands.size(); ++i)
    text += (i == 0 ? "" : ",") + written(one.operands[i]);
  return text + ")";
}

bool same_tree(const Expression& a, const Expression& b) {
  if (a.part != b.part || std::bit_cast<std::uint64_t>(a.number) != std::bit_cast<std::uint64_t>(b.number) ||
      a.word != b.word || a.operands.size() != b.operands.size())
    return false;
  for (std::size_t i = 0; i < a.operands.size(); ++i)
    if (!same_tree(a.operands[i], b.operands[i])) return false;
  return true;
}

/// Depth and parts of the tree as it is, whatever the parser counted.
int depth_of(const Expression& one) {
  int depth = 0;
  for (const Expression& operand : one.operands) depth = std::max(depth, depth_of(operand));
  return depth + 1;
}

/// The value of a tree of plain arithmetic in double; exact says whether there was nothing else in it.
double walked(const Expression& one, int cell, bool& exact) {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const auto finite = [&](double x) { return std::isfinite(x) ? x : missing; };
  const auto of = [&](std::size_t operand) { return walked(one.operands[operand], cell, exact); };
  const auto plane = [&](int number) { return finite(static_cast<double>(cell_of[number][cell])); };
  const auto truth = [&](double x, double y, bool holds) {
    return std::isnan(x) || std::isnan(y) ? missing : holds ? 1.0 : 0.0;
  };
  switch (one.part) {
    case Part::number:
      return finite(one.number);
    case Part::layer:
      return plane(planes_of(one.word).first);
    case Part::negate:
      return -of(0);
    case Part::absolute:
      return std::abs(of(0));
    case Part::square_root:
      return finite(std::sqrt(of(0)));
    case Part::floor:
      return std::floor(of(0));
    case Part::missing:
      return std::isnan(of(0)) ? 1 : 0;
    case Part::add:
      return finite(of(0) + of(1));
    case Part::subtract:
      return finite(of(0) - of(1));
    case Part::multiply:
      return finite(of(0) * of(1));
    case Part::divide:
      return finite(of(0) / of(1));
    case Part::coalesce: {
      double value = of(0);
      for (std::size_t i = 1; i < one.operands.size(); ++i) {
        const double next = of(i);
        if (std::isnan(value)) value = next;
      }
      return value;
    }
    case Part::choose: {
      const double condition = of(0), yes = of(1), no = of(2);
      return std::isnan(condition) ? missing : condition != 0 ? yes : no;
    }
    default:
      break;
  }
  if (one.part >= Part::less && one.part <= Part::not_equal) {
    const double x = of(0), y = of(1);
    return truth(x, y,
                 one.part == Part::less            ? x < y
                 : one.part == Part::less_equal    ? x <= y
                 : one.part == Part::greater       ? x > y
                 : one.part == Part::greater_equal ? x >= y
                 : one.part == Part::equal         ? x == y
                                                   : x != y);
  }
  exact = false;
  return 0;
}

void require_same_bits(const float* a, const float* b, std::string_view property, std::string_view text) {
  for (int cell = 0; cell < cells; ++cell)
    require((std::isnan(a[cell]) && std::isnan(b[cell])) ||
                std::bit_cast<std::uint32_t>(a[cell]) == std::bit_cast<std::uint32_t>(b[cell]),
            property, text);
}

std::uint64_t checked_values(const Expression& tree, const FormulaProgram& program, std::string_view text) {
  const float* of_tile[planes];
  for (int plane = 0; plane < planes; ++plane) of_tile[plane] = cell_of[plane];
  float at_once[cells], one_by_one[cells];
  evaluate_formula_block(program, of_tile, 0, cells, at_once);
  std::uint64_t kind = 0;
  for (int cell = 0; cell < cells; ++cell) {
    evaluate_formula<1>(program, of_tile, cell, 1, &one_by_one[cell]);
    bool exact = true;
    const double value = walked(tree, cell, exact);
    const auto as_float = static_cast<float>(value);
    require(!exact || (std::isnan(value) && std::isnan(at_once[cell])) || as_float == at_once[cell],
            "arithmetic is what a walk over the tree says", text);
    kind = folded(kind, std::isnan(at_once[cell]) ? 1 : std::isinf(at_once[cell]) ? 2 : 3);
  }
  require_same_bits(at_once, one_by_one, "every width gives the same bits", text);
  const int undefined = undefined_cells_in_block(program, of_tile, 0, cells, at_once);
  require(undefined >= 0 && undefined <= cells, "no more cells are undefined than there are", text);
  return kind;
}

void try_formula(std::string_view text) {
  const Expression tree = parse_formula(text);
  require(depth_of(tree) <= most_formula_parts, "no tree is deeper than it has parts", text);
  const FormulaProgram program = compile_formula(tree, planes_of);
  const char* const mistake = mistake_in(program, planes);
  require(mistake == nullptr, "a compiled formula is sound", mistake == nullptr ? "" : mistake);
  std::uint64_t kind = checked_values(tree, program, text);
  // Brackets around everything may go over the limits of depth and bytes, which a reader is told.
  const std::string again = written(tree);
  try {
    require(same_tree(tree, parse_formula(again)), "a formula with all its brackets is the same formula",
            again);
  } catch (const FormulaMistake& mistake_of_brackets) {
    const std::string_view what = mistake_of_brackets.what();
    require(what.starts_with("is nested more than") || what.starts_with("is longer than") ||
                what.starts_with("has more than"),
            "a formula with all its brackets is a formula", again + ": " + std::string(what));
  }
  for (int i = 0; i < program.length; ++i)
    kind = folded(kind, static_cast<std::uint64_t>(program.instruction[i].step) % 8);
  accepted(kind % 4096);
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firnline;
  const auto text = fuzz::text_of(data, size);
  try {
    fuzz::try_formula(text);
  } catch (const FormulaMistake& mistake) {
    fuzz::require(mistake.at() <= text.size(), "a mistake lies inside the formula", mistake.what());
    fuzz::require(*mistake.what() != 0, "a mistake says what it is");
    fuzz::refused(mistake.what());
  }
  return 0;
}
