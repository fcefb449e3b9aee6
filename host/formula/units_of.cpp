// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/formula/units_of.hpp"

#include <cmath>
#include <optional>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/mapalgebra/formula.hpp"

namespace firnline {
namespace {

/// What a part of a formula is measured in; nothing for numbers alone, which take the unit of their partner.
using Measure = std::optional<UnitValue>;

std::string quoted(const UnitValue& unit) {
  return "'" + unit.text() + "'";
}

/// Each part is measured once: a part that asked twice would ask 2^depth times.
class Checker {
 public:
  explicit Checker(const UnitOfLayer& unit_of_layer) : unit_of_layer_(unit_of_layer) {}

  Measure of(const Expression& one) const {
    if (one.reads_layer()) return unit_of_layer_(one.word);
    if (one.part == Part::number) return of_number(one);
    std::vector<Measure> in;
    for (const Expression& operand : one.operands) in.push_back(of(operand));
    switch (one.part) {
      case Part::negate:
      case Part::absolute:
      case Part::floor:
        return in[0];
      case Part::square_root:
        return root(one, in[0]);
      case Part::exp:
      case Part::log:
      case Part::log2:
      case Part::log1p:
        require_plain(in[0], one.at, "takes the exponential or logarithm of something");
        return in[0];
      case Part::missing:
        return UnitValue();
      case Part::subtract:
        return in[0] && in[1] ? Measure(shared_by(one, in)->of_difference()) : shared_by(one, in);
      case Part::multiply:
        return in[0] && in[1] ? Measure(in[0]->times(*in[1])) : in[0] ? in[0] : in[1];
      case Part::divide:
        return in[1] ? Measure((in[0] ? *in[0] : UnitValue()).per(*in[1])) : in[0];
      case Part::power:
        return power(one, in);
      case Part::less:
      case Part::less_equal:
      case Part::greater:
      case Part::greater_equal:
      case Part::equal:
      case Part::not_equal:
        static_cast<void>(shared_by(one, in));
        return UnitValue();
      case Part::choose:
        require_plain(in[0], one.at, "chooses by something");
        return shared_by(one, {in[1], in[2]});
      default:
        return shared_by(one, in);
    }
  }

 private:
  static Measure of_number(const Expression& one) {
    if (one.word.empty()) return {};
    try {
      return UnitValue(one.word);
    } catch (const RasterError& error) {
      throw FormulaMistake(one.at, "has a number in a unit that cannot be read: " + error.what_happened() +
                                       " " + error.remedy());
    }
  }

  /// The one unit that all of these have; nothing when all are numbers alone.
  static Measure shared_by(const Expression& one, const std::vector<Measure>& in) {
    Measure all;
    for (const Measure& own : in) {
      if (own && all && !own->same_as(*all)) refuse_mixture(one.at, *all, *own);
      if (own && !all) all = own;
    }
    return all;
  }

  [[noreturn]] static void refuse_mixture(std::size_t at, const UnitValue& left, const UnitValue& right) {
    std::string message = "puts together " + quoted(left) + " and " + quoted(right);
    if (const auto factor = right.factor_to(left))
      message += "; multiply the second by " + number_text(*factor) + " [" + left.per(right).text() + "]";
    else if (left.of_difference().same_as(right.of_difference()))
      message +=
          ", which count from different zeros; a number that is added or subtracted can carry the unit, as "
          "30 [" +
          left.text() + "]";
    else
      message += ", which measure different things; a number in front of one can carry a unit, as 2 [" +
                 left.per(right).text() + "]";
    throw FormulaMistake(at, message);
  }

  static void require_plain(const Measure& own, std::size_t at, const std::string& what) {
    if (own && !own->plain())
      throw FormulaMistake(at, what + " in " + quoted(*own) + "; divide by 1 [" + own->text() +
                                   "] first, or by what it is to be measured against");
  }

  static Measure root(const Expression& one, const Measure& own) {
    if (!own) return {};
    const auto found = own->square_root();
    if (!found)
      throw FormulaMistake(one.at,
                           "takes the square root of " + quoted(*own) + ", which is no square of a unit");
    return *found;
  }

  static Measure power(const Expression& one, const std::vector<Measure>& in) {
    const Expression& exponent = one.operands[1];
    require_plain(in[1], one.at, "has an exponent");
    if (!in[0] || in[0]->plain()) return in[0] ? in[0] : in[1];
    const bool whole = exponent.part == Part::number && exponent.number == std::floor(exponent.number) &&
                       std::abs(exponent.number) <= most_whole_power;
    if (!whole)
      throw FormulaMistake(one.at, "raises " + quoted(*in[0]) +
                                       " to a power that is no written whole number up to " +
                                       std::to_string(most_whole_power) + "; divide by 1 [" + in[0]->text() +
                                       "] first, or use sqrt");
    return in[0]->to_power(static_cast<int>(exponent.number));
  }

  const UnitOfLayer& unit_of_layer_;
};

}  // namespace

void check_units(const Expression& formula, const std::string& declared, const UnitOfLayer& unit_of_layer) {
  const UnitValue wanted(declared);
  const Measure found = Checker(unit_of_layer).of(formula);
  if (!found || found->same_as(wanted)) return;
  std::string message = "gives " + quoted(*found) + ", and unit says '" + declared + "'; ";
  if (const auto factor = found->factor_to(wanted))
    message += "write unit = \"" + found->text() + "\", or multiply by " + number_text(*factor) + " [" +
               wanted.per(*found).text() + "]";
  else if (found->of_difference().same_as(wanted.of_difference()))
    message += "write unit = \"" + found->text() +
               "\", or give the number that is subtracted its unit, as 30 [" + found->text() +
               "], for a difference";
  else
    message += "write unit = \"" + found->text() + "\" or mend the formula";
  throw FormulaMistake(formula.at, message);
}

}  // namespace firnline
