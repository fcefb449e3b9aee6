// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/words/words.hpp"

namespace firnline::words {

/// Data files speak English, and what is read back from them is text: titles, reasons, remarks of the audit.
/// These find the message of the catalogue that a text was made from, and say it in the reader's language.

/// A text made from one of these messages, said in the language of words; nothing where none fits. What fills
/// a place is said so as well where one fits it, and a number gets the reader's form.
[[nodiscard]] std::optional<std::string> retold(const Words& words, std::string_view english,
                                                std::span<const Message> known);

/// What stands in a cell or a place: a number, such a text, or several of them behind commas. What is not
/// known stays.
[[nodiscard]] std::string said(const Words& words, std::string_view english, std::span<const Message> known);

/// A part of a longer text.
struct Retold {
  std::string text;
  bool understood = true;  ///< false: still English
};

/// Sentence by sentence, where sentences stand behind each other with a blank between them; what follows the
/// last one that is known is one part, as it was.
[[nodiscard]] std::vector<Retold> retold_sentences(const Words& words, std::string_view english,
                                                   std::span<const Message> known);

}  // namespace firnline::words
