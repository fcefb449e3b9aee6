// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "rasters/export/sound_table.hpp"
#include "rasters/export/table.hpp"

namespace firnline {
namespace {

/// What makes a spreadsheet run a cell, or drop the character and run what follows (OWASP, CSV injection);
/// the last four are the full-width forms = + - @ that East Asian versions treat alike.
constexpr std::array<std::string_view, 12> formula_starts = {
    "=", "+", "-", "@", "\t", "\r", "\n", std::string_view("\0", 1), "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool starts_a_formula(std::string_view text) {
  return std::any_of(formula_starts.begin(), formula_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

/// Apostrophes before a formula count as part of it: otherwise a text that has one itself could not be told
/// from ours.
bool needs_apostrophe(std::string_view text) {
  return starts_a_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())));
}

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end.ptr);
}

void append_cell(std::string& out, const CellContent& content) {
  if (const auto* integer = std::get_if<std::int64_t>(&content)) append_number(out, *integer);
  if (const auto* real = std::get_if<double>(&content)) append_number(out, *real);
  if (const auto* text = std::get_if<std::string>(&content)) out += csv_cell(*text);
}

void append_header(std::string& out, const Table& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (column > 0) out += ',';
    out += csv_cell(table.columns[column].name);
  }
  out += '\n';
}

void append_row(std::string& out, const Table& table, const std::vector<Value>& row) {
  for (std::size_t column = 0; column < row.size(); ++column) {
    if (column > 0) out += ',';
    append_cell(out, content_of(row[column], table.columns[column].type));
  }
  out += '\n';
}

}  // namespace

std::string csv_cell(const std::string& text) {
  const std::string harmless = needs_apostrophe(text) ? "'" + text : text;
  if (harmless.find_first_of(",\"\r\n") == std::string::npos) return harmless;
  std::string quoted = "\"";
  for (const char letter : harmless) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return quoted + "\"";
}

std::string csv_text(const std::string& cell) {
  return cell.starts_with('\'') && needs_apostrophe(cell) ? cell.substr(1) : cell;
}

WrittenFile write_csv(const OutputFolder& folder, const std::string& name, const Table& table) {
  constexpr std::size_t piece_bytes = 1 << 20;
  require_sound_table(table);
  bool has_header = false;
  std::size_t next = 0;
  return folder.write_pieces(name, [&](std::string& out) {
    if (!std::exchange(has_header, true)) append_header(out, table);
    for (; next < table.row_count() && out.size() < piece_bytes; ++next)
      append_row(out, table, table.row(next));
    return !out.empty();
  });
}

}  // namespace firnline
