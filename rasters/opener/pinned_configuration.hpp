// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace firnline {

struct PinnedOption {
  const char* name;
  const char* value;
};

/// Layer 5 of the opener: what GDAL's options are, whatever the environment or a gdalrc file says.
[[nodiscard]] std::span<const PinnedOption> pinned_options();

/// True for an environment variable that steers GDAL, PROJ, or a library below them, and is therefore
/// removed.
[[nodiscard]] bool steers_gdal(std::string_view variable);

/// Removes such variables from the environment and sets every pinned option for the process.
/// Not thread-safe: before the first thread.
void pin_configuration();

}  // namespace firnline
