// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "rasters/opener/system_file.hpp"

namespace firnline::fuzz {

/// A file whose content changes with every input, in one place and without the cost of making it anew.
class SmallFile {
 public:
  explicit SmallFile(const std::filesystem::path& path)
      : file_(SystemFile::open_output(path, O_RDWR | O_CREAT)) {}

  void holds(std::string_view content) {
    file_.write_at(std::as_bytes(std::span(content)), 0);
    file_.truncate(static_cast<std::int64_t>(content.size()));
  }
  [[nodiscard]] const std::filesystem::path& path() const { return file_.path(); }

 private:
  SystemFile file_;
};

}  // namespace firnline::fuzz
