// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace firnline {

/// CRC-64/XZ (polynomial of ECMA-182, reflected): finds every burst of damage up to 64 bits, and any other with
/// probability 1 - 2^-64. Against accidents only; what must withstand intent has a SHA-256.
class Crc64 {
 public:
  void update(std::span<const std::byte> bytes);
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

[[nodiscard]] inline std::uint64_t crc64_of(std::span<const std::byte> bytes) {
  Crc64 crc;
  crc.update(bytes);
  return crc.value();
}

}  // namespace firnline
