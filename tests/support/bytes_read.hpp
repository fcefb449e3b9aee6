// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace firnline::testing {

/// Bytes this process has asked the system for so far, from the kernel's own counter (rchar). What was read
/// between two calls counts decoded blocks, compressed or not: GDAL reads a block's bytes whenever it decodes
/// the block.
[[nodiscard]] inline std::int64_t bytes_read() {
  std::ifstream io("/proc/self/io");
  std::string word;
  std::int64_t count = -1;
  io >> word >> count;
  return count;
}

}  // namespace firnline::testing
