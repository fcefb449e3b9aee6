// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/driver/mutator.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

namespace firnline::fuzz {
namespace {

/// Where limits lie: of bytes, words, doubles, and of what a person would write.
constexpr std::array<std::string_view, 18> numbers = {"0",
                                                      "-1",
                                                      "1",
                                                      "255",
                                                      "256",
                                                      "65535",
                                                      "65536",
                                                      "2147483647",
                                                      "2147483648",
                                                      "-2147483648",
                                                      "9007199254740993",
                                                      "9223372036854775807",
                                                      "9223372036854775808",
                                                      "1e308",
                                                      "1e-320",
                                                      "1e999",
                                                      "0.1",
                                                      "90"};

struct Range {
  std::size_t begin = 0, size = 0;
};

Range some_range(const std::string& text, Random& random) {
  if (text.empty()) return {};
  const std::size_t begin = random.below(text.size());
  const std::size_t most = text.size() - begin;
  return {begin, random.one_in(4) ? 1 + random.below(most) : std::min(most, random.few(16))};
}

Range some_line(const std::string& text, Random& random) {
  if (text.empty()) return {};
  const std::size_t inside = random.below(text.size());
  const std::size_t before = inside == 0 ? std::string::npos : text.rfind('\n', inside - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::size_t end = text.find('\n', begin);
  return {begin, (end == std::string::npos ? text.size() : end + 1) - begin};
}

void change_number(std::string& text, Random& random) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto from = text.begin() + static_cast<std::ptrdiff_t>(random.below(text.size()));
  const auto first = std::find_if(from, text.end(), is_digit);
  const auto last = std::find_if_not(first, text.end(), is_digit);
  if (first == text.end()) return;
  if (random.one_in(2)) {
    *first = static_cast<char>('0' + random.below(10));
    return;
  }
  text.replace(first, last, numbers[random.below(numbers.size())]);
}

void set_word_of_bytes(std::string& text, Random& random) {
  constexpr std::array<std::uint64_t, 8> words = {
      0, 1, 0xff, 0x7fffffff, 0xffffffff, 0x7fffffffffffffff, 0xffffffffffffffff, 1U << 20U};
  const std::uint64_t word =
      random.one_in(2) ? words[random.below(words.size())] : random.next() >> random.below(64);
  const std::size_t bytes = std::size_t{1} << random.below(4), at = random.below(text.size());
  for (std::size_t i = 0; i < bytes && at + i < text.size(); ++i)
    text[at + i] = static_cast<char>(word >> (8 * i));
}

}  // namespace

void Mutator::put_word(std::string& input, Random& random) const {
  if (words_.empty()) return;
  const std::string& word = words_[random.below(words_.size())];
  const std::size_t at = random.below(input.size() + 1);
  input.replace(at, random.one_in(2) ? word.size() : 0, word);
}

void Mutator::mutate_once(std::string& input, const std::string& other, Random& random) const {
  if (input.empty()) input = other.empty() ? "0" : other;
  const std::size_t at = random.below(input.size());
  switch (random.below(14)) {
    case 0:
      input[at] = static_cast<char>(input[at] ^ (1 << random.below(8)));
      return;
    case 1:
      input[at] = static_cast<char>(random.below(256));
      return;
    case 2:
      input[at] = static_cast<char>(' ' + random.below(95));
      return;
    case 3: {
      const Range range = some_range(input, random);
      input.erase(range.begin, range.size);
      return;
    }
    case 4: {
      const Range range = some_range(input, random);
      input.insert(random.below(input.size() + 1), std::string(input, range.begin, range.size));
      return;
    }
    case 5:
    case 6:
      return put_word(input, random);
    case 7: {
      const Range range = some_range(other, random);
      input.insert(random.below(input.size() + 1), other, range.begin, range.size);
      return;
    }
    case 8: {
      const Range range = some_range(other, random);
      input.replace(at, range.size, other, range.begin, range.size);
      return;
    }
    case 9:
      return change_number(input, random);
    case 10:
      input.insert(at, random.one_in(64) ? random.below(longest_) : random.few(8), input[at]);
      return;
    case 11: {
      const Range from = some_line(other, random), to = some_line(input, random);
      input.replace(to.begin, random.one_in(2) ? to.size : 0, other, from.begin, from.size);
      return;
    }
    case 12: {
      const Range line = some_line(input, random);
      input.erase(line.begin, line.size);
      return;
    }
    default:
      return set_word_of_bytes(input, random);
  }
}

std::string Mutator::mutated(std::string input, const std::string& other, Random& random) const {
  // Most often a single step: what is still nearly right gets furthest.
  for (std::size_t left = random.one_in(2) ? 1 : random.few(6); left > 0; --left)
    mutate_once(input, other, random);
  if (input.size() > longest_) input.resize(longest_);
  return input;
}

std::vector<std::string> words_of_dictionary(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find('"'), last = line.rfind('"');
    if (line.starts_with('#') || first == std::string::npos || last <= first) continue;
    std::string word;
    for (std::size_t at = first + 1; at < last; ++at) {
      if (line[at] == '\\' && line[at + 1] == 'x' && at + 3 < last) {
        word += static_cast<char>(std::stoi(line.substr(at + 2, 2), nullptr, 16));
        at += 3;
      } else {
        if (line[at] == '\\') ++at;
        word += line[at];
      }
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace firnline::fuzz
