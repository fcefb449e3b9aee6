// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace firnline {

/// One file of the sample study: its name and all of its bytes.
struct SampleFile {
  std::string name;
  std::string bytes;
};

/// Writes the files into an empty or new folder; every file is read back before it gets its final name.
/// throws: OutputError
void write_files(const std::filesystem::path& folder, const std::vector<SampleFile>& files);

}  // namespace firnline
