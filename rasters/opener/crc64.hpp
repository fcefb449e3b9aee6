// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace firnline {

/// CRC-64/XZ (polynomial of ECMA-182, reflected): finds every burst of damage up to 64 bits, and any other with
/// probability 1 - 2^-64. Against accidents only; what must withstand intent has a SHA-256.
class Crc64 {
 public:
  void update(std::span<const std::byte> bytes) {
    std::uint64_t crc = state_;
    const std::byte* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) crc = advanced_by_eight(crc, at);
    for (; left > 0; --left, ++at)
      crc = tables[0][(crc ^ static_cast<std::uint8_t>(*at)) & 0xFFU] ^ (crc >> 8U);
    state_ = crc;
  }
  [[nodiscard]] std::uint64_t value() const { return ~state_; }

 private:
  using Tables = std::array<std::array<std::uint64_t, 256>, 8>;
  static_assert(std::endian::native == std::endian::little, "eight bytes are taken at once, lowest first");

  static constexpr Tables make_tables() {
    constexpr std::uint64_t polynomial = 0xC96C5795D7870F42U;  // ECMA-182 (1992), bits reversed
    Tables made{};
    for (std::uint64_t byte = 0; byte < 256; ++byte) {
      std::uint64_t crc = byte;
      for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? (crc >> 1U) ^ polynomial : crc >> 1U;
      made[0][byte] = crc;
    }
    // Table k: what a byte does to the checksum when k more zero bytes follow it.
    for (std::size_t k = 1; k < made.size(); ++k)
      for (std::size_t byte = 0; byte < 256; ++byte)
        made[k][byte] = made[0][made[k - 1][byte] & 0xFFU] ^ (made[k - 1][byte] >> 8U);
    return made;
  }
  static const Tables tables;

  static std::uint64_t advanced_by_eight(std::uint64_t crc, const std::byte* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    word ^= crc;
    std::uint64_t next = 0;
    for (unsigned k = 0; k < 8; ++k) next ^= tables[7 - k][(word >> (8U * k)) & 0xFFU];
    return next;
  }

  std::uint64_t state_ = ~std::uint64_t{0};
};

inline constexpr Crc64::Tables Crc64::tables = Crc64::make_tables();

[[nodiscard]] inline std::uint64_t crc64_of(std::span<const std::byte> bytes) {
  Crc64 crc;
  crc.update(bytes);
  return crc.value();
}

}  // namespace firnline
