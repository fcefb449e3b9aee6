// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/units.hpp"

#include <udunits2.h>

#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "rasters/catalogue/unit_parsing.hpp"

namespace firnline {
namespace {

using udunits::parse;
using udunits::parse_known;
using udunits::take_apart;
using udunits::Unit;
using udunits::UnitText;

struct FreeConverter {
  void operator()(cv_converter* converter) const { cv_free(converter); }
};
using Converter = std::unique_ptr<cv_converter, FreeConverter>;

bool convertible(const Unit& a, const char* b) {
  return ut_are_convertible(a.get(), parse_known(b).get()) != 0;
}

std::optional<UnitConversion> linear(const ut_unit* from, const ut_unit* to) {
  if (ut_are_convertible(from, to) == 0) return std::nullopt;
  if (ut_compare(from, to) == 0) return UnitConversion{};
  const Converter converter(ut_get_converter(const_cast<ut_unit*>(from), const_cast<ut_unit*>(to)));
  if (!converter) return std::nullopt;
  constexpr double lever =
      1099511627776.0;  // 2^40: far enough that an offset does not eat into the scale's digits
  const double at_zero = cv_convert_double(converter.get(), 0);
  const double at_lever = cv_convert_double(converter.get(), lever);
  const double at_half = cv_convert_double(converter.get(), lever / 2);
  const double bend =
      at_lever - 2 * at_half + at_zero;  // logarithmic and reciprocal units are no straight line
  if (!(std::abs(bend) <= 1e-9 * std::abs(at_lever - at_zero))) return std::nullopt;
  return UnitConversion{(at_lever - at_zero) / lever, at_zero};
}

/// Mass per area (or its rate) and depth (or its rate) of water.
std::optional<UnitConversion> through_water(const Unit& from, const Unit& to) {
  const bool to_depth = (convertible(from, "kg m-2") && convertible(to, "m")) ||
                        (convertible(from, "kg m-2 s-1") && convertible(to, "m s-1"));
  const bool to_mass = (convertible(from, "m") && convertible(to, "kg m-2")) ||
                       (convertible(from, "m s-1") && convertible(to, "kg m-2 s-1"));
  if (!to_depth && !to_mass) return std::nullopt;
  const Unit density(ut_scale(water_density_kg_m3, parse_known("kg m-3").get()));
  const Unit same_water(to_depth ? ut_divide(from.get(), density.get())
                                 : ut_multiply(from.get(), density.get()));
  return linear(same_water.get(), to.get());
}

std::optional<UnitConversion> work_out(std::string_view from, std::string_view to) {
  const UnitText from_text = take_apart(from), to_text = take_apart(to);
  const Unit from_unit = parse(from, from_text), to_unit = parse(to, to_text);
  if (from_text.water_equivalent == to_text.water_equivalent)
    if (const auto direct = linear(from_unit.get(), to_unit.get())) return direct;
  return through_water(from_unit, to_unit);
}

}  // namespace

std::optional<UnitConversion> conversion(std::string_view from, std::string_view to) {
  static std::map<std::pair<std::string, std::string>, std::optional<UnitConversion>> known;
  const std::lock_guard held(udunits::lock());
  const std::pair key(std::string{from}, std::string{to});
  if (const auto found = known.find(key); found != known.end()) return found->second;
  const auto answer = work_out(from, to);
  constexpr std::size_t most_remembered =
      1000;  // unit texts come from files: a hostile one must not fill memory
  if (known.size() < most_remembered) known.emplace(key, answer);
  return answer;
}

std::string why_not_convertible(std::string_view from, std::string_view to) {
  std::string sentence =
      "Numbers in \"" + std::string(from) + "\" cannot become \"" + std::string(to) + "\".";
  if (take_apart(from).water_equivalent != take_apart(to).water_equivalent)
    return sentence +
           " One speaks of water equivalent, the other of a plain depth: say which the layer means.";
  if (from.find(" a-1") != std::string_view::npos || from.find("/a") != std::string_view::npos)
    return sentence + " In UDUNITS \"a\" is the are (100 m2); a year is written yr.";
  const std::lock_guard held(udunits::lock());
  const Unit from_unit = parse(from, take_apart(from)), to_unit = parse(to, take_apart(to));
  const Unit second = parse_known("s");
  const Unit from_rate(ut_divide(from_unit.get(), second.get())),
      to_rate(ut_divide(to_unit.get(), second.get()));
  if (ut_are_convertible(from_rate.get(), to_unit.get()) != 0)
    return sentence +
           " The first is a total and the second a rate: divide by the length of the period first.";
  if (ut_are_convertible(from_unit.get(), to_rate.get()) != 0)
    return sentence +
           " The first is a rate and the second a total: multiply by the length of the period first.";
  return sentence + " They measure different things: check that this is the right file for the layer.";
}

}  // namespace firnline
