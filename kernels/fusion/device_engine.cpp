// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>
#include <utility>

#include "kernels/fusion/device_strip.hpp"
#include "kernels/grid/error.hpp"

namespace firnline::fusing {
namespace {

/// Two tiles are under way at a time: while one is being written to the store, the next is computed. Each has
/// two strips, so that one is copied while the other is computed.
constexpr int tiles_under_way = 2;
constexpr int strips_per_tile = 2;
constexpr std::int64_t strips_in_tile = 8;  // few enough to be long copies, enough to overlap

/// One tile under way: where its results arrive, in pinned memory, and what the host still has to do with
/// them.
struct TileUnderWay {
  Window window;
  backend::Arena pinned;
  std::vector<ProfilePlanes> profiles;
  std::vector<float*> kept;
  OperationNotes* notes = nullptr;                 ///< strips x operations
  std::vector<std::vector<ZoneSegment>> segments;  ///< per zone index, of the whole tile
  std::deque<StripZones> strips;                   ///< stay where they are while the device reads them
  std::vector<DeviceStrip> devices;
};

class DeviceEngine final : public RiskPass::Engine {
 public:
  explicit DeviceEngine(PassSetup setup) : setup_(std::move(setup)) {
    const std::int64_t whole = (setup_.tile_rows + strips_in_tile - 1) / strips_in_tile;
    for (strip_rows_ = (whole + FusedKernel::rows - 1) / FusedKernel::rows * FusedKernel::rows;;
         strip_rows_ /= 2) {
      try {
        reserve();
        return;
      } catch (const LimitError&) {
        tiles_.clear();
        program_memory_ = {}, strip_memory_ = {}, staging_memory_ = {};
        if (strip_rows_ <= 1) throw;
      }
    }
  }

  [[nodiscard]] int depth() const override { return tiles_under_way; }

  void submit(const RiskInput& input) override {
    if (under_way_ == tiles_under_way)
      throw BugError("A tile was submitted before an earlier one was collected.");
    require_input(input, setup_);
    TileUnderWay& tile = tiles_[static_cast<std::size_t>(next_)];
    next_ = (next_ + 1) % tiles_under_way;
    ++under_way_;
    tile.window = input.window;
    tile.segments = setup_.segments_in(input.window);
    tile.strips.clear();
    for (std::int64_t row = 0; row < input.window.rows; row += strip_rows_) {
      const std::int64_t rows = std::min(strip_rows_, input.window.rows - row);
      tile.strips.push_back(zones_of_strip(tile, row, rows));
      tile.devices[tile.strips.size() % strips_per_tile].begin(input, row, rows, tile.strips.back(),
                                                               results_of_strip(tile, row));
    }
  }

  [[nodiscard]] RiskTile collect() override {
    if (under_way_ == 0) throw BugError("A tile was collected that nobody submitted.");
    TileUnderWay& tile =
        tiles_[static_cast<std::size_t>((next_ + tiles_under_way - under_way_) % tiles_under_way)];
    --under_way_;
    for (const DeviceStrip& strip : tile.devices) strip.wait();
    refuse_values_outside(tile);
    RiskTile result;
    result.window = tile.window;
    result.undefined = undefined_in(tile);
    const auto cells = static_cast<std::size_t>(tile.window.cells());
    for (std::size_t p = 0; p < tile.profiles.size(); ++p) {
      const CellResults results = setup_.prepared.profiles[p].results;
      const auto bands = static_cast<std::size_t>(bands_wanted(results));
      result.bands.emplace_back(tile.profiles[p].band[0], cells * bands);
      result.classes.emplace_back(tile.profiles[p].classes, results == CellResults::all ? cells : 0);
    }
    for (float* const plane : tile.kept)
      result.kept.push_back(plane == nullptr ? std::span<const float>()
                                             : std::span<const float>(plane, cells));
    for (std::size_t z = 0; z < setup_.zones.size(); ++z)
      result.contributions.push_back(
          setup_.zones[z]->contributions(tile.window, tile.segments[z], sums_of(tile, z), setup_.quanta));
    return result;
  }

 private:
  /// All memory of the run, once. throws: LimitError, DeviceError
  void reserve() {
    using backend::Arena;
    using backend::Carver;
    const int index = setup_.device.index;
    constexpr std::size_t strips = tiles_under_way * strips_per_tile;
    const std::size_t bytes =
        backend::bytes_of_layout([&](Carver& carver) { return lay_out_program(carver, setup_); });
    program_memory_ = Arena(Arena::Kind::device, index, std::max<std::size_t>(bytes, 1));
    strip_memory_ =
        Arena(Arena::Kind::device, index, strips * DeviceStrip::device_bytes(setup_, strip_rows_));
    staging_memory_ =
        Arena(Arena::Kind::pinned, index, strips * DeviceStrip::pinned_bytes(setup_, strip_rows_));
    Carver program_carver(program_memory_.memory()), device(strip_memory_.memory()),
        pinned(staging_memory_.memory());
    const DeviceProgram program = lay_out_program(program_carver, setup_);
    upload_program(program, setup_, backend::OwnedStream(index).get());
    for (int t = 0; t < tiles_under_way; ++t) {
      TileUnderWay tile;
      Carver results;
      lay_out_results(results, tile);
      tile.pinned = Arena(Arena::Kind::pinned, index, results.used());
      results = Carver(tile.pinned.memory());
      lay_out_results(results, tile);
      for (int s = 0; s < strips_per_tile; ++s)
        tile.devices.emplace_back(setup_, program, strip_rows_, device, pinned);
      tiles_.push_back(std::move(tile));
    }
  }

  void lay_out_results(backend::Carver& carver, TileUnderWay& tile) const {
    const auto cells = static_cast<std::size_t>(setup_.tile_rows * setup_.tile_cols);
    const auto strips = static_cast<std::size_t>((setup_.tile_rows + strip_rows_ - 1) / strip_rows_);
    tile.profiles.clear();
    tile.kept.clear();
    for (const PreparedProfile& profile : setup_.prepared.profiles)
      tile.profiles.push_back(profile_planes(carver, cells, profile.results, bands_wanted(profile.results)));
    for (const PreparedOperation& operation : setup_.prepared.operations)
      tile.kept.push_back(operation.keep ? carver.take<float>(cells) : nullptr);
    tile.notes = carver.take<OperationNotes>(strips * setup_.prepared.operations.size());
  }

  [[nodiscard]] StripZones zones_of_strip(const TileUnderWay& tile, std::int64_t first_row,
                                          std::int64_t rows) const {
    const std::int64_t from = first_row * tile.window.cols, to = (first_row + rows) * tile.window.cols;
    StripZones zones;
    for (const auto& list : tile.segments)
      for (ZoneSegment segment : list) {
        if (segment.offset < from || segment.offset >= to) continue;
        segment.offset -= from;
        zones.segments.push_back(segment);
      }
    zones.sums.resize(zones.segments.size() * setup_.quantities());
    zones.pieces = pieces_in_zones({tile.window.row + first_row, tile.window.col, rows, tile.window.cols},
                                   {zones.segments});
    return zones;
  }

  [[nodiscard]] StripResults results_of_strip(const TileUnderWay& tile, std::int64_t first_row) const {
    const std::int64_t first = first_row * tile.window.cols, cells = tile.window.cells();
    StripResults results;
    for (std::size_t p = 0; p < tile.profiles.size(); ++p) {
      const CellResults wanted = setup_.prepared.profiles[p].results;
      ProfilePlanes own;
      for (int b = 0; b < bands_wanted(wanted); ++b)
        own.band[b] = tile.profiles[p].band[0] + b * cells + first;
      if (wanted == CellResults::all) own.classes = tile.profiles[p].classes + first;
      results.profiles.push_back(own);
    }
    for (float* const plane : tile.kept) results.kept.push_back(plane == nullptr ? nullptr : plane + first);
    results.notes =
        tile.notes + first_row / strip_rows_ * static_cast<std::int64_t>(setup_.prepared.operations.size());
    return results;
  }

  /// The sums of one zone index in the order of its segments, out of the strips that made them.
  [[nodiscard]] std::vector<SegmentSums> sums_of(const TileUnderWay& tile, std::size_t zone_index) const {
    const std::size_t quantities = setup_.quantities();
    std::vector<std::size_t> next(tile.strips.size(),
                                  0);  // segments of earlier zone indexes come first in a strip
    for (std::size_t z = 0; z < zone_index; ++z)
      for (const ZoneSegment& segment : tile.segments[z]) ++next[strip_of(tile, segment)];
    std::vector<SegmentSums> sums;
    sums.reserve(tile.segments[zone_index].size() * quantities);
    for (const ZoneSegment& segment : tile.segments[zone_index]) {
      const std::size_t strip = strip_of(tile, segment);
      const auto from =
          tile.strips[strip].sums.begin() + static_cast<std::ptrdiff_t>(next[strip]++ * quantities);
      sums.insert(sums.end(), from, from + static_cast<std::ptrdiff_t>(quantities));
    }
    return sums;
  }

  [[nodiscard]] std::size_t strip_of(const TileUnderWay& tile, const ZoneSegment& segment) const {
    return static_cast<std::size_t>(segment.offset / tile.window.cols / strip_rows_);
  }

  void refuse_values_outside(const TileUnderWay& tile) const {
    const std::size_t operations = setup_.prepared.operations.size();
    for (std::size_t i = 0; i < operations; ++i)
      for (std::size_t s = 0; s < tile.strips.size(); ++s) {
        const unsigned long long found = tile.notes[s * operations + i].outside;
        if (found == nothing_outside) continue;
        Window strip = tile.window;
        strip.row += static_cast<std::int64_t>(s) * strip_rows_;
        refuse_value(setup_.program.operations[i].info(), found, strip);
      }
  }

  [[nodiscard]] std::vector<std::int64_t> undefined_in(const TileUnderWay& tile) const {
    const std::size_t operations = setup_.prepared.operations.size();
    std::vector<std::int64_t> undefined(operations);
    for (std::size_t s = 0; s < tile.strips.size(); ++s)
      for (std::size_t i = 0; i < operations; ++i)
        undefined[i] += static_cast<std::int64_t>(tile.notes[s * operations + i].undefined);
    return undefined;
  }

  PassSetup setup_;
  std::int64_t strip_rows_ = 0;
  backend::Arena program_memory_, strip_memory_, staging_memory_;
  std::vector<TileUnderWay> tiles_;
  int next_ = 0, under_way_ = 0;
};

}  // namespace

std::unique_ptr<RiskPass::Engine> make_device_engine(PassSetup setup) {
  return std::make_unique<DeviceEngine>(std::move(setup));
}

}  // namespace firnline::fusing
