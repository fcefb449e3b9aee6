// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A program with a race, which the thread sanitizer must report: planted_race threads|rows
#include <cstdint>
#include <string_view>
#include <thread>

#include "kernels/backend/rows.hpp"

namespace {

std::int64_t sum = 0;  // what the threads forget to guard

void add_on_two_threads() {
  std::jthread other([] {
    for (std::int64_t i = 0; i < 1000; ++i) sum += i;
  });
  for (std::int64_t i = 0; i < 1000; ++i) sum += i;
}

void add_rows() {
  firnline::backend::for_each_row({firnline::DeviceKind::cpu, 0, 4}, 1000,
                                  [](std::int64_t row) noexcept { sum += row; });
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  if (std::string_view(words[1]) == "rows")
    add_rows();
  else
    add_on_two_threads();
  return sum == 0;
}
