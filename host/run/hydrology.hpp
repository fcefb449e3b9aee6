// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "kernels/hydrology/spread_law.hpp"

namespace firnline {

/// What a job's [hydrology] can work out, in the order of hydrology_results.
enum class HydrologyResult {
  upstream_area,
  height_above_drainage,
  wetness_index,
  stream_distance,
  stream_order,
  specific_catchment_area,
  glacier_share,
  glacier_share_monthly,
  discharge_monthly,
  irrigation_supply_monthly,
  irrigation_supply_without_glaciers_monthly,
  glacier_melt_monthly,
  snowmelt_monthly,
  runoff_monthly
};

/// The catalogue's names.
inline constexpr std::array<std::string_view, 14> hydrology_results = {
    "upstream_area",
    "height_above_drainage",
    "wetness_index",
    "stream_distance",
    "stream_order",
    "specific_catchment_area",
    "glacier_share",
    "glacier_share_monthly",
    "discharge_monthly",
    "irrigation_supply_monthly",
    "irrigation_supply_without_glaciers_monthly",
    "glacier_melt_monthly",
    "snowmelt_monthly",
    "runoff_monthly"};

/// It is worked out from what [hydrology.glaciers] names.
[[nodiscard]] constexpr bool is_glacier_water(HydrologyResult result) {
  return result >= HydrologyResult::glacier_share &&
         result <= HydrologyResult::irrigation_supply_without_glaciers_monthly;
}

/// It is worked out from what [hydrology.melt] names.
[[nodiscard]] constexpr bool is_melt(HydrologyResult result) {
  return result >= HydrologyResult::glacier_melt_monthly;
}

/// It is made from areas as the job has them added up.
[[nodiscard]] constexpr bool is_of_areas(HydrologyResult result) {
  return result == HydrologyResult::upstream_area || result == HydrologyResult::wetness_index ||
         result == HydrologyResult::specific_catchment_area;
}

/// It is measured from streams.
[[nodiscard]] constexpr bool is_of_streams(HydrologyResult result) {
  return result == HydrologyResult::height_above_drainage || result == HydrologyResult::stream_distance ||
         result == HydrologyResult::stream_order;
}

/// It is what reaches fields of what is taken from the river.
[[nodiscard]] constexpr bool is_supply(HydrologyResult result) {
  return result == HydrologyResult::irrigation_supply_monthly ||
         result == HydrologyResult::irrigation_supply_without_glaciers_monthly;
}

/// It has twelve bands.
[[nodiscard]] constexpr bool is_monthly(HydrologyResult result) {
  return result >= HydrologyResult::glacier_share_monthly;
}

/// Which result a catalogue entry is; nothing for one that [hydrology] does not give.
[[nodiscard]] std::optional<HydrologyResult> hydrology_result(std::string_view catalogue_id);

/// The job's [hydrology] with the layers that the run reads and fills; places in LayerSet::layers.
struct ResolvedHydrology {
  struct Wanted {
    std::size_t layer = 0;
    HydrologyResult result{};
  };
  std::size_t elevation = 0;
  std::optional<std::size_t> terminal_lakes;
  std::optional<std::size_t> directions;  ///< given; else they are found from the heights
  struct Melt {
    std::size_t temperature = 0, precipitation = 0, glaciers = 0;
    std::optional<std::size_t> temperature_elevation = std::nullopt, debris_factor = std::nullopt,
                               evaporation = std::nullopt;
  };
  struct GlacierWater {
    std::optional<std::size_t> melt, runoff;  ///< none: those of Melt
    std::optional<std::size_t> abstraction = std::nullopt;
    std::optional<double> intake_km2 = std::nullopt;
  };
  std::optional<Melt> melt;  ///< only if some indicator reads what comes of it, or glaciers do
  std::optional<GlacierWater>
      glaciers;  ///< if some indicator reads one of its results, or sites have catchments
  /// How water spreads where areas are added up; nothing: along D8, or no indicator reads what comes of it.
  std::optional<SpreadLaw> spread;
  double stream_km2 = 0, snap_m = 0;
  std::vector<Wanted> wanted;
  std::vector<std::size_t> catchments;  ///< lists of LayerSet::sites that are measured upstream

  /// The layers that all this is worked out from.
  [[nodiscard]] std::vector<std::size_t> layers_read() const;
  [[nodiscard]] bool wants(HydrologyResult result) const {
    return wants_any([result](HydrologyResult one) { return one == result; });
  }
  /// kind: says of a result whether it is meant
  template <class Kind>
  [[nodiscard]] bool wants_any(const Kind& kind) const {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& one) { return kind(one.result); });
  }
};

}  // namespace firnline
