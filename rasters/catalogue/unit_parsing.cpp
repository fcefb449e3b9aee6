// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/unit_parsing.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "kernels/grid/error.hpp"
#include "kernels/grid/lower_case.hpp"

namespace firnline::udunits {
namespace {

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

void replace_all(std::string& text, std::string_view old_part, std::string_view new_part) {
  for (auto at = text.find(old_part); at != std::string::npos; at = text.find(old_part, at + new_part.size()))
    text.replace(at, old_part.size(), new_part);
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

}  // namespace

std::mutex& lock() {
  static std::mutex one;
  return one;
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

}  // namespace firnline::udunits
