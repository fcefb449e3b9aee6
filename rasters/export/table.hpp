// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rasters/export/verified_file.hpp"

namespace firnline {

/// monostate = empty cell (CSV: nothing between commas; GPKG: NULL). A NaN is no data, and an empty cell too.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class ColumnType { integer, real, text };

struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
};

/// A table whose rows may have a position (GPKG points) or an area (GPKG multi-polygons).
struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
  std::string lon_column,
      lat_column;  ///< names of the columns that hold WGS 84 positions; empty = no geometry
  /// Of each row, in place of a position: WKB of a polygon or multi-polygon in WGS 84, longitude first; empty
  /// = the row has none.
  std::function<const std::string&(std::size_t row)> polygon_of_row = {};
  std::string reference_date = "1970-01-01";  ///< written into GeoPackages in place of the time of writing
  /// Instead of rows, for tables too long to hold: how many there are, and each made when it is asked for
  /// (several times, always the same).
  std::size_t made_rows = 0;
  std::function<std::vector<Value>(std::size_t row)> make_row = {};

  [[nodiscard]] std::size_t row_count() const { return make_row ? made_rows : rows.size(); }
  [[nodiscard]] std::vector<Value> row(std::size_t number) const {
    return make_row ? make_row(number) : rows[number];
  }
};

/// RFC 4180 with LF, UTF-8; reals in shortest round-trip form; text that a spreadsheet would run as a formula
/// gets a leading apostrophe (numbers untouched). throws: OutputError; BugError (a row or value that its
/// columns do not allow)
WrittenFile write_csv(const OutputFolder& folder, const std::string& name, const Table& table);
/// GeoPackage, points or multi-polygons in EPSG:4326 (rows without have none), same columns; every row is
/// read back and compared before the file gets its name. Byte-identical for equal input. throws: as write_csv
WrittenFile write_gpkg(const OutputFolder& folder, const std::string& name, const Table& table);

/// One CSV text cell, neutralised and quoted as write_csv does it.
[[nodiscard]] std::string csv_cell(const std::string& text);
/// Undoes csv_cell's apostrophe in a cell whose quotes were removed. For readers of our own tables.
[[nodiscard]] std::string csv_text(const std::string& cell);

}  // namespace firnline
