// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "rasters/opener/input_roots.hpp"

namespace firnline {

/// A member of a zip archive, as GDAL names it: /vsizip/{/real/bundle.zip}/folder/dem.tif. Only this program
/// writes such names; a job writes bundle.zip/folder/dem.tif.
[[nodiscard]] bool is_archive_member(const std::filesystem::path& resolved);

/// The archive behind a resolved member. throws: BugError when the path is none
[[nodiscard]] std::filesystem::path archive_of(const std::filesystem::path& resolved);

/// The member that a written name stands for, or nothing when no part of it is a zip file.
/// throws: PolicyError (zip not allowed, the archive is outside the roots, a member with ".."), InputError
/// (no such member)
[[nodiscard]] std::optional<std::filesystem::path> locate_archive_member(const InputRoots& roots,
                                                                         const WrittenName& name,
                                                                         std::string_view as_written,
                                                                         bool allowed);

/// The first bytes of a resolved input, at most most_bytes, whether it is a file or a member. Of a file no
/// more is read once a line is longer than longest_line_bytes: what is returned then ends inside that line,
/// and not inside a character of UTF-8. throws: InputError
[[nodiscard]] std::string read_start(const std::filesystem::path& resolved, std::size_t most_bytes,
                                     const std::string& shown_name,
                                     std::size_t longest_line_bytes = std::string::npos);

}  // namespace firnline
