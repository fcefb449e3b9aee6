// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/study.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {

/// One question and its answer.
struct GoldenCase {
  std::string title;
  std::string source;   ///< key of docs/references.bib, or "by hand"
  std::string because;  ///< the arithmetic, or the cell of a table
  int line = 0;
  Tolerance tolerance;
  Study study;
  std::vector<float> expected;
};

/// Reads a golden file. The format, line by line:
///   # comment
///   source: KEY | tolerance: TIER | cell_size: DX DY | geographic: north DEG cell DEG     before the first
///   case: for all case: TITLE          begins a case, which may repeat those four because: TEXT required in
///   each case param NAME: NUMBER input NAME [@VALUE | @FIRST..LAST]: MATRIX     rows separated by " / ", "-"
///   = no data; a later line replaces a band expect: MATRIX
/// throws: std::runtime_error naming file and line for anything else, for a case without source, because or
/// expect, and for a matrix of another size
[[nodiscard]] std::vector<GoldenCase> read_golden(std::string_view text, const std::string& file,
                                                  const IndicatorInfo& info);

}  // namespace firnline::test
