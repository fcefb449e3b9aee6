// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/toml.hpp"

namespace firnline {

/// The text as TOML, or nothing after one more mistake that says where it is none.
[[nodiscard]] std::optional<toml::table> parsed_toml(std::string_view text, const std::string& file,
                                                     std::vector<Mistake>& mistakes);

/// Reads one TOML table key by key, collects every mistake, and at the end names the keys nobody asked for.
class TableReader {
 public:
  TableReader(const toml::table& table, std::string prefix, std::string file, std::vector<Mistake>& mistakes);

  [[nodiscard]] bool has(const std::string& key) const { return table_.contains(key); }
  [[nodiscard]] int line() const;
  /// Line and column of what is written for a key; of the table when there is nothing.
  [[nodiscard]] std::pair<int, int> place_of(const std::string& key) const;

  std::string text(const std::string& key, std::string otherwise = {});
  std::string required_text(const std::string& key);
  std::string required_title();  ///< the key `title`; of maps and pages, so without blanks at its ends
  /// A word out of a list; anything else is a mistake that lists them.
  std::string word(const std::string& key, const std::vector<std::string>& valid, std::string otherwise);
  bool flag(const std::string& key, bool otherwise);
  /// A finite number inside [low, high].
  double number(const std::string& key, double otherwise, double low, double high);
  std::optional<double> maybe_number(const std::string& key);
  std::int64_t integer(const std::string& key, std::int64_t otherwise, std::int64_t low, std::int64_t high);
  std::vector<double> numbers(const std::string& key, std::size_t least = 0, std::size_t most = 1000);
  std::vector<int> integers(const std::string& key, std::int64_t low, std::int64_t high);
  std::vector<std::string> texts(const std::string& key);  ///< a string counts as a list of one
  std::map<std::string, double> number_map(const std::string& key);
  std::map<std::string, std::string> text_map(const std::string& key);
  const toml::table* table(const std::string& key);
  const toml::array* array(const std::string& key);

  void mistake(const std::string& key, const std::string& message);
  /// Reports unknown keys with the nearest known one. Call last.
  void finish();

 private:
  const toml::node* find(const std::string& key);
  void mistake_at(const toml::node& node, const std::string& key, const std::string& message);

  const toml::table& table_;
  std::string prefix_;
  std::string file_;
  std::vector<Mistake>& mistakes_;
  std::set<std::string> asked_;
};

}  // namespace firnline
