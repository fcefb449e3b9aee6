// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/tile.hpp"

/// A formula over the planes of a tile, as plain data: instructions for a stack of numbers, in the order in
/// which they are carried out. The same bytes and the same bits on every device. host/formula makes them.
namespace firnline {

inline constexpr int most_formula_instructions = 256;
inline constexpr int most_formula_stack = 64;  ///< numbers that wait for each other at a time
inline constexpr int most_whole_power = 16;    ///< larger whole exponents go through a logarithm

/// What one instruction takes from the stack (oldest first: x, y, z) and leaves there. A missing number (NaN)
/// makes the result missing, except where said; a result that is not finite is missing.
enum class FormulaStep : std::uint8_t {
  number,              ///< leaves FormulaInstruction::number
  plane,               ///< leaves the cell of plane `argument`
  sum_of_planes,       ///< sum of `planes` planes from `argument` on; one missing: missing
  least_of_planes,     ///< their smallest
  greatest_of_planes,  ///< their greatest
  negate,
  absolute,
  square_root,
  exp,
  log,
  log2,
  log1p,
  floor,
  whole_power,  ///< x to the power `argument`, by multiplication
  is_missing,   ///< 1 where x is missing, else 0: never missing
  add,
  subtract,
  multiply,
  divide,
  power,
  less,  ///< comparisons: 1 or 0
  less_equal,
  equal,
  not_equal,
  smaller,
  greater,
  first_present,  ///< x, or y where x is missing
  clamp,          ///< x, not below y and not above z
  choose,         ///< y where x is not 0, else z; what is not chosen may be missing
};

struct FormulaInstruction {
  FormulaStep step = FormulaStep::number;
  std::int32_t argument = 0;
  std::int32_t planes = 0;
  double number = 0;
};

[[nodiscard]] FIRN_FN constexpr bool joins_planes(FormulaStep step) {
  return step >= FormulaStep::sum_of_planes && step <= FormulaStep::greatest_of_planes;
}

/// How many planes an instruction reads, from `argument` on.
[[nodiscard]] FIRN_FN constexpr std::int32_t planes_read_by(const FormulaInstruction& one) {
  if (one.step == FormulaStep::plane) return 1;
  return joins_planes(one.step) ? one.planes : 0;
}

struct FormulaProgram {
  std::int32_t length = 0;
  FormulaInstruction instruction[most_formula_instructions];
};

/// How many numbers a step takes from the stack; each leaves one.
[[nodiscard]] constexpr int taken_by(FormulaStep step) {
  return step <= FormulaStep::greatest_of_planes ? 0
         : step <= FormulaStep::is_missing       ? 1
         : step <= FormulaStep::first_present    ? 2
                                                 : 3;
}

/// What is wrong with a program, or nullptr. planes: quantity planes that a tile has
[[nodiscard]] const char* mistake_in(const FormulaProgram& program, int planes);

namespace formula {

/// A number, or missing when it is none: an infinity would become a number again when it is divided by.
[[nodiscard]] FIRN_FN inline double finite(double x) {
  return elementary::is_finite(x) ? x : elementary::not_a_number;
}

[[nodiscard]] FIRN_FN inline double whole_power(double x, int exponent) {
  double power = 1, square = x;
  for (int left = exponent < 0 ? -exponent : exponent; left > 0; left /= 2) {
    if (left % 2 == 1) power *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / power : power;
}

/// The numbers of `width` neighbouring cells that wait for their operation.
template <int width>
class Stack {
 public:
  FIRN_FN explicit Stack(int count) : count_(count) {}

  [[nodiscard]] FIRN_FN const double* top() const { return lanes_[depth_ - 1]; }

  template <class Make>
  FIRN_FN void push(const Make& make) {
    double* const own = lanes_[depth_++];
    for (int l = 0; l < count_; ++l) own[l] = finite(make(l));
  }
  template <class Make>
  FIRN_FN void one(const Make& make) {
    double* const x = lanes_[depth_ - 1];
    for (int l = 0; l < count_; ++l) x[l] = finite(make(x[l]));
  }
  template <class Make>
  FIRN_FN void two(const Make& make) {
    double* const x = lanes_[depth_ - 2];
    const double* const y = lanes_[--depth_];
    for (int l = 0; l < count_; ++l) x[l] = finite(make(x[l], y[l]));
  }
  /// For steps that would hide a missing number: it is missing when either is.
  template <class Make>
  FIRN_FN void both(const Make& make) {
    two([&](double x, double y) {
      const double made = make(x, y);
      return x == x && y == y ? made : elementary::not_a_number;
    });
  }
  template <class Make>
  FIRN_FN void three(const Make& make) {
    depth_ -= 2;
    double* const x = lanes_[depth_ - 1];
    const double *const y = lanes_[depth_], *const z = lanes_[depth_ + 1];
    for (int l = 0; l < count_; ++l) x[l] = finite(make(x[l], y[l], z[l]));
  }

 private:
  int depth_ = 0, count_;
  double lanes_[most_formula_stack][width];  // filled before it is read
};

/// Walks over the bands of a need, `from` being the first one's cell.
template <int width, class Join>
FIRN_FN inline void push_planes(Stack<width>& stack, const FormulaInstruction& step,
                                const float* const* planes, std::int64_t offset, const Join& join) {
  stack.push([&](int l) { return static_cast<double>(planes[step.argument][offset + l]); });
  for (std::int32_t p = 1; p < step.planes; ++p) {
    const float* const next = planes[step.argument + p] + offset;
    stack.push([&](int l) { return static_cast<double>(next[l]); });
    stack.both(join);
  }
}

template <int width>
FIRN_FN inline void carry_out(Stack<width>& stack, const FormulaInstruction& step, const float* const* planes,
                              std::int64_t offset) {
  const double missing = elementary::not_a_number;
  switch (step.step) {
    case FormulaStep::number:
      return stack.push([&](int) { return step.number; });
    case FormulaStep::plane: {
      const float* const from = planes[step.argument] + offset;
      return stack.push([&](int l) { return static_cast<double>(from[l]); });
    }
    case FormulaStep::sum_of_planes:
      return push_planes(stack, step, planes, offset, [](double x, double y) { return x + y; });
    case FormulaStep::least_of_planes:
      return push_planes(stack, step, planes, offset,
                         [](double x, double y) { return elementary::smaller(x, y); });
    case FormulaStep::greatest_of_planes:
      return push_planes(stack, step, planes, offset,
                         [](double x, double y) { return elementary::greater(x, y); });
    case FormulaStep::negate:
      return stack.one([](double x) { return -x; });
    case FormulaStep::absolute:
      return stack.one([](double x) { return elementary::absolute(x); });
    case FormulaStep::square_root:
      return stack.one([](double x) { return elementary::sqrt(x); });
    case FormulaStep::exp:
      return stack.one([](double x) { return elementary::exp(x); });
    case FormulaStep::log:
      return stack.one([](double x) { return elementary::log(x); });
    case FormulaStep::log2:
      return stack.one([](double x) { return elementary::log2(x); });
    case FormulaStep::log1p:
      return stack.one([](double x) { return elementary::log1p(x); });
    case FormulaStep::floor:
      return stack.one([](double x) { return elementary::floor(x); });
    case FormulaStep::whole_power:
      return stack.one([&](double x) { return x == x ? whole_power(x, step.argument) : missing; });
    case FormulaStep::is_missing:
      return stack.one([](double x) { return x == x ? 0.0 : 1.0; });
    case FormulaStep::add:
      return stack.two([](double x, double y) { return x + y; });
    case FormulaStep::subtract:
      return stack.two([](double x, double y) { return x - y; });
    case FormulaStep::multiply:
      return stack.two([](double x, double y) { return x * y; });
    case FormulaStep::divide:
      return stack.two([](double x, double y) { return x / y; });
    case FormulaStep::power:
      return stack.both([](double x, double y) { return elementary::pow(x, y); });
    case FormulaStep::less:
      return stack.both([](double x, double y) { return x < y ? 1.0 : 0.0; });
    case FormulaStep::less_equal:
      return stack.both([](double x, double y) { return x <= y ? 1.0 : 0.0; });
    case FormulaStep::equal:
      return stack.both([](double x, double y) { return x == y ? 1.0 : 0.0; });
    case FormulaStep::not_equal:
      return stack.both([](double x, double y) { return x != y ? 1.0 : 0.0; });
    case FormulaStep::smaller:
      return stack.both([](double x, double y) { return elementary::smaller(x, y); });
    case FormulaStep::greater:
      return stack.both([](double x, double y) { return elementary::greater(x, y); });
    case FormulaStep::first_present:
      return stack.two([](double x, double y) { return x == x ? x : y; });
    case FormulaStep::clamp:
      return stack.three([&](double x, double y, double z) {
        return x == x && y == y && z == z ? elementary::clamped(x, y, z) : missing;
      });
    case FormulaStep::choose:
      return stack.three([&](double x, double y, double z) { return x != x ? missing : x != 0 ? y : z; });
  }
}

}  // namespace formula

/// Evaluates a sound program for `count` <= width cells that follow each other in every plane.
/// in: planes of a tile; offset: of the first cell inside each. out: one float per cell, rounded once from
/// double; no_data_f32 where the formula has no value. Every width gives the same bits.
template <int width>
FIRN_FN inline void evaluate_formula(const FormulaProgram& program, const float* const* planes,
                                     std::int64_t offset, int count, float* out) {
  formula::Stack<width> stack(count);
  for (std::int32_t i = 0; i < program.length; ++i)
    formula::carry_out(stack, program.instruction[i], planes, offset);
  const double* const result = stack.top();
  for (int l = 0; l < count; ++l)
    out[l] = result[l] == result[l] ? static_cast<float>(result[l]) : no_data_f32;
}

/// How many of `count` neighbouring cells have a value in every plane that the program reads, and none of the
/// program. value: what evaluate_formula() made of them
template <int width>
[[nodiscard]] FIRN_FN inline int undefined_cells(const FormulaProgram& program, const float* const* planes,
                                                 std::int64_t offset, int count, const float* value) {
  int undefined[width];
  for (int l = 0; l < count; ++l) undefined[l] = elementary::is_nan(value[l]) ? 1 : 0;
  for (std::int32_t i = 0; i < program.length; ++i) {
    const FormulaInstruction& step = program.instruction[i];
    for (std::int32_t p = 0; p < planes_read_by(step); ++p) {
      const float* const input = planes[step.argument + p] + offset;
      for (int l = 0; l < count; ++l) undefined[l] &= elementary::is_nan(input[l]) ? 0 : 1;
    }
  }
  int all = 0;
  for (int l = 0; l < count; ++l) all += undefined[l];
  return all;
}

/// The formula is the name of a layer, and no more.
[[nodiscard]] inline bool is_layer(const FormulaProgram& program) {
  return program.length == 1 && program.instruction[0].step == FormulaStep::plane;
}

inline constexpr int formula_block_cells = 128;

/// The same for up to formula_block_cells cells, compiled for several widths of vector unit.
void evaluate_formula_block(const FormulaProgram& program, const float* const* planes, std::int64_t offset,
                            int count, float* out);
/// What a formula that is_layer() makes of any number of cells, without the way through double: those of the
/// layer, with one bit pattern for no data.
void copy_layer(const float* layer, int count, float* out);
[[nodiscard]] int undefined_cells_in_block(const FormulaProgram& program, const float* const* planes,
                                           std::int64_t offset, int count, const float* value);

}  // namespace firnline
