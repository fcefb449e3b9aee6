// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace firnline {

/// Versions of the geodata libraries that did the work, as they report themselves at run time.
[[nodiscard]] std::map<std::string, std::string> library_versions();

}  // namespace firnline
