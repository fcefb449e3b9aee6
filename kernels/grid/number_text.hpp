// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firnline {

/// The shortest text that reads back as the same number; independent of any locale. "nan" and "inf" for the others.
[[nodiscard]] inline std::string number_text(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

/// A fixed number of decimals, for sentences and tables that people read.
[[nodiscard]] inline std::string number_text(double value, int decimals) {
  char buffer[400];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  return {buffer, result.ptr};
}

/// "25 MiB", rounded.
[[nodiscard]] inline std::string mebibytes_text(std::int64_t bytes) {
  return number_text(static_cast<double>(bytes) / (1 << 20), 0) + " MiB";
}

/// The whole text as one finite or non-finite number, or nothing. A leading plus sign is accepted.
[[nodiscard]] inline std::optional<double> number_from(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace firnline
