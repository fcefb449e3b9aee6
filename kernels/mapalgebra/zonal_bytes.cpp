// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <concepts>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/mapalgebra/zonal.hpp"

namespace firnline {
namespace {

// mark, number of contributions; then per contribution: zone, quantity, four 128-bit sums, low, high.
constexpr std::uint64_t mark =
    0x315A534E52494631;  // "1FIRNSZ1"; the last character is the version of the layout
constexpr std::size_t head_bytes = 16;
constexpr std::size_t contribution_bytes = 2 * 4 + 4 * 16 + 2 * 4;

class Writer {
 public:
  explicit Writer(std::size_t size) { bytes_.reserve(size); }

  template <std::unsigned_integral T>
  void put(T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
      bytes_.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
  }
  void put(std::int32_t value) { put(static_cast<std::uint32_t>(value)); }
  void put(float value) { put(std::bit_cast<std::uint32_t>(value)); }
  void put(__int128 value) {
    const auto bits = static_cast<unsigned __int128>(value);
    put(static_cast<std::uint64_t>(bits));
    put(static_cast<std::uint64_t>(bits >> 64));
  }
  [[nodiscard]] std::vector<std::byte> done() && { return std::move(bytes_); }

 private:
  std::vector<std::byte> bytes_;
};

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : rest_(bytes) {}

  template <std::unsigned_integral T>
  T unsigned_number() {
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
      value = static_cast<T>(value | static_cast<T>(std::to_integer<T>(rest_[i]) << (8 * i)));
    rest_ = rest_.subspan(sizeof(T));
    return value;
  }
  std::int32_t number() { return static_cast<std::int32_t>(unsigned_number<std::uint32_t>()); }
  float real() { return std::bit_cast<float>(unsigned_number<std::uint32_t>()); }
  __int128 wide_number() {
    const auto low = unsigned_number<std::uint64_t>();
    const auto high = unsigned_number<std::uint64_t>();
    return static_cast<__int128>(static_cast<unsigned __int128>(high) << 64 | low);
  }

 private:
  std::span<const std::byte> rest_;
};

}  // namespace

std::vector<std::byte> to_bytes(std::span<const ZoneContribution> contributions) {
  Writer writer(head_bytes + contributions.size() * contribution_bytes);
  writer.put(mark);
  writer.put(static_cast<std::uint64_t>(contributions.size()));
  for (const ZoneContribution& contribution : contributions) {
    writer.put(contribution.zone);
    writer.put(contribution.quantity);
    writer.put(contribution.sums.weighted_value);
    writer.put(contribution.sums.covered_value);
    writer.put(contribution.sums.valid_area);
    writer.put(contribution.sums.total_area);
    writer.put(contribution.sums.low);
    writer.put(contribution.sums.high);
  }
  return std::move(writer).done();
}

std::vector<ZoneContribution> from_bytes(std::span<const std::byte> bytes) {
  const auto refuse = [&] {
    throw CheckpointError("A checkpoint holds " + std::to_string(bytes.size()) +
                              " bytes where the sums of zones are expected, and they are not such sums.",
                          {}, "Start the run afresh with --overwrite.");
  };
  if (bytes.size() < head_bytes) refuse();
  Reader reader(bytes);
  if (reader.unsigned_number<std::uint64_t>() != mark) refuse();
  const auto count = reader.unsigned_number<std::uint64_t>();
  const std::size_t body = bytes.size() - head_bytes;
  if (body % contribution_bytes != 0 || body / contribution_bytes != count) refuse();
  std::vector<ZoneContribution> contributions(count);
  for (ZoneContribution& contribution : contributions) {
    contribution.zone = reader.number();
    contribution.quantity = reader.number();
    contribution.sums.weighted_value = reader.wide_number();
    contribution.sums.covered_value = reader.wide_number();
    contribution.sums.valid_area = reader.wide_number();
    contribution.sums.total_area = reader.wide_number();
    contribution.sums.low = reader.real();
    contribution.sums.high = reader.real();
  }
  return contributions;
}

}  // namespace firnline
