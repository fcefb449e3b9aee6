// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace firnline {

/// What tells at little cost whether a file is still the one it was: a write changes the time, a copy moved
/// in its place the number. Not seen: as many bytes written back with the time set to what it was.
struct FileStamp {
  std::int64_t bytes = -1;       ///< -1: there is no such file
  std::int64_t modified_ns = 0;  ///< since 1970
  std::uint64_t device = 0, number = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

[[nodiscard]] FileStamp stamp_of(const std::filesystem::path& file);

}  // namespace firnline
