// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rasters/export/canvas.hpp"

namespace firnline {

/// Writes text into pictures by the fonts of the machine. Letter after letter from left to right, each from
/// the first font that has it: right for Latin, Greek, Cyrillic, Chinese, Japanese and Korean; scripts whose
/// letters join or run to the left (Arabic, Devanagari, Hebrew) come out unjoined. Characters that nobody
/// sees are written as
/// "[U+202E]". Private to export/.
class TextWriter {
 public:
  /// By the first fonts of the list that exist; nullptr when none does. throws: OutputError (a font cannot be
  /// read)
  [[nodiscard]] static std::unique_ptr<TextWriter> with_fonts(
      const std::vector<std::filesystem::path>& fonts);
  TextWriter(const TextWriter&) = delete;
  TextWriter& operator=(const TextWriter&) = delete;
  ~TextWriter();

  /// size, result: pixels
  [[nodiscard]] double width(std::string_view text, int size);
  /// The text in lines of at most that many pixels, broken at blanks, between Chinese letters, or where
  /// nothing else helps; when it takes more lines than most_lines, the last one ends in "…".
  [[nodiscard]] std::vector<std::string> lines(std::string_view text, int size, double most_width,
                                               int most_lines);
  /// x: where it begins; baseline: of the letters; in pixels.
  void write(Canvas& canvas, double x, int baseline, int size, const Rgb& colour, std::string_view text);

 private:
  struct Fonts;
  explicit TextWriter(std::unique_ptr<Fonts> fonts);
  std::unique_ptr<Fonts> fonts_;
};

}  // namespace firnline
