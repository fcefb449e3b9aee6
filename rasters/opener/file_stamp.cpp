// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/file_stamp.hpp"

#include <sys/stat.h>

namespace firnline {

FileStamp stamp_of(const std::filesystem::path& file) {
  struct stat facts {};
  if (::stat(file.c_str(), &facts) != 0) return {};
  constexpr std::int64_t ns_per_second = 1'000'000'000;
  return {facts.st_size, facts.st_mtim.tv_sec * ns_per_second + facts.st_mtim.tv_nsec, facts.st_dev,
          facts.st_ino};
}

}  // namespace firnline
