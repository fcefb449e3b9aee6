// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/crc64.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace firnline {
namespace {

std::span<const std::byte> bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

// source: the check value of CRC-64/XZ in the catalogue of parametrised CRC algorithms (reveng)
TEST(Crc64, GivesTheCheckValueOfItsCatalogue) { EXPECT_EQ(crc64_of(bytes("123456789")), 0x995DC9BBDF1939FAU); }

TEST(Crc64, OfNothingIsZero) { EXPECT_EQ(crc64_of({}), 0U); }

TEST(Crc64, DoesNotDependOnHowTheBytesArriveInPieces) {
  constexpr std::string_view text = "a text that is longer than a few words of eight bytes each, and odd";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    Crc64 crc;
    crc.update(bytes(text.substr(0, cut)));
    crc.update(bytes(text.substr(cut)));
    EXPECT_EQ(crc.value(), crc64_of(bytes(text))) << cut;
  }
}

}  // namespace
}  // namespace firnline
