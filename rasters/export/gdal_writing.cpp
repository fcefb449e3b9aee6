// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/gdal_writing.hpp"

#include <cpl_conv.h>
#include <gdal_priv.h>

#include "kernels/grid/error.hpp"

namespace firnline {

GDALDriver& GdalWriting::driver(const char* name) const {
  GDALDriver* found = GetGDALDriverManager()->GetDriverByName(name);
  if (found == nullptr)
    throw BugError("GDAL's driver " + std::string(name) + " is not registered.", path_.string(), "Raise the fence first.");
  return *found;
}

DatasetHandle GdalWriting::open_again(const char* driver_name, unsigned flags) const {
  const char* const only[] = {driver_name, nullptr};
  DatasetHandle dataset(GDALDataset::Open(path_.c_str(), flags | GDAL_OF_READONLY, only, nullptr, nullptr));
  require(dataset != nullptr);
  return dataset;
}

void GdalWriting::require(bool succeeded) const {
  if (succeeded && messages_.failures() == 0) return;
  const std::string& words = messages_.first_failure();
  throw OutputError(words.empty() ? "GDAL could not write or read back this file."
                                  : "GDAL could not write or read back this file: " + words,
                    path_.string(), "Check that the disk has space left and no fault, then run again.");
}

void GdalWriting::refuse_content() const {
  throw OutputError("The file on disk is not what was written.", path_.string(),
                    "The disk may be full or faulty: check it, or choose another folder with --out.");
}

ThreadOption::ThreadOption(const char* name, const std::string& value) : name_(name) {
  CPLSetThreadLocalConfigOption(name_, value.c_str());
}
ThreadOption::~ThreadOption() { CPLSetThreadLocalConfigOption(name_, nullptr); }

}  // namespace firnline
