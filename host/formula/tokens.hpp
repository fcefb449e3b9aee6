// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace firnline {

enum class TokenKind { end, number, name, sign };

/// A word of a formula.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  double number = 0;
  std::size_t at = 0;  ///< byte of the formula
};

/// Takes a formula apart, one token at a time.
class Tokens {
 public:
  explicit Tokens(std::string_view text);

  [[nodiscard]] const Token& next() const { return next_; }
  /// The next token; the one behind it is then next. throws: FormulaMistake
  Token take();
  /// Takes the next token when it is this sign.
  bool take_sign(std::string_view sign);
  /// Takes the '[' that is next and everything up to its ']': a unit, which has signs of its own.
  /// throws: FormulaMistake
  std::string take_unit();

 private:
  Token read();
  Token read_number();
  [[noreturn]] void refuse_character() const;

  std::string_view text_;
  std::size_t place_ = 0;
  Token next_;
};

}  // namespace firnline
