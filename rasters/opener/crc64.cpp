// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/crc64.hpp"

#include <lzma.h>

namespace firnline {

void Crc64::update(std::span<const std::byte> bytes) {
  value_ = lzma_crc64(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), value_);
}

}  // namespace firnline
