// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Single steps by hand, and random programs against a plain machine for one cell.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "kernels/mapalgebra/formula.hpp"

namespace firnline {
namespace {

using Step = FormulaStep;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Written {
  Step step;
  int argument = 0;
  int planes = 0;
  double number = 0;
};

FormulaProgram program_of(const std::vector<Written>& steps) {
  FormulaProgram program;
  for (const Written& one : steps)
    program.instruction[program.length++] = {one.step, one.argument, one.planes, one.number};
  return program;
}

/// One step on numbers; NaN pushes a missing one.
double stepped(Step step, const std::vector<double>& numbers, int argument = 0) {
  std::vector<float> cells;
  std::vector<Written> steps;
  for (const double x : numbers) {
    steps.push_back({Step::plane, static_cast<int>(cells.size())});
    cells.push_back(static_cast<float>(x));
  }
  steps.push_back({step, argument});
  std::vector<const float*> planes;
  for (const float& cell : cells) planes.push_back(&cell);
  const FormulaProgram program = program_of(steps);
  EXPECT_EQ(mistake_in(program, static_cast<int>(planes.size())), nullptr);
  float value = 0;
  evaluate_formula<1>(program, planes.data(), 0, 1, &value);
  return static_cast<double>(value);
}

TEST(FormulaSteps, DoWhatTheySay) {
  EXPECT_EQ(stepped(Step::negate, {2}), -2);
  EXPECT_EQ(stepped(Step::absolute, {-2.5}), 2.5);
  EXPECT_EQ(stepped(Step::square_root, {6.25}), 2.5);
  EXPECT_EQ(stepped(Step::exp, {0}), 1);
  EXPECT_EQ(stepped(Step::log, {1}), 0);
  EXPECT_EQ(stepped(Step::log2, {0.125}), -3);
  EXPECT_EQ(stepped(Step::log1p, {0}), 0);
  EXPECT_EQ(stepped(Step::floor, {-0.5}), -1);
  EXPECT_EQ(stepped(Step::whole_power, {3}, 4), 81);
  EXPECT_EQ(stepped(Step::whole_power, {4}, -2), 0.0625);
  EXPECT_EQ(stepped(Step::whole_power, {4}, 0), 1);
  EXPECT_EQ(stepped(Step::add, {2, 3}), 5);
  EXPECT_EQ(stepped(Step::subtract, {2, 3}), -1);
  EXPECT_EQ(stepped(Step::multiply, {2, 3}), 6);
  EXPECT_EQ(stepped(Step::divide, {3, 2}), 1.5);
  EXPECT_EQ(stepped(Step::power, {4, 0.5}), 2);
  EXPECT_EQ(stepped(Step::less, {2, 3}), 1);
  EXPECT_EQ(stepped(Step::less, {3, 3}), 0);
  EXPECT_EQ(stepped(Step::less_equal, {3, 3}), 1);
  EXPECT_EQ(stepped(Step::less_equal, {4, 3}), 0);
  EXPECT_EQ(stepped(Step::equal, {3, 3}), 1);
  EXPECT_EQ(stepped(Step::not_equal, {3, 3}), 0);
  EXPECT_EQ(stepped(Step::smaller, {3, 2}), 2);
  EXPECT_EQ(stepped(Step::greater, {2, 3}), 3);
  EXPECT_EQ(stepped(Step::first_present, {2, 3}), 2);
  EXPECT_EQ(stepped(Step::clamp, {5, 1, 3}), 3);
  EXPECT_EQ(stepped(Step::clamp, {0, 1, 3}), 1);
  EXPECT_EQ(stepped(Step::clamp, {2, 1, 3}), 2);
  EXPECT_EQ(stepped(Step::choose, {1, 7, 8}), 7);
  EXPECT_EQ(stepped(Step::choose, {0, 7, 8}), 8);
}

TEST(FormulaSteps, MissingInMeansMissingOut) {
  for (int step = static_cast<int>(Step::negate); step <= static_cast<int>(Step::choose); ++step) {
    const auto kind = static_cast<Step>(step);
    if (kind == Step::is_missing || kind == Step::first_present || kind == Step::choose) continue;
    for (int hole = 0; hole < taken_by(kind); ++hole) {
      std::vector<double> numbers(static_cast<std::size_t>(taken_by(kind)), 1.0);
      EXPECT_FALSE(std::isnan(stepped(kind, numbers, 1))) << step;
      numbers[static_cast<std::size_t>(hole)] = missing;
      EXPECT_TRUE(std::isnan(stepped(kind, numbers, 1))) << step << " with a hole at " << hole;
      EXPECT_TRUE(std::isnan(stepped(kind, numbers, 0))) << step << " with a hole at " << hole;
    }
  }
}

TEST(FormulaSteps, OnlyThreeLookAtWhatIsMissing) {
  EXPECT_EQ(stepped(Step::is_missing, {missing}), 1);
  EXPECT_EQ(stepped(Step::is_missing, {0}), 0);
  EXPECT_EQ(stepped(Step::first_present, {missing, 3}), 3);
  EXPECT_TRUE(std::isnan(stepped(Step::first_present, {missing, missing})));
  EXPECT_EQ(stepped(Step::choose, {1, 7, missing}), 7);
  EXPECT_EQ(stepped(Step::choose, {0, missing, 8}), 8);
  EXPECT_TRUE(std::isnan(stepped(Step::choose, {1, missing, 8})));
  EXPECT_TRUE(std::isnan(stepped(Step::choose, {missing, 7, 8})));
}

TEST(FormulaSteps, WhatIsNotFiniteIsMissing) {
  EXPECT_TRUE(std::isnan(stepped(Step::divide, {1, 0})));
  EXPECT_TRUE(std::isnan(stepped(Step::divide, {0, 0})));
  EXPECT_TRUE(std::isnan(stepped(Step::log, {0})));
  EXPECT_TRUE(std::isnan(stepped(Step::log, {-1})));
  EXPECT_TRUE(std::isnan(stepped(Step::square_root, {-1})));
  EXPECT_TRUE(std::isnan(stepped(Step::exp, {1000})));
  EXPECT_TRUE(std::isnan(stepped(Step::power, {0, -1})));
  // 1 / (1 / 0) is missing, not 0: an infinity never becomes a number again.
  const float zero = 0, one = 1;
  const float* const planes[] = {&zero, &one};
  const FormulaProgram program =
      program_of({{Step::plane, 1}, {Step::plane, 1}, {Step::plane, 0}, {Step::divide}, {Step::divide}});
  float value = 0;
  evaluate_formula<1>(program, planes, 0, 1, &value);
  EXPECT_TRUE(std::isnan(value));
}

TEST(FormulaSteps, GoOverBands) {
  const float july = 3, august = -4, september = 8;
  const float* const planes[] = {&july, &august, &september};
  const auto over = [&](Step step) {
    float value = 0;
    evaluate_formula<1>(program_of({{step, 0, 3}}), planes, 0, 1, &value);
    return value;
  };
  EXPECT_EQ(over(Step::sum_of_planes), 7);
  EXPECT_EQ(over(Step::least_of_planes), -4);
  EXPECT_EQ(over(Step::greatest_of_planes), 8);
}

TEST(FormulaSteps, AnUnsoundProgramIsFound) {
  EXPECT_NE(mistake_in({}, 3), nullptr);
  EXPECT_NE(mistake_in(program_of({{Step::add}}), 3), nullptr);
  EXPECT_NE(mistake_in(program_of({{Step::plane, 3}}), 3), nullptr);
  EXPECT_NE(mistake_in(program_of({{Step::plane, -1}}), 3), nullptr);
  EXPECT_NE(mistake_in(program_of({{Step::sum_of_planes, 1, 3}}), 3), nullptr);
  EXPECT_NE(mistake_in(program_of({{Step::sum_of_planes, 1, 0}}), 3), nullptr);
  EXPECT_NE(mistake_in(program_of({{Step::number}, {Step::number}}), 3), nullptr);
  EXPECT_EQ(mistake_in(program_of({{Step::number}, {Step::number}, {Step::add}}), 3), nullptr);
  std::vector<Written> deep(most_formula_stack, {Step::number});
  deep.insert(deep.end(), most_formula_stack - 1, {Step::add});
  EXPECT_EQ(mistake_in(program_of(deep), 3), nullptr);
  deep.insert(deep.begin(), {Step::number});
  deep.push_back({Step::add});
  EXPECT_NE(mistake_in(program_of(deep), 3), nullptr);
}

constexpr int plane_count = 6, cells = 128;

/// A sound program of random steps.
FormulaProgram random_program(std::mt19937_64& random) {
  std::vector<Written> steps;
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); };
  const int wanted = 1 + below(60);
  int depth = 0;
  while (static_cast<int>(steps.size()) < wanted || depth > 1) {
    Written one{static_cast<Step>(below(static_cast<int>(Step::choose) + 1))};
    if (static_cast<int>(steps.size()) >= wanted) one.step = Step::multiply;
    if (depth < taken_by(one.step)) continue;
    if (taken_by(one.step) == 0 && depth > 20) continue;
    one.number = static_cast<double>(below(2001) - 1000) / 100;
    one.argument = one.step == Step::whole_power ? below(9) - 4 : below(plane_count);
    one.planes = 1 + below(plane_count - (taken_by(one.step) == 0 ? one.argument : 0));
    depth += 1 - taken_by(one.step);
    steps.push_back(one);
  }
  return program_of(steps);
}

/// One cell in plain C++: what each step is said to do, nothing shared but the elementary functions.
double plain(const FormulaProgram& program, const std::vector<std::vector<float>>& planes, std::size_t cell) {
  std::vector<double> stack;
  for (int i = 0; i < program.length; ++i) {
    const FormulaInstruction& one = program.instruction[i];
    std::vector<double> in;
    for (int n = taken_by(one.step); n > 0; --n) {
      in.insert(in.begin(), stack.back());
      stack.pop_back();
    }
    const double x = in.empty() ? 0 : in[0], y = in.size() < 2 ? 0 : in[1], z = in.size() < 3 ? 0 : in[2];
    bool any_missing = false;
    for (const double value : in) any_missing |= std::isnan(value);
    double out = missing;
    const auto band = [&](int b) {
      return static_cast<double>(planes[static_cast<std::size_t>(one.argument + b)][cell]);
    };
    switch (one.step) {
      case Step::number:
        out = one.number;
        break;
      case Step::plane:
        out = band(0);
        break;
      case Step::sum_of_planes:
      case Step::least_of_planes:
      case Step::greatest_of_planes:
        out = band(0);
        for (int b = 1; b < one.planes; ++b)
          out = one.step == Step::sum_of_planes          ? out + band(b)
                : std::isnan(out) || std::isnan(band(b)) ? missing
                : one.step == Step::least_of_planes      ? std::min(out, band(b))
                                                         : std::max(out, band(b));
        break;
      case Step::negate:
        out = -x;
        break;
      case Step::absolute:
        out = std::fabs(x);
        break;
      case Step::square_root:
        out = std::sqrt(x);
        break;
      case Step::exp:
        out = elementary::exp(x);
        break;
      case Step::log:
        out = elementary::log(x);
        break;
      case Step::log2:
        out = elementary::log2(x);
        break;
      case Step::log1p:
        out = elementary::log1p(x);
        break;
      case Step::floor:
        out = std::floor(x);
        break;
      case Step::whole_power:
        out = formula::whole_power(x, one.argument);
        break;
      case Step::is_missing:
        out = std::isnan(x) ? 1 : 0;
        break;
      case Step::add:
        out = x + y;
        break;
      case Step::subtract:
        out = x - y;
        break;
      case Step::multiply:
        out = x * y;
        break;
      case Step::divide:
        out = x / y;
        break;
      case Step::power:
        out = elementary::pow(x, y);
        break;
      case Step::less:
        out = x < y;
        break;
      case Step::less_equal:
        out = x <= y;
        break;
      case Step::equal:
        out = x == y;
        break;
      case Step::not_equal:
        out = x != y;
        break;
      case Step::smaller:
        out = std::min(x, y);
        break;
      case Step::greater:
        out = std::max(x, y);
        break;
      case Step::first_present:
        out = std::isnan(x) ? y : x;
        break;
      case Step::clamp:
        out = x < y ? y : x > z ? z : x;
        break;
      case Step::choose:
        out = std::isnan(x) ? missing : x != 0 ? y : z;
        break;
    }
    const bool may_look =
        one.step == Step::is_missing || one.step == Step::first_present || one.step == Step::choose;
    if ((any_missing && !may_look) || !std::isfinite(out)) out = missing;
    stack.push_back(out);
  }
  return stack.back();
}

TEST(FormulaSteps, RandomProgramsGiveThePlainMachinesBitsAtEveryWidth) {
  std::mt19937_64 random(11);
  std::vector<std::vector<float>> planes(plane_count, std::vector<float>(cells));
  std::vector<const float*> views;
  for (auto& plane : planes) {
    for (float& cell : plane)
      cell = random() % 10 == 0   ? static_cast<float>(missing)
             : random() % 10 == 0 ? 0.0F
                                  : static_cast<float>(static_cast<double>(random() % 20001) / 1000 - 10);
    views.push_back(plane.data());
  }
  int present = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    const FormulaProgram program = random_program(random);
    ASSERT_EQ(mistake_in(program, plane_count), nullptr);
    const int count = 1 + static_cast<int>(random() % cells);
    std::vector<float> wide(cells), compiled(cells), narrow(cells);
    evaluate_formula<128>(program, views.data(), 0, count, wide.data());
    evaluate_formula_block(program, views.data(), 0, count, compiled.data());
    for (int i = 0; i < count; ++i) {
      evaluate_formula<1>(program, views.data(), i, 1, narrow.data() + i);
      const double exact = plain(program, planes, static_cast<std::size_t>(i));
      const float expected = std::isnan(exact) ? no_data_f32 : static_cast<float>(exact);
      const auto at = static_cast<std::size_t>(i);
      present += std::isnan(exact) ? 0 : 1;
      for (const auto* one : {&wide, &compiled, &narrow})
        ASSERT_EQ(std::bit_cast<std::uint32_t>((*one)[at]), std::bit_cast<std::uint32_t>(expected))
            << "trial " << trial << ", cell " << i << ": " << (*one)[at] << " and not " << expected;
    }
  }
  EXPECT_GT(present, 20000);  // or the programs would prove nothing
}

}  // namespace
}  // namespace firnline
