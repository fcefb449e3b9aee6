// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/regular_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "kernels/grid/error.hpp"

namespace firnline {

RegularFile::RegularFile(const std::filesystem::path& path, std::string shown_name)
    : shown_name_(std::move(shown_name)),
      // Without O_NONBLOCK opening a FIFO would wait for a writer for ever.
      descriptor_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
  if (descriptor_ < 0) fail("The file cannot be opened for reading.");
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) return;
  ::close(descriptor_);
  fail("This is not a regular file.");
}

RegularFile::~RegularFile() {
  ::close(descriptor_);
}

std::span<const std::byte> RegularFile::read(std::span<std::byte> buffer) const {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const auto count = ::read(descriptor_, buffer.data() + filled, buffer.size() - filled);
    if (count == 0) break;
    if (count < 0 && errno != EINTR) fail("The file could not be read to its end.");
    if (count > 0) filled += static_cast<std::size_t>(count);
  }
  return buffer.first(filled);
}

void RegularFile::fail(const char* what) const {
  throw InputError(what, shown_name_, "Check that the file exists, may be read and lies on a healthy disk.");
}

}  // namespace firnline
