// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "rasters/export/verified_file.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"

class GDALDriver;

namespace firnline {

/// One file that GDAL writes or reads back. GDAL 3.6 reports a full disk by messages alone, often while closing:
/// so every failure it speaks of is counted, and none is believed to be harmless. Private to export/.
class GdalWriting {
 public:
  explicit GdalWriting(std::filesystem::path path) : path_(std::move(path)) {}

  /// A registered driver. throws: BugError
  [[nodiscard]] GDALDriver& driver(const char* name) const;
  /// The file, opened read-only with one driver; flags: GDAL_OF_VECTOR or GDAL_OF_RASTER. throws: OutputError
  [[nodiscard]] DatasetHandle open_again(const char* driver_name, unsigned flags) const;
  /// throws: OutputError with GDAL's own words unless succeeded and nothing failed since the beginning
  void require(bool succeeded) const;
  /// throws: OutputError that what was read back is not what was written
  [[noreturn]] void refuse_content() const;

 private:
  std::filesystem::path path_;
  GdalMessages messages_;
};

/// The way of every file that GDAL makes: make() writes it under temporary_name(name) and reads it back, then
/// it is published. What make throws passes through; nothing is left.
template <class Make>
WrittenFile publish_what(const OutputFolder& folder, const std::string& name, Make&& make) {
  folder.discard_temporary(name);
  try {
    make();
    return folder.publish(name);
  } catch (...) {
    folder.discard_temporary(name);
    throw;
  }
}

/// A configuration option of GDAL for this thread, while it lives.
class ThreadOption {
 public:
  ThreadOption(const char* name, const std::string& value);
  ThreadOption(const ThreadOption&) = delete;
  ThreadOption& operator=(const ThreadOption&) = delete;
  ~ThreadOption();

 private:
  const char* name_;
};

}  // namespace firnline
