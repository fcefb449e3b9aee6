// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/toml_reader.hpp"

#include <cmath>
#include <utility>

#include "host/job/names.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/unseen_text.hpp"

namespace firnline {
namespace {

/// Text that could break a log line, a table or a path has no place in a job.
bool has_control_character(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character letter = utf8_at(text, at);
    if (letter.length == 0 || is_control(letter.code_point) || is_line_separator(letter.code_point) ||
        is_noncharacter(letter.code_point))
      return true;
    at += letter.length;
  }
  return false;
}

constexpr const char* controls_in_name =
    "contains a line break or another control character in its name; remove it";

/// What a line that is no TOML most often needs, in words for people who do not know TOML.
std::string hint_for_syntax(const toml::parse_error& error) {
  const std::string_view what = error.description();
  if (what.find("string") != std::string_view::npos)
    return "; a text begins and ends with a quotation mark, on one line";
  return "; a line is KEY = VALUE, [SECTION], or a remark that begins with #";
}

}  // namespace

std::optional<toml::table> parsed_toml(std::string_view text, const std::string& file,
                                       std::vector<Mistake>& mistakes) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    mistakes.push_back(
        {file, static_cast<int>(at.line), static_cast<int>(at.column), "",
         "this line cannot be read: " + std::string(error.description()) + hint_for_syntax(error)});
    return std::nullopt;
  }
}

TableReader::TableReader(const toml::table& table, std::string prefix, std::string file,
                         std::vector<Mistake>& mistakes)
    : table_(table), prefix_(std::move(prefix)), file_(std::move(file)), mistakes_(mistakes) {}

int TableReader::line() const {
  return static_cast<int>(table_.source().begin.line);
}

std::pair<int, int> TableReader::place_of(const std::string& key) const {
  const toml::node* node = table_.get(key);
  const auto& at = node != nullptr ? node->source().begin : table_.source().begin;
  return {static_cast<int>(at.line), static_cast<int>(at.column)};
}

const toml::node* TableReader::find(const std::string& key) {
  asked_.insert(key);
  return table_.get(key);
}

void TableReader::mistake_at(const toml::node& node, const std::string& key, const std::string& message) {
  const auto& at = node.source().begin;
  mistakes_.push_back({file_, static_cast<int>(at.line), static_cast<int>(at.column),
                       prefix_.empty() ? key : prefix_ + "." + key, message});
}

void TableReader::mistake(const std::string& key, const std::string& message) {
  const toml::node* node = table_.get(key);
  mistake_at(node != nullptr ? *node : static_cast<const toml::node&>(table_), key, message);
}

std::string TableReader::text(const std::string& key, std::string otherwise) {
  const toml::node* node = find(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value_exact<std::string>();
  if (!value) {
    mistake_at(*node, key, "is not a text; write it between quotes");
    return otherwise;
  }
  if (has_control_character(*value)) {
    mistake_at(*node, key, "contains a line break or another control character; remove it");
    return otherwise;
  }
  if (value->size() > 4096) {
    mistake_at(*node, key, "is longer than 4096 bytes; shorten it");
    return otherwise;
  }
  return *value;
}

std::string TableReader::required_text(const std::string& key) {
  if (!has(key)) {
    asked_.insert(key);
    mistake_at(table_, key, "is missing; add it");
    return {};
  }
  auto value = text(key);
  if (value.empty() && table_.get(key)->value_exact<std::string>() == std::string())
    mistake(key, "is empty; fill it in");
  return value;
}

std::string TableReader::required_title() {
  auto value = required_text("title");
  if (value.starts_with(' ') || value.ends_with(' '))
    mistake("title", "begins or ends with a blank, which maps do not keep; remove it");
  return value;
}

std::string TableReader::word(const std::string& key, const std::vector<std::string>& valid,
                              std::string otherwise) {
  auto value = text(key, otherwise);
  for (const auto& candidate : valid)
    if (candidate == value) return value;
  if (!has(key)) return otherwise;
  mistake(key, "'" + value + "' is not one of: " + joined(valid) + did_you_mean(value, valid));
  return otherwise;
}

bool TableReader::flag(const std::string& key, bool otherwise) {
  const toml::node* node = find(key);
  if (node == nullptr) return otherwise;
  if (const auto value = node->value_exact<bool>()) return *value;
  mistake_at(*node, key, "is neither true nor false");
  return otherwise;
}

std::optional<double> TableReader::maybe_number(const std::string& key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (!value || !std::isfinite(*value)) {
    mistake_at(*node, key,
               node->is_string() ? "is a text; write the number without quotes and with a point"
                                 : "is not a finite number");
    return std::nullopt;
  }
  return value;
}

double TableReader::number(const std::string& key, double otherwise, double low, double high) {
  const auto value = maybe_number(key);
  if (!value) return otherwise;
  if (*value < low || *value > high) {
    mistake(key, "is outside " + number_text(low) + " to " + number_text(high));
    return otherwise;
  }
  return *value;
}

std::int64_t TableReader::integer(const std::string& key, std::int64_t otherwise, std::int64_t low,
                                  std::int64_t high) {
  const toml::node* node = find(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value_exact<std::int64_t>();
  if (!value || *value < low || *value > high) {
    mistake_at(*node, key,
               "is not a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return otherwise;
  }
  return *value;
}

std::vector<double> TableReader::numbers(const std::string& key, std::size_t least, std::size_t most) {
  const toml::node* node = find(key);
  std::vector<double> values;
  if (node == nullptr) return values;
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    if (least <= 1 && node->is_number()) return {node->value<double>().value_or(0)};
    mistake_at(*node, key, "is not a list of numbers; write [ 1.0, 2.0 ]");
    return values;
  }
  for (const auto& item : *list) {
    const auto value = item.is_number() ? item.value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value)) {
      mistake_at(item, key, "holds something that is not a finite number");
      return {};
    }
    values.push_back(*value);
  }
  if (values.size() < least || values.size() > most) {
    mistake_at(
        *node, key,
        "has " + std::to_string(values.size()) + " numbers; " +
            (least == most ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(most)) +
            " are needed");
    return {};
  }
  return values;
}

std::vector<int> TableReader::integers(const std::string& key, std::int64_t low, std::int64_t high) {
  const toml::node* node = find(key);
  std::vector<int> values;
  if (node == nullptr) return values;
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    mistake_at(*node, key, "is not a list of whole numbers; write [ 1, 2 ]");
    return values;
  }
  for (const auto& item : *list) {
    const auto value = item.value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
      mistake_at(item, key,
                 "holds something that is not a whole number from " + std::to_string(low) + " to " +
                     std::to_string(high));
      return {};
    }
    values.push_back(static_cast<int>(*value));
  }
  return values;
}

std::vector<std::string> TableReader::texts(const std::string& key) {
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  if (node->is_string()) return {text(key)};
  const toml::array* list = node->as_array();
  std::vector<std::string> values;
  if (list != nullptr && !list->empty()) {
    for (const auto& item : *list) {
      const auto value = item.value_exact<std::string>();
      if (!value || has_control_character(*value)) {
        mistake_at(item, key, "holds something that is not a plain text");
        return {};
      }
      values.push_back(*value);
    }
    return values;
  }
  mistake_at(*node, key, "is neither a text nor a list of texts");
  return {};
}

std::map<std::string, double> TableReader::number_map(const std::string& key) {
  std::map<std::string, double> values;
  const toml::table* inner = table(key);
  if (inner == nullptr) return values;
  for (const auto& [name, item] : *inner) {
    const auto value = item.is_number() ? item.value<double>() : std::nullopt;
    if (has_control_character(std::string(name.str())))
      mistake_at(item, key + "." + std::string(name.str()), controls_in_name);
    else if (!value || !std::isfinite(*value))
      mistake_at(item, key + "." + std::string(name.str()), "is not a finite number");
    else
      values.emplace(std::string(name.str()), *value);
  }
  return values;
}

std::map<std::string, std::string> TableReader::text_map(const std::string& key) {
  std::map<std::string, std::string> values;
  const toml::table* inner = table(key);
  if (inner == nullptr) return values;
  for (const auto& [name, item] : *inner) {
    const auto value = item.value_exact<std::string>();
    if (has_control_character(std::string(name.str())))
      mistake_at(item, key + "." + std::string(name.str()), controls_in_name);
    else if (!value || has_control_character(*value))
      mistake_at(item, key + "." + std::string(name.str()),
                 "is not a plain text; write it between quotes, on one line");
    else
      values.emplace(std::string(name.str()), *value);
  }
  return values;
}

const toml::table* TableReader::table(const std::string& key) {
  const toml::node* node = find(key);
  if (node == nullptr) return nullptr;
  if (const toml::table* inner = node->as_table()) return inner;
  mistake_at(*node, key, "is not a table; write [" + (prefix_.empty() ? key : prefix_ + "." + key) + "]");
  return nullptr;
}

const toml::array* TableReader::array(const std::string& key) {
  const toml::node* node = find(key);
  if (node == nullptr) return nullptr;
  if (const toml::array* inner = node->as_array()) return inner;
  mistake_at(*node, key, "is not a list");
  return nullptr;
}

void TableReader::finish() {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const auto& [name, item] : table_) {
    const std::string key(name.str());
    if (asked_.contains(key)) continue;
    const std::string hint = did_you_mean(key, known);
    mistake_at(item, key, "is not a known key" + (hint.empty() ? "; known here: " + joined(known) : hint));
  }
}

}  // namespace firnline
