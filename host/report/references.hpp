// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firnline {

// What docs/references.bib says of a source, for readers who have only the report. Private to report/.

/// One entry of the file. All is text, not HTML.
struct Reference {
  std::string key;
  std::string brief;  ///< "Huss 2013", "Allen et al. 1998"
  std::string whole;  ///< authors, year, title, where it appeared, DOI
};

/// in: BibTeX as docs/references.bib writes it: values in braces, no macros. Entries in the order of the
/// file.
[[nodiscard]] std::vector<Reference> references_in(std::string_view bibtex);

/// Those that the program was built with.
[[nodiscard]] const std::vector<Reference>& references();

/// nullptr for a key that is none
[[nodiscard]] const Reference* reference_of(std::string_view key);

/// The text of docs/references.bib. Made by CMake.
[[nodiscard]] std::string_view references_text();

}  // namespace firnline
