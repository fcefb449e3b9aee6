// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/units.hpp"

#include <udunits2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

struct FreeUnit {
  void operator()(ut_unit* unit) const { ut_free(unit); }
};
using Unit = std::unique_ptr<ut_unit, FreeUnit>;

struct FreeConverter {
  void operator()(cv_converter* converter) const { cv_free(converter); }
};
using Converter = std::unique_ptr<cv_converter, FreeConverter>;

/// UDUNITS keeps its state in globals: whoever touches it holds this lock.
std::mutex& udunits_lock() {
  static std::mutex lock;
  return lock;
}

ut_system* read_database() {
  ut_set_error_message_handler(ut_ignore);  // it would print to stderr; our errors carry the text
  ut_system* system = ut_read_xml(FIRNLINE_UDUNITS_DATABASE);
  if (system == nullptr)
    throw LimitError("The database of units cannot be read.", FIRNLINE_UDUNITS_DATABASE,
                     "Install the UDUNITS-2 data files (Debian: libudunits2-data), or build firnline again.");
  return system;
}

ut_system* database() {
  static ut_system* const system =
      read_database();  // lives as long as the process, like UDUNITS's own globals
  return system;
}

/// A unit text taken apart: what UDUNITS can read, and whether it spoke of water equivalent.
struct UnitText {
  std::string for_udunits;
  bool water_equivalent = false;
};

void replace_all(std::string& text, std::string_view old_part, std::string_view new_part) {
  for (auto at = text.find(old_part); at != std::string::npos; at = text.find(old_part, at + new_part.size()))
    text.replace(at, old_part.size(), new_part);
}

UnitText take_apart(std::string_view text) {
  UnitText parts{std::string(text), false};
  constexpr std::string_view water_equivalent = "w.e.";
  if (const auto at = parts.for_udunits.find(water_equivalent); at != std::string::npos) {
    parts.for_udunits.erase(at, water_equivalent.size());
    if (at > 0 && parts.for_udunits[at - 1] == ' ') parts.for_udunits.erase(at - 1, 1);
    parts.water_equivalent = true;
  }
  for (const char prefix : {'k', 'M', 'G'})  // UDUNITS knows kW and h, not the word kWh
    replace_all(parts.for_udunits, std::string{prefix, 'W', 'h'},
                std::string{'(', prefix, 'W', ' ', 'h', ')'});
  replace_all(parts.for_udunits, "kWp", "kW");  // peak power is power
  return parts;
}

/// What people write, and what UDUNITS wants to read.
struct Misspelling {
  std::string_view written;
  std::string_view advice;
};
constexpr std::array misspellings = {
    Misspelling{"deg c", "Write degC."},
    Misspelling{"deg_c", "Write degC."},
    Misspelling{"people", "A number of people is a plain number: write 1; a density is km-2."},
    Misspelling{"persons", "A number of people is a plain number: write 1; a density is km-2."},
    Misspelling{"inhabitants", "A number of people is a plain number: write 1; a density is km-2."},
    Misspelling{"ppl", "A number of people is a plain number: write 1; a density is km-2."},
    Misspelling{"unitless", "A number without unit is written 1."},
    Misspelling{"none", "A number without unit is written 1."},
    Misspelling{"dimensionless", "A number without unit is written 1."},
    Misspelling{"ratio", "A number without unit is written 1."},
    Misspelling{"fraction", "A number without unit is written 1."},
    Misspelling{"-", "A number without unit is written 1."},
    Misspelling{"masl", "Write m, and name the vertical datum of the layer."},
    Misspelling{"m a.s.l.", "Write m, and name the vertical datum of the layer."},
    Misspelling{"mwe", "Write m w.e. (with both dots) or kg m-2."},
    Misspelling{"m we", "Write m w.e. (with both dots) or kg m-2."},
    Misspelling{"months", "Write month."},
};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

std::string advice_for(std::string_view text) {
  const std::string lower = lower_case(text);
  for (const Misspelling& known : misspellings)
    if (lower == known.written) return std::string(known.advice);
  return "Write it as UDUNITS does, for example m, mm month-1, degC, km-2, kg m-2 s-1 or 1 for a plain "
         "number, in "
         "the layer's unit = \"...\" of the job.";
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char letter) { return std::isspace(letter) != 0; });
}

Unit parse(std::string_view as_written, const UnitText& text) {
  // UDUNITS reads an empty text as "1"; a tag that was left empty says nothing.
  Unit unit(is_blank(text.for_udunits) ? nullptr : ut_parse(database(), text.for_udunits.c_str(), UT_UTF8));
  if (!unit)
    throw RasterError("\"" + std::string(as_written) + "\" is not a unit that firnline can read.", {},
                      advice_for(as_written));
  return unit;
}

Unit parse_known(const char* text) {
  return Unit(ut_parse(database(), text, UT_ASCII));
}

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
  const std::lock_guard held(udunits_lock());
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
  const std::lock_guard held(udunits_lock());
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
