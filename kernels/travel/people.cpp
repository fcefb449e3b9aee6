// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/people.hpp"

#include <algorithm>
#include <numeric>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

void add_to(std::int64_t& sum, std::int64_t more) {
  if (__builtin_add_overflow(sum, more, &sum))
    throw LimitError("More people were counted than 8 * 10^12.", {},
                     "Check that the layer counts people per cell.");
}

std::int64_t parts_of(float people) {
  constexpr double most = 0x1p62;
  const double parts = elementary::round_half_even(static_cast<double>(people) * parts_of_a_person);
  if (!(elementary::absolute(parts) < most))
    throw LimitError("A cell holds " + std::to_string(people) + " people.", {},
                     "Check that the layer counts people per cell.");
  return static_cast<std::int64_t>(parts);
}

PeopleByFacility nobody(std::size_t thresholds, std::int64_t facilities) {
  PeopleByFacility out;
  out.all.assign(at(facilities), 0);
  out.within.assign(thresholds, out.all);
  return out;
}

void add_to(PeopleByFacility& sum, const PeopleByFacility& more) {
  for (std::size_t f = 0; f < sum.all.size(); ++f) add_to(sum.all[f], more.all[f]);
  for (std::size_t t = 0; t < sum.within.size(); ++t)
    for (std::size_t f = 0; f < sum.all.size(); ++f) add_to(sum.within[t][f], more.within[t][f]);
  add_to(sum.cut_off, more.cut_off);
  sum.cut_off_cells += more.cut_off_cells;
}

/// count(tile's people, place of a cell, parts of persons in it, sum): for cells with people, tile by tile
template <class Count>
PeopleByFacility sum_over_cells(const WholeGrid& where, const TilePlane<float>& people,
                                std::size_t thresholds, std::int64_t facilities, const Count& count) {
  std::vector<PeopleByFacility> sums(workers(where), nobody(thresholds, facilities));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    const std::vector<float> here = load_tile(where.tiling, people, tile);
    count(tile, here, sums[worker]);
  });
  PeopleByFacility out = nobody(thresholds, facilities);
  for (const auto& sum : sums) add_to(out, sum);
  return out;
}

}  // namespace

AreasOfFacilities areas_of_facilities(const WholeGrid& where, const TilePlane<Label>& labels,
                                      std::int64_t facilities) {
  const std::vector<std::uint64_t> none(at(facilities), 0);
  std::vector<AreasOfFacilities> of_worker(workers(where),
                                           AreasOfFacilities{{none.begin(), none.end()}, none});
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    AreasOfFacilities& sum = of_worker[worker];
    for (const Label label : load_tile(where.tiling, labels, tile)) {
      const std::int32_t facility = facility_of(label);
      if (facility == no_facility) continue;
      ++sum.cells[at(facility)];
      sum.longest_ticks[at(facility)] = std::max(sum.longest_ticks[at(facility)], ticks_of(label));
    }
  });
  AreasOfFacilities out = of_worker.front();
  for (std::size_t w = 1; w < of_worker.size(); ++w)
    for (std::size_t f = 0; f < none.size(); ++f) {
      out.cells[f] += of_worker[w].cells[f];
      out.longest_ticks[f] = std::max(out.longest_ticks[f], of_worker[w].longest_ticks[f]);
    }
  return out;
}

std::int64_t PeopleByFacility::covered(std::size_t threshold) const {
  return std::accumulate(within[threshold].begin(), within[threshold].end(), std::int64_t{0});
}

std::int64_t PeopleByFacility::counted() const {
  return std::accumulate(all.begin(), all.end(), cut_off);
}

PeopleByFacility people_in_reach(const WholeGrid& where, const TilePlane<Label>& labels,
                                 const TilePlane<float>& people, std::span<const double> thresholds_min,
                                 std::int64_t facilities) {
  const auto count = [&](std::int64_t tile, const std::vector<float>& here, PeopleByFacility& sum) {
    const std::vector<Label> label = load_tile(where.tiling, labels, tile);
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (!(here[i] > 0)) continue;
      const std::int64_t parts = parts_of(here[i]);
      const std::int32_t facility = facility_of(label[i]);
      if (facility == no_facility) {
        add_to(sum.cut_off, parts);
        ++sum.cut_off_cells;
        continue;
      }
      add_to(sum.all[at(facility)], parts);
      for (std::size_t t = 0; t < thresholds_min.size(); ++t)
        if (is_within(label[i], thresholds_min[t])) add_to(sum.within[t][at(facility)], parts);
    }
  };
  return sum_over_cells(where, people, thresholds_min.size(), facilities, count);
}

PeopleByFacility people_cut_off(const WholeGrid& where, const TilePlane<Label>& before,
                                const TilePlane<Label>& after, const TilePlane<float>& people,
                                std::span<const double> thresholds_min, std::int64_t facilities) {
  const auto count = [&](std::int64_t tile, const std::vector<float>& here, PeopleByFacility& sum) {
    const std::vector<Label> was = load_tile(where.tiling, before, tile),
                             is = load_tile(where.tiling, after, tile);
    for (std::size_t i = 0; i < here.size(); ++i) {
      const std::int32_t facility = facility_of(was[i]);
      if (!(here[i] > 0) || facility == no_facility) continue;
      const std::int64_t parts = parts_of(here[i]);
      if (facility_of(is[i]) == no_facility) {
        add_to(sum.all[at(facility)], parts);
        ++sum.cut_off_cells;
      }
      for (std::size_t t = 0; t < thresholds_min.size(); ++t)
        if (loses_access(was[i], is[i], thresholds_min[t])) add_to(sum.within[t][at(facility)], parts);
    }
  };
  return sum_over_cells(where, people, thresholds_min.size(), facilities, count);
}

std::vector<std::int64_t> people_within_minutes(const WholeGrid& where, const TilePlane<Label>& labels,
                                                const TilePlane<float>& people,
                                                std::span<const double> minutes) {
  const std::vector<std::int64_t> none(minutes.size() + 1, 0);
  std::vector<std::vector<std::int64_t>> of_worker(workers(where), none);
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    const std::vector<Label> label = load_tile(where.tiling, labels, tile);
    const std::vector<float> here = load_tile(where.tiling, people, tile);
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (!(here[i] > 0) || facility_of(label[i]) == no_facility) continue;
      const auto step = std::lower_bound(minutes.begin(), minutes.end(), minutes_of(label[i]));
      add_to(of_worker[worker][static_cast<std::size_t>(step - minutes.begin())], parts_of(here[i]));
    }
  });
  std::vector<std::int64_t> out = none;
  for (const auto& steps : of_worker)
    for (std::size_t step = 0; step < out.size(); ++step) add_to(out[step], steps[step]);
  for (std::size_t step = 1; step < out.size(); ++step) add_to(out[step], out[step - 1]);
  return out;
}

}  // namespace firnline
