// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace firnline {

/// A file that was written, read back, hashed and renamed to its final name.
struct WrittenFile {
  std::string name;  ///< relative to the output folder, '/' separated
  std::int64_t bytes = 0;
  std::string sha256;
};

/// The output folder, locked for one run. Nothing stands under a final name that was not read back from disk,
/// and no manifest stands beside outputs that are newer than it: the first output that is published removes
/// an older one. Names may contain sub-folders, which are made; file modes follow the umask. For one thread.
class OutputFolder {
 public:
  static constexpr std::string_view manifest_name = "manifest.json";

  /// Makes the folder (its parent must exist) and takes its lock; a folder with other contents needs
  /// overwrite or resume. Removes nothing. throws: OutputError
  static OutputFolder claim(const std::filesystem::path& folder, bool overwrite, bool resume);
  OutputFolder(OutputFolder&&) noexcept;
  OutputFolder& operator=(OutputFolder&&) noexcept;
  ~OutputFolder();  ///< releases the lock; while an exception passes, removes what no manifest names yet

  [[nodiscard]] const std::filesystem::path& path() const;
  /// throws: OutputError when less than bytes_needed is free.
  void require_space(std::int64_t bytes_needed) const;

  /// Writes text or bytes under name by the verified protocol (.partial, fsync, read back, rename, fsync
  /// folder). throws: OutputError, PolicyError (the name leads out of the folder)
  WrittenFile write(std::string_view name, std::span<const std::byte> content) const;
  WrittenFile write(std::string_view name, std::string_view content) const;
  /// The same for content that need not stand in memory as a whole: next fills the (empty) piece, or says
  /// false at the end.
  WrittenFile write_pieces(std::string_view name, const std::function<bool(std::string& piece)>& next) const;

  /// For files made by a library under temporary_name(name): fsync, hash, rename. The caller has read back
  /// content. throws: OutputError, PolicyError (the name leads out of the folder)
  [[nodiscard]] std::filesystem::path temporary_name(std::string_view name) const;
  WrittenFile publish(std::string_view name) const;
  /// Removes the temporary file of name and whatever a library put beside it (same name, longer). For failed
  /// writes.
  void discard_temporary(std::string_view name) const noexcept;

  /// Removes what an earlier, unfinished run left: partial files, and outputs that no manifest names.
  /// earlier_outputs: with overwrite, the names in the manifest of the run that is replaced; they go, and it
  /// goes first. Only files that this program wrote are touched. throws: OutputError
  void remove_leftovers(std::span<const std::string> earlier_outputs = {}) const;

 private:
  struct State;
  explicit OutputFolder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Writes one file outside of any output folder by the same protocol; what stood under the name stays whole
/// until then. in: the name, relative to the working folder or absolute. throws: OutputError (the file stands
/// there already and may not be replaced, or cannot be written)
void write_single_file(const std::filesystem::path& file, std::string_view content, bool replace);

}  // namespace firnline
