// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/regular_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "kernels/grid/error.hpp"
#include "rasters/opener/system_file.hpp"

namespace firnline {
namespace {

constexpr const char* check_the_file = "Check that the file exists, may be read and lies on a healthy disk.";

std::string remedy_for_input(int error_number) {
  return error_number == EMFILE || error_number == ENFILE ? more_open_files : check_the_file;
}

}  // namespace

RegularFile::RegularFile(const std::filesystem::path& path, std::string shown_name)
    : shown_name_(std::move(shown_name)),
      // Without O_NONBLOCK opening a FIFO would wait for a writer for ever.
      descriptor_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
  if (descriptor_ < 0) fail("cannot be opened for reading", errno);
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) return;
  ::close(descriptor_);
  throw InputError("This is not a regular file.", shown_name_, check_the_file);
}

RegularFile::~RegularFile() {
  ::close(descriptor_);
}

std::span<const std::byte> RegularFile::read(std::span<std::byte> buffer) const {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const auto count = ::read(descriptor_, buffer.data() + filled, buffer.size() - filled);
    if (count == 0) break;
    if (count < 0 && errno != EINTR) fail("could not be read to its end", errno);
    if (count > 0) filled += static_cast<std::size_t>(count);
  }
  return buffer.first(filled);
}

void RegularFile::fail(const char* what, int error_number) const {
  throw InputError(
      std::string("The file ") + what + ": " + std::generic_category().message(error_number) + ".",
      shown_name_, remedy_for_input(error_number));
}

}  // namespace firnline
