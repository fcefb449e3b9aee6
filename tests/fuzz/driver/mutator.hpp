// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tests/fuzz/driver/random.hpp"

namespace firnline::fuzz {

/// Makes new inputs out of others: bits, bytes, ranges, lines, numbers and words.
class Mutator {
 public:
  /// words: what stands in inputs of this kind. longest: bytes that an input may have
  Mutator(std::vector<std::string> words, std::size_t longest)
      : words_(std::move(words)), longest_(longest) {}

  /// other: an input to take parts from
  [[nodiscard]] std::string mutated(std::string input, const std::string& other, Random& random) const;

 private:
  void mutate_once(std::string& input, const std::string& other, Random& random) const;
  void put_word(std::string& input, Random& random) const;

  std::vector<std::string> words_;
  std::size_t longest_;
};

/// The words of a dictionary in libFuzzer's notation: one "word" per line, with \xNN, \\ and \", and # for
/// remarks.
[[nodiscard]] std::vector<std::string> words_of_dictionary(const std::string& text);

}  // namespace firnline::fuzz
