// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/sum_of_sizes.hpp"

#include <string>

#include "kernels/grid/error.hpp"

namespace firnline {

unsigned __int128 sum_of_sizes(std::span<const std::int64_t> values) {
  std::uint64_t bits = 0;
  for (const std::int64_t value : values) bits |= static_cast<std::uint64_t>(value < 0 ? ~value : value);
  if (bits < static_cast<std::uint64_t>(most_accumulated) / (values.size() + 1)) {
    std::uint64_t sum = 0;
    for (const std::int64_t value : values) sum += static_cast<std::uint64_t>(value < 0 ? -value : value);
    return sum;
  }
  unsigned __int128 sum = 0;
  for (const std::int64_t value : values) {
    const auto wide = static_cast<unsigned __int128>(value);
    sum += value < 0 ? -wide : wide;
  }
  return sum;
}

void refuse_overflow(std::size_t weight) {
  throw LimitError("The values of weight " + std::to_string(weight + 1) +
                       " to be accumulated add up to more than 63 bits hold.",
                   "flow accumulation", "Choose a larger quantum for it.");
}

}  // namespace firnline
