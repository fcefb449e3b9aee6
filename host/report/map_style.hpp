// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace firnline {

/// The style sheet of maps. A picture and its legend are shown while the radio button of the same number is
/// pressed, so that switching needs no script. Private to report/.
[[nodiscard]] std::string map_style();

/// Pictures that a map can have: the buttons that the style sheet knows.
inline constexpr int most_map_layers = 32;

}  // namespace firnline
