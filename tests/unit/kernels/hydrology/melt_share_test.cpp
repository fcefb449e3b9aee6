// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/melt_share.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "gtest/gtest.h"
#include "kernels/hydrology/direction_codes.hpp"

namespace firnline {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

using Depths = std::vector<float>;

/// A river of square cells of a kilometre, each draining into the one east of it.
class River {
 public:
  explicit River(std::int64_t cells, std::int64_t tile_cols = 2, int threads = 1) {
    where_.device.threads = threads;
    where_.grid.rows = 1;
    where_.grid.cols = cells;
    where_.grid.cell_width = where_.grid.cell_height = 1000;
    where_.tiling = {1, cells, 1, tile_cols};
    direction_ = std::make_unique<MemoryPlane<std::uint8_t>>(where_.tiling);
    save_grid<std::uint8_t>(
        where_.tiling, std::vector<std::uint8_t>(static_cast<std::size_t>(cells), d8::east), *direction_);
    for (std::size_t month = 0; month < months_of_year; ++month)
      set(month, Depths(cells_()), Depths(cells_()));
  }

  void set(std::size_t month, const Depths& melt_mm, const Depths& runoff_mm) {
    melt_[month] = plane(melt_mm);
    runoff_[month] = plane(runoff_mm);
  }
  /// The river ends in a sink.
  void end_in(std::size_t cell) {
    std::vector<std::uint8_t> codes(cells_(), d8::east);
    codes[cell] = d8::sink;
    save_grid<std::uint8_t>(where_.tiling, codes, *direction_);
  }
  void take(std::size_t month, const Depths& volumes_m3) {
    for (std::size_t m = 0; m < months_of_year; ++m)
      if (taken_[m] == nullptr) taken_[m] = plane(Depths(cells_()));
    taken_[month] = plane(volumes_m3);
  }

  void flow() {
    WaterOfYear water;
    water.largest_mm = 3000;
    MeltShareResults results;
    for (std::size_t month = 0; month < months_of_year; ++month) {
      water.melt_mm[month] = melt_[month].get();
      water.runoff_mm[month] = runoff_[month].get();
      water.taken_m3[month] = taken_[month].get();
      share_[month] = std::make_unique<MemoryPlane<float>>(where_.tiling);
      discharge_[month] = std::make_unique<MemoryPlane<float>>(where_.tiling);
      results.share[month] = share_[month].get();
      results.discharge_m3_s[month] = discharge_[month].get();
    }
    if (taken_[0] != nullptr)
      for (std::size_t month = 0; month < months_of_year; ++month) {
        supply_[month] = std::make_unique<MemoryPlane<float>>(where_.tiling);
        without_[month] = std::make_unique<MemoryPlane<float>>(where_.tiling);
        results.supply_m3[month] = supply_[month].get();
        results.supply_without_melt_m3[month] = without_[month].get();
      }
    year_ = std::make_unique<MemoryPlane<float>>(where_.tiling);
    results.annual_share = year_.get();
    at_places.resize(places.size());
    results.places = places;
    results.at_places = at_places;
    report = melt_share(
        where_, *direction_, water, 0.7,
        [this] { return std::make_unique<MemoryPlane<std::int64_t>>(where_.tiling); }, results);
  }

  [[nodiscard]] Depths share(std::size_t month) const {
    return load_grid<float>(where_.tiling, *share_[month]);
  }
  [[nodiscard]] Depths discharge(std::size_t month) const {
    return load_grid<float>(where_.tiling, *discharge_[month]);
  }
  [[nodiscard]] Depths supply(std::size_t month) const {
    return load_grid<float>(where_.tiling, *supply_[month]);
  }
  [[nodiscard]] Depths without_melt(std::size_t month) const {
    return load_grid<float>(where_.tiling, *without_[month]);
  }
  [[nodiscard]] Depths year() const { return load_grid<float>(where_.tiling, *year_); }

  MeltShareReport report;
  std::vector<Cell> places;  ///< whose water is told
  std::vector<WaterAtCell> at_places;

 private:
  using Plane = std::unique_ptr<MemoryPlane<float>>;

  [[nodiscard]] std::size_t cells_() const { return static_cast<std::size_t>(where_.grid.cols); }
  [[nodiscard]] Plane plane(const Depths& cells) const {
    auto made = std::make_unique<MemoryPlane<float>>(where_.tiling);
    save_grid<float>(where_.tiling, cells, *made);
    return made;
  }

  WholeGrid where_;
  std::unique_ptr<MemoryPlane<std::uint8_t>> direction_;
  std::array<Plane, months_of_year> melt_, runoff_, taken_, share_, discharge_, supply_, without_;
  Plane year_;
};

// T-CHAIN: melt 10, 0, 0, 0 and other runoff 0, 10, 20, 60 give 1, 1/2, 1/4, 1/10.
TEST(MeltShare, ThinsOutDownstream) {
  for (const std::int64_t tile : {1, 2, 3, 4})
    for (const int threads : {1, 2}) {
      River river(4, tile, threads);
      river.set(6, {10, 0, 0, 0}, {10, 10, 20, 60});

      river.flow();

      EXPECT_EQ(river.share(6), (Depths{1, 0.5F, 0.25F, 0.1F}));
      EXPECT_EQ(river.year(), (Depths{1, 0.5F, 0.25F, 0.1F}));
    }
}

// T-GANN: shares 0.5 of 2 and 0.1 of 8 are 0.18 of the year, not the mean of the months.
TEST(MeltShare, OfAYearIsARatioOfSums) {
  River river(1);
  river.set(4, {1}, {2});
  river.set(7, {0.8F}, {8});

  river.flow();

  EXPECT_EQ(river.share(4)[0], 0.5F);
  EXPECT_FLOAT_EQ(river.share(7)[0], 0.1F);
  EXPECT_FLOAT_EQ(river.year()[0], 0.18F);
}

TEST(MeltShare, HasNoValueWhereNothingFlows) {
  River river(2);
  river.set(0, {0, 0}, {0, 4});

  river.flow();

  EXPECT_TRUE(std::isnan(river.share(0)[0]));
  EXPECT_EQ(river.share(0)[1], 0);
  EXPECT_TRUE(std::isnan(river.share(1)[1])) << "a month without water";
  EXPECT_EQ(river.discharge(1)[1], 0) << "is a dry river, not an unknown one";
}

// 31 days of 26.784 mm over a square kilometre: 26 784 m3 of 2 678 400 s, 0.01 m3 s-1, and twice that below.
TEST(MeltShare, TellsTheDischargeOfTheMonth) {
  River river(2);
  river.set(0, {0, 0}, {26.784F, 26.784F});

  river.flow();

  EXPECT_NEAR(river.discharge(0)[0], 0.01, 1e-8);
  EXPECT_NEAR(river.discharge(0)[1], 0.02, 1e-8);
}

TEST(MeltShare, TakesNoMoreMeltThanRunsOff) {
  River river(2);
  river.set(3, {9, 0}, {6, 6});

  river.flow();

  EXPECT_EQ(river.share(3), (Depths{1, 0.5F}));
  EXPECT_EQ(river.report.more_melt_than_runoff, 1);
}

// A cell that lacks any month gives no water in any; below it 1 of 2, 1 of 3 and 1 of 4 cells are unknown,
// and 70 % must be known.
TEST(MeltShare, IsToldWhereEnoughIsKnownUpstream) {
  River river(4);
  river.set(5, {1, 1, 1, 1}, {none, 2, 2, 2});
  river.set(8, {8, 0, 0, 0}, {8, 8, 8, 8});

  river.flow();

  for (const std::size_t month : {5U, 8U}) {
    const Depths share = river.share(month);
    for (const std::size_t cell : {0U, 1U, 2U}) {
      EXPECT_TRUE(std::isnan(share[cell])) << month << ", " << cell;
      EXPECT_TRUE(std::isnan(river.discharge(month)[cell])) << month << ", " << cell;
    }
  }
  EXPECT_EQ(river.share(5)[3], 0.5F);
  EXPECT_EQ(river.share(8)[3], 0) << "the melt of the unknown cell does not count, nor does its runoff";
  EXPECT_EQ(river.report.missing_cells, 1);
}

// T-MIX: melt 10, then runoff 10 of which 10 are taken after mixing, then runoff 10: shares 1, 1/2, 1/4;
// without the taking 1/3 at the end. A millimetre over a square kilometre is 1000 m3.
TEST(MeltShare, IsMixedBeforeWaterIsTaken) {
  River river(3);
  river.set(6, {10, 0, 0}, {10, 10, 10});
  river.flow();
  EXPECT_FLOAT_EQ(river.share(6)[2], 1.0F / 3);

  river.take(6, {0, 10000, 0});
  river.flow();

  EXPECT_EQ(river.share(6), (Depths{1, 0.5F, 0.25F}));
  EXPECT_NEAR(river.report.taken_m3, 10000, 1e-3);
  EXPECT_NEAR(river.report.taken_melt_m3, 5000, 1e-3);
  EXPECT_NEAR(river.report.outflow_m3, 20000, 1e-3);
  EXPECT_NEAR(river.report.outflow_melt_m3, 5000, 1e-3);
}

// A closed basin: the river ends in its last cell, a lake, and there its water is counted.
TEST(MeltShare, ComesOutInTerminalLakesToo) {
  River river(3);
  river.set(6, {10, 0, 0}, {10, 10, 20});
  river.end_in(2);

  river.flow();

  EXPECT_NEAR(river.report.outflow_m3, 40000, 1e-3);
  EXPECT_NEAR(river.report.outflow_melt_m3, 10000, 1e-3);
}

// 10 mm of melt, then 10 mm of rain each in two cells that ask for 15 and 20 mm: the first has 20 and takes
// 15, the second 5 + 10. Without melt the first has 10, and the second its own 10.
TEST(MeltShare, TellsWhatReachesFieldsWithAndWithoutMelt) {
  for (const std::int64_t tile : {1, 2, 3}) {
    River river(3, tile);
    river.set(6, {10, 0, 0}, {10, 10, 10});
    river.take(6, {0, 15000, 20000});

    river.flow();

    const Depths with = river.supply(6), without = river.without_melt(6);
    EXPECT_EQ(with[0], 0);
    EXPECT_NEAR(with[1], 15000, 0.01);
    EXPECT_NEAR(with[2], 15000, 0.01);
    EXPECT_NEAR(without[1], 10000, 0.01);
    EXPECT_NEAR(without[2], 10000, 0.01);
    EXPECT_NEAR(river.report.taken_m3, 30000, 0.01);
    EXPECT_NEAR(river.report.taken_without_melt_m3, 20000, 0.01);
  }
}

TEST(MeltShare, TellsNoSupplyOfARiverThatIsNotKnown) {
  River river(2);
  river.set(6, {10, 0}, {none, 10});
  river.take(6, {0, 5000});

  river.flow();

  EXPECT_TRUE(std::isnan(river.supply(6)[1])) << "half of the land upstream is unknown";
  EXPECT_TRUE(std::isnan(river.without_melt(6)[1]));
}

// As above: what passes a place is told in volumes, before anything is taken there.
TEST(MeltShare, TellsTheVolumesAtSinglePlaces) {
  for (const std::int64_t tile : {1, 2, 3}) {
    River river(3, tile);
    river.set(6, {10, 0, 0}, {10, 10, 10});
    river.take(6, {0, 10000, 0});
    river.places = {{0, 2}, {0, 1}, {0, 1}};

    river.flow();

    EXPECT_NEAR(river.at_places[0].melt_m3[6], 5000, 1e-3);
    EXPECT_NEAR(river.at_places[0].water_m3[6], 20000, 1e-3);
    for (const std::size_t place : {1U, 2U}) {
      EXPECT_NEAR(river.at_places[place].melt_m3[6], 10000, 1e-3);
      EXPECT_NEAR(river.at_places[place].water_m3[6], 20000, 1e-3);
      EXPECT_EQ(river.at_places[place].water_m3[7], 0);
      EXPECT_EQ(river.at_places[place].known_share, 1);
    }
  }
}

TEST(MeltShare, TellsNoVolumesWhereTooLittleIsKnown) {
  River river(4);
  river.set(5, {1, 1, 1, 1}, {none, 2, 2, 2});
  river.places = {{0, 2}, {0, 3}};

  river.flow();

  EXPECT_NEAR(river.at_places[0].known_share, 2.0 / 3, 1e-12);
  EXPECT_TRUE(std::isnan(river.at_places[0].water_m3[5]));
  EXPECT_EQ(river.at_places[1].known_share, 0.75);
  EXPECT_NEAR(river.at_places[1].water_m3[5], 6000, 1e-3);
}

TEST(MeltShare, TakesNoMoreThanThereIs) {
  River river(2);
  river.set(6, {4, 0}, {8, 0});
  river.take(6, {1e9F, 0});

  river.flow();

  EXPECT_NEAR(river.report.taken_m3, 8000, 1e-3);
  EXPECT_EQ(river.share(6)[0], 0.5F);
  EXPECT_TRUE(std::isnan(river.share(6)[1])) << "the river is dry below";
}

// 1 mm over a square kilometre is 1000 m3.
TEST(MeltShare, ReportsWhatThereIsAndWhatLeaves) {
  River river(3);
  river.set(6, {10, 0, 0}, {10, 10, 20});
  river.set(7, {5, 0, 0}, {5, 0, 0});

  river.flow();

  EXPECT_NEAR(river.report.melt_m3, 15000, 1e-3);
  EXPECT_NEAR(river.report.runoff_m3, 45000, 1e-3);
  EXPECT_NEAR(river.report.outflow_melt_m3, 15000, 1e-3);
  EXPECT_NEAR(river.report.outflow_m3, 45000, 1e-3);
}

}  // namespace
}  // namespace firnline
