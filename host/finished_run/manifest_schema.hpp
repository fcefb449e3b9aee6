// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace firnline {

/// What manifest.cpp writes and read_manifest.cpp reads; another number is another shape. Private to
/// finished_run/.
inline constexpr int manifest_schema = 13;

}  // namespace firnline
