// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/tile_pass.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <deque>
#include <numeric>
#include <span>
#include <utility>

#include "host/run/kept_audits.hpp"
#include "host/run/pictures.hpp"
#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "kernels/fusion/risk_pass.hpp"
#include "kernels/grid/error.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

constexpr auto sync_every = std::chrono::seconds(10);  // work repeated after a kill stays well under a minute

bool all_no_data(std::span<const float> cells) {
  return std::all_of(cells.begin(), cells.end(), [](float v) { return std::isnan(v); });
}

/// The zone sums and the audit's state that belong to one tile: what a resumed run needs besides the cells.
struct TileRecord {
  std::vector<std::string> audit;                            ///< per layer, after this tile
  std::vector<std::vector<ZoneContribution>> contributions;  ///< per zone list
  std::vector<std::int64_t> undefined;                       ///< RiskTile
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
  put(blob, std::as_bytes(std::span(record.undefined)));
  return blob;
}

TileRecord from_blob(std::span<const std::byte> blob, std::size_t layers, std::size_t lists,
                     std::size_t indicators) {
  TileRecord record;
  for (std::size_t l = 0; l < layers; ++l) {
    const auto piece = take(blob);
    record.audit.emplace_back(reinterpret_cast<const char*>(piece.data()), piece.size());
  }
  for (std::size_t s = 0; s < lists; ++s) record.contributions.push_back(from_bytes(take(blob)));
  const auto undefined = take(blob);
  record.undefined.resize(indicators);
  if (undefined.size() != std::as_writable_bytes(std::span(record.undefined)).size())
    throw CheckpointError("a tile record is of another run", {}, "start again with --overwrite");
  std::copy(undefined.begin(), undefined.end(), std::as_writable_bytes(std::span(record.undefined)).begin());
  return record;
}

/// A tile whose computation has begun.
struct TileBegun {
  std::int64_t number = 0;
  std::vector<std::string> audit_states;
  std::vector<float> relief;  ///< PictureSamples
};

/// Reads tiles ahead, hands them to the device, and keeps what comes back, strictly in order.
class TilePass {
 public:
  TilePass(RunPlan& plan, TileStore& store, Progress& progress)
      : plan_(plan), store_(store), progress_(progress), pictures_(plan) {
    for (const auto& list : plan.sites) {
      std::vector<Zone> zones;
      for (const auto& site : list.sites) zones.push_back(site.zone);
      zones_.push_back(std::move(zones));
    }
    for (const ZoneList& list : plan.zone_lists) {
      const SiteList& sites = plan.sites[list.sites];
      indexes_.emplace_back(plan.tiles.grid,
                            list.footprint == 0 ? zones_[list.sites] : sites.more_zones[list.footprint - 1]);
      result_.sums.emplace_back(list, plan.quantities.size(), sites.sites.size());
    }
    result_.undefined.resize(plan.program.operations.size());
  }

  PassResult run() {
    const std::int64_t first = restore();
    std::vector<std::int64_t> left(static_cast<std::size_t>(plan_.tiles.tiles() - first));
    std::iota(left.begin(), left.end(), first);
    const auto& grid = plan_.tiles.grid;
    progress_.begin(risk_stage, plan_.tiles.tiles(),
                    static_cast<double>(grid.cells()) / static_cast<double>(plan_.tiles.tiles()));
    progress_.skip(first);
    RiskPass pass = make_pass();
    TileStream stream(plan_.tiles, plan_.layers, plan_.reader_threads, left);
    synced_ = std::chrono::steady_clock::now();
    while (auto tile = stream.next()) {
      if (begun_.size() == static_cast<std::size_t>(pass.depth())) finish_oldest(pass);
      pass.submit({tile->window, tile->quantities, tile->codes});
      begun_.push_back(
          {tile->number, std::move(tile->audit_states), pictures_.relief_of(tile->window, tile->quantities)});
      stream.reuse(std::move(*tile));
    }
    while (!begun_.empty()) finish_oldest(pass);
    store_.sync();
    progress_.end();
    return std::move(result_);
  }

 private:
  RiskPass make_pass() const {
    std::vector<const ZoneIndex*> indexes;
    for (const auto& index : indexes_) indexes.push_back(&index);
    std::vector<SumQuantum> quanta;
    for (const auto& quantity : plan_.quantities) quanta.push_back(quantity.quantum);
    return {plan_.device,          plan_.tiles.grid, plan_.program,      plan_.tiles.tile_rows,
            plan_.tiles.tile_cols, plan_.tiles.halo, std::move(indexes), std::move(quanta)};
  }

  /// Takes over the tiles an interrupted run finished, up to the first one missing.
  std::int64_t restore() {
    std::int64_t tile = 0;
    std::vector<std::string> audit;
    for (; tile < plan_.tiles.tiles() && store_.done(tile); ++tile) {
      auto record = from_blob(store_.blob(tile), plan_.layers.size(), plan_.zone_lists.size(),
                              plan_.program.operations.size());
      merge(record);
      audit = std::move(record.audit);
    }
    restore_audits(audit, plan_.layers);
    return tile;
  }

  void merge(const TileRecord& record) {
    for (std::size_t s = 0; s < record.contributions.size(); ++s) merge(s, record.contributions[s]);
    for (std::size_t i = 0; i < record.undefined.size(); ++i) result_.undefined[i] += record.undefined[i];
  }

  void merge(std::size_t list, const std::vector<ZoneContribution>& contributions) {
    for (const auto& one : contributions)
      result_.sums[list]
          .at(static_cast<std::size_t>(one.zone), static_cast<std::size_t>(one.quantity))
          .merge(one.sums);
  }

  /// What is asked of each footprint: the pass sums every quantity over all of them.
  std::vector<std::vector<ZoneContribution>> wanted(std::vector<std::vector<ZoneContribution>> all) const {
    for (std::size_t list = 0; list < all.size(); ++list)
      std::erase_if(all[list], [&](const ZoneContribution& one) {
        return !result_.sums[list].keeps(static_cast<std::size_t>(one.quantity));
      });
    return all;
  }

  void finish_oldest(RiskPass& pass) {
    const RiskTile tile = pass.collect();
    const std::int64_t number = begun_.front().number;
    store(number, tile);
    pictures_.store(number, tile.window, std::move(begun_.front().relief), tile.kept, store_);
    const TileRecord record{std::move(begun_.front().audit_states), wanted(tile.contributions),
                            tile.undefined};
    begun_.pop_front();
    merge(record);
    const auto now = std::chrono::steady_clock::now();
    const bool asked = checkpoint_asked();
    const bool sync = asked || now - synced_ > sync_every;
    if (sync) synced_ = now;
    store_.commit(number, to_blob(record), sync);
    if (asked)
      spdlog::info("checkpoint: {} of {} tiles are safely on disk", store_.tiles_done(), store_.tiles());
    progress_.advance();
    throw_if_stopped_durably();
  }

  void throw_if_stopped_durably() {
    try {
      throw_if_stopped();
    } catch (const Interrupted&) {
      store_.sync();
      throw;
    }
  }

  void store(std::int64_t number, const RiskTile& tile) {
    for (std::size_t p = 0; p < plan_.stored_profiles.size(); ++p) {
      const auto& stored = plan_.stored_profiles[p];
      if (plan_.set.profiles[p].job.maps) {
        const auto& classes = tile.classes[p];
        const bool any = std::any_of(classes.begin(), classes.end(),
                                     [](std::uint8_t c) { return c != class_no_data_here; });
        store_.write(number, stored.risk, any ? std::as_bytes(tile.bands[p]) : std::span<const std::byte>());
        store_.write(number, stored.classes, any ? std::as_bytes(classes) : std::span<const std::byte>());
      }
      for (const auto& [leaf, layer] : stored.indicators) {
        const auto& values = tile.kept[plan_.set.profiles[p].leaf_indicator[leaf]];
        store_.write(number, layer,
                     all_no_data(values) ? std::span<const std::byte>() : std::as_bytes(values));
      }
    }
    const bool any_site = std::any_of(tile.contributions.begin(), tile.contributions.end(),
                                      [](const auto& of_list) { return !of_list.empty(); });
    for (const auto& [indicator, layer] : plan_.stored_cells) {
      const auto& cells = tile.kept[indicator];
      const bool wanted = any_site || (weighs_units(plan_.set, indicator) && !all_no_data(cells));
      store_.write(number, layer, wanted ? std::as_bytes(cells) : std::span<const std::byte>());
    }
  }

  RunPlan& plan_;
  TileStore& store_;
  Progress& progress_;
  PictureSamples pictures_;
  std::vector<std::vector<Zone>> zones_;
  std::vector<ZoneIndex> indexes_;
  std::deque<TileBegun> begun_;
  PassResult result_;
  std::chrono::steady_clock::time_point synced_;
};

}  // namespace

SiteSums::SiteSums(const ZoneList& list, std::size_t quantities, std::size_t zones)
    : place(quantities, std::string::npos), kept(list.quantities.size()), all(zones * kept) {
  for (std::size_t i = 0; i < kept; ++i) place[list.quantities[i]] = i;
}

PassResult run_tiles(RunPlan& plan, TileStore& store, Progress& progress) {
  return TilePass(plan, store, progress).run();
}

}  // namespace firnline
