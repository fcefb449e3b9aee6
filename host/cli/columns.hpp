// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "kernels/backend/device.hpp"

namespace firnline {

/// As --device takes it.
[[nodiscard]] inline std::string name_of(const Device& device) {
  return device.kind == DeviceKind::cpu ? "cpu" : "cuda:" + std::to_string(device.index);
}

/// UTF-8 letters, not bytes.
[[nodiscard]] inline std::size_t letters_of(const std::string& text) {
  std::size_t letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return letters;
}

[[nodiscard]] inline std::string padded(const std::string& text, std::size_t width) {
  const std::size_t letters = letters_of(text);
  return text + std::string(letters < width ? width - letters : 1, ' ');
}

/// A pure number has the unit 1, which in a column of words looks like a count.
[[nodiscard]] inline std::string unit_or_dash(const std::string& unit) {
  const std::string text = unit_text(unit);
  return text.empty() ? "–" : text;
}

/// Rows under a heading, columns as wide as their widest cell.
[[nodiscard]] inline std::string table_text(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], letters_of(row[column]) + 2);
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t column = 0; column + 1 < row.size(); ++column)
      line += padded(row[column], widths[column]);
    out += line + row.back() + "\n";
  }
  return out;
}

}  // namespace firnline
