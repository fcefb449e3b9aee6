// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/csv.hpp"

#include <algorithm>
#include <set>

#include "kernels/grid/error.hpp"
#include "kernels/grid/unseen_text.hpp"
#include "rasters/sites/text.hpp"

namespace firnline {
namespace {

std::string line_text(std::int64_t line) {
  return "line " + std::to_string(line);
}

[[noreturn]] void refuse(std::string what, std::int64_t line, std::string remedy) {
  throw SitesError(std::move(what), line > 0 ? line_text(line) : std::string{}, std::move(remedy));
}

bool looks_like_utf16(std::string_view text) {
  if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") return true;
  // Without a mark: every second byte says which alphabet, 0 Latin, 3 Greek, 4 Cyrillic, 6 Arabic. (9 is a
  // tab.)
  const std::string_view start = text.substr(0, 64);
  constexpr unsigned char last_alphabet = 0x08;
  const auto are_alphabets = [&](std::size_t first) {
    for (std::size_t at = first; at < start.size(); at += 2)
      if (static_cast<unsigned char>(start[at]) > last_alphabet) return false;
    return true;
  };
  return start.size() >= 8 && are_alphabets(0) != are_alphabets(1);
}

/// Cyrillic letters of Windows-1251 lie in C0..FF, mostly several in a row; no UTF-8 text looks like that.
bool looks_like_cp1251(std::string_view text, std::size_t at) {
  const std::string_view word = text.substr(at, 3);
  return word.size() == 3 && std::all_of(word.begin(), word.end(), [](char letter) {
           return static_cast<unsigned char>(letter) >= 0xC0;
         });
}

/// One byte of the text after the other, with rows cut as RFC 4180 says.
class RowReader {
 public:
  RowReader(std::string_view text, const CsvOptions& options) : text_(text), options_(options) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] std::int64_t row_line() const { return row_line_; }
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }
  /// Empty, or why the row just read cannot be used.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] std::string_view row_text() const { return text_.substr(row_start_, at_ - row_start_); }
  [[nodiscard]] bool blank() const { return fields_.size() == 1 && trimmed(fields_[0]).empty() && !quoted_; }

  void read_row() {
    row_line_ = line_;
    row_start_ = at_;
    quoted_ = false;
    fault_.clear();
    std::size_t count = 0;
    do {
      if (count == fields_.size()) fields_.emplace_back();
      std::string& field = fields_[count++];
      field.clear();
      if (next_is('"'))
        read_quoted(field);
      else
        read_plain(field);
    } while (take(options_.separator));
    fields_.resize(count);
    take_line_end();
  }

 private:
  [[nodiscard]] bool next_is(char wanted) const { return at_ < text_.size() && text_[at_] == wanted; }
  bool take(char wanted) {
    if (!next_is(wanted)) return false;
    advance();
    return true;
  }
  void advance() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
    if (at_ - row_start_ > options_.longest_row_bytes)
      refuse("The row that begins here is longer than " + with_thousands(options_.longest_row_bytes) +
                 " bytes, so this is hardly a list of sites.",
             row_line_, "Check the file's line ends and its quotes.");
  }
  /// A carriage return ends a row only before a line feed; alone it is a character.
  [[nodiscard]] bool at_row_end() const {
    if (at_ == text_.size() || text_[at_] == '\n') return true;
    return text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
  }
  void take_line_end() {
    if (next_is('\r')) ++at_;
    if (next_is('\n')) ++at_, ++line_;
  }

  void read_plain(std::string& field) {
    const std::size_t start = at_;
    while (!at_row_end() && text_[at_] != options_.separator) {
      if (text_[at_] == '"' && fault_.empty())
        fault_ =
            "A quotation mark stands inside a field that does not begin with one. Put the whole field in "
            "quotation "
            "marks and double those inside it.";
      advance();
    }
    field.assign(text_.substr(start, at_ - start));
  }

  void read_quoted(std::string& field) {
    quoted_ = true;
    const std::int64_t first_line = line_;
    advance();
    while (true) {
      const std::size_t stop = std::min(text_.find('"', at_), text_.size());
      const std::size_t start = at_;
      while (at_ < stop) advance();
      field.append(text_.substr(start, stop - start));
      if (at_ == text_.size())
        refuse("The quotation mark opened here is never closed; everything after it would be one field.",
               first_line, "Close it, or double it if it belongs to the text.");
      advance();
      if (!next_is('"')) break;
      field += '"';
      advance();
    }
    if (at_row_end() || next_is(options_.separator)) return;
    if (line_ != first_line)
      refuse("The quotation mark opened here closes in the middle of a field of line " +
                 std::to_string(line_) + "; one of the two is probably missing its partner.",
             first_line, "Close the field, or double quotation marks that belong to the text.");
    if (fault_.empty())
      fault_ =
          "Text follows the closing quotation mark of a field. Double quotation marks that belong to the "
          "text.";
    while (!at_row_end() && text_[at_] != options_.separator) advance();
  }

  std::string_view text_;
  const CsvOptions& options_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::size_t row_start_ = 0;
  std::int64_t row_line_ = 1;
  bool quoted_ = false;
  std::vector<std::string> fields_;
  std::string fault_;
};

void check_encoding(std::string_view text) {
  if (text.empty()) refuse("The file is empty.", 0, "It needs a header line and one line per site.");
  if (looks_like_utf16(text))
    refuse("The file is encoded in UTF-16.", 0, "Save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\").");
  const std::size_t invalid = first_invalid_utf8(text);
  if (invalid == std::string_view::npos) return;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(invalid), '\n');
  refuse("The file is not UTF-8: it holds the bytes " + quoted_for_message(text.substr(invalid, 8)) + ".",
         line,
         looks_like_cp1251(text, invalid)
             ? "It looks like Windows-1251 (Cyrillic). Convert it, e.g. iconv -f CP1251 -t UTF-8."
             : "Save it as UTF-8, e.g. iconv -f WINDOWS-1252 -t UTF-8 when it comes from a western Windows.");
}

std::string separator_name(char separator) {
  return separator == '\t' ? "a tab" : std::string("\"") + separator + "\"";
}

void check_separator(const std::vector<std::string>& columns, char separator, std::int64_t line) {
  if (columns.size() != 1) return;
  for (const char other : {',', ';', '\t', '|'}) {
    if (other == separator || columns[0].find(other) == std::string::npos) continue;
    refuse("The header has no " + separator_name(separator) + " but holds " + separator_name(other) + ".",
           line,
           std::string("If that separates the columns, set separator = \"") +
               (other == '\t' ? "tab" : std::string(1, other)) + "\" for this list.");
  }
}

void check_header(const RowReader& reader, const std::vector<std::string>& columns, char separator) {
  const std::int64_t line = reader.row_line();
  if (!reader.fault().empty()) refuse("The header cannot be read. " + reader.fault(), line, {});
  check_separator(columns, separator, line);
  std::set<std::string_view> seen;
  for (const std::string& column : columns) {
    if (column.find('\0') != std::string::npos)
      refuse("The header holds a NUL byte.", line, "Save the file as text.");
    if (column.find('\r') != std::string::npos)
      refuse("The lines end in a carriage return alone.", line,
             "Save the file with the line ends of Windows or Unix.");
    if (!column.empty() && !seen.insert(column).second)
      refuse("The column " + quoted_for_message(column) + " stands in the header twice.", line,
             "Rename one of them: it cannot be known which is meant.");
  }
}

/// out: the names of the columns; the reader stands behind them.
std::vector<std::string> read_header(RowReader& reader, const CsvOptions& options) {
  do {
    if (reader.at_end())
      refuse("The file holds nothing but blank lines.", 0, "It needs a header line and one line per site.");
    reader.read_row();
  } while (reader.blank());
  std::vector<std::string> columns;
  for (const std::string& field : reader.fields()) columns.emplace_back(trimmed(field));
  check_header(reader, columns, options.separator);
  return columns;
}

}  // namespace

void read_csv(std::string_view text, const CsvOptions& options, const CsvHeaderVisitor& on_header,
              const CsvRowVisitor& on_row, const CsvRejectVisitor& on_reject) {
  if (options.separator == '"' || options.separator == '\n' || options.separator == '\r' ||
      options.separator == '\0')
    throw JobError("This character cannot separate the columns of a table.", "separator",
                   "Use , ; | or a tab.");
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, 3) == byte_order_mark) text.remove_prefix(3);
  check_encoding(text);
  RowReader reader(text, options);
  const std::vector<std::string> columns = read_header(reader, options);
  on_header(columns);

  while (!reader.at_end()) {
    reader.read_row();
    if (reader.blank() && reader.fault().empty()) continue;
    const auto reject = [&](std::string reason) {
      std::string_view row = reader.row_text();
      while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
      on_reject({reader.row_line(), {}, std::string(row), std::move(reason)});
    };
    if (!reader.fault().empty()) {
      reject(reader.fault());
    } else if (reader.row_text().find('\0') != std::string_view::npos) {
      reject("The row holds a NUL byte. Remove it; a text file has none.");
    } else if (reader.fields().size() != columns.size()) {
      reject("The row has " + std::to_string(reader.fields().size()) + " fields, the header " +
             std::to_string(columns.size()) + ". Put fields that hold the separator in quotation marks.");
    } else {
      on_row({reader.row_line(), reader.fields()});
    }
  }
}

}  // namespace firnline
