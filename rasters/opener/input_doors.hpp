// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "rasters/opener/opener.hpp"

namespace firnline {

/// Behind the doors of Opener: layers 3 and 6 for a path that has passed layers 1 and 2.
/// shown_name: the file as messages call it. throws: as Opener::open_raster and Opener::open_vector
[[nodiscard]] DatasetHandle open_raster_named(const std::filesystem::path& resolved,
                                              const std::string& shown_name, const std::string& subdataset,
                                              const RasterLimits& limits);
[[nodiscard]] DatasetHandle open_vector_named(const std::filesystem::path& resolved,
                                              const std::string& shown_name);

}  // namespace firnline
