// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

/// What the indicators of peak water share: glacier runoff year by year, and its running mean.
namespace firnline::peak_water {

inline constexpr Param window_years{.name = "window_years",
                                    .value = 11,
                                    .low = 1,
                                    .high = 31,
                                    .unit = "yr",
                                    .source = "huss2018",
                                    .whole = true};

/// Every year is the one after that of the band before.
[[nodiscard]] FIRN_FN inline bool consecutive(const double* years, int count) {
  for (int band = 1; band < count; ++band)
    if (years[band] != years[0] + band) return false;
  return true;
}

/// Why no running mean can be made of the years, or nullptr.
[[nodiscard]] inline const char* refusal(const Binding& binding, const double* plane_values) {
  const double* years = plane_values + binding.first_plane[0];
  const int bands = binding.plane_count[0], window = static_cast<int>(binding.params[0]);
  if (!consecutive(years, bands) || years[0] < 1000)
    return "they must be consecutive years, named in band_values";
  if (window % 2 == 0) return "window_years must be odd, so that a window has a year in its middle";
  if (bands < window + 2) return "they are too few years for three windows of window_years";
  return nullptr;
}

/// The greatest running mean of a series.
struct Peak {
  double runoff = elementary::not_a_number;  ///< mean of the window, in the layer's unit; NaN = not known
  double year = elementary::not_a_number;    ///< in the middle of the first window that has it
  bool inside = false;                       ///< neither the first nor the last window of the series
};

/// Windows are whole ones alone, so that no mean is one of fewer years.
/// in: need 0, runoff >= 0, one band per consecutive year   out: no peak when a year is missing or negative
/// source: huss2018
[[nodiscard]] FIRN_FN inline Peak peak_of(const CellInputs& inputs, int window) {
  const int bands = inputs.bands(0), last = bands - window;
  for (int band = 0; band < bands; ++band)
    if (!(inputs.at(0, band) >= 0)) return {};
  if (last < 0 || !consecutive(inputs.plane_values + inputs.first_plane[0], bands)) return {};
  Peak peak;
  for (int first = 0; first <= last; ++first) {
    double sum = 0;
    for (int band = first; band < first + window; ++band) sum += inputs.at(0, band);
    const double mean = sum / window;
    if (mean <= peak.runoff) continue;
    peak = {mean, inputs.band_value(0, first + window / 2), first > 0 && first < last};
  }
  return peak;
}

}  // namespace firnline::peak_water
