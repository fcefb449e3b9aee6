// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rasters/export/table.hpp"

namespace firnline {

// What every writer of tables asks first. Private to export/.

/// Column names are unique, every row is complete, every value has its column's type, none is infinite. throws: BugError
void require_sound_table(const Table& table);

/// A value as it is stored: no NaN any more, whole numbers in a real column as reals.
using CellContent = Value;
[[nodiscard]] CellContent content_of(const Value& value, ColumnType type);

}  // namespace firnline
