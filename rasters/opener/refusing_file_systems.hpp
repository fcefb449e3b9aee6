// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace firnline {

/// Layer 4 of the opener: every virtual file system of GDAL (network, archives, encrypted and sparse files,
/// standard input) is replaced by one that refuses, except /vsimem/, which drivers need for themselves, and
/// /vsizip/ when zip. HTTP requests that drivers and coordinate systems make without a file system are
/// answered with a refusal as well. Idempotent. Not thread-safe: before the first thread.
void install_refusing_file_systems(bool zip);

/// The prefixes that are refused now, sorted.
[[nodiscard]] std::vector<std::string> refused_file_systems();

}  // namespace firnline
