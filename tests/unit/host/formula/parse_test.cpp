// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Precedence, associativity, and mistakes with their place.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "host/formula/expression.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

/// A formula with every bracket written, in the words of Part.
std::string shape(const Expression& one) {
  if (one.part == Part::number)
    return number_text(one.number) + (one.word.empty() ? "" : "[" + one.word + "]");
  if (one.part == Part::layer) return one.word;
  if (one.part == Part::band) return one.word + "@" + number_text(one.number);
  if (one.part == Part::sum_of) return "sum " + one.word;
  if (one.part == Part::mean_of) return "mean " + one.word;
  if (one.part == Part::least_of) return "least " + one.word;
  if (one.part == Part::greatest_of) return "greatest " + one.word;
  const auto sign = [&]() -> std::string {
    switch (one.part) {
      case Part::add:
        return "+";
      case Part::subtract:
        return "-";
      case Part::multiply:
        return "*";
      case Part::divide:
        return "/";
      case Part::power:
        return "^";
      case Part::less:
        return "<";
      case Part::greater_equal:
        return ">=";
      case Part::negate:
        return "neg";
      case Part::smallest:
        return "min";
      case Part::choose:
        return "if";
      case Part::clamp:
        return "clamp";
      case Part::coalesce:
        return "coalesce";
      case Part::missing:
        return "missing";
      case Part::log1p:
        return "log1p";
      default:
        return "?";
    }
  };
  std::string all = "(" + sign();
  for (const Expression& operand : one.operands) all += " " + shape(operand);
  return all + ")";
}

std::string read(const std::string& text) {
  try {
    return shape(parse_formula(text));
  } catch (const FormulaMistake& found) {
    return std::to_string(found.at()) + ": " + found.what();
  }
}

TEST(ParseFormula, StrongerOperatorsBindFirst) {
  EXPECT_EQ(read("a + b * c"), "(+ a (* b c))");
  EXPECT_EQ(read("(a + b) * c"), "(* (+ a b) c)");
  EXPECT_EQ(read("a * b ^ 2"), "(* a (^ b 2))");
  EXPECT_EQ(read("a < b + 1"), "(< a (+ b 1))");
  EXPECT_EQ(read("a + b >= c * 2"), "(>= (+ a b) (* c 2))");
  EXPECT_EQ(read("-a ^ 2"), "(neg (^ a 2))");  // as in mathematics and Python: -(a^2)
  EXPECT_EQ(read("-a * b"), "(* (neg a) b)");
  EXPECT_EQ(read("a ^ -b"), "(^ a (neg b))");
}

TEST(ParseFormula, EqualOperatorsGoFromTheLeftAndPowersFromTheRight) {
  EXPECT_EQ(read("a - b - c"), "(- (- a b) c)");
  EXPECT_EQ(read("a / b * c"), "(* (/ a b) c)");
  EXPECT_EQ(read("a - b + c"), "(+ (- a b) c)");
  EXPECT_EQ(read("a ^ b ^ c"), "(^ a (^ b c))");
}

TEST(ParseFormula, NumbersUnitsBandsAndFunctions) {
  EXPECT_EQ(read("2.5e-3"), "0.0025");
  EXPECT_EQ(read(".5"), "0.5");
  EXPECT_EQ(read("-3"), "-3");
  EXPECT_EQ(read("--3"), "3");
  EXPECT_EQ(read("t - 30 [degC]"), "(- t 30[degC])");
  EXPECT_EQ(read("10[kg m-2] * a"), "(* 10[kg m-2] a)");
  EXPECT_EQ(read("t[7] + t[-1.5]"), "(+ t@7 t@-1.5)");
  EXPECT_EQ(read("sum(p) + mean(p) + min(p) + max(p)"), "(+ (+ (+ sum p mean p) least p) greatest p)");
  EXPECT_EQ(read("min(a, b, 3)"), "(min a b 3)");
  EXPECT_EQ(read("if(a < 1, b, clamp(c, 0, 1))"), "(if (< a 1) b (clamp c 0 1))");
  EXPECT_EQ(read("coalesce(a, log1p(b), missing(c))"), "(coalesce a (log1p b) (missing c))");
  EXPECT_EQ(read("\t a+b "), "(+ a b)");
}

TEST(ParseFormula, MistakesHaveAPlaceAndAdvice) {
  const auto refuses = [](const std::string& text, const std::string& at_and_beginning,
                          const std::string& advice) {
    const std::string message = read(text);
    EXPECT_EQ(message.substr(0, at_and_beginning.size()), at_and_beginning) << text;
    EXPECT_NE(message.find(advice), std::string::npos) << text << "\n" << message;
  };
  refuses("", "0: is empty", "a * b");
  refuses("   ", "0: is empty", "");
  refuses("a +", "3: ends where", "");
  refuses("(a + b", "0: has a '('", "no ')' closes");
  refuses("a + b)", "5: has a ')'", "no '(' opens");
  refuses("a b", "2: needs an operator", "'b'");
  refuses("a = b", "2: has '='", "'=='");
  refuses("a ** 2", "2: has '**'", "'^'");
  refuses("a < b < c", "6: compares three", "(a < b) * (b < c)");
  refuses("1,5 * a", "1: has a ','", "point");
  refuses("a \xe2\x88\x92 b", "2: has '\xe2\x88\x92'", "hyphen");
  refuses("a \xc3\x97 b", "2: has '\xc3\x97'", "'*'");
  refuses("sqrtt(a)", "0: has no function 'sqrtt'", "'sqrt'");
  refuses("sqrt(a, b)", "0: gives 'sqrt' 2 arguments", "takes 1");
  refuses("clamp(a, 1)", "0: gives 'clamp' 2", "takes 3");
  refuses("min()", "0: gives 'min' 0", "1 or more");
  refuses("sum(a + b)", "6: gives 'sum' something", "bands");
  refuses("a[b]", "2: needs a number", "a[7]");
  refuses("a[7", "3: needs a ']'", "");
  refuses("3 []", "0: has a number with an empty unit", "");
  refuses("3 [K", "3: lacks the ']'", "");
  refuses("1e999", "0: holds a number", "too large");
  refuses("a + \x01", "4: has a control", "");
  refuses("* a", "0: has '*' where", "");
}

TEST(ParseFormula, IsLimitedInLengthDepthAndParts) {
  const auto nested = [](std::size_t deep) { return std::string(deep, '(') + "a" + std::string(deep, ')'); };
  EXPECT_EQ(read(nested(64)), "a");
  EXPECT_NE(read(nested(65)).find("64: is nested more than 64 deep"), std::string::npos);
  EXPECT_NE(read(std::string(4000, '(')).find("nested"), std::string::npos);
  EXPECT_NE(read(std::string(4000, '-') + "a").find("nested"), std::string::npos);
  std::string tower = "a";
  for (int i = 0; i < 1000; ++i) tower += "^a";
  EXPECT_NE(read(tower).find("nested"), std::string::npos);
  EXPECT_NE(read(std::string(1'000'000, 'a')).find("longer than 4096"), std::string::npos);
  std::string row = "a";
  for (int i = 0; i < 127; ++i) row += "+a";  // 128 layers and 127 sums
  EXPECT_EQ(read(row).substr(0, 2), "(+");
  EXPECT_NE(read(row + "+a").find("has more than 256"), std::string::npos);
}

TEST(ParseFormula, NamesEachLayerOnceInOrder) {
  const auto layers = layers_of(parse_formula("b * a + sum(c) + b[2]"));
  ASSERT_EQ(layers.size(), 3u);
  EXPECT_EQ(layers[0].name, "b");
  EXPECT_EQ(layers[1].name, "a");
  EXPECT_EQ(layers[1].at, 4u);
  EXPECT_EQ(layers[2].name, "c");
}

/// Random texts of the language's own words end in an expression or in a mistake inside the text, never
/// otherwise.
TEST(ParseFormula, SurvivesAHundredThousandRandomTexts) {
  const char* const words[] = {"a",        "b1",   "if", "min", "max", "sum",   "(",     ")",
                               "(",        ")",    "[",  "]",   ",",   "+",     "-",     "*",
                               "/",        "^",    "<",  "<=",  "==",  "!=",    "3",     "2.5",
                               "1e3",      "1e99", ".",  " ",   "[K]", "clamp", "exp",   "=",
                               "\xc2\xb0", "\xff", "\n", "\"",  "log", "abs(",  "sqrt(", "missing("};
  std::mt19937_64 random(5);
  int understood = 0;
  for (int trial = 0; trial < 100'000; ++trial) {
    std::string text;
    for (std::uint64_t n = random() % 24; n > 0; --n) text += words[random() % std::size(words)];
    if (trial % 10 == 0)  // any bytes at all
      for (char& c : text) c = static_cast<char>(random() % 256);
    try {
      static_cast<void>(layers_of(parse_formula(text)));
      ++understood;
    } catch (const FormulaMistake& found) {
      ASSERT_LE(found.at(), text.size()) << text;
    }
  }
  EXPECT_GT(understood, 500);
}

}  // namespace
}  // namespace firnline
