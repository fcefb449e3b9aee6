// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "host/formula/expression.hpp"
#include "host/formula/tokens.hpp"
#include "host/job/names.hpp"

namespace firnline {
namespace {

struct Function {
  std::string_view name;
  Part part;
  std::size_t least, most;  ///< arguments
};
constexpr std::size_t any_number = most_formula_parts;
constexpr std::array functions = {
    Function{"abs", Part::absolute, 1, 1},
    Function{"sqrt", Part::square_root, 1, 1},
    Function{"exp", Part::exp, 1, 1},
    Function{"log", Part::log, 1, 1},
    Function{"log2", Part::log2, 1, 1},
    Function{"log1p", Part::log1p, 1, 1},
    Function{"floor", Part::floor, 1, 1},
    Function{"missing", Part::missing, 1, 1},
    Function{"min", Part::smallest, 1, any_number},
    Function{"max", Part::largest, 1, any_number},
    Function{"sum", Part::sum_of, 1, 1},
    Function{"mean", Part::mean_of, 1, 1},
    Function{"coalesce", Part::coalesce, 2, any_number},
    Function{"clamp", Part::clamp, 3, 3},
    Function{"if", Part::choose, 3, 3},
};

const Function* find_function(std::string_view name) {
  for (const Function& function : functions)
    if (function.name == name) return &function;
  return nullptr;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const Function& function : functions) names.emplace_back(function.name);
  return names;
}

constexpr std::array<std::pair<std::string_view, Part>, 6> comparisons = {{{"<", Part::less},
                                                                           {"<=", Part::less_equal},
                                                                           {">", Part::greater},
                                                                           {">=", Part::greater_equal},
                                                                           {"==", Part::equal},
                                                                           {"!=", Part::not_equal}}};

/// Recursive descent, weakest binding first: comparison, sum, product, sign, power, and what is in brackets.
class Parser {
 public:
  explicit Parser(std::string_view text) : tokens_(text) {}

  Expression whole() {
    if (tokens_.next().kind == TokenKind::end) throw FormulaMistake(0, "is empty; write for example a * b");
    Expression all = comparison();
    const Token& rest = tokens_.next();
    if (rest.kind == TokenKind::sign && rest.text == ")")
      throw FormulaMistake(rest.at, "has a ')' that no '(' opens");
    if (rest.kind == TokenKind::sign && rest.text == ",")
      throw FormulaMistake(rest.at, "has a ',' outside of a function; decimals are written with a point");
    if (rest.kind != TokenKind::end)
      throw FormulaMistake(rest.at, "needs an operator (+ - * / ^ < > ==) before '" + rest.text + "'");
    return all;
  }

 private:
  /// Counts what is built, so that nobody's formula can exhaust the stack.
  Expression made(Part part, std::size_t at, std::vector<Expression> operands) {
    if (++parts_ > most_formula_parts)
      throw FormulaMistake(at, "has more than " + std::to_string(most_formula_parts) +
                                   " numbers, layers and operations; make two indicators of it");
    Expression one;
    one.part = part;
    one.at = at;
    one.operands = std::move(operands);
    return one;
  }
  Expression made(Part part, std::size_t at, Expression left, Expression right) {
    std::vector<Expression> both;
    both.push_back(std::move(left));
    both.push_back(std::move(right));
    return made(part, at, std::move(both));
  }

  class Deeper {
   public:
    Deeper(int& depth, std::size_t at) : depth_(depth) {
      if (++depth_ > most_formula_depth) {
        --depth_;
        throw FormulaMistake(at, "is nested more than " + std::to_string(most_formula_depth) +
                                     " deep; make two indicators of it");
      }
    }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    ~Deeper() { --depth_; }

   private:
    int& depth_;
  };

  const std::pair<std::string_view, Part>* next_comparison() const {
    if (tokens_.next().kind != TokenKind::sign) return nullptr;
    for (const auto& one : comparisons)
      if (one.first == tokens_.next().text) return &one;
    return nullptr;
  }

  Expression comparison() {
    Expression left = sum();
    const auto* const sign = next_comparison();
    if (sign == nullptr) return left;
    const std::size_t at = tokens_.take().at;
    Expression compared = made(sign->second, at, std::move(left), sum());
    if (next_comparison() != nullptr)
      throw FormulaMistake(tokens_.next().at,
                           "compares three things in a row; write (a < b) * (b < c) for both");
    return compared;
  }

  Expression sum() {
    Expression left = product();
    for (;;) {
      const std::size_t at = tokens_.next().at;
      if (tokens_.take_sign("+"))
        left = made(Part::add, at, std::move(left), product());
      else if (tokens_.take_sign("-"))
        left = made(Part::subtract, at, std::move(left), product());
      else
        return left;
    }
  }

  Expression product() {
    Expression left = signed_part();
    for (;;) {
      const std::size_t at = tokens_.next().at;
      if (tokens_.take_sign("*"))
        left = made(Part::multiply, at, std::move(left), signed_part());
      else if (tokens_.take_sign("/"))
        left = made(Part::divide, at, std::move(left), signed_part());
      else
        return left;
    }
  }

  /// A minus binds weaker than a power: -2^2 is -4. That of a number alone belongs to the number.
  Expression signed_part() {
    const std::size_t at = tokens_.next().at;
    if (!tokens_.take_sign("-")) return power();
    const Deeper one(depth_, at);
    Expression behind = signed_part();
    if (behind.part == Part::number) {
      behind.number = -behind.number;
      behind.at = at;
      return behind;
    }
    std::vector<Expression> operand;
    operand.push_back(std::move(behind));
    return made(Part::negate, at, std::move(operand));
  }

  /// From the right: 2^3^2 is 2^9.
  Expression power() {
    Expression base = primary();
    const std::size_t at = tokens_.next().at;
    if (!tokens_.take_sign("^")) return base;
    const Deeper one(depth_, at);
    return made(Part::power, at, std::move(base), signed_part());
  }

  Expression primary() {
    const Token token = tokens_.take();
    if (token.kind == TokenKind::number) return number(token);
    if (token.kind == TokenKind::name) {
      const bool called = tokens_.next().kind == TokenKind::sign && tokens_.next().text == "(";
      return called ? call(token) : layer(token);
    }
    if (token.kind == TokenKind::sign && token.text == "(") {
      const Deeper one(depth_, token.at);
      Expression inside = comparison();
      close(token.at);
      return inside;
    }
    if (token.kind == TokenKind::end)
      throw FormulaMistake(token.at, "ends where a number or a layer is needed");
    throw FormulaMistake(token.at, "has '" + token.text + "' where a number or a layer is needed");
  }

  void close(std::size_t opened_at) {
    if (tokens_.take_sign(")")) return;
    const Token& here = tokens_.next();
    if (here.kind == TokenKind::end) throw FormulaMistake(opened_at, "has a '(' that no ')' closes");
    throw FormulaMistake(here.at, "needs an operator or ')' before '" + here.text + "'");
  }

  Expression number(const Token& token) {
    Expression one = made(Part::number, token.at, {});
    one.number = token.number;
    if (tokens_.next().kind == TokenKind::sign && tokens_.next().text == "[") {
      one.word = tokens_.take_unit();
      if (one.word.find_first_not_of(' ') == std::string::npos)
        throw FormulaMistake(token.at, "has a number with an empty unit; write 10 [K], or 10 alone");
    }
    return one;
  }

  Expression layer(const Token& token) {
    Expression one = made(Part::layer, token.at, {});
    one.word = token.text;
    if (!tokens_.take_sign("[")) return one;
    const bool minus = tokens_.take_sign("-");
    const Token value = tokens_.take();
    if (value.kind != TokenKind::number)
      throw FormulaMistake(value.at,
                           "needs a number in [ ]: what the band stands for, as " + token.text + "[7]");
    if (!tokens_.take_sign("]"))
      throw FormulaMistake(tokens_.next().at,
                           "needs a ']' behind the band's number, as " + token.text + "[7]");
    one.part = Part::band;
    one.number = minus ? -value.number : value.number;
    return one;
  }

  Expression call(const Token& name) {
    const Function* const function = find_function(name.text);
    if (function == nullptr) {
      const std::string near = nearest_name(name.text, function_names());
      throw FormulaMistake(name.at, "has no function '" + name.text + "'" +
                                        (near.empty() ? "" : "; did you mean '" + near + "'?"));
    }
    const std::size_t opened_at = tokens_.take().at;
    const Deeper one(depth_, opened_at);
    std::vector<Expression> arguments;
    if (!(tokens_.next().kind == TokenKind::sign && tokens_.next().text == ")")) {
      arguments.push_back(comparison());
      while (tokens_.take_sign(",")) arguments.push_back(comparison());
    }
    close(opened_at);
    if (arguments.size() < function->least || arguments.size() > function->most)
      throw FormulaMistake(name.at, "gives '" + name.text + "' " + std::to_string(arguments.size()) +
                                        " arguments; it takes " + std::to_string(function->least) +
                                        (function->most > function->least ? " or more" : ""));
    return called(*function, name, std::move(arguments));
  }

  /// min, max, sum and mean of a layer alone go over its bands.
  Expression called(const Function& function, const Token& name, std::vector<Expression> arguments) {
    const bool over_bands =
        arguments.size() == 1 && (function.part == Part::smallest || function.part == Part::largest ||
                                  function.part == Part::sum_of || function.part == Part::mean_of);
    if (!over_bands) return made(function.part, name.at, std::move(arguments));
    Expression bands = std::move(arguments.front());
    if (bands.part != Part::layer)
      throw FormulaMistake(bands.at, "gives '" + name.text +
                                         "' something that is no layer; with one argument it goes "
                                         "over the bands of a layer, as " +
                                         name.text + "(precipitation_monthly)");
    bands.part = function.part == Part::smallest  ? Part::least_of
                 : function.part == Part::largest ? Part::greatest_of
                                                  : function.part;
    return bands;
  }

  Tokens tokens_;
  int parts_ = 0, depth_ = 0;
};

void collect_layers(const Expression& part, std::vector<NamedLayer>& found) {
  if (part.reads_layer() &&
      std::none_of(found.begin(), found.end(), [&](const NamedLayer& one) { return one.name == part.word; }))
    found.push_back({part.word, part.at});
  for (const Expression& operand : part.operands) collect_layers(operand, found);
}

}  // namespace

Expression parse_formula(std::string_view text) {
  if (text.size() > most_formula_bytes)
    throw FormulaMistake(0, "is longer than " + std::to_string(most_formula_bytes) + " bytes; shorten it");
  return Parser(text).whole();
}

std::vector<NamedLayer> layers_of(const Expression& formula) {
  std::vector<NamedLayer> found;
  collect_layers(formula, found);
  return found;
}

}  // namespace firnline
