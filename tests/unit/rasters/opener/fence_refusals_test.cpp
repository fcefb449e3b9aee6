// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What happens before and instead of a fence; a program of its own, because a fence once up stays up.
#include <gtest/gtest.h>
#include <ogr_srs_api.h>

#include "rasters/opener/opener.hpp"
#include "rasters/opener/picture_driver.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline {
namespace {

TEST(FenceThatIsNotUp, OpensNothing) {
  const testing::ScratchFolder folder;
  const auto file = folder.write("a.tif", "II");
  EXPECT_THROW(static_cast<void>(open_resolved_raster(file)), BugError);
  EXPECT_THROW(static_cast<void>(open_resolved_vector(file)), BugError);
  EXPECT_THROW(static_cast<void>(private_png_driver()), BugError);
}

TEST(FenceThatIsNotUp, DoesNotRiseForTheNetwork) {
  testing::expect_error(ExitCode::usage, [] { raise_fence({.network = true}); });
  EXPECT_THROW(static_cast<void>(allowances_in_force()), BugError);
}

// E18; and a second attempt succeeds once the database is there.
TEST(FenceThatIsNotUp, DoesNotRiseWithoutProjsDatabase) {
  const char* const nowhere[] = {"/nonexistent", nullptr};
  OSRSetPROJSearchPaths(nowhere);
  testing::expect_error(ExitCode::limits, [] { raise_fence({}); });
  OSRSetPROJSearchPaths(nullptr);
  EXPECT_NO_THROW(raise_fence({}));
  EXPECT_EQ(registered_drivers(), allowed_drivers({}));
}

}  // namespace
}  // namespace firnline
