// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_legend.hpp"

#include <algorithm>

#include "host/finished_run/risk_classes.hpp"
#include "host/report/html.hpp"
#include "host/report/map_context.hpp"
#include "host/report/map_figure.hpp"
#include "host/report/profile_text.hpp"
#include "host/words/catalogue/map.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::map;

constexpr std::array<Colour, 8> colours_of_values = {{{253, 231, 37, 255},
                                                      {160, 218, 57, 255},
                                                      {74, 193, 109, 255},
                                                      {31, 161, 135, 255},
                                                      {39, 127, 142, 255},
                                                      {54, 92, 141, 255},
                                                      {70, 50, 126, 255},
                                                      {68, 1, 84, 255}}};

/// A bound that was rounded has few digits; a value of the data is cut to as many as a reader needs.
std::string bound_text(const words::Words& words, double value) {
  const std::string whole = words.number(value), cut = words.figure(value);
  return whole.size() < cut.size() ? whole : cut;
}

std::string range_text(const words::Words& words, double low, double high, const std::string& unit) {
  const std::string text = words(say::range, bound_text(words, low), bound_text(words, high));
  return unit.empty() ? text : text + " " + unit;
}

std::string swatch(const Colour& colour) {
  return "<b style=\"background:rgba(" + std::to_string(colour[0]) + "," + std::to_string(colour[1]) + "," +
         std::to_string(colour[2]) + "," + number_text(colour[3] / 255.0, 2) + ")\"></b>";
}

std::string legend_of_layer(const MapLayer& layer, std::size_t number, const words::Words& words) {
  std::string out = "<div class=\"l l" + std::to_string(number) + "\"><p class=\"key\">" +
                    escaped(layer.legend_title) + "</p><ul class=\"legend\">";
  for (const auto& entry : layer.legend) out += legend_item(entry);
  if (layer.classes) out += "<li>" + swatch_of_gaps(true) + escaped(words(say::too_little)) + "</li>";
  return out + "</ul></div>";
}

}  // namespace

std::string pattern_of_gaps() {
  return "<pattern id=\"map-gaps\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" "
         "patternTransform=\"rotate(45)\"><rect width=\"9\" height=\"9\" fill=\"#f2f2f2\"/><path d=\"M0 "
         "0v9\" "
         "stroke=\"#9a9a9a\" stroke-width=\"2\"/></pattern>";
}

std::string swatch_of_gaps(bool grey) {
  return std::string(
             "<svg class=\"sign\" viewBox=\"0 0 22 12\" aria-hidden=\"true\"><rect width=\"22\" "
             "height=\"12\" "
             "fill=\"url(#map-gaps)\"/>") +
         (grey ? "<rect width=\"22\" height=\"12\" fill=\"rgba(90,90,90,.51)\"/>" : "") + "</svg> ";
}

Colour colour_of_step(std::size_t step, std::size_t steps) {
  const std::size_t last = colours_of_values.size() - 1;
  return colours_of_values[steps < 2 ? last / 2 : (step * last + (steps - 1) / 2) / (steps - 1)];
}

Colour colour_of_class(std::size_t risk_class) {
  const auto& [red, green, blue] = class_colours[risk_class];
  return {red, green, blue, 255};
}

std::size_t steps_of(const FinishedIndicatorPicture& shown) {
  return shown.bounds.size() + (shown.lowest_alone ? 2 : 1);
}

std::vector<MapLegendEntry> legend_of_classes(const words::Words& words, const FinishedProfile& profile) {
  std::vector<MapLegendEntry> out;
  for (std::size_t c = risk_classes; c >= 1; --c)
    out.push_back({colour_of_class(c), class_in_legend(words, c, profile.class_breaks)});
  return out;
}

std::vector<MapLegendEntry> legend_of_shares(const words::Words& words, bool coverage) {
  std::vector<MapLegendEntry> out;
  for (std::size_t c = 5; c >= 1; --c) {
    const double low = 0.2 * static_cast<double>(c - 1), high = 0.2 * static_cast<double>(c);
    const std::string text = coverage ? words(say::range, words.percent(low), words.percent(high))
                                      : words(say::range, words.number(low, 1), words.number(high, 1));
    const Colour colour = coverage ? colours_of_coverage[c - 1] : colour_of_class(c);
    out.push_back({colour, c == 5   ? words(say::highest_part, text)
                           : c == 1 ? words(say::lowest_part, text)
                                    : text});
  }
  return out;
}

std::vector<MapLegendEntry> legend_of_values(const words::Words& words, const FinishedIndicatorPicture& shown,
                                             const std::string& unit) {
  std::vector<MapLegendEntry> out;
  const std::size_t steps = steps_of(shown), alone = shown.lowest_alone ? 1 : 0;
  for (std::size_t step = steps; step-- > alone;) {
    const std::size_t at = step - alone;
    const double low = at == 0 ? shown.lowest : shown.bounds[at - 1];
    const double high = at < shown.bounds.size() ? shown.bounds[at] : shown.highest;
    out.push_back({colour_of_step(step, steps), range_text(words, low, high, unit)});
  }
  if (shown.lowest_alone) {
    const std::string text = bound_text(words, shown.lowest);
    out.push_back({colour_of_step(0, steps), unit.empty() ? text : text + " " + unit});
  }
  return out;
}

std::string legend_item(const MapLegendEntry& entry) {
  return "<li>" + swatch(entry.colour) + escaped(entry.label) + "</li>";
}

std::string map_legend(const FinishedRun& run, const FinishedProfile& profile,
                       const std::vector<MapLayer>& layers, const words::Words& words) {
  std::string out;
  for (std::size_t i = 0; i < layers.size(); ++i) out += legend_of_layer(layers[i], i, words);
  const std::string others = profile.sites.size() > most_dots
                                 ? words(say::more_sites, words.integer(static_cast<std::int64_t>(most_dots)))
                                 : words(say::other_sites);
  return out + "<ul class=\"legend\"><li>" + swatch_of_gaps(false) + escaped(words(say::no_data)) +
         "</li><li>● " + escaped(words(say::first_sites)) + "</li><li>○ " + escaped(others) + "</li>" +
         context_legend(run.scenery, words) + "</ul>";
}

}  // namespace firnline
