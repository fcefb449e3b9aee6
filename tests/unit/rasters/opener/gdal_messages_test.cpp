// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/gdal_messages.hpp"

#include <cpl_error.h>
#include <gtest/gtest.h>

#include "rasters/opener/fence.hpp"

namespace firnline {
namespace {

TEST(GdalMessagesCollector, CountsAndKeepsTheTexts) {
  GdalMessages messages;
  CPLError(CE_Warning, CPLE_AppDefined, "first warning");
  EXPECT_EQ(messages.last_text(), "first warning");
  CPLError(CE_Failure, CPLE_FileIO, "the cause\n");
  CPLError(CE_Failure, CPLE_FileIO, "the consequence");
  CPLError(CE_Warning, CPLE_AppDefined, "second warning");
  CPLDebug("TEST", "not counted");

  EXPECT_EQ(messages.warnings(), 2);
  EXPECT_EQ(messages.failures(), 2);
  EXPECT_EQ(messages.first_failure(), "the cause\\x0a");
  EXPECT_EQ(messages.last_text(), "the consequence");
}

TEST(GdalMessagesCollector, NestsAndGivesBack) {
  GdalMessages outer;
  {
    GdalMessages inner;
    CPLError(CE_Failure, CPLE_AppDefined, "inside");
    EXPECT_EQ(inner.failures(), 1);
  }
  EXPECT_EQ(outer.failures(), 0);
  CPLError(CE_Failure, CPLE_AppDefined, "outside");
  EXPECT_EQ(outer.failures(), 1);
}

TEST(GdalMessagesCollector, WithoutOneTheFenceKeepsMessagesOffTheTerminal) {
  raise_fence({});
  ::testing::internal::CaptureStderr();
  CPLError(CE_Failure, CPLE_AppDefined, "not on the terminal");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace firnline
