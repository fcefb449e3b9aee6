// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kernels/indicators/registry.hpp"

/// A test of every registered indicator: a new one inherits it without a line of its own.
namespace firnline::test {

class EveryIndicator : public testing::TestWithParam<const RegisteredIndicator*> {};

[[nodiscard]] inline std::vector<const RegisteredIndicator*> all_indicators() {
  std::vector<const RegisteredIndicator*> all;
  for (const RegisteredIndicator& indicator : indicators()) all.push_back(&indicator);
  return all;
}

[[nodiscard]] inline std::string id_of(const testing::TestParamInfo<const RegisteredIndicator*>& which) {
  return which.param->info.id;
}

}  // namespace firnline::test
