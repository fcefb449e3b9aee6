// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/sound_table.hpp"

#include <limits>
#include <set>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/grid/lower_case.hpp"

namespace firnline {
namespace {

bool is_empty(const Value& value) {
  const auto* real = std::get_if<double>(&value);
  return std::holds_alternative<std::monostate>(value) || (real != nullptr && *real != *real);
}

bool is_infinite(const Value& value) {
  const auto* real = std::get_if<double>(&value);
  return real != nullptr &&
         (*real > std::numeric_limits<double>::max() || *real < std::numeric_limits<double>::lowest());
}

bool has_type(const Value& value, ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return std::holds_alternative<std::int64_t>(value);
    case ColumnType::real:
      return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
    case ColumnType::text:
      return std::holds_alternative<std::string>(value);
  }
  return false;
}

}  // namespace

void require_sound_table(const Table& table) {
  const auto refused = [&](const std::string& why) {
    return BugError("The table '" + table.name + "' " + why);
  };
  std::set<std::string> names;
  for (const Column& column : table.columns)
    if (column.name.empty() || !names.insert(lower_case(column.name)).second)
      throw refused("has two columns called '" + column.name + "', or one without a name.");
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const auto cells = table.row(row);
    if (cells.size() != table.columns.size())
      throw refused("has " + std::to_string(table.columns.size()) + " columns, but its row " +
                    std::to_string(row) + " has " + std::to_string(cells.size()) + " values.");
    for (std::size_t column = 0; column < cells.size(); ++column)
      if (!is_empty(cells[column]) &&
          (!has_type(cells[column], table.columns[column].type) || is_infinite(cells[column])))
        throw refused("has a value in row " + std::to_string(row) + " that column '" +
                      table.columns[column].name + "' does not allow.");
  }
}

CellContent content_of(const Value& value, ColumnType type) {
  if (is_empty(value)) return std::monostate{};
  if (type == ColumnType::real && std::holds_alternative<std::int64_t>(value))
    return static_cast<double>(std::get<std::int64_t>(value));
  return value;
}

}  // namespace firnline
