// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/weights.hpp"

#include <gtest/gtest.h>

#include "host/job/job.hpp"

namespace firnline {
namespace {

TEST(Weights, AreReadFromWordsAndFiles) {
  EXPECT_EQ(read_weights({"flood=0.3", "hazard=2"}), (NamedWeights{{"flood", 0.3}, {"hazard", 2}}));
  EXPECT_EQ(weights_of_text("flood = 2\nhazard = 0.5 # less\n", "w.toml"),
            (NamedWeights{{"flood", 2}, {"hazard", 0.5}}));
  EXPECT_TRUE(read_weights({}).empty());
}

TEST(Weights, AreNumbersFromZeroOn) {
  for (const char* word : {"flood=", "flood=x", "=2", "flood=-1", "flood=nan", "flood=inf", "flood=2e6"})
    EXPECT_THROW((void)read_weights({word}), UsageError) << word;
  EXPECT_THROW((void)read_weights({"/nowhere/weights.toml"}), InputError);
  for (const char* text : {"", "flood", "flood = \"much\"", "flood = -1", "[flood]\nweight = 1"})
    EXPECT_THROW((void)weights_of_text(text, "w.toml"), JobMistakes) << text;
}

}  // namespace
}  // namespace firnline
