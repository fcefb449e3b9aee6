// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/travel/label.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// The land that is nearest to each facility, in the order of labels.
struct AreasOfFacilities {
  std::vector<std::int64_t> cells;           ///< that reach it
  std::vector<std::uint64_t> longest_ticks;  ///< from the farthest of them
};
[[nodiscard]] AreasOfFacilities areas_of_facilities(const WholeGrid& where, const TilePlane<Label>& labels,
                                                    std::int64_t facilities);

/// People are counted in whole parts of a person, so that every sum is exact in any order.
inline constexpr double parts_of_a_person = 1 << 20;
[[nodiscard]] inline double people_of(std::int64_t parts) {
  return static_cast<double>(parts) / parts_of_a_person;
}

/// People by the facility that is nearest to them, in parts. Per facility, in the order of labels.
struct PeopleByFacility {
  std::vector<std::int64_t> all;                  ///< who can reach it at all
  std::vector<std::vector<std::int64_t>> within;  ///< per threshold: who reaches it in that time
  std::int64_t cut_off = 0;                       ///< people who reach none
  std::int64_t cut_off_cells = 0;                 ///< cells with people from which none is reached

  /// in: a threshold's place
  [[nodiscard]] std::int64_t covered(std::size_t threshold) const;
  /// Everybody who was counted: those who reach a facility, and those who do not.
  [[nodiscard]] std::int64_t counted() const;
};

/// Coverage C(tau) and who depends on whom (domain-spec 5.3, X5). in: people per cell [1], NaN where nobody
/// counted; thresholds [min], rising. throws: LimitError above 8 * 10^12 people
[[nodiscard]] PeopleByFacility people_in_reach(const WholeGrid& where, const TilePlane<Label>& labels,
                                               const TilePlane<float>& people,
                                               std::span<const double> thresholds_min,
                                               std::int64_t facilities);

/// How many people reach a facility within each of some minutes, and behind these how many reach one at all,
/// in parts. in: as of people_in_reach
[[nodiscard]] std::vector<std::int64_t> people_within_minutes(const WholeGrid& where,
                                                              const TilePlane<Label>& labels,
                                                              const TilePlane<float>& people,
                                                              std::span<const double> minutes);

/// Who loses access (domain-spec 5.3, X7), by the facility that was nearest before: `all` are those who
/// reached one and now reach none, `within` those who reached one in that time and now do not. Nobody else is
/// in it.
[[nodiscard]] PeopleByFacility people_cut_off(const WholeGrid& where, const TilePlane<Label>& before,
                                              const TilePlane<Label>& after, const TilePlane<float>& people,
                                              std::span<const double> thresholds_min,
                                              std::int64_t facilities);

/// Reached before, within the threshold, and not any more.
[[nodiscard]] FIRN_FN constexpr bool loses_access(Label before, Label after, double threshold_min) {
  return is_within(before, threshold_min) && !is_within(after, threshold_min);
}

}  // namespace firnline
