// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace firnline {

/// A process that holds a lock. Two processes are the same when all of this agrees: numbers are used again.
struct LockOwner {
  long pid = 0;
  std::string started;  ///< clock ticks after the start of the machine; empty where the system does not tell
  std::string host;
  std::string boot;     ///< changes whenever the machine starts

  friend bool operator==(const LockOwner&, const LockOwner&) = default;
};

[[nodiscard]] LockOwner this_process();
[[nodiscard]] std::string lock_text(const LockOwner& owner);
[[nodiscard]] std::optional<LockOwner> owner_in(const std::string& text);

/// One run at a time in a folder. The lock file names its owner; a lock whose owner has died on this machine since its
/// last start is taken over, any other one is refused with the words to clear it.
class FolderLock {
 public:
  static constexpr const char* file_name = ".firnline.lock";

  /// throws: OutputError
  explicit FolderLock(const std::filesystem::path& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();  ///< releases it, unless a forked child or a later owner is meant

 private:
  std::filesystem::path path_;
  LockOwner owner_;
};

}  // namespace firnline
