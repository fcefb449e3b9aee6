// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Dimensional analysis: the units that a formula may have, and what is said about those it may not.
#include "host/formula/units_of.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

UnitValue unit_of(const std::string& name) {
  static const std::map<std::string, std::string> units = {
      {"hot", "degC"}, {"cold", "degC"},       {"warm_k", "K"},    {"people", "1"}, {"density", "km-2"},
      {"depth", "m"},  {"rain", "mm month-1"}, {"rain_mm", "mm"},  {"area", "ha"},  {"ice", "m w.e. yr-1"},
      {"thick", "m"},  {"speed", "m s-1"},     {"load", "kg m-2"}, {"share", "1"}};
  return UnitValue(units.at(name));
}

/// "" when the units fit, else the message.
std::string checked(const std::string& text, const std::string& declared) {
  try {
    check_units(parse_formula(text), declared, unit_of);
    return "";
  } catch (const FormulaMistake& found) {
    return std::to_string(found.at()) + ": " + found.what();
  }
}

TEST(UnitsOfFormulas, ThatFit) {
  const std::pair<const char*, const char*> fitting[] = {
      {"people * max(hot - 30, 0)", "K"},
      {"hot - cold", "K"},
      {"hot - 30 [degC]", "K"},
      {"(hot + cold) / 2", "degC"},
      {"hot * 1.8 + 32", "degC"},
      {"max(hot, cold, 10)", "degC"},
      {"density * area", "ha km-2"},
      {"density * area * 0.01 [km2 ha-1]", "1"},
      {"depth ^ 2", "m2"},
      {"sqrt(depth ^ 2 + thick ^ 2)", "m"},
      {"depth * speed", "m2 s-1"},
      {"depth / speed", "s"},
      {"1 / speed", "s m-1"},
      {"rain * 1 [month]", "mm"},
      {"rain_mm * 0.001 [m mm-1] + depth", "m"},
      {"ice * 1 [yr]", "m w.e."},
      {"exp(-(depth / 2 [m]))", "1"},
      {"log1p(people)", "1"},
      {"if(hot > 30, depth, 0)", "m"},
      {"(hot > 30) * people", "1"},
      {"missing(hot) + share", "1"},
      {"coalesce(depth, thick, 0)", "m"},
      {"share ^ 0.7", "1"},
      {"load * 0.001 [m3 kg-1]", "m"},
      {"sum(rain) * 1 [month]", "mm"},
      {"2 ^ share", "1"},
      {"depth * (2 + 3)", "m"},
  };
  for (const auto& [text, unit] : fitting) EXPECT_EQ(checked(text, unit), "") << text << " [" << unit << "]";
}

TEST(UnitsOfFormulas, ThatDoNotFitNameBothAndTheRemedy) {
  struct Wrong {
    const char *text, *unit, *beginning, *part;
  };
  const Wrong wrong[] = {
      {"rain_mm + depth", "mm", "8: puts together 'mm' and 'm'", "multiply the second by 1000 [mm/m]"},
      {"depth + hot", "m", "6: puts together 'm' and 'degC'", "measure different things"},
      {"hot - warm_k", "K", "4: puts together 'degC' and 'K'", "different zeros"},
      {"hot > warm_k", "1", "4: puts together", "different zeros"},
      {"max(depth, rain_mm)", "m", "0: puts together", "multiply the second by 0.001 [m/mm]"},
      {"if(hot > 1, depth, rain_mm)", "m", "0: puts together", ""},
      {"clamp(depth, 0, rain_mm)", "m", "0: puts together", ""},
      {"if(depth, 1, 2)", "1", "0: chooses by something in 'm'", "1 [m]"},
      {"exp(depth)", "1", "0: takes the exponential", "'m'"},
      {"log(hot)", "1", "0: takes the exponential", "'degC'"},
      {"2 ^ depth", "1", "2: has an exponent in 'm'", ""},
      {"depth ^ 0.5", "1", "6: raises 'm'", "sqrt"},
      {"depth ^ share", "1", "6: raises 'm'", "whole number"},
      {"sqrt(depth)", "m", "0: takes the square root of 'm'", "no square"},
      {"ice * 1 [yr] + depth", "m", "13: puts together 'm w.e.", ""},
      {"hot", "K", "0: gives 'degC', and unit says 'K'", "unit = \"degC\""},
      {"hot - 30", "K", "4: gives 'degC', and unit says 'K'", "30 [degC]"},
      {"depth * 2", "mm", "6: gives 'm', and unit says 'mm'", "multiply by 1000 [mm/m]"},
      {"people * depth", "1", "7: gives 'm', and unit says '1'", "unit = \"m\""},
      {"ice * 1 [yr]", "m", "4: gives 'm w.e.", ""},
      {"depth * 3 [furlungs]", "m", "8: has a number in a unit that cannot be read", "furlungs"},
  };
  for (const Wrong& one : wrong) {
    const std::string message = checked(one.text, one.unit);
    EXPECT_EQ(message.substr(0, std::string(one.beginning).size()), one.beginning) << one.text;
    EXPECT_NE(message.find(one.part), std::string::npos) << one.text << "\n" << message;
  }
  EXPECT_THROW(check_units(parse_formula("depth"), "furlungs", unit_of), RasterError);
}

// Asked twice at each difference, 200 differences would take longer than the universe has.
TEST(UnitsOfFormulas, TakeTimeInProportionToTheirLength) {
  std::string row = "depth";
  for (int i = 0; i < 120; ++i) row += " - depth";
  EXPECT_EQ(checked(row, "m"), "");
}

// Remedies are meant to be copied: what the messages say must be right.
TEST(UnitsOfFormulas, RemediesWork) {
  EXPECT_EQ(checked("rain_mm + depth * 1000 [mm/m]", "mm"), "");
  EXPECT_EQ(checked("exp(depth / 1 [m])", "1"), "");
  EXPECT_EQ(checked("depth * 2 * 1000 [mm/m]", "mm"), "");
}

}  // namespace
}  // namespace firnline
