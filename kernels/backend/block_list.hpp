// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/backend/block.hpp"

namespace firnline::backend {

/// A list in device memory that the blocks of a launch append to, in any order: no result may show it.
template <class T>
struct AppendedList {
  T* items = nullptr;
  std::uint32_t* count = nullptr;
};

/// Phases in which every thread may append at most `most` items. They are gathered in scratch first, so that
/// a block takes its places in the list once and fills them line by line.
template <class T, int threads, int most>
struct BlockAppend {
  static constexpr std::size_t scratch_bytes = 16 + sizeof(T) * threads * most;

  /// offset: of scratch_bytes bytes of the block's scratch, a multiple of 16. offer(thread, append), with
  /// append(item)
  template <class Block, class Offer>
  FIRN_FN static void run(const Block& block, std::size_t offset, const AppendedList<T>& list,
                          const Offer& offer) {
    const auto gathered = block.template scratch<std::uint32_t>(offset, 1);
    const auto first = block.template scratch<std::uint32_t>(offset + sizeof(std::uint32_t), 1);
    const auto items = block.template scratch<T>(offset + 16, std::size_t{threads} * most);
    block.each([&](int thread) {
      if (thread == 0) gathered[0] = 0;
    });
    block.each(
        [&](int thread) { offer(thread, [&](T item) { items[take_places(&gathered[0], 1)] = item; }); });
    block.each([&](int thread) {
      if (thread == 0 && gathered[0] != 0) first[0] = take_places(list.count, gathered[0]);
    });
    block.each([&](int thread) {
      for (std::uint32_t i = static_cast<std::uint32_t>(thread); i < gathered[0]; i += threads)
        list.items[first[0] + i] = items[i];
    });
  }
};

}  // namespace firnline::backend
