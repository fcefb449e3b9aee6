// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// The formulas that a job writes for indicators of its own (docs/job_file.md, "Formulas").
namespace firnline {

/// A formula is one line; what is longer belongs into a raster or an indicator of the program.
inline constexpr std::size_t most_formula_bytes = 4096;
inline constexpr int most_formula_depth = 64;   ///< brackets inside brackets
inline constexpr int most_formula_parts = 256;  ///< numbers, layers, operations

/// What is wrong with a formula, and where. what() is half a sentence: "needs a ')' for the bracket ...".
class FormulaMistake : public std::runtime_error {
 public:
  FormulaMistake(std::size_t at, const std::string& message) : std::runtime_error(message), at_(at) {}
  [[nodiscard]] std::size_t at() const noexcept { return at_; }  ///< byte of the formula, from 0

 private:
  std::size_t at_;
};

enum class Part {
  number,  ///< with or without a unit
  layer,   ///< a layer with one band
  band,    ///< one band of a layer, by what it stands for
  sum_of,  ///< over all bands of a layer
  mean_of,
  least_of,
  greatest_of,
  negate,
  absolute,
  square_root,
  exp,
  log,
  log2,
  log1p,
  floor,
  missing,
  add,
  subtract,
  multiply,
  divide,
  power,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  smallest,  ///< of two or more
  largest,
  coalesce,
  clamp,
  choose,
};

/// A part of a formula and what it is made of.
struct Expression {
  Part part = Part::number;
  std::size_t at = 0;  ///< where it is written: byte of the formula
  double number = 0;   ///< of a number; of a band: what it stands for
  std::string word;    ///< name of a layer as written; unit of a number, empty = none
  std::vector<Expression> operands;

  [[nodiscard]] bool reads_layer() const { return part >= Part::layer && part <= Part::greatest_of; }
};

/// Reads a formula. throws: FormulaMistake
[[nodiscard]] Expression parse_formula(std::string_view text);

/// The names of layers in a formula, each once, in the order in which they first appear, with their places.
struct NamedLayer {
  std::string name;
  std::size_t at = 0;
};
[[nodiscard]] std::vector<NamedLayer> layers_of(const Expression& formula);

}  // namespace firnline
