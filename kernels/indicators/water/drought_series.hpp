// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/special_functions.hpp"
#include "kernels/indicators/indicator.hpp"

/// What the standardised drought indices share: a monthly series, summed over some months, and the years that
/// say what is usual.
namespace firnline::drought {

inline constexpr int least_values = 30;           ///< of a calendar month, for a distribution (wmo2012)
inline constexpr int most_reference_years = 128;  ///< a cell sorts as many values at most
inline constexpr double most_extreme = 3;         ///< beyond, 30 years say nothing (mckee1993, wmo2012)

/// The first three parameters of every drought index, in this order.
inline constexpr Param months{
    .name = "months", .value = 3, .low = 1, .high = 24, .unit = "1", .source = "wmo2012", .whole = true};
inline constexpr Param reference_first_year{.name = "reference_first_year",
                                            .value = 1,
                                            .low = 1,
                                            .high = 1000,
                                            .unit = "1",
                                            .source = "choice",
                                            .whole = true};
inline constexpr Param reference_years{.name = "reference_years",
                                       .value = most_reference_years,
                                       .low = least_values,
                                       .high = most_reference_years,
                                       .unit = "1",
                                       .source = "choice",
                                       .whole = true};
/// The two after the fourth, for a share of months in drought.
inline constexpr Param recent_years{.name = "recent_years",
                                    .value = 10,
                                    .low = 1,
                                    .high = 1000,
                                    .unit = "1",
                                    .source = "choice",
                                    .whole = true};
inline constexpr Param drought_at{
    .name = "drought_at", .value = -1, .low = -3, .high = 0, .unit = "1", .source = "mckee1993"};

/// Which months a series has and which of them are usual. Months and years are counted from 0.
struct Calendar {
  int bands = 0;
  int summed = 1;      ///< months that an index takes together
  int first_year = 0;  ///< of the reference
  int end_year = 0;    ///< of the reference, one past its last

  [[nodiscard]] FIRN_FN static Calendar of(int bands, const double* params) {
    const int first = static_cast<int>(params[1]) - 1, end = first + static_cast<int>(params[2]);
    return {bands, static_cast<int>(params[0]), first, end < bands / 12 ? end : bands / 12};
  }
  [[nodiscard]] FIRN_FN bool whole_years() const { return bands > 0 && bands % 12 == 0; }
  /// Reference years in which a calendar month has all months before it that are summed.
  [[nodiscard]] FIRN_FN int values_of(int month) const {
    const int missing = (summed - 1 - month + 11) / 12;  // years at the beginning without enough before them
    const int first = first_year > missing ? first_year : missing;
    return end_year > first ? end_year - first : 0;
  }
};

/// Why no index can be made of a series, or nullptr. every_month: all calendar months are judged, not only
/// December
[[nodiscard]] inline const char* refusal(const Binding& binding, bool every_month) {
  const Calendar calendar = Calendar::of(binding.plane_count[0], binding.params);
  if (!calendar.whole_years())
    return "they must be the months of whole years, from January to December, 12 for each year";
  for (int month = every_month ? 0 : 11; month < 12; ++month)
    if (calendar.values_of(month) < least_values)
      return "the reference years (reference_first_year, reference_years) must give 30 sums of every "
             "calendar "
             "month that is judged, each of as many months as 'months' says: 30 whole years and, where sums "
             "reach back before them, one or two more";
  return nullptr;
}

/// Of a share of months, the same and that there are as many years as it is to be taken of.
[[nodiscard]] inline const char* refusal_of_share(const Binding& binding) {
  constexpr int at = 4;  // of recent_years among the parameters
  if (binding.plane_count[0] < 12 * static_cast<int>(binding.params[at]))
    return "they are fewer years than recent_years";
  return refusal(binding, true);
}

/// Rain and evapotranspiration are those of the same months.
[[nodiscard]] inline bool same_months(const Binding& binding, const double* plane_values) {
  if (binding.plane_count[0] != binding.plane_count[1]) return false;
  for (int band = 0; band < binding.plane_count[0]; ++band)
    if (plane_values[binding.first_plane[0] + band] != plane_values[binding.first_plane[1] + band])
      return false;
  return true;
}
inline constexpr const char* other_months =
    "precipitation and evapotranspiration must have bands of the same months (band_values of both layers)";

/// Monthly water of one cell: precipitation, less evapotranspiration where demand is asked for.
template <bool with_demand>
struct Series {
  const CellInputs& inputs;
  Calendar calendar;

  [[nodiscard]] FIRN_FN static Series of(const CellInputs& inputs, const double* params) {
    return {inputs, Calendar::of(inputs.bands(0), params)};
  }
  [[nodiscard]] FIRN_FN bool usable() const {
    return calendar.whole_years() && (!with_demand || inputs.bands(1) == inputs.bands(0));
  }
  /// The sum of the months that end with a band, the oldest first; NaN where one is missing or lies before
  /// the series.
  [[nodiscard]] FIRN_FN double sum_to(int band) const {
    if (band < calendar.summed - 1) return elementary::not_a_number;
    double sum = 0;
    for (int at = band - calendar.summed + 1; at <= band; ++at) {
      sum += inputs.at(0, at);
      if constexpr (with_demand) sum -= inputs.at(1, at);
    }
    return sum;
  }
};

/// The number of standard deviations at which a normal distribution has a probability, -3..3; NaN of NaN.
[[nodiscard]] FIRN_FN inline double standardised(double probability) {
  return elementary::clamped(elementary::normal_quantile(probability), -most_extreme, most_extreme);
}

/// The index of a series' last month. Fit: GammaFit or LogLogisticFit; option: the fit's own parameter
template <class Fit, class Series>
[[nodiscard]] FIRN_FN inline float latest(const Series& series, double option) {
  if (!series.usable()) return no_data_f32;
  constexpr int december = 11;
  const Fit fit = Fit::to(series, december, option != 0);
  const double index = standardised(fit.probability(series.sum_to(series.calendar.bands - 1)));
  return elementary::is_nan(index) ? no_data_f32 : static_cast<float>(index);
}

/// The share of the months of the last years with an index at or below a limit. Months at the beginning of
/// the series, before which months are missing that would be summed, do not count.
/// out: 0..1; no data when one of the months has no index
template <class Fit, class Series>
[[nodiscard]] FIRN_FN inline float share_in_drought(const Series& series, double option, double years,
                                                    double limit) {
  const Calendar& calendar = series.calendar;
  const int first = calendar.bands - 12 * static_cast<int>(years);
  if (!series.usable() || first < 0) return no_data_f32;
  const double probability_at_limit = elementary::normal_probability(limit);
  int judged = 0, dry = 0;
  for (int month = 0; month < 12; ++month) {
    const Fit fit = Fit::to(series, month, option != 0);
    for (int band = first + month; band < calendar.bands; band += 12) {
      if (band < calendar.summed - 1) continue;
      const double probability = fit.probability(series.sum_to(band));
      if (elementary::is_nan(probability)) return no_data_f32;
      ++judged;
      dry += probability <= probability_at_limit ? 1 : 0;
    }
  }
  return judged == 0 ? no_data_f32 : static_cast<float>(static_cast<double>(dry) / judged);
}

}  // namespace firnline::drought
