// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/contradictions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <string_view>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr int generation_years = 30;  // the length of a climate normal

/// Layers that are divided by one another: their years must meet.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> ratios = {
    {{"water_demand", "water_available"},
     {"snowmelt_monthly", "runoff_monthly"},
     {"actual_evapotranspiration_monthly", "reference_evapotranspiration_monthly"}}};

bool apart(const std::pair<int, int>& a, const std::pair<int, int>& b, int years) {
  return a.first > b.second + years || b.first > a.second + years;
}

}  // namespace

std::pair<int, int> years_of(const std::string& period, const std::string& where) {
  int first = 0, last = 0;
  const char* const begin = period.data();
  const char* const end = begin + period.size();
  const auto start = std::from_chars(begin, end, first);
  bool good = start.ec == std::errc();
  last = first;
  if (good && start.ptr != end) {
    const auto stop = *start.ptr == '-' ? std::from_chars(start.ptr + 1, end, last) : start;
    good = *start.ptr == '-' && stop.ec == std::errc() && stop.ptr == end;
  }
  if (!good || first < 1000 || last > 9999 || last < first)
    throw RasterError("The period '" + period + "' is no year and no span of years.", where,
                      "write period = \"2020\" or period = \"2000-2019\"");
  return {first, last};
}

std::string settled_datum(const LayerSpec& spec) {
  return spec.vertical_datum.find(" or ") == std::string::npos ? spec.vertical_datum : "";
}

std::vector<std::string> ratios_apart(const std::vector<LayerRequest>& layers) {
  std::vector<std::string> sentences;
  for (const auto& [above, below] : ratios)
    for (const LayerRequest& a : layers)
      for (const LayerRequest& b : layers) {
        if (a.spec.id != above || b.spec.id != below || a.spec.period.empty() || b.spec.period.empty()) continue;
        if (a.grid_only || b.grid_only) continue;
        if (apart(years_of(a.spec.period, a.name), years_of(b.spec.period, b.name), 0))
          sentences.push_back("layer '" + a.name + "' (" + a.spec.period + ") is divided by layer '" + b.name + "' (" + b.spec.period +
                              "): their years do not meet\n    -> take both from one period, or correct period in the job");
      }
  return sentences;
}

void require_consistent(const std::vector<LayerRequest>& layers) {
  std::string problems;
  const LayerRequest* with_datum = nullptr;
  for (const LayerRequest& layer : layers) {
    if (!layer.spec.period.empty()) (void)years_of(layer.spec.period, "layer '" + layer.name + "'");
    const std::string datum = settled_datum(layer.spec);
    if (datum.empty() || layer.grid_only) continue;
    if (with_datum != nullptr && settled_datum(with_datum->spec) != datum)
      problems += "\n  layer '" + layer.name + "' counts heights from " + datum + ", layer '" + with_datum->name + "' from " +
                  settled_datum(with_datum->spec) + ": tens of metres apart in mountains" +
                  "\n    -> convert one of the two (gdalwarp -s_srs EPSG:4326+5773 -t_srs EPSG:4326+3855), or correct " +
                  "vertical_datum in the job";
    if (with_datum == nullptr) with_datum = &layer;
  }
  std::vector<LayerRequest> own;
  std::copy_if(layers.begin(), layers.end(), std::back_inserter(own), [](const LayerRequest& layer) { return !layer.of_variant; });
  for (const auto& sentence : ratios_apart(own)) problems += "\n  " + sentence;
  if (!problems.empty()) throw RasterError("Layers contradict each other:" + problems);
}

std::vector<std::string> period_warnings(const LayerRequest& layer, const std::vector<LayerRequest>& layers) {
  std::vector<std::string> warnings;
  if (layer.spec.period.empty() || layer.grid_only || layer.of_variant) return warnings;
  const auto own = years_of(layer.spec.period, layer.name);
  for (const LayerRequest& other : layers) {
    if (&other == &layer || other.spec.period.empty() || other.grid_only || other.of_variant) continue;
    if (own.first > years_of(other.spec.period, other.name).second && apart(own, years_of(other.spec.period, other.name), generation_years))
      warnings.push_back("Layer '" + layer.name + "' stands for " + layer.spec.period + " and layer '" + other.name + "' for " +
                         other.spec.period + ": they describe different times.");
  }
  return warnings;
}

}  // namespace firnline
