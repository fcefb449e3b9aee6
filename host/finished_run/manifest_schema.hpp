// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace firnline {

/// What manifest.cpp writes, and read_manifest.cpp and read_profile.cpp read; another number is another
/// shape. Private to finished_run/.
inline constexpr int manifest_schema = 14;

}  // namespace firnline
