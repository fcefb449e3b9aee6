// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// From text to a number, held against C++'s own arithmetic.
#include "host/formula/compile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// Layers a, b, c of one band, m of three bands that stand for 6, 7 and 8, and gap without data.
LayerPlanes planes_of(const std::string& name) {
  static const std::map<std::string, LayerPlanes> layers = {{"a", {0, {1}}},   {"b", {1, {1}}},
                                                            {"c", {2, {1}}},   {"m", {3, {6, 7, 8}}},
                                                            {"gap", {6, {1}}}, {"twice", {3, {7, 7, 8}}}};
  return layers.at(name);
}

float value_of(const std::string& text, float a = 2, float b = 3, float c = -5) {
  const float cells[] = {a, b, c, 10, 40, 25, none};
  std::vector<const float*> planes;
  for (const float& cell : cells) planes.push_back(&cell);
  const FormulaProgram program = compile_formula(parse_formula(text), planes_of);
  EXPECT_EQ(mistake_in(program, static_cast<int>(planes.size())), nullptr) << text;
  float value = 0;
  evaluate_formula<1>(program, planes.data(), 0, 1, &value);
  return value;
}

TEST(CompileFormula, ComputesWhatIsWritten) {
  const std::pair<const char*, float> known[] = {
      {"a * b + c", 1},
      {"a + b * c", -13},
      {"a - b - c", 4},
      {"a ^ b ^ 2", 512},
      {"-a ^ 2", -4},
      {"a / b / 2", static_cast<float>(2.0 / 3.0 / 2.0)},
      {"a ^ -2", 0.25F},
      {"9 ^ 0.5", 3},
      {"a > b", 0},
      {"b > a", 1},
      {"a >= 2", 1},
      {"a >= b", 0},
      {"a <= 2", 1},
      {"a == 2", 1},
      {"a != 2", 0},
      {"if(a > b, 10, 20)", 20},
      {"if(b > a, 10, gap)", 10},
      {"min(b, a, c)", -5},
      {"max(a, b, c)", 3},
      {"clamp(c, -1, 1)", -1},
      {"abs(c)", 5},
      {"sqrt(a + 7)", 3},
      {"log2(8)", 3},
      {"floor(c / 2)", -3},
      {"missing(gap) + 2 * missing(a)", 1},
      {"coalesce(gap, gap, a)", 2},
      {"coalesce(1 / (a - 2), 9)", 9},
      {"m[6] + 2 * m[8]", 60},
      {"sum(m)", 75},
      {"mean(m)", 25},
      {"min(m)", 10},
      {"max(m)", 40},
      {"a * max(m[7] - 30, 0)", 20},
      {"exp(0) + log(1) + log1p(0)", 1},
  };
  for (const auto& [text, expected] : known) EXPECT_EQ(value_of(text), expected) << text;
  for (const char* text : {"gap", "a + gap", "1 / (a - 2)", "if(gap, 1, 2)", "max(a, gap)", "sqrt(c)",
                           "gap ^ 0", "1 ^ gap", "gap > 1"})
    EXPECT_TRUE(std::isnan(value_of(text))) << text;
}

TEST(CompileFormula, RefusesBandsThatAreNotThere) {
  const auto message = [](const std::string& text) -> std::string {
    try {
      static_cast<void>(compile_formula(parse_formula(text), planes_of));
    } catch (const FormulaMistake& found) {
      return std::to_string(found.at()) + ": " + found.what();
    }
    return "";
  };
  EXPECT_NE(message("a + m").find("4: reads 'm' as one number, and it has 3 bands; write m[6]"),
            std::string::npos);
  EXPECT_NE(message("m[9]").find("0: asks for the band of 'm' that stands for 9, and none does"),
            std::string::npos);
  EXPECT_NE(message("m[9]").find("6, 7, 8"), std::string::npos);
  EXPECT_NE(message("twice[7]").find("2 do"), std::string::npos);
  EXPECT_EQ(message("twice[8]"), "");
}

TEST(CompileFormula, RefusesWhatNeedsTooManyNumbersAtATime) {
  std::string text = "a";
  for (int i = 0; i < 40; ++i) text = "if(a, b, " + text + ")";  // two wait at each level
  try {
    static_cast<void>(compile_formula(parse_formula(text), planes_of));
    FAIL();
  } catch (const FormulaMistake& found) {
    EXPECT_NE(std::string(found.what()).find("waiting"), std::string::npos);
  }
}

/// A random expression twice: as text, and as the double that C++ makes of it.
struct Both {
  std::string text;
  double value = 0;
};
Both random_expression(std::mt19937_64& random, int depth, double a, double b, double c) {
  const auto inner = [&] { return random_expression(random, depth - 1, a, b, c); };
  const auto finite = [](double x) { return std::isfinite(x) ? x : std::nan(""); };
  if (depth == 0) switch (random() % 4) {
      case 0:
        return {"a", a};
      case 1:
        return {"b", b};
      case 2:
        return {"c", c};
      default: {
        const double number = static_cast<double>(random() % 1000) / 64;
        return {number_text(number), number};
      }
    }
  const Both x = inner(), y = inner();
  const bool gap = std::isnan(x.value) || std::isnan(y.value);
  switch (random() % 10) {
    case 0:
      return {"(" + x.text + " + " + y.text + ")", finite(x.value + y.value)};
    case 1:
      return {"(" + x.text + " - " + y.text + ")", finite(x.value - y.value)};
    case 2:
      return {x.text + " * " + "(" + y.text + ")", finite(x.value * y.value)};
    case 3:
      return {"(" + x.text + ") / (" + y.text + ")", finite(x.value / y.value)};
    case 4:
      return {"min(" + x.text + ", " + y.text + ")", gap ? std::nan("") : std::min(x.value, y.value)};
    case 5:
      return {"abs(" + x.text + ")", std::fabs(x.value)};
    case 6:
      return {"sqrt(" + x.text + ")", finite(std::sqrt(x.value))};
    case 7:
      return {"if(" + x.text + " < " + y.text + ", a, " + y.text + ")", gap                 ? std::nan("")
                                                                        : x.value < y.value ? a
                                                                                            : y.value};
    case 8:
      return {"coalesce(" + x.text + ", " + y.text + ")", std::isnan(x.value) ? y.value : x.value};
    default:
      return {"floor(" + x.text + ")", std::floor(x.value)};
  }
}

TEST(CompileFormula, GivesTheDoublesOfCppForRandomExpressions) {
  std::mt19937_64 random(3);
  int present = 0;
  for (int trial = 0; trial < 20'000; ++trial) {
    const auto number = [&] { return static_cast<float>(static_cast<double>(random() % 4001) / 200 - 10); };
    const float a = number(), b = number(), c = number();
    const Both both = random_expression(random, 1 + static_cast<int>(random() % 4), static_cast<double>(a),
                                        static_cast<double>(b), static_cast<double>(c));
    const float value = value_of(both.text, a, b, c);
    if (std::isnan(both.value)) {
      ASSERT_TRUE(std::isnan(value)) << both.text;
      continue;
    }
    ++present;
    ASSERT_EQ(value, static_cast<float>(both.value)) << both.text << " at " << a << " " << b << " " << c;
  }
  EXPECT_GT(present, 10'000);
}

}  // namespace
}  // namespace firnline
