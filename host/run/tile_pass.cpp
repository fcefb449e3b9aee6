// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/tile_pass.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>
#include <utility>

#include "host/run/stop_signal.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr auto sync_every = std::chrono::seconds(10);  // work repeated after a kill stays well under a minute

template <class T>
std::span<const std::byte> bytes_of(const std::vector<T>& values) {
  return std::as_bytes(std::span<const T>(values));
}

bool all_no_data(std::span<const float> cells) {
  return std::all_of(cells.begin(), cells.end(), [](float v) { return std::isnan(v); });
}

/// An indicator outside its declared range is a wrong input or a bug: never a number in a map.
void require_range(const IndicatorInfo& info, std::span<const float> cells, const Window& window) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const float value = cells[i];
    if (std::isnan(value) ||
        (value >= static_cast<float>(info.low) && value <= static_cast<float>(info.high)))
      continue;
    const auto at = static_cast<std::int64_t>(i);
    throw RasterError("indicator '" + std::string(info.id) + "' is " + number_text(value) + " " + info.unit +
                          ", outside its range " + number_text(info.low) + " to " + number_text(info.high),
                      "row " + std::to_string(window.row + at / window.cols) + ", column " +
                          std::to_string(window.col + at % window.cols),
                      "check unit and no data of the layers it reads (firnline list indicators)");
  }
}

/// The zone sums and the audit's state that belong to one tile: what a resumed run needs besides the cells.
struct TileRecord {
  std::vector<std::string> audit;                            ///< per layer, after this tile
  std::vector<std::vector<ZoneContribution>> contributions;  ///< per site list
};

void put(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
  const std::uint64_t size = bytes.size();
  const auto* head = reinterpret_cast<const std::byte*>(&size);
  out.insert(out.end(), head, head + sizeof size);
  out.insert(out.end(), bytes.begin(), bytes.end());
}

std::span<const std::byte> take(std::span<const std::byte>& in) {
  std::uint64_t size = 0;
  if (in.size() < sizeof size)
    throw CheckpointError("a tile record is shorter than it says", {}, "start again with --overwrite");
  std::memcpy(&size, in.data(), sizeof size);
  in = in.subspan(sizeof size);
  if (in.size() < size)
    throw CheckpointError("a tile record is shorter than it says", {}, "start again with --overwrite");
  const auto piece = in.first(size);
  in = in.subspan(size);
  return piece;
}

std::vector<std::byte> to_blob(const TileRecord& record) {
  std::vector<std::byte> blob;
  for (const auto& text : record.audit) put(blob, std::as_bytes(std::span(text.data(), text.size())));
  for (const auto& list : record.contributions) {
    const auto bytes = to_bytes(list);
    put(blob, bytes);
  }
  return blob;
}

TileRecord from_blob(std::span<const std::byte> blob, std::size_t layers, std::size_t lists) {
  TileRecord record;
  for (std::size_t l = 0; l < layers; ++l) {
    const auto piece = take(blob);
    record.audit.emplace_back(reinterpret_cast<const char*>(piece.data()), piece.size());
  }
  for (std::size_t s = 0; s < lists; ++s) record.contributions.push_back(from_bytes(take(blob)));
  return record;
}

/// Everything one tile needs, kept between tiles.
class TilePass {
 public:
  TilePass(RunPlan& plan, TileStore& store, Progress& progress)
      : plan_(plan), store_(store), progress_(progress) {
    for (const auto& list : plan.sites) {
      std::vector<Zone> zones;
      for (const auto& site : list.sites) zones.push_back(site.zone);
      zones_.push_back(std::move(zones));
    }
    for (const auto& zones : zones_) indexes_.emplace_back(plan.tiles.grid, zones);
    for (const auto& list : plan.sites)
      result_.sums.emplace_back(list.sites.size(), std::vector<ZoneSums>(plan.quantities.size()));
    for (const auto& quantity : plan.quantities) quanta_.push_back(quantity.quantum);
  }

  PassResult run() {
    const std::int64_t first = restore();
    std::vector<std::int64_t> left(static_cast<std::size_t>(plan_.tiles.tiles() - first));
    std::iota(left.begin(), left.end(), first);
    const auto& grid = plan_.tiles.grid;
    progress_.begin("computing risk", plan_.tiles.tiles(),
                    static_cast<double>(grid.cells()) / static_cast<double>(plan_.tiles.tiles()));
    progress_.advance(first);
    TileStream stream(plan_.tiles, plan_.layers, plan_.reader_threads, left);
    synced_ = std::chrono::steady_clock::now();
    while (auto tile = stream.next()) {
      compute(*tile);
      progress_.advance();
      throw_if_stopped_durably();
    }
    store_.sync();
    progress_.end();
    return std::move(result_);
  }

 private:
  /// Takes over the tiles an interrupted run finished, up to the first one missing.
  std::int64_t restore() {
    std::int64_t tile = 0;
    std::vector<std::string> audit;
    for (; tile < plan_.tiles.tiles() && store_.done(tile); ++tile) {
      auto record = from_blob(store_.blob(tile), plan_.layers.size(), plan_.sites.size());
      for (std::size_t s = 0; s < record.contributions.size(); ++s) merge(s, record.contributions[s]);
      audit = std::move(record.audit);
    }
    for (std::size_t l = 0; l < audit.size(); ++l) plan_.layers[l].restore_audit(audit[l]);
    return tile;
  }

  void throw_if_stopped_durably() {
    try {
      throw_if_stopped();
    } catch (const Interrupted&) {
      store_.sync();
      throw;
    }
  }

  void merge(std::size_t list, const std::vector<ZoneContribution>& contributions) {
    for (const auto& one : contributions)
      result_.sums[list][static_cast<std::size_t>(one.zone)][static_cast<std::size_t>(one.quantity)].merge(
          one.sums);
  }

  void compute(const AlignedTile& tile) {
    const auto cells = static_cast<std::size_t>(tile.window.cells());
    const TileOnDevice on_device(plan_.device, plan_.tiles.grid, tile.quantities, tile.codes,
                                 plan_.plane_values);
    std::vector<Buffer<float>> indicator;
    std::vector<std::vector<float>> quantity;
    for (std::size_t i = 0; i < plan_.set.indicators.size(); ++i) {
      indicator.emplace_back(plan_.device, cells);
      plan_.set.indicators[i].indicator->evaluate(on_device, plan_.bindings[i], indicator.back());
      quantity.emplace_back(cells);
      indicator.back().download(quantity.back());
      require_range(plan_.set.indicators[i].indicator->info, quantity.back(), tile.window);
    }
    for (std::size_t p = 0; p < plan_.set.profiles.size(); ++p)
      quantity.push_back(compose(tile, p, indicator, quantity));
    keep(tile, quantity);
  }

  /// What a footprint of this area would hold if every cell of it were like the cell (RunPlan::footprint_m2).
  Buffer<float> per_footprint(const Window& window, std::span<const float> values,
                              double footprint_m2) const {
    std::vector<float> out(values.size());
    for (std::int64_t row = 0; row < window.rows; ++row) {
      const double cells = footprint_m2 / row_metrics(plan_.tiles.grid, window.row + row).area_m2;
      for (std::int64_t col = 0; col < window.cols; ++col) {
        const auto i = static_cast<std::size_t>(row * window.cols + col);
        out[i] = static_cast<float>(static_cast<double>(values[i]) * cells);
      }
    }
    Buffer<float> buffer(plan_.device, out.size());
    buffer.upload(out);
    return buffer;
  }

  /// Composes one profile, stores its planes and returns its cell scores.
  std::vector<float> compose(const AlignedTile& tile, std::size_t p,
                             const std::vector<Buffer<float>>& indicator,
                             const std::vector<std::vector<float>>& quantity) {
    const auto& profile = plan_.set.profiles[p];
    const auto cells = static_cast<std::size_t>(tile.window.cells());
    std::vector<const Buffer<float>*> leaves;
    std::vector<Buffer<float>> scaled;
    scaled.reserve(profile.leaf_indicator.size());
    for (const auto index : profile.leaf_indicator) {
      const bool counts = plan_.set.indicators[index].indicator->info.extraction == Extraction::sum;
      if (counts) scaled.push_back(per_footprint(tile.window, quantity[index], plan_.footprint_m2[p]));
      leaves.push_back(counts ? &scaled.back() : &indicator[index]);
    }
    const ComposedTile composed = compose_tile(plan_.device, profile.composition, leaves, cells);
    std::vector<float> planes(cells * 5);
    const Buffer<float>* bands[] = {&composed.score, &composed.hazard, &composed.exposure,
                                    &composed.vulnerability, &composed.coverage};
    for (std::size_t b = 0; b < 5; ++b) bands[b]->download(std::span(planes).subspan(b * cells, cells));
    std::vector<float> score(planes.begin(), planes.begin() + static_cast<std::ptrdiff_t>(cells));
    const auto& stored = plan_.stored_profiles[p];
    if (profile.job.maps) {
      std::vector<std::uint8_t> classes(cells);
      bool any = false;
      for (std::size_t i = 0; i < cells; ++i) {
        classes[i] = risk_class(planes[i], planes[4 * cells + i], profile.profile);
        any = any || classes[i] != class_no_data_here;
      }
      store_.write(tile.number, stored.risk, any ? bytes_of(planes) : std::span<const std::byte>());
      store_.write(tile.number, stored.classes, any ? bytes_of(classes) : std::span<const std::byte>());
    }
    for (std::size_t leaf = 0; leaf < stored.indicators.size(); ++leaf) {
      const auto& values = quantity[profile.leaf_indicator[leaf]];
      store_.write(tile.number, stored.indicators[leaf],
                   all_no_data(values) ? std::span<const std::byte>() : bytes_of(values));
    }
    return score;
  }

  void keep(const AlignedTile& tile, const std::vector<std::vector<float>>& quantity) {
    TileRecord record;
    record.audit = tile.audit_states;
    const std::vector<std::span<const float>> planes(quantity.begin(), quantity.end());
    for (std::size_t s = 0; s < indexes_.size(); ++s) {
      record.contributions.push_back(indexes_[s].gather(tile.window, planes, quanta_));
      merge(s, record.contributions.back());
    }
    const auto now = std::chrono::steady_clock::now();
    const bool sync = now - synced_ > sync_every;
    if (sync) synced_ = now;
    store_.commit(tile.number, to_blob(record), sync);
  }

  RunPlan& plan_;
  TileStore& store_;
  Progress& progress_;
  std::vector<std::vector<Zone>> zones_;
  std::vector<ZoneIndex> indexes_;
  std::vector<SumQuantum> quanta_;
  PassResult result_;
  std::chrono::steady_clock::time_point synced_;
};

}  // namespace

std::uint8_t risk_class(float score, float coverage, const Profile& profile) {
  if (!std::isnan(score)) {
    const auto above = std::count_if(profile.class_breaks.begin(), profile.class_breaks.end(),
                                     [&](double at) { return static_cast<double>(score) >= at; });
    return static_cast<std::uint8_t>(1 + above);
  }
  if (!(coverage > 0)) return class_no_data_here;
  return static_cast<double>(coverage) < profile.min_coverage ? class_too_little_data
                                                              : class_required_missing;
}

PassResult run_tiles(RunPlan& plan, TileStore& store, Progress& progress) {
  return TilePass(plan, store, progress).run();
}

}  // namespace firnline
