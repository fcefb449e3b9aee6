// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_layers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>

#include "host/report/html.hpp"
#include "host/report/map_legend.hpp"
#include "host/report/map_picture.hpp"
#include "host/report/map_relief.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/map.hpp"
#include "rasters/export/map.hpp"

namespace firnline {
namespace {

namespace say = words::map;

constexpr std::size_t most_bytes = 5'000'000;        // of all pictures, in base64
constexpr std::size_t most_class_bytes = 2'500'000;  // of the risk classes among them
constexpr std::uint8_t nothing_here = 101;           // code of class.tif; greater ones: too little is

MapPicture picture_of_classes(const FinishedPicture& from) {
  MapPicture out{from.rows, from.cols, from.classes, {clear_colour}};
  for (std::size_t c = 1; c <= 5; ++c) out.palette.push_back(colour_of_class(c));
  out.palette.push_back(colour_of_too_little);
  for (auto& code : out.codes)
    code = code >= 1 && code <= 5 ? code : code > nothing_here ? std::uint8_t{6} : std::uint8_t{0};
  return out;
}

MapPicture picture_of_shares(const FinishedPicture& from, const std::vector<std::uint8_t>& steps,
                             bool coverage) {
  MapPicture out{from.rows, from.cols, steps, {clear_colour}};
  for (std::size_t c = 1; c <= 5; ++c)
    out.palette.push_back(coverage ? colours_of_coverage[c - 1] : colour_of_class(c));
  for (std::size_t i = 0; i < out.codes.size(); ++i)
    if (coverage && from.classes[i] == nothing_here) out.codes[i] = 0;
  return out;
}

MapPicture picture_of_values(const FinishedScenery& scenery, const FinishedIndicatorPicture& shown) {
  MapPicture out{scenery.rows, scenery.cols, shown.steps, {clear_colour}};
  for (std::size_t step = 0; step < steps_of(shown); ++step)
    out.palette.push_back(colour_of_step(step, steps_of(shown)));
  return out;
}

/// Shadow and light as black and white that let the colours below through.
MapPicture picture_of_relief(const GridSpec& grid, const FinishedScenery& scenery, double exaggeration) {
  constexpr int darks = 24, lights = 8;
  MapPicture out{scenery.rows, scenery.cols, {}, {clear_colour}};
  for (int k = 1; k <= darks; ++k)
    out.palette.push_back({0, 0, 0, static_cast<unsigned char>(k * 160 / darks)});
  for (int k = 1; k <= lights; ++k)
    out.palette.push_back({255, 255, 255, static_cast<unsigned char>(k * 110 / lights)});
  for (const float bright : hillshade(grid, scenery.elevation, scenery.rows, scenery.cols, exaggeration)) {
    const double apart = static_cast<double>(bright) - level_ground;
    const double step = apart < 0 ? std::round(-apart / level_ground * darks)
                                  : std::round(apart / (1 - level_ground) * lights);
    out.codes.push_back(!(step > 0) ? std::uint8_t{0}
                                    : static_cast<std::uint8_t>(apart < 0 ? step : darks + step));
  }
  return out;
}

MapLayer layer_of_part(const words::Words& words, std::size_t dimension) {
  const std::string name = dimension_heading(words, dimension);
  return {{}, name, words(say::legend_of_part, name), legend_of_shares(words, false)};
}

MapLayer layer_of_indicator(const words::Words& words, const FinishedProfile& profile, std::size_t leaf,
                            const FinishedIndicatorPicture& shown) {
  const std::string title = indicator_title(words, profile, leaf),
                    unit = words.unit(profile.indicators[leaf].unit);
  return {{},
          title,
          unit.empty() ? words(say::legend_of_numbers, title) : words(say::legend_of_values, title, unit),
          legend_of_values(words, shown, unit)};
}

}  // namespace

/// Puts pictures on the page as long as there is room.
struct MapLayers::Room {
  std::string definitions;
  std::size_t used = 0, pictures = 0;

  /// Id of the picture; empty when it does not fit. shown: how many cells a cell of it stands for, along a
  /// side
  std::string take(const MapPicture& picture, const std::string& uri, std::int64_t shown, bool smooth) {
    if (used + uri.size() > most_bytes) return {};
    used += uri.size();
    std::string id = "map-picture-" + std::to_string(++pictures);
    definitions += image_element(picture, uri, id, shown, smooth);
    return id;
  }
};

MapLayers::MapLayers(const FinishedRun& run, const words::Words& words)
    : run_(run), layers_(run.profiles.size()), left_out_(run.profiles.size(), 0) {
  Room room;
  add_classes(words, room);
  if (!room.definitions.empty() && !run.scenery.elevation.empty()) {
    exaggeration_ = exaggeration_of(run.grid, run.scenery.elevation, run.scenery.rows, run.scenery.cols);
    const MapPicture picture = picture_of_relief(run.grid, run.scenery, exaggeration_);
    relief_ = room.take(picture, data_uri(picture), 1, true);
  }
  add_parts(words, room);
  add_indicators(words, room);
  definitions_ = std::move(room.definitions);
}

void MapLayers::add_classes(const words::Words& words, Room& room) {
  for (std::int64_t factor = 1;; factor *= 2) {
    std::vector<std::pair<MapPicture, std::string>> pictures(run_.profiles.size());
    std::size_t bytes = 0;
    for (std::size_t p = 0; p < run_.profiles.size(); ++p) {
      if (!run_.profiles[p].picture) continue;
      pictures[p].first = coarser(picture_of_classes(*run_.profiles[p].picture), factor);
      pictures[p].second = data_uri(pictures[p].first);
      bytes += pictures[p].second.size();
    }
    if (bytes > most_class_bytes && factor < 64) continue;
    for (std::size_t p = 0; p < run_.profiles.size(); ++p)
      if (run_.profiles[p].picture)
        layers_[p].push_back({room.take(pictures[p].first, pictures[p].second, factor, false),
                              words(say::risk), words(say::legend_of_risk),
                              legend_of_classes(words, run_.profiles[p]), true});
    return;
  }
}

void MapLayers::add_parts(const words::Words& words, Room& room) {
  const auto add = [&](std::size_t p, const MapPicture& picture, MapLayer layer) {
    layer.image = room.take(picture, data_uri(picture), 1, false);
    if (!layer.image.empty()) layers_[p].push_back(std::move(layer));
  };
  for (std::size_t at = 0; at < dimensions; ++at)
    for (std::size_t p = 0; p < run_.profiles.size(); ++p) {
      const FinishedProfile& profile = run_.profiles[p];
      if (!profile.picture || profile.picture->dimension[at].empty()) continue;
      const bool used =
          std::any_of(profile.composition.leaf, profile.composition.leaf + profile.composition.leaves,
                      [&](const Leaf& leaf) { return static_cast<std::size_t>(leaf.dimension) == at; });
      if (used)
        add(p, picture_of_shares(*profile.picture, profile.picture->dimension[at], false),
            layer_of_part(words, at));
    }
  for (std::size_t p = 0; p < run_.profiles.size(); ++p)
    if (const auto& picture = run_.profiles[p].picture; picture && !picture->coverage.empty())
      add(p, picture_of_shares(*picture, picture->coverage, true),
          {{}, words(say::coverage), words(say::legend_of_coverage), legend_of_shares(words, true)});
}

void MapLayers::add_indicators(const words::Words& words, Room& room) {
  std::map<std::size_t, std::string> drawn;  // of FinishedScenery::indicators; empty = no room
  for (std::size_t place = 0; place < static_cast<std::size_t>(most_leaves); ++place)
    for (std::size_t p = 0; p < run_.profiles.size(); ++p) {
      const FinishedProfile& profile = run_.profiles[p];
      if (!profile.picture || place >= profile.picture->indicators.size()) continue;
      const auto& [leaf, at] = profile.picture->indicators[place];
      const FinishedIndicatorPicture& shown = run_.scenery.indicators[at];
      const auto [known, is_new] = drawn.try_emplace(at);
      if (is_new) {
        const MapPicture picture = picture_of_values(run_.scenery, shown);
        known->second = room.take(picture, data_uri(picture), 1, false);
      }
      if (known->second.empty()) continue;
      layers_[p].push_back(layer_of_indicator(words, profile, leaf, shown));
      layers_[p].back().image = known->second;
      layers_[p].back().indicator = true;
    }
  for (std::size_t p = 0; p < run_.profiles.size(); ++p) {
    const FinishedProfile& profile = run_.profiles[p];
    const auto of_ground = std::count_if(profile.indicators.begin(), profile.indicators.end(),
                                         [](const FinishedIndicator& one) { return one.column.empty(); });
    const auto there = std::count_if(layers_[p].begin(), layers_[p].end(),
                                     [](const MapLayer& layer) { return layer.indicator; });
    left_out_[p] = static_cast<std::size_t>(of_ground - there);
  }
}

std::size_t MapLayers::place(const FinishedProfile& profile) const {
  return static_cast<std::size_t>(&profile - run_.profiles.data());
}

const std::vector<MapLayer>& MapLayers::of(const FinishedProfile& profile) const {
  return layers_[place(profile)];
}

std::size_t MapLayers::left_out(const FinishedProfile& profile) const {
  return left_out_[place(profile)];
}

}  // namespace firnline
