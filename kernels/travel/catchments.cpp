// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/catchments.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/travel/catchment_window.hpp"
#include "kernels/travel/load_window.hpp"

namespace firnline {
namespace travel {
namespace {

/// The first number of ticks that is more than some minutes.
std::uint64_t ticks_beyond(double minutes) {
  if (!(minutes >= 0)) throw BugError("A catchment was to reach over no time.");
  const double ticks = elementary::floor(minutes * ticks_per_minute);
  if (ticks >= static_cast<double>(CatchmentWindow::highest_limit))
    throw LimitError("A catchment of " + std::to_string(minutes) + " minutes is wanted; 34,952 are the most.",
                     {}, "Shorten the time.");
  return static_cast<std::uint64_t>(ticks) + 1;
}

/// One catchment after the other, those of a block of origins in a window that grows with what they need.
class Sweep {
 public:
  Sweep(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> origins, std::uint64_t limit,
        const CatchmentRoom& room)
      : blocks_(where), ground_(where, ways), origins_(origins), limit_(limit), room_(room) {
    constexpr std::int64_t block = 128;  // cells along a side
    blocks_.tiling.tile_rows = blocks_.tiling.tile_cols = block;
    for (std::size_t i = 0; i < origins.size(); ++i)
      if (where.grid.whole().contains(origins[i])) of_block_[blocks_.tiling.tile_of(origins[i])].push_back(i);
    for (const auto& [number, its] : of_block_) numbers_.push_back(number);
  }

  [[nodiscard]] std::int64_t margin() const { return ground_.margin(); }
  [[nodiscard]] std::size_t workers() const { return firnline::workers(blocks_); }

  /// opened(worker, window): after each change of window. use(worker, origin, catchment)
  template <class Opened, class Use>
  void run(const Opened& opened, const Use& use) {
    std::vector<std::unique_ptr<CatchmentWindow>> windows;
    std::vector<std::int64_t> grown(workers(), least_growth);
    for (std::size_t i = 0; i < workers(); ++i) windows.push_back(std::make_unique<CatchmentWindow>(ground_));
    for_each_tile(blocks_, numbers_, [&](std::int64_t block, std::size_t worker) {
      CatchmentWindow& window = *windows[worker];
      const Window own = bounds_of(of_block_.at(block));
      const auto open = [&] {
        const Window wanted = own.grown(grown[worker]).intersected(blocks_.grid.whole());
        if (wanted.cells() > room_.window_cells) refuse(own);
        window.open(wanted, limit_);
        opened(worker, wanted);
      };
      open();
      for (const std::size_t origin : of_block_.at(block)) {
        for (window.spread_from(origins_[origin]); !window.is_complete(blocks_.grid);
             window.spread_from(origins_[origin])) {
          window.take([](std::uint32_t, std::uint32_t) {});
          grown[worker] *= 2;
          open();
        }
        use(worker, origin, window);
      }
      grown[worker] = std::max(least_growth, grown[worker] / 2);
    });
  }

 private:
  static constexpr std::int64_t least_growth = 64;

  [[nodiscard]] Window bounds_of(const std::vector<std::size_t>& numbers) const {
    Cell first = origins_[numbers.front()], last = first;
    for (const std::size_t i : numbers) {
      first = {std::min(first.row, origins_[i].row), std::min(first.col, origins_[i].col)};
      last = {std::max(last.row, origins_[i].row), std::max(last.col, origins_[i].col)};
    }
    return {first.row, first.col, last.row - first.row + 1, last.col - first.col + 1};
  }

  [[noreturn]] void refuse(const Window& own) const {
    throw LimitError("Catchments of " + std::to_string(static_cast<double>(limit_ - 1) / ticks_per_minute) +
                         " minutes reach over more than " + std::to_string(room_.window_cells) + " cells.",
                     "row " + std::to_string(own.row) + ", col " + std::to_string(own.col),
                     "Shorten the time, give more memory, or take larger cells.");
  }

  WholeGrid blocks_;
  Ground ground_;
  std::span<const Cell> origins_;
  std::uint64_t limit_;
  CatchmentRoom room_;
  std::map<std::int64_t, std::vector<std::size_t>> of_block_;
  std::vector<std::int64_t> numbers_;
};

/// The people of a window, in quanta, at the places of its cells.
void load_people(const WholeGrid& where, const TilePlane<float>& people, const Window& window,
                 std::int64_t margin, Tile<std::int64_t>& quanta) {
  std::vector<float> cells;
  Tile<float> persons;
  load_window(where.tiling, people, window, 0, cells, persons);
  quanta.reshape(window, margin);
  constexpr double most = 0x1p40;  // far beyond the people there are; sums of 2^22 such cells still fit
  for (std::int64_t row = 0; row < window.rows; ++row)
    for (std::int64_t col = 0; col < window.cols; ++col) {
      const auto here = static_cast<double>(persons.at(row, col));
      if (here < 0 || here * quanta_per_person > most)
        throw RasterError(
            "The population " + std::to_string(here) + " is no number of people of a cell.",
            "row " + std::to_string(window.row + row) + ", col " + std::to_string(window.col + col),
            "Give people per cell, and no data where they are unknown.");
      quanta.at(row, col) =
          elementary::is_nan(here)
              ? 0
              : static_cast<std::int64_t>(elementary::round_half_even(here * quanta_per_person));
    }
}

}  // namespace
}  // namespace travel

std::vector<WithinReach> people_within(const WholeGrid& where, const TravelWays& ways,
                                       std::span<const Cell> origins, std::span<const double> minutes,
                                       const TilePlane<float>& people, const CatchmentRoom& room) {
  std::vector<WithinReach> found(origins.size() * minutes.size());
  if (minutes.empty()) return found;
  std::vector<std::uint64_t> beyond;
  for (const double within : minutes) beyond.push_back(travel::ticks_beyond(within));
  travel::Sweep sweep(where, ways, origins, beyond.back(), room);
  std::vector<Tile<std::int64_t>> quanta(sweep.workers());
  sweep.run(
      [&](std::size_t worker, const Window& window) {
        travel::load_people(where, people, window, sweep.margin(), quanta[worker]);
      },
      [&](std::size_t worker, std::size_t origin, travel::CatchmentWindow& catchment) {
        const std::int64_t* const people_here = quanta[worker].data();
        const std::span<WithinReach> its(found.data() + origin * beyond.size(), beyond.size());
        catchment.take([&](std::uint32_t place, std::uint32_t ticks) {
          std::size_t within = 0;
          while (ticks >= beyond[within]) ++within;
          ++its[within].cells;
          its[within].people_quanta += people_here[place];
        });
        for (std::size_t i = 1; i < its.size(); ++i) {
          its[i].cells += its[i - 1].cells;
          its[i].people_quanta += its[i - 1].people_quanta;
        }
      });
  return found;
}

std::vector<Zone> catchments_within(const WholeGrid& where, const TravelWays& ways,
                                    std::span<const Cell> origins, double minutes,
                                    const CatchmentRoom& room) {
  std::vector<Zone> zones(origins.size());
  travel::Sweep sweep(where, ways, origins, travel::ticks_beyond(minutes), room);
  std::vector<std::vector<Cell>> reached(sweep.workers());
  sweep.run([](std::size_t, const Window&) {},
            [&](std::size_t worker, std::size_t origin, travel::CatchmentWindow& catchment) {
              std::vector<Cell>& cells = reached[worker];
              cells.clear();
              catchment.take(
                  [&](std::uint32_t place, std::uint32_t) { cells.push_back(catchment.cell_at(place)); });
              std::sort(cells.begin(), cells.end(), [](const Cell& one, const Cell& other) {
                return one.row != other.row ? one.row < other.row : one.col < other.col;
              });
              std::vector<ZoneRun>& runs = zones[origin].runs;
              for (const Cell& cell : cells)
                if (!runs.empty() && runs.back().row == cell.row && runs.back().col_last + 1 == cell.col)
                  ++runs.back().col_last;
                else
                  runs.push_back({cell.row, cell.col, cell.col, 1});
            });
  return zones;
}

}  // namespace firnline
