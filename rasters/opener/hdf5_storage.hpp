// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace firnline {

/// netCDF-4 files are HDF5 files, and HDF5 lets a file take its numbers from any other file of the machine:
/// external raw data, virtual data sets, external links. GDAL and netCDF follow all three, so such a file is
/// refused before they see it. Reads headers only. Not for concurrent use with other HDF5 calls: layers are
/// opened before tiles are read. throws: PolicyError when the file points to others; RasterError when HDF5
/// cannot read its structure
void refuse_foreign_storage(const std::filesystem::path& file, const std::string& shown_name);

}  // namespace firnline
