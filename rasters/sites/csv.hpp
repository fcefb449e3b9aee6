// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firnline {

/// One thing wrong with one row. The row did not become a site.
struct RejectedRow {
  std::int64_t line = 0;  ///< 1-based line (CSV) or feature number, 1 = first
  std::string column;     ///< empty when it is the whole row
  std::string value;      ///< as in the file
  std::string reason;     ///< a sentence with the remedy
  friend bool operator==(const RejectedRow&, const RejectedRow&) = default;
};

struct CsvOptions {
  char separator = ',';
  /// A row longer than this is no table of sites; the reader stops before it fills the memory.
  std::size_t longest_row_bytes = std::size_t{1} << 20;
};

/// A row that has as many fields as the header. Fields are unquoted, otherwise byte for byte as in the file.
struct CsvRow {
  std::int64_t line = 0;  ///< 1-based, where the row begins
  std::span<const std::string> fields;
};

/// Names without the blanks around them; a column may be nameless.
using CsvHeaderVisitor = std::function<void(std::span<const std::string> columns)>;
using CsvRowVisitor = std::function<void(const CsvRow& row)>;
using CsvRejectVisitor = std::function<void(RejectedRow row)>;

/// Reads a table with a header after RFC 4180, strictly: nothing is guessed, nothing repaired. Calls
/// on_header once, then on_row or on_reject for each row in file order; blank lines are passed over. Text
/// stays text: no field is read as a number here. CRLF and LF line ends and a UTF-8 byte order mark are
/// accepted. A row alone is rejected when it has too few or too many fields, a NUL byte, or a quote where
/// none may stand. The whole file is refused when its rows cannot be told apart or read with certainty: no
/// header, a doubled column, another separator, another encoding, a quote that is never closed or closes
/// lines later in mid-text, a row above the limit. cost: linear; memory: one row. throws: SitesError, its
/// where() holds "line N" or nothing; JobError for a separator that cannot be one
void read_csv(std::string_view text, const CsvOptions& options, const CsvHeaderVisitor& on_header,
              const CsvRowVisitor& on_row, const CsvRejectVisitor& on_reject);

}  // namespace firnline
