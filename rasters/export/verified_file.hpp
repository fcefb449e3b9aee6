// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace firnline {

/// A file that was written, read back, hashed and renamed to its final name.
struct WrittenFile {
  std::string name;         ///< relative to the output folder, '/' separated
  std::int64_t bytes = 0;
  std::string sha256;
};

/// The output folder, locked for one run: an O_EXCL lock file with pid, host and boot id.
class OutputFolder {
 public:
  /// parent must exist; a folder with other contents needs overwrite or resume. throws: OutputError
  static OutputFolder claim(const std::filesystem::path& folder, bool overwrite, bool resume);
  OutputFolder(OutputFolder&&) noexcept;
  OutputFolder& operator=(OutputFolder&&) noexcept;
  ~OutputFolder();  ///< releases the lock

  [[nodiscard]] const std::filesystem::path& path() const;
  /// throws: OutputError when less than bytes_needed is free.
  void require_space(std::int64_t bytes_needed) const;

  /// Writes text or bytes under name by the verified protocol (.partial, fsync, read back, rename, fsync folder).
  /// throws: OutputError
  WrittenFile write(std::string_view name, std::span<const std::byte> content) const;
  WrittenFile write(std::string_view name, std::string_view content) const;

  /// For files made by a library under temporary_name(name): fsync, hash, rename. The caller has read back content.
  [[nodiscard]] std::filesystem::path temporary_name(std::string_view name) const;
  WrittenFile publish(std::string_view name) const;

  /// Removes what an earlier, unfinished run left (partial files, outputs no manifest names).
  void remove_leftovers() const;

 private:
  struct State;
  explicit OutputFolder(State* state);
  State* state_ = nullptr;
};

}  // namespace firnline
