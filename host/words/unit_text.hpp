// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "host/words/language.hpp"

namespace firnline::words {

/// A unit for a person. English: m3 -> m³, m yr-1 -> m yr⁻¹, degC -> °C, degree -> degrees. Russian and
/// Chinese write quotients with a stroke: мм/год, 毫米/年 stays mm/年. Empty for a pure number, whose unit is
/// written 1. A unit with a symbol that is not known stays in Latin letters. source: ГОСТ 8.417-2024 (Russian
/// symbols), GB 3100-1993 (Chinese ones)
[[nodiscard]] std::string unit_text(std::string_view unit, Language language = Language::english);

}  // namespace firnline::words
