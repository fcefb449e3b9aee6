// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "kernels/grid/error.hpp"

namespace firnline {

inline constexpr const char* more_open_files = "Raise the limit on open files (ulimit -n).";

/// What an analyst can do about a failed system call on an output file.
[[nodiscard]] inline std::string remedy_for_output(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return "Free space on that disk, or choose another folder with --out.";
    case EFBIG:
      return "Raise the limit on file sizes (ulimit -f), or choose a file system that holds larger files.";
    case EACCES:
    case EPERM:
    case EROFS:
      return "Choose with --out a folder in which you may write.";
    case EMFILE:
    case ENFILE:
      return more_open_files;
    case EIO:
      return "The disk reports a fault: check it, and choose another folder with --out.";
    default:
      return "Check the folder and its disk, then run again.";
  }
}

/// An OutputError for a failed system call; doing completes "The system could not ...".
[[nodiscard]] inline OutputError output_error(const std::string& doing, const std::filesystem::path& path,
                                              int error_number) {
  return OutputError("The system could not " + doing + ": " +
                         std::generic_category().message(error_number) + ".",
                     path.string(), remedy_for_output(error_number));
}

/// An owned file descriptor whose reads and writes go on after interruptions and short transfers.
/// The writing calls throw OutputError; the reading calls leave errno, because what a failure means is the caller's.
class SystemFile {
 public:
  SystemFile() = default;
  SystemFile(SystemFile&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
  SystemFile& operator=(SystemFile&& other) noexcept {
    if (this != &other) {
      discard();
      descriptor_ = std::exchange(other.descriptor_, -1);
      path_ = std::move(other.path_);
    }
    return *this;
  }
  ~SystemFile() { discard(); }

  /// Never follows a link in the last place. The handle is closed when the call failed; errno says why.
  /// Mode 0666: the user's umask decides.
  [[nodiscard]] static SystemFile try_open(const std::filesystem::path& path, int flags) {
    SystemFile file;
    file.path_ = path;
    do {
      file.descriptor_ = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0666);
    } while (file.descriptor_ < 0 && errno == EINTR);
    return file;
  }
  /// throws: OutputError
  [[nodiscard]] static SystemFile open_output(const std::filesystem::path& path, int flags) {
    SystemFile file = try_open(path, flags);
    if (!file.is_open()) throw output_error("open this file for writing", path, errno);
    return file;
  }

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// throws: OutputError
  void write_at(std::span<const std::byte> bytes, std::int64_t offset) {
    while (!bytes.empty()) {
      const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), offset);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw output_error("write to this file", path_, errno);
      // A disk that takes nothing and reports nothing would keep us here for ever.
      if (written == 0) throw output_error("write to this file", path_, ENOSPC);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
      offset += written;
    }
  }

  /// Bytes read: fewer than asked at the end of the file, -1 on an error (errno).
  [[nodiscard]] std::int64_t read_at(std::span<std::byte> bytes, std::int64_t offset) const {
    std::size_t have = 0;
    while (have < bytes.size()) {
      const ssize_t got = ::pread(descriptor_, bytes.data() + have, bytes.size() - have,
                                  offset + static_cast<std::int64_t>(have));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return -1;
      if (got == 0) break;
      have += static_cast<std::size_t>(got);
    }
    return static_cast<std::int64_t>(have);
  }

  /// Size in bytes, -1 on an error (errno).
  [[nodiscard]] std::int64_t size() const {
    struct stat facts {};
    return ::fstat(descriptor_, &facts) == 0 ? static_cast<std::int64_t>(facts.st_size) : -1;
  }

  /// throws: OutputError
  void truncate(std::int64_t bytes) {
    int failed = 0;
    do {
      failed = ::ftruncate(descriptor_, bytes);
    } while (failed != 0 && errno == EINTR);
    if (failed != 0) throw output_error("change the length of this file", path_, errno);
  }

  /// Contents and length reach the disk before it returns. throws: OutputError
  void sync() {
    int failed = 0;
    do {
      failed = ::fdatasync(descriptor_);
    } while (failed != 0 && errno == EINTR);
    if (failed != 0) throw output_error("bring this file safely to disk", path_, errno);
  }

  /// Some file systems report a failed write only here. throws: OutputError
  void close() {
    if (::close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR)
      throw output_error("close this file", path_, errno);
  }

 private:
  void discard() noexcept {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

  int descriptor_ = -1;
  std::filesystem::path path_;
};

/// Makes the names in a folder durable: a rename is not safe on disk before its folder is. throws: OutputError
inline void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) throw output_error("open this folder", folder, errno);
  // Some network file systems cannot sync a folder and say EINVAL: they keep names in order themselves.
  const int error_number = ::fsync(descriptor) != 0 && errno != EINVAL ? errno : 0;
  ::close(descriptor);
  if (error_number != 0) throw output_error("bring the names in this folder safely to disk", folder, error_number);
}

}  // namespace firnline
