// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace firnline {

/// A file opened for reading that is certain to be a regular one: the kind is asked of the open descriptor,
/// and opening never waits, so neither a FIFO nor a file swapped at the last moment can hang or mislead the
/// run.
class RegularFile {
 public:
  /// shown_name: the file as messages call it. throws: InputError
  RegularFile(const std::filesystem::path& path, std::string shown_name);
  ~RegularFile();
  RegularFile(const RegularFile&) = delete;
  RegularFile& operator=(const RegularFile&) = delete;

  /// Fills the buffer as far as the file goes; a part shorter than the buffer means its end. throws:
  /// InputError
  [[nodiscard]] std::span<const std::byte> read(std::span<std::byte> buffer) const;

 private:
  /// what: completes "The file ..."
  [[noreturn]] void fail(const char* what, int error_number) const;

  std::string shown_name_;
  int descriptor_ = -1;
};

}  // namespace firnline
