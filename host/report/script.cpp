// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/script.hpp"

#include <charconv>
#include <cstddef>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/map_script.hpp"
#include "host/report/table_script.hpp"
#include "host/report/what_if_script.hpp"
#include "rasters/opener/digest.hpp"

namespace firnline {

std::string report_script() {
  return std::string(table_script) + std::string(what_if_script) + std::string(map_script);
}

std::string policy_source_of(std::string_view script) {
  const std::string hex = sha256_of_text(script);
  std::vector<std::byte> digest;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    unsigned int byte = 0;
    std::from_chars(hex.data() + at, hex.data() + at + 2, byte, 16);
    digest.push_back(static_cast<std::byte>(byte));
  }
  return "'sha256-" + base64(digest) + "'";
}

}  // namespace firnline
