// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace firnline {

using Rgb = std::array<std::uint8_t, 3>;

/// Colours of risk classes 1..5, safe for colour-blind readers, and, at 0, of cells where nothing is known:
/// of colour tables, styles, pictures and the report alike.
inline constexpr std::array<Rgb, 6> class_colours = {
    {{225, 225, 225}, {44, 123, 182}, {171, 217, 233}, {255, 255, 191}, {253, 174, 97}, {215, 25, 28}}};
/// Of cells whose score was refused.
inline constexpr Rgb too_little_data_colour = {190, 190, 190}, required_missing_colour = {150, 150, 150};

}  // namespace firnline
