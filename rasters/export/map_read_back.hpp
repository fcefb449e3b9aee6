// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "rasters/export/block_checksums.hpp"
#include "rasters/export/map_raster.hpp"

namespace firnline {

/// Reads a finished map, every block of every band and overview, on spec.threads threads, and holds the cells
/// against what was delivered, and place, names, colours and items against what was asked for; overviews are
/// held to be there and to be readable. Private to export/. throws: OutputError when anything is missing,
/// unreadable or another
void require_reads_back(const std::filesystem::path& path, const MapSpec& spec, const CellFormat& format,
                        const BandItems& items, const BlockChecksums& delivered);

}  // namespace firnline
