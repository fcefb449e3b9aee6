// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/catalogue.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "rasters/catalogue/entries/entries.hpp"

namespace firnline {
namespace {

std::vector<LayerSpec> all_entries() {
  std::vector<LayerSpec> all;
  for (const auto theme : {entries::terrain, entries::glaciers, entries::water, entries::climate,
                           entries::heat, entries::land, entries::people}) {
    std::vector<LayerSpec> layers = theme();
    std::move(layers.begin(), layers.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace

std::span<const LayerSpec> catalogue() {
  static const std::vector<LayerSpec> all = all_entries();
  return all;
}

const LayerSpec* find_layer(std::string_view id) {
  const auto all = catalogue();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const LayerSpec& layer) { return layer.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace firnline
