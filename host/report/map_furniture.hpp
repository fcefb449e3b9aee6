// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/report/map_frame.hpp"
#include "host/report/map_labels.hpp"
#include "host/words/words.hpp"

namespace firnline {

// What stands in the corners of a map, as SVG. The labels are kept free of it. Private to report/.

/// A round length, 1, 2 or 5 times a power of ten: about a fifth of the figure.
[[nodiscard]] std::string scale_bar(const MapFrame& frame, const words::Words& words, LabelPlacer& placer);

/// Where a script may put its buttons: the lower right corner.
void keep_buttons_free(const MapFrame& frame, LabelPlacer& placer);

/// angle: of north [degrees], to the right of upwards; NaN counts as upwards
[[nodiscard]] std::string north_arrow(const MapFrame& frame, double angle, const words::Words& words,
                                      LabelPlacer& placer);

}  // namespace firnline
