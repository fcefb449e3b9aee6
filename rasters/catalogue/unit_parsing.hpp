// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <udunits2.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

/// From a unit's text to UDUNITS: what units.cpp and unit_value.cpp share.
namespace firnline::udunits {

struct FreeUnit {
  void operator()(ut_unit* unit) const { ut_free(unit); }
};
using Unit = std::unique_ptr<ut_unit, FreeUnit>;

/// UDUNITS keeps its state in globals: whoever touches it holds this lock.
[[nodiscard]] std::mutex& lock();

/// A unit text taken apart: what UDUNITS can read, and whether it spoke of water equivalent.
struct UnitText {
  std::string for_udunits;
  bool water_equivalent = false;
};
[[nodiscard]] UnitText take_apart(std::string_view text);

/// throws: RasterError for a text that is no unit, with the nearest right spelling; LimitError without the
/// database
[[nodiscard]] Unit parse(std::string_view as_written, const UnitText& text);
/// A text that UDUNITS knows, or null.
[[nodiscard]] Unit parse_known(const char* text);

}  // namespace firnline::udunits
