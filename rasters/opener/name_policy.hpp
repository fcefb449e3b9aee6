// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace firnline {

/// A name from a job, taken apart: the data root it starts with (empty = the job's folder) and the path
/// behind it.
struct WrittenName {
  std::string root;
  std::string path;
};

/// Layer 1 of the opener: what a file may be called at all, decided on the text alone, before any system
/// call. Refused: control characters and NUL, more than 4096 bytes, URLs, GDAL's virtual file systems, inline
/// documents
/// ('<' anywhere, '{' or '[' first), and anything before a colon that is not the name of a data root.
/// is_root says which names were given with --data. throws: PolicyError, InputError for an empty name
template <class IsRoot>
[[nodiscard]] WrittenName parse_name(std::string_view as_written, const IsRoot& is_root);

/// The part of parse_name that needs no roots. throws: as parse_name
void check_name(std::string_view as_written);
/// Splits "ROOT:/rest"; the root is empty when the first path component has no colon. throws: PolicyError
[[nodiscard]] WrittenName split_root(std::string_view as_written);
/// Refuses a prefix that is not a root, and says what it was probably meant to be. throws: PolicyError
[[noreturn]] void refuse_prefix(const WrittenName& name, std::string_view as_written);

/// A name as it can be shown in a message: control characters escaped, at most about 200 bytes.
[[nodiscard]] std::string printable_name(std::string_view name);

template <class IsRoot>
WrittenName parse_name(std::string_view as_written, const IsRoot& is_root) {
  check_name(as_written);
  WrittenName name = split_root(as_written);
  if (!name.root.empty() && !is_root(name.root)) refuse_prefix(name, as_written);
  return name;
}

}  // namespace firnline
