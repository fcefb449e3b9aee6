// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firnline {

/// The nearest of the valid names, or empty when none is close.
[[nodiscard]] std::string nearest_name(std::string_view wrong, const std::vector<std::string>& valid);

}  // namespace firnline
