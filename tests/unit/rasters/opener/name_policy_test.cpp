// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/name_policy.hpp"

#include <gtest/gtest.h>

#include "tests/support/expect_error.hpp"

namespace firnline {
namespace {

WrittenName parse(std::string_view text) {
  return parse_name(text, [](const std::string& root) { return root == "DEM" || root == "NETCDF"; });
}

TEST(NamePolicy, TakesARootOnlyWhenItWasGiven) {
  EXPECT_EQ(parse("DEM:/a/b.tif").root, "DEM");
  EXPECT_EQ(parse("DEM:/a/b.tif").path, "a/b.tif");
  // A root may be called like a driver; what is left of the name never carries a prefix.
  EXPECT_EQ(parse("NETCDF:/a.nc").path, "a.nc");
  EXPECT_EQ(parse("a/b.tif").root, "");
  for (const char* name :
       {"OTHER:/a.tif", "dem:/a.tif", "DEM:a.tif", "DEM:", "DEM://a.tif", ":/a.tif", "a:b"}) {
    testing::expect_error(ExitCode::policy, [&] { static_cast<void>(parse(name)); });
  }
}

TEST(NamePolicy, LeavesOrdinaryNamesAlone) {
  for (const char* name : {"dem.tif", "./12:00.tif", "a/12:00.tif", "Ысык-Көл.tif", "湖 1.tif", "vsi/dem.tif",
                           "vsidata.tif", "$HOME/x", "`id`", "a{b}.tif", "-x", "=1+1.csv"}) {
    EXPECT_EQ(parse(name).path, name);
  }
}

TEST(NamePolicy, AsksForAName) {
  testing::expect_error(ExitCode::input_missing, [] { static_cast<void>(parse("")); });
}

// Whatever stands in a name, a terminal or a log must not be steered by the message about it.
TEST(NamePolicy, ShowsHostileNamesHarmlessly) {
  EXPECT_EQ(printable_name("a\x1b[2J\n\x7f"), "a\\x1b[2J\\x0a\\x7f");
  EXPECT_LE(printable_name(std::string(10'000'000, 'a')).size(), 210U);
  for (int byte = 0; byte < 256; ++byte) {
    std::string name = "x?://y";
    name[1] = static_cast<char>(byte);
    try {
      static_cast<void>(parse(name));
      ADD_FAILURE() << byte;
    } catch (const Error& error) {
      EXPECT_EQ(error.where().find(static_cast<char>(byte < 0x20 ? byte : 0x7f)), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace firnline
