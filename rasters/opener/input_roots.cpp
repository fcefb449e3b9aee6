// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/input_roots.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace fs = std::filesystem;
namespace {

/// True when path equals folder or lies below it. Both absolute and normal.
bool lies_below(const fs::path& path, const fs::path& folder) {
  auto step = path.begin();
  for (const fs::path& part : folder) {
    if (part.empty()) continue;  // trailing separator
    if (step == path.end() || *step != part) return false;
    ++step;
  }
  return true;
}

fs::path real_folder(const fs::path& folder, const std::string& shown) {
  std::error_code failed;
  fs::path real = fs::canonical(folder, failed);
  if (failed || !fs::is_directory(real, failed)) {
    throw InputError("The folder does not exist or cannot be entered.", shown,
                     "Check its spelling and permissions.");
  }
  return real;
}

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

[[noreturn]] void throw_missing(std::string_view shown_name, int error) {
  const bool forbidden = error == EACCES || error == EPERM;
  throw InputError(
      forbidden ? "The file may not be read: permission denied." : "The file does not exist.",
      printable_name(shown_name),
      forbidden ? "Give this user read permission for the file and its folders."
                : "Check the spelling; paths start in the job's folder, or with NAME:/ for --data NAME=DIR.");
}

[[noreturn]] void throw_outside(std::string_view as_written) {
  throw PolicyError(
      "The path leaves the job's folder and the folders given with --data.", printable_name(as_written),
      "Move the file into the job's folder, or give its folder with --data NAME=DIR and write NAME:/path.");
}

void require_regular_mode(mode_t mode, std::string_view shown_name) {
  if (S_ISREG(mode)) return;
  throw InputError("This is " + kind_of(mode) + ", not a regular file.", printable_name(shown_name),
                   "Name the data file itself.");
}

}  // namespace

void require_regular_file(const fs::path& path, std::string_view shown_name) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw_missing(shown_name, errno);
  require_regular_mode(status.st_mode, shown_name);
  if (::faccessat(AT_FDCWD, path.c_str(), R_OK, AT_EACCESS) != 0) throw_missing(shown_name, errno);
}

void require_plain_side_car(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return;
  if (S_ISLNK(status.st_mode)) {
    throw PolicyError("This companion of an input file is a symbolic link, which may lead anywhere.",
                      path.string(), "Replace the link by a copy of the file.");
  }
  require_regular_mode(status.st_mode, path.string());
}

InputRoots::InputRoots(const fs::path& job_folder, const std::map<std::string, fs::path>& data_roots)
    : job_folder_(fs::absolute(job_folder.empty() ? "." : job_folder).lexically_normal()),
      job_real_(real_folder(job_folder_, job_folder.string())) {
  for (const auto& [name, folder] : data_roots) {
    data_roots_.emplace(name, real_folder(folder, "--data " + name + "=" + folder.string()));
  }
}

fs::path InputRoots::place(const WrittenName& name, std::string_view as_written) const {
  const fs::path& root = name.root.empty() ? job_folder_ : data_roots_.at(name.root);
  const fs::path written(name.path);
  const fs::path placed =
      written.is_absolute() ? written.lexically_normal() : (root / written).lexically_normal();
  if (written.is_absolute() ? !(contains(placed) || lies_below(placed, job_folder_))
                            : !lies_below(placed, root)) {
    // A device or FIFO is named for what it is, so that /dev/zero does not look like a matter of folders.
    struct stat status {};
    if (::stat(placed.c_str(), &status) == 0 && !S_ISDIR(status.st_mode)) {
      require_regular_mode(status.st_mode, as_written);
    }
    throw_outside(as_written);
  }
  return placed;
}

fs::path InputRoots::locate(const WrittenName& name, std::string_view as_written) const {
  const fs::path placed = place(name, as_written);
  struct stat status {};
  if (::stat(placed.c_str(), &status) != 0) throw_missing(as_written, errno);
  require_regular_mode(status.st_mode, as_written);

  std::error_code failed;
  const fs::path real = fs::canonical(placed, failed);
  if (failed) throw_missing(as_written, failed.value());
  require_inside(real, as_written);
  require_regular_file(real, as_written);
  return real;
}

bool InputRoots::contains(const fs::path& real) const {
  if (lies_below(real, job_real_)) return true;
  for (const auto& [name, folder] : data_roots_) {
    if (lies_below(real, folder)) return true;
  }
  return false;
}

void InputRoots::require_inside(const fs::path& real, std::string_view as_written) const {
  if (!contains(real)) throw_outside(as_written);
  // A folder of the root file system could be called /vsimem; GDAL would take such a path for its own.
  if (real.native().starts_with("/vsi")) {
    throw PolicyError("The file lies below a folder whose name GDAL takes for a virtual file system.",
                      real.string(), "Rename the folder so that it does not start with vsi.");
  }
}

std::string InputRoots::name_of(const fs::path& real) const {
  if (lies_below(real, job_real_)) return real.lexically_relative(job_real_).string();
  for (const auto& [name, folder] : data_roots_) {
    if (lies_below(real, folder)) return name + ":/" + real.lexically_relative(folder).string();
  }
  return real.string();
}

}  // namespace firnline
