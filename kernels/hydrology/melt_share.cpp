// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/melt_share.hpp"

#include <algorithm>
#include <atomic>
#include <span>
#include <utility>
#include <vector>

#include "kernels/grid/elementary.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/intakes.hpp"
#include "kernels/hydrology/river_mixing.hpp"
#include "kernels/hydrology/weights.hpp"
#include "kernels/mapalgebra/zonal.hpp"

namespace firnline {
namespace {

using Sums = TilePlane<std::int64_t>;

/// A bit per cell of each tile.
using CellBits = std::vector<std::vector<bool>>;

/// Areas of cells without data in some month.
class UnknownAreas final : public WorkedOutPlane {
 public:
  UnknownAreas(const CellBits& known, const CellAreas& areas) : known_(known), areas_(areas) {}
  void load(std::int64_t tile, std::span<std::int64_t> cells) const override {
    const auto& known = known_[at(tile)];
    areas_.load(tile, cells);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (known[i]) cells[i] = 0;
  }

 private:
  const CellBits& known_;
  const CellAreas& areas_;
};

/// The water of one month, in quanta: all that runs off, or the part of it that began as melt.
class Volumes final : public WorkedOutPlane {
 public:
  enum class Of { runoff, melt, other };  ///< other: of the runoff what is no melt
  Volumes(const WholeGrid& where, const CellBits& known, const TilePlane<float>& melt_mm,
          const TilePlane<float>& runoff_mm, Of of, double quantum_m3)
      : where_(where),
        known_(known),
        melt_mm_(melt_mm),
        runoff_mm_(runoff_mm),
        of_(of),
        quantum_m3_(quantum_m3) {}

  void load(std::int64_t tile, std::span<std::int64_t> cells) const override {
    const Window window = where_.tiling.window(tile);
    const auto& known = known_[at(tile)];
    std::vector<float> runoff(cells.size()), melt(cells.size());
    runoff_mm_.load(tile, runoff);
    if (of_ != Of::runoff) melt_mm_.load(tile, melt);
    for (std::int64_t row = 0; row < window.rows; ++row) {
      const double quanta_per_mm = row_metrics(where_.grid, window.row + row).area_m2 / 1000 / quantum_m3_;
      for (std::int64_t col = 0; col < window.cols; ++col) {
        const auto i = at(row * window.cols + col);
        const auto quanta_of = [&](double depth_mm) {
          return static_cast<std::int64_t>(elementary::round_half_even(depth_mm * quanta_per_mm));
        };
        const std::int64_t all = of_ == Of::melt || !known[i] ? 0 : quanta_of(runoff[i]);
        const std::int64_t part =
            of_ == Of::runoff || !known[i] ? 0 : quanta_of(elementary::smaller(melt[i], runoff[i]));
        cells[i] = of_ == Of::melt ? part : all - part;
      }
    }
  }

 private:
  const WholeGrid& where_;
  const CellBits& known_;
  const TilePlane<float>& melt_mm_;
  const TilePlane<float>& runoff_mm_;
  Of of_;
  double quantum_m3_;
};

/// What is to be taken from the river at each cell, in quanta.
class Demands final : public WorkedOutPlane {
 public:
  Demands(const TilePlane<float>& volumes_m3, double quantum_m3)
      : volumes_m3_(volumes_m3), quantum_m3_(quantum_m3) {}
  void load(std::int64_t tile, std::span<std::int64_t> cells) const override {
    std::vector<float> volumes(cells.size());
    volumes_m3_.load(tile, volumes);
    for (std::size_t i = 0; i < cells.size(); ++i)
      cells[i] = volumes[i] > 0 ? static_cast<std::int64_t>(elementary::smaller(
                                      elementary::round_half_even(volumes[i] / quantum_m3_), 0x1p62))
                                : 0;
  }

 private:
  const TilePlane<float>& volumes_m3_;
  double quantum_m3_;
};

/// The months of a year, one after the other.
class YearOfWater {
 public:
  YearOfWater(const WholeGrid& where, const TilePlane<std::uint8_t>& direction, const WaterOfYear& water,
              double least_known, const MakeSums& make_sums, const MeltShareResults& results)
      : where_(where),
        direction_(direction),
        water_(water),
        melt_mm_(water.melt_mm),
        runoff_mm_(water.runoff_mm),
        results_(results),
        least_known_(least_known),
        known_(at(where.tiling.tiles())),
        trusted_(known_.size()),
        largest_area_m2_(largest_cell_area_m2(where.grid)),
        quantum_m3_(accumulation_quantum(months_of_year * water.largest_mm / 1000 * largest_area_m2_,
                                         where.grid.cells())),
        melt_(make_sums()),
        runoff_(make_sums()),
        year_melt_(make_sums()),
        year_runoff_(make_sums()),
        intakes_(where, direction, water.river, water.river != nullptr ? make_sums() : nullptr),
        taken_(wants_supply() ? make_sums() : nullptr) {}

  MeltShareReport run() {
    find_known_cells();
    find_trusted_cells();
    for (std::size_t month = 0; month < months_of_year; ++month) add_month(month);
    if (results_.annual_share != nullptr)
      for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
        results_.annual_share->save(
            tile, shares_of(tile, sums_of(*year_melt_, tile), sums_of(*year_runoff_, tile)));
      });
    report_.more_melt_than_runoff = more_melt_than_runoff_;
    report_.missing_cells = missing_cells_;
    return report_;
  }

 private:
  using Cells = std::vector<std::int64_t>;

  [[nodiscard]] Cells sums_of(const Sums& plane, std::int64_t tile) const {
    return load_tile(where_.tiling, plane, tile);
  }

  /// Cells where all months have data; and how often more melts than runs off.
  void find_known_cells() {
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
      auto& known = known_[at(tile)];
      known.assign(at(where_.tiling.window(tile).cells()), true);
      std::vector<float> melt, runoff;
      std::int64_t more = 0;
      for (std::size_t month = 0; month < months_of_year; ++month) {
        load_tile(where_.tiling, *melt_mm_[month], tile, melt);
        load_tile(where_.tiling, *runoff_mm_[month], tile, runoff);
        for (std::size_t i = 0; i < melt.size(); ++i) {
          if (!(melt[i] >= 0) || !(runoff[i] >= 0)) known[i] = false;
          more += melt[i] > runoff[i] ? 1 : 0;
        }
      }
      more_melt_than_runoff_ += more;
    });
  }

  /// Cells of whose land upstream enough has data; the others have no result in any month.
  void find_trusted_cells() {
    const CellAreas areas(where_.grid, where_.tiling,
                          accumulation_quantum(largest_area_m2_, where_.grid.cells()));
    const UnknownAreas unknown(known_, areas);
    accumulate(areas, unknown);
    tell_known_shares();
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
      const Cells all = sums_of(*melt_, tile), missing = sums_of(*runoff_, tile);
      const auto& known = known_[at(tile)];
      auto& trusted = trusted_[at(tile)];
      trusted.resize(all.size());
      std::int64_t without = 0;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] == no_accumulation) continue;
        trusted[i] = is_enough(all[i], missing[i]);
        without += known[i] ? 0 : 1;
      }
      missing_cells_ += without;
    });
  }

  void tell_known_shares() {
    const Cells all = at_places(*melt_), missing = at_places(*runoff_);
    place_is_trusted_.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i] == no_accumulation) continue;
      place_is_trusted_[i] = is_enough(all[i], missing[i]);
      results_.at_places[i].known_share =
          static_cast<double>(all[i] - missing[i]) / static_cast<double>(all[i]);
    }
  }

  /// Of the land upstream enough has data.
  [[nodiscard]] bool is_enough(std::int64_t all, std::int64_t missing) const {
    return static_cast<double>(all - missing) >= least_known_ * static_cast<double>(all);
  }

  void tell_volumes(std::size_t month) const {
    const Cells melt = at_places(*melt_), water = at_places(*runoff_);
    for (std::size_t i = 0; i < melt.size(); ++i) {
      WaterAtCell& place = results_.at_places[i];
      const bool known = place_is_trusted_[i];
      place.melt_m3[month] = known ? static_cast<double>(melt[i]) * quantum_m3_ : WaterAtCell::unknown;
      place.water_m3[month] = known ? static_cast<double>(water[i]) * quantum_m3_ : WaterAtCell::unknown;
    }
  }

  [[nodiscard]] Cells at_places(const Sums& plane) const {
    return values_at(where_.tiling, plane, results_.places);
  }

  std::vector<AccumulationTotals> accumulate(const Sums& first, const Sums& second) {
    const std::array<const Sums*, 2> weights = {&first, &second};
    const std::array<Sums*, 2> sums = {melt_.get(), runoff_.get()};
    return flow_accumulation(where_, direction_, weights, sums);
  }

  void add_month(std::size_t month) {
    const Volumes melt(where_, known_, *melt_mm_[month], *runoff_mm_[month], Volumes::Of::melt, quantum_m3_);
    const Volumes runoff(where_, known_, *melt_mm_[month], *runoff_mm_[month], Volumes::Of::runoff,
                         quantum_m3_);
    if (takes_water())
      mix(month, melt, runoff);
    else
      add_totals(accumulate(melt, runoff));
    tell_volumes(month);
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) { finish_month(month, tile); });
  }

  void add_totals(const std::vector<AccumulationTotals>& totals) {
    add_totals(totals[0], report_.melt_m3, report_.outflow_melt_m3);
    add_totals(totals[1], report_.runoff_m3, report_.outflow_m3);
  }
  void add_totals(const AccumulationTotals& totals, double& all_m3, double& outflow_m3) const {
    all_m3 += static_cast<double>(totals.weight) * quantum_m3_;
    outflow_m3 +=
        static_cast<double>(totals.left_the_grid + totals.into_no_data + totals.in_sinks) * quantum_m3_;
  }

  [[nodiscard]] bool takes_water() const { return water_.taken_m3.front() != nullptr; }

  [[nodiscard]] bool wants_supply() const {
    return takes_water() &&
           (results_.supply_m3.front() != nullptr || results_.supply_without_melt_m3.front() != nullptr);
  }

  void mix(std::size_t month, const Volumes& melt, const Volumes& runoff) {
    const Demands asked(*water_.taken_m3[month], quantum_m3_);
    const TilePlane<std::int64_t>& demand = intakes_.gather(asked);
    const std::array<MixingMonth, 1> months = {
        {{&runoff, &melt, &demand, runoff_.get(), melt_.get(), taken_.get(), nullptr}}};
    const MixingTotals totals = river_mixing(where_, direction_, months).front();
    add_totals(totals.melt, report_.melt_m3, report_.outflow_melt_m3);
    add_totals(totals.water, report_.runoff_m3, report_.outflow_m3);
    report_.taken_m3 += static_cast<double>(totals.water_taken) * quantum_m3_;
    report_.taken_melt_m3 += static_cast<double>(totals.melt_taken) * quantum_m3_;
    share_out(results_.supply_m3[month]);
    if (results_.supply_without_melt_m3[month] == nullptr) return;
    const Volumes rest(where_, known_, *melt_mm_[month], *runoff_mm_[month], Volumes::Of::other, quantum_m3_);
    const EqualWeights none(0);
    const std::array<MixingMonth, 1> without = {
        {{&rest, &none, &demand, nullptr, nullptr, taken_.get(), nullptr}}};
    report_.taken_without_melt_m3 +=
        static_cast<double>(river_mixing(where_, direction_, without).front().water_taken) * quantum_m3_;
    share_out(results_.supply_without_melt_m3[month]);
  }

  /// What was taken where too little is known upstream is not told.
  void share_out(TilePlane<float>* supply_m3) {
    if (supply_m3 == nullptr) return;
    for_each_tile(where_, [&](std::int64_t tile, std::size_t) {
      Cells taken = sums_of(*taken_, tile);
      const auto& trusted = trusted_[at(tile)];
      for (std::size_t i = 0; i < taken.size(); ++i)
        if (!trusted[i]) taken[i] = no_accumulation;
      taken_->save(tile, taken);
    });
    intakes_.share_out(*taken_, quantum_m3_, *supply_m3);
  }

  void finish_month(std::size_t month, std::int64_t tile) const {
    const Cells melt = sums_of(*melt_, tile), runoff = sums_of(*runoff_, tile);
    if (results_.share[month] != nullptr) results_.share[month]->save(tile, shares_of(tile, melt, runoff));
    if (results_.discharge_m3_s[month] != nullptr)
      results_.discharge_m3_s[month]->save(tile, discharge_of(tile, month, runoff));
    if (results_.annual_share == nullptr) return;
    add_to_year(tile, melt, *year_melt_);
    add_to_year(tile, runoff, *year_runoff_);
  }

  [[nodiscard]] std::vector<float> shares_of(std::int64_t tile, const Cells& part, const Cells& whole) const {
    const auto& trusted = trusted_[at(tile)];
    std::vector<float> shares(whole.size(), no_data_f32);
    for (std::size_t i = 0; i < shares.size(); ++i)
      if (trusted[i] && static_cast<double>(whole[i]) * quantum_m3_ >= least_water_m3)
        shares[i] = static_cast<float>(static_cast<double>(part[i]) / static_cast<double>(whole[i]));
    return shares;
  }

  [[nodiscard]] std::vector<float> discharge_of(std::int64_t tile, std::size_t month,
                                                const Cells& water) const {
    const double per_quantum = quantum_m3_ / seconds_in_month(static_cast<double>(month + 1));
    const auto& trusted = trusted_[at(tile)];
    std::vector<float> m3_s(water.size(), no_data_f32);
    for (std::size_t i = 0; i < m3_s.size(); ++i)
      if (trusted[i]) m3_s[i] = static_cast<float>(static_cast<double>(water[i]) * per_quantum);
    return m3_s;
  }

  /// The quantum leaves room for twelve months.
  void add_to_year(std::int64_t tile, const Cells& month, Sums& year) const {
    Cells sum = sums_of(year, tile);
    for (std::size_t i = 0; i < sum.size(); ++i)
      if (month[i] != no_accumulation) sum[i] += month[i];
    year.save(tile, sum);
  }

  const WholeGrid& where_;
  const TilePlane<std::uint8_t>& direction_;
  const WaterOfYear& water_;
  const MonthlyPlanes& melt_mm_;
  const MonthlyPlanes& runoff_mm_;
  const MeltShareResults& results_;
  double least_known_;
  CellBits known_, trusted_;
  std::vector<bool> place_is_trusted_;
  double largest_area_m2_, quantum_m3_;
  std::unique_ptr<Sums> melt_, runoff_, year_melt_, year_runoff_;
  Intakes intakes_;
  std::unique_ptr<Sums> taken_;
  std::atomic<std::int64_t> more_melt_than_runoff_ = 0, missing_cells_ = 0;
  MeltShareReport report_;
};

}  // namespace

MeltShareReport melt_share(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                           const WaterOfYear& water, double least_known, const MakeSums& make_sums,
                           const MeltShareResults& results) {
  return YearOfWater(where, direction, water, least_known, make_sums, results).run();
}

}  // namespace firnline
