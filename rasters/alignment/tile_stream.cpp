// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/tile_stream.hpp"

#include <gdal.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace firnline {
namespace {

constexpr std::size_t tiles_ahead = 2;

/// Tiles of one type that nobody needs any more.
template <class T>
using Spare = std::vector<Tile<T>>;

/// A tile while its layers are being read, each into its own places.
struct Slot {
  AlignedTile tile;
  std::size_t layers_missing = 0;
};

}  // namespace

struct TileStream::State {
  const TilePlan plan;
  const std::vector<AlignedLayer>& layers;
  const std::vector<std::int64_t> order;
  const std::vector<bool> wanted;        ///< per layer; empty: all are
  std::vector<std::size_t> first_plane;  ///< of each layer, in quantities or codes
  std::size_t quantities = 0, codes = 0;

  std::mutex mutex;
  std::condition_variable work_or_stop, tile_ready;
  std::deque<Slot> slots;            ///< tiles begun and not yet taken; the first is the next to be handed out
  std::size_t begun = 0;             ///< tiles of order that have, or had, a slot
  std::size_t taken = 0;             ///< tiles handed out
  std::vector<std::size_t> position; ///< per layer: the tile of order it reads next
  std::vector<bool> busy;            ///< per layer: a thread is on it
  Spare<float> spare_quantities;
  Spare<std::int32_t> spare_codes;
  std::exception_ptr failure;
  bool stop = false;
  std::vector<std::thread> threads;

  State(const TilePlan& p, const std::vector<AlignedLayer>& l, std::vector<std::int64_t> o, std::vector<bool> w)
      : plan(p), layers(l), order(std::move(o)), wanted(std::move(w)), position(l.size(), 0), busy(l.size(), false) {
    for (const AlignedLayer& layer : layers) {
      std::size_t& next = layer.categorical() ? codes : quantities;
      first_plane.push_back(next);
      next += static_cast<std::size_t>(layer.planes());
    }
  }

  /// Room for one more tile in the queue: begin it.
  void begin_tiles() {
    while (begun < order.size() && slots.size() < tiles_ahead) {
      Slot slot;
      slot.tile.number = order[begun];
      slot.tile.window = plan.window(order[begun]);
      slot.tile.quantities.resize(quantities);
      slot.tile.codes.resize(codes);
      slot.tile.audit_states.resize(layers.size());
      slot.layers_missing = layers.size();
      slots.push_back(std::move(slot));
      ++begun;
    }
  }

  /// The free layer that is furthest behind, or none. A layer reads the tiles strictly in order: its blocks stay warm.
  [[nodiscard]] std::size_t next_layer() const {
    std::size_t best = layers.size();
    for (std::size_t l = 0; l < layers.size(); ++l)
      if (!busy[l] && position[l] < begun && (best == layers.size() || position[l] < position[best])) best = l;
    return best;
  }

  /// in: the tiles of all layers; spare: memory for this layer's
  template <class T>
  void read_layer(std::size_t layer, const Window& window, std::vector<Tile<T>>& all, Spare<T>& spare) {
    std::vector<Tile<T>> own(static_cast<std::size_t>(layers[layer].planes()));
    {
      const std::lock_guard lock(mutex);
      for (std::size_t plane = 0; plane < own.size() && !spare.empty(); ++plane) {
        own[plane] = std::move(spare.back());
        spare.pop_back();
      }
    }
    for (Tile<T>& tile : own) tile.reshape(window, plan.halo);
    if (wanted.empty() || wanted[layer]) layers[layer].read(own);
    const std::lock_guard lock(mutex);  // the vectors of a tile are shared by the threads that fill it
    std::move(own.begin(), own.end(), all.begin() + static_cast<std::ptrdiff_t>(first_plane[layer]));
  }

  void work() {
    std::unique_lock lock(mutex);
    for (;;) {
      try {
        begin_tiles();
      } catch (...) {
        if (failure == nullptr) failure = std::current_exception();
        work_or_stop.notify_all();
        tile_ready.notify_all();
      }
      const std::size_t layer = next_layer();
      if (stop || failure != nullptr) return;
      if (layer == layers.size()) {
        if (begun == order.size() && std::all_of(position.begin(), position.end(), [&](std::size_t p) { return p == order.size(); }))
          return;
        work_or_stop.wait(lock);
        continue;
      }
      const std::size_t tile = position[layer];
      Slot& slot = slots[tile - taken];  // deque: stays where it is while others come and go at the ends
      busy[layer] = true;
      lock.unlock();
      std::exception_ptr problem;
      try {
        if (layers[layer].categorical())
          read_layer(layer, slot.tile.window, slot.tile.codes, spare_codes);
        else
          read_layer(layer, slot.tile.window, slot.tile.quantities, spare_quantities);
        slot.tile.audit_states[layer] = layers[layer].audit_state();
      } catch (...) {
        problem = std::current_exception();
      }
      lock.lock();
      busy[layer] = false;
      ++position[layer];
      --slot.layers_missing;
      if (problem != nullptr && failure == nullptr) failure = problem;
      work_or_stop.notify_all();
      tile_ready.notify_all();
    }
  }

  /// Every thread finishes the layer it is on and ends.
  void end() {
    {
      const std::lock_guard lock(mutex);
      stop = true;
    }
    work_or_stop.notify_all();
    for (auto& thread : threads) thread.join();
  }
};

TileStream::TileStream(const TilePlan& plan, const std::vector<AlignedLayer>& layers, int threads,
                       std::vector<std::int64_t> tiles_to_read, std::vector<bool> wanted)
    : state_(std::make_unique<State>(plan, layers, std::move(tiles_to_read), std::move(wanted))) {
  GDALSetCacheMax64(plan.cache_bytes);
  const std::size_t count = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(threads, 1)), 1, std::max<std::size_t>(layers.size(), 1));
  try {
    for (std::size_t t = 0; t < count; ++t) state_->threads.emplace_back([state = state_.get()] { state->work(); });
  } catch (const std::system_error&) {  // fewer hands read the same
    if (state_->threads.empty()) throw;
  } catch (...) {
    state_->end();  // a thread that is not joined ends the process
    throw;
  }
}

TileStream::~TileStream() { state_->end(); }

std::optional<AlignedTile> TileStream::next() {
  State& s = *state_;
  std::unique_lock lock(s.mutex);
  if (s.taken == s.order.size()) return std::nullopt;
  s.begin_tiles();  // a run without layers has tiles all the same
  s.tile_ready.wait(lock, [&] { return s.failure != nullptr || (!s.slots.empty() && s.slots.front().layers_missing == 0); });
  if (s.failure != nullptr) std::rethrow_exception(s.failure);
  AlignedTile tile = std::move(s.slots.front().tile);
  s.slots.pop_front();
  ++s.taken;
  s.work_or_stop.notify_all();
  return tile;
}

void TileStream::reuse(AlignedTile tile) {
  const std::lock_guard lock(state_->mutex);
  std::move(tile.quantities.begin(), tile.quantities.end(), std::back_inserter(state_->spare_quantities));
  std::move(tile.codes.begin(), tile.codes.end(), std::back_inserter(state_->spare_codes));
}

}  // namespace firnline
