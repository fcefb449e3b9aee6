// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/sample_file.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

void claim_empty_folder(const fs::path& folder) {
  std::error_code failure;
  if (fs::exists(folder, failure)) {
    if (!fs::is_directory(folder, failure))
      throw OutputError("There is a file of this name already.", folder.string(), "Name a folder that does not exist yet.");
    if (!fs::is_empty(folder, failure) || failure)
      throw OutputError("The folder is not empty, and nothing in it was touched.", folder.string(),
                        "Name a new or an empty folder for the sample study.");
    return;
  }
  const fs::path parent = fs::absolute(folder).lexically_normal().parent_path();
  if (!fs::is_directory(parent, failure))
    throw OutputError("The folder cannot be made, because its parent does not exist.", folder.string(),
                      "Make " + parent.string() + " first, or name another folder.");
  if (!fs::create_directory(folder, failure))
    throw OutputError("The folder cannot be made: " + failure.message() + ".", folder.string(),
                      "Name a folder in a place you may write to.");
}

std::string read_back(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A file gets its final name only after its bytes were read back. No fsync: a lost sample is written again.
void write_one(const fs::path& folder, const SampleFile& file) {
  const fs::path partial = folder / (file.name + ".partial");
  std::ofstream stream(partial, std::ios::binary);
  stream.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
  stream.close();
  std::error_code failure;
  const bool written = !stream.fail() && read_back(partial) == file.bytes;
  if (written) fs::rename(partial, folder / file.name, failure);
  if (!written || failure) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    throw OutputError("The file could not be written completely.", (folder / file.name).string(),
                      "Check free space and permissions, empty the folder and try again.");
  }
}

}  // namespace

void write_files(const fs::path& folder, const std::vector<SampleFile>& files) {
  claim_empty_folder(folder);
  for (const SampleFile& file : files) write_one(folder, file);
}

}  // namespace firnline
