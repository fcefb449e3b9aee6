// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "kernels/grid/number_text.hpp"

namespace firnline {

/// A length or a place of a figure, to a tenth of its unit. Private to report/.
[[nodiscard]] inline std::string n1(double value) {
  return number_text(value, 1);
}

}  // namespace firnline
