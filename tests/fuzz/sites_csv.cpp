// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Every row is a site, or refused with its line; what a site holds is what a second reader finds in the same
// bytes, and what is written out again is read as the same.
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kernels/grid/unseen_text.hpp"
#include "rasters/opener/fence.hpp"
#include "rasters/sites/candidates.hpp"
#include "rasters/sites/coordinate.hpp"
#include "rasters/sites/text.hpp"
#include "tests/fuzz/harness.hpp"

namespace firnline::fuzz {
namespace {

using Fields = std::vector<std::string>;

/// One record of RFC 4180, as a table of states reads it.
struct Record {
  Fields fields;
  bool well_formed = true;
  bool has_nul = false;
  bool quoted = false;
};

/// A second reader, for a separator that is a comma: nothing in common with the first but the standard.
std::vector<Record> records_of(std::string_view text) {
  enum class At { start, plain, quoted, quote_in_quoted };
  std::vector<Record> records;
  Record record;
  std::string field;
  At at = At::start;
  const auto end_field = [&] {
    record.fields.push_back(field);
    field.clear();
    at = At::start;
  };
  const auto end_record = [&] {
    end_field();
    records.push_back(std::move(record));
    record = {};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\0') record.has_nul = true;
    if (at == At::quoted) {
      if (c == '"')
        at = At::quote_in_quoted;
      else
        field += c;
      continue;
    }
    const bool line_end = c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] == '\n'));
    if (c == '"' && at == At::start) {
      at = At::quoted;
      record.quoted = true;
    } else if (c == '"' && at == At::quote_in_quoted) {
      field += '"';
      at = At::quoted;
    } else if (c == ',') {
      end_field();
    } else if (line_end) {
      if (c == '\r') ++i;
      end_record();
    } else {
      if (c == '"' || at == At::quote_in_quoted) record.well_formed = false;
      at = At::plain;
      field += c;
    }
  }
  if (!text.empty() && text.back() != '\n') end_record();
  return records;
}

bool is_blank(const Record& record) {
  return record.fields.size() == 1 && !record.quoted &&
         record.fields[0].find_first_not_of(" \t") == std::string::npos;
}

std::string quoted(const std::string& field) {
  std::string out = "\"";
  for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

struct Table {
  Fields header;
  std::vector<Fields> rows;
  std::vector<RejectedRow> rejected;
};

Table table_of(std::string_view text) {
  Table table;
  std::int64_t last_line = 0;
  const auto later = [&](std::int64_t line) {
    require(line > last_line, "rows come in the order of their lines");
    last_line = line;
  };
  read_csv(
      text, {}, [&](auto columns) { table.header.assign(columns.begin(), columns.end()); },
      [&](const CsvRow& row) {
        later(row.line);
        table.rows.emplace_back(row.fields.begin(), row.fields.end());
      },
      [&](RejectedRow row) {
        later(row.line);
        require(!row.reason.empty(), "a row is refused for a reason");
        table.rejected.push_back(std::move(row));
      });
  return table;
}

/// The rows that the second reader finds sound.
std::vector<Fields> sound_rows(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<Fields> sound;
  std::optional<std::size_t> columns;
  for (Record& record : records_of(text)) {
    if (record.well_formed && is_blank(record)) continue;
    if (!columns) {
      columns = record.fields.size();
      continue;
    }
    if (record.well_formed && !record.has_nul && record.fields.size() == *columns)
      sound.push_back(std::move(record.fields));
  }
  return sound;
}

void require_same_when_written(const Table& table) {
  std::string text;
  const auto write = [&](const Fields& row) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + quoted(row[i]);
    text += "\n";
  };
  write(table.header);
  for (const Fields& row : table.rows) write(row);
  const Table again = table_of(text);
  require(again.header == table.header && again.rows == table.rows && again.rejected.empty(),
          "a table that is written out again is read as the same", text);
}

void require_sound(const Candidates& found, const SitesRequest& request) {
  std::set<std::string> ids;
  for (const Candidate& site : found.rows) {
    require(std::abs(site.x) <= 180 && std::abs(site.y) <= 90, "a site lies on the Earth", site.id);
    require(!trimmed(site.id).empty() && ids.insert(site.id).second, "a site has an id of its own", site.id);
    require(site.number < found.attributes.size(), "a site has its attributes", site.id);
    const double beds = found.attributes[site.number];
    require(std::isnan(beds) || (beds >= request.attributes[0].low && beds <= request.attributes[0].high),
            "an attribute lies in its range or is missing", site.id);
  }
  for (const RejectedRow& row : found.rejected)
    require(row.line > 0 && !row.reason.empty(), "a refusal has a line and a reason");
}

SitesRequest request_of_all() {
  SitesRequest request;
  request.id = "clinics";
  request.source = "clinics.csv";
  request.attributes = {{"beds", "beds", 1, 0, "1", 0, 5000}};
  return request;
}

void try_table(std::string_view text) {
  static const SitesRequest request = request_of_all();
  const Table table = table_of(text);
  require(table.rows == sound_rows(text), "a second reader finds the same rows",
          std::to_string(table.rows.size()));
  for (const Fields& row : table.rows)
    for (const std::string& field : row) {
      require(first_invalid_utf8(field) == std::string::npos, "a field is UTF-8", field);
      const ParsedNumber number = parse_coordinate(field);
      require(number.value.has_value() == number.reason.empty(), "a text is a number or there is a reason",
              field);
      require(!number.value || std::isfinite(*number.value), "a coordinate is finite", field);
    }
  require_same_when_written(table);
  Candidates found = candidates_of_csv(text, request);
  reject_unusable_ids(found, request);
  require_sound(found, request);
  std::uint64_t kind =
      folded(std::min<std::size_t>(found.rows.size(), 3), std::min<std::size_t>(found.rejected.size(), 3));
  if (!found.rejected.empty()) kind = folded(kind, found.rejected.front().reason.size());
  accepted(kind);
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firnline;
  static const bool fenced = (raise_fence({}), true);
  static_cast<void>(fenced);
  try {
    fuzz::try_table(fuzz::text_of(data, size));
  } catch (const Error& error) {
    fuzz::require_told(error, {ExitCode::sites});
    fuzz::refused(error.what_happened());
  }
  return 0;
}
