// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/formula/tokens.hpp"

#include <array>
#include <charconv>

#include "host/formula/expression.hpp"

namespace firnline {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Longer signs first: "<=" is not "<" and "=".
constexpr std::array<std::string_view, 16> signs = {"<=", ">=", "==", "!=", "+", "-", "*", "/",
                                                    "^",  "(",  ")",  "[",  "]", ",", "<", ">"};

/// What people write who know another language.
struct Foreign {
  std::string_view written, advice;
};
constexpr std::array foreign = {
    Foreign{"=", "two things are compared with '=='"},
    Foreign{"&", "two conditions are joined by multiplying them"},
    Foreign{"|", "one of two conditions is max(first, second)"},
    Foreign{"!", "the opposite of a condition is 1 - condition"},
    Foreign{"%", "a share of 100 is written as a number, 5 % as 0.05"},
    Foreign{"\xe2\x88\x92", "minus is '-', the hyphen of the keyboard"},
    Foreign{"\xe2\x80\x93", "minus is '-', the hyphen of the keyboard"},
    Foreign{"\xc3\x97", "times is '*'"},
    Foreign{"\xc2\xb7", "times is '*'"},
    Foreign{"\xc3\xb7", "divided by is '/'"},
    Foreign{"\xc2\xb2", "a square is written ^2"},
    Foreign{"\"", "names of layers stand without quotes"},
    Foreign{"'", "names of layers stand without quotes"},
    Foreign{";", "arguments are separated by ','"},
    Foreign{"{", "brackets are '(' and ')'"},
};

/// The character at the start of a text, with all its bytes.
std::string_view character(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && bytes < 4 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
    ++bytes;
  return text.substr(0, bytes);
}

}  // namespace

Tokens::Tokens(std::string_view text) : text_(text) {
  next_ = read();
}

Token Tokens::take() {
  Token taken = std::move(next_);
  if (taken.kind == TokenKind::end)
    next_ = {TokenKind::end, "", 0, text_.size()};
  else
    next_ = read();
  return taken;
}

bool Tokens::take_sign(std::string_view sign) {
  if (next_.kind != TokenKind::sign || next_.text != sign) return false;
  take();
  return true;
}

std::string Tokens::take_unit() {
  const std::size_t first = next_.at + 1;
  const auto close = text_.find(']', first);
  if (close == std::string_view::npos)
    throw FormulaMistake(first, "lacks the ']' behind a unit; write 10 [K]");
  place_ = close + 1;
  std::string unit(text_.substr(first, close - first));
  next_ = read();
  return unit;
}

Token Tokens::read_number() {
  Token token{TokenKind::number, "", 0, place_};
  const char* const from = text_.data() + place_;
  const auto read = std::from_chars(from, text_.data() + text_.size(), token.number);
  if (read.ec != std::errc()) throw FormulaMistake(place_, "holds a number that is too large or too small");
  token.text.assign(from, read.ptr);
  place_ += token.text.size();
  return token;
}

Token Tokens::read() {
  while (place_ < text_.size() && (text_[place_] == ' ' || text_[place_] == '\t')) ++place_;
  if (place_ >= text_.size()) return {TokenKind::end, "", 0, text_.size()};
  const char first = text_[place_];
  if (is_digit(first) || (first == '.' && place_ + 1 < text_.size() && is_digit(text_[place_ + 1])))
    return read_number();
  Token token{TokenKind::sign, "", 0, place_};
  if (begins_name(first)) {
    token.kind = TokenKind::name;
    while (place_ < text_.size() && (begins_name(text_[place_]) || is_digit(text_[place_])))
      token.text += text_[place_++];
    return token;
  }
  for (const std::string_view sign : signs)
    if (text_.substr(place_, sign.size()) == sign) {
      if (sign == "*" && text_.substr(place_, 2) == "**")
        throw FormulaMistake(place_, "has '**'; a power is written with '^'");
      token.text = sign;
      place_ += sign.size();
      return token;
    }
  refuse_character();
}

void Tokens::refuse_character() const {
  const std::string_view wrong = character(text_.substr(place_));
  const auto byte = static_cast<unsigned char>(wrong.front());
  std::string message = byte < 0x20 || byte == 0x7f ? std::string("has a control character")
                                                    : "has '" + std::string(wrong) + "', which means nothing";
  for (const Foreign& known : foreign)
    if (known.written == wrong) message += "; " + std::string(known.advice);
  throw FormulaMistake(place_, message);
}

}  // namespace firnline
