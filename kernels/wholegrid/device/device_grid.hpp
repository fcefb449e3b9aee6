// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "kernels/backend/arena.hpp"
#include "kernels/wholegrid/device/kernels.hpp"
#include "kernels/wholegrid/device/transfer_kernels.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline::on_device {

/// Whether all places of a grid's cells fit 32 bits.
[[nodiscard]] bool has_places(const GridSpec& grid);
/// throws: LimitError when places of cells do not fit 32 bits
[[nodiscard]] PaddedShape shape_of(const GridSpec& grid);

/// A queue of a device and what whole-grid passes ask of it. throws: DeviceError, LimitError
class Queue {
 public:
  explicit Queue(int device_index) : stream_(device_index) {}

  template <class T>
  void send(T* to, const T* from, std::size_t count) const {
    check(backend::device_api().copy_to_device(stream_.get(), to, from, count * sizeof(T)),
          "copying to the GPU");
  }
  template <class T>
  void bring(T* to, const T* from, std::size_t count) const {
    check(backend::device_api().copy_to_host(stream_.get(), to, from, count * sizeof(T)),
          "copying from the GPU");
  }
  /// Waits for what was queued, then tells.
  template <class T>
  [[nodiscard]] T read(const T* value) const {
    static_assert(sizeof(T) <= sizeof(Landing));
    bring(reinterpret_cast<T*>(landing_.get()), value, 1);
    wait();
    T here{};
    std::memcpy(static_cast<void*>(&here), landing_.get(), sizeof(T));
    return here;
  }
  /// A kernel of CellBlocks over rows x cols cells.
  template <class Kernel>
  void over_cells(std::int64_t rows, std::int64_t cols, const typename Kernel::Args& args,
                  std::size_t scratch_bytes = 0) const {
    constexpr std::int64_t most_blocks_down = 65535;
    launch<Kernel>((cols + CellBlocks::cols - 1) / CellBlocks::cols,
                   std::min((rows + CellBlocks::rows - 1) / CellBlocks::rows, most_blocks_down), args,
                   scratch_bytes);
  }
  template <class Kernel>
  void launch(std::int64_t blocks_x, std::int64_t blocks_y, const typename Kernel::Args& args,
              std::size_t scratch_bytes = 0) const {
    check(backend::device_api().launch(stream_.get(),
                                       {&kernel<Kernel>(), blocks_x, blocks_y, scratch_bytes, &args}),
          Kernel::name);
  }
  [[nodiscard]] const backend::Stream& stream() const { return stream_.get(); }
  void wait() const { check(backend::device_api().wait(stream_.get()), "working on a whole grid"); }

 private:
  void check(backend::DeviceStatus status, const char* doing) const {
    if (status != backend::device_success) backend::check(status, stream_.get().device_index, doing);
  }
  /// Where single values arrive. Stands before the queue, which ends by waiting for what still writes there.
  using Landing = std::array<std::uint64_t, 8>;
  std::unique_ptr<Landing> landing_ = std::make_unique<Landing>();
  backend::OwnedStream stream_;
};

/// Blocks that go along a list of `count` elements: enough to fill a device.
[[nodiscard]] inline std::int64_t blocks_along(std::int64_t count) {
  constexpr std::int64_t most_blocks = 4096;
  return std::clamp<std::int64_t>((count + ListBlocks::threads - 1) / ListBlocks::threads, 1, most_blocks);
}

template <class T>
void fill_margin(const Queue& queue, T* cells, const PaddedShape& shape, T value) {
  const std::int64_t blocks = blocks_along(shape.margin());
  queue.launch<MarginKernel<T>>(blocks, 1, {cells, shape, value, blocks});
}

/// The way of tiles to a device and back: each worker has memory of its own at both ends.
class TileTransfer {
 public:
  /// largest_cell: bytes of a cell that travels
  TileTransfer(const WholeGrid& where, std::size_t largest_cell);

  /// look(tile, worker, cells): before they go. place(queue, window, tile): queues what puts them into place
  template <class T, class Look, class PlaceTile>
  void upload(const TilePlane<T>& plane, const Look& look, const PlaceTile& place) {
    for_each_tile(where_, [&](std::int64_t tile, std::size_t worker) {
      const Lane& lane = lanes_[worker];
      const Window window = where_.tiling.window(tile);
      const std::span<T> cells(static_cast<T*>(lane.pinned.memory()), at(window.cells()));
      lane.queue.wait();
      plane.load(tile, cells);
      look(tile, worker, cells);
      T* const there = static_cast<T*>(lane.device.memory());
      lane.queue.send(there, static_cast<const T*>(cells.data()), cells.size());
      place(lane.queue, window, static_cast<const T*>(there));
    });
    for (const Lane& lane : lanes_) lane.queue.wait();
  }

  /// take(queue, window, tile): queues what takes them out of their places. use(tile, worker, cells)
  template <class T, class TakeTile, class Use>
  void download(const TakeTile& take, const Use& use) {
    for_each_tile(where_, [&](std::int64_t tile, std::size_t worker) {
      const Lane& lane = lanes_[worker];
      const Window window = where_.tiling.window(tile);
      const std::span<T> cells(static_cast<T*>(lane.pinned.memory()), at(window.cells()));
      T* const there = static_cast<T*>(lane.device.memory());
      take(lane.queue, window, there);
      lane.queue.bring(cells.data(), static_cast<const T*>(there), cells.size());
      lane.queue.wait();
      use(tile, worker, cells);
    });
  }

  [[nodiscard]] std::size_t workers() const { return lanes_.size(); }
  /// Device memory that the transfer takes.
  [[nodiscard]] static std::int64_t device_bytes(const WholeGrid& where, std::size_t largest_cell);

 private:
  struct Lane {
    backend::Arena pinned, device;
    Queue queue;  // ends first, and waits for what still uses the memory
  };
  WholeGrid where_;
  std::vector<Lane> lanes_;
};

/// Cells of one kind that are used as they are.
template <class T>
[[nodiscard]] auto place_into(T* cells, const PaddedShape& shape) {
  return [cells, shape](const Queue& queue, const Window& window, const T* tile) {
    queue.over_cells<PlaceKernel<T, T, AsItIs>>(window.rows, window.cols, {tile, cells, shape, window});
  };
}
template <class T>
[[nodiscard]] auto take_from(const T* cells, const PaddedShape& shape) {
  return [cells, shape](const Queue& queue, const Window& window, T* tile) {
    queue.over_cells<TakeKernel<T>>(window.rows, window.cols, {cells, tile, shape, window});
  };
}

/// Looks at nothing.
inline constexpr auto unseen = [](std::int64_t, std::size_t, const auto&) {};

}  // namespace firnline::on_device
