// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <utility>

#include "kernels/grid/error.hpp"

namespace firnline::testing {

/// States that an action is refused with this exit code, in a message that says what happened and what to do.
template <class Action>
void expect_error(ExitCode code, Action&& action) {
  try {
    std::forward<Action>(action)();
    ADD_FAILURE() << "nothing was thrown; expected exit code " << static_cast<int>(code);
  } catch (const Error& error) {
    EXPECT_EQ(static_cast<int>(error.code()), static_cast<int>(code)) << error.what();
    EXPECT_FALSE(error.what_happened().empty());
    EXPECT_FALSE(error.remedy().empty()) << error.what();
  }
}

}  // namespace firnline::testing
