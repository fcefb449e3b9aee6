// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_figure.hpp"

#include <algorithm>
#include <cmath>

#include "host/report/html.hpp"
#include "host/report/map_context.hpp"
#include "host/report/map_furniture.hpp"
#include "host/report/map_graticule.hpp"
#include "host/report/map_legend.hpp"
#include "host/report/map_sites.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/map.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::map;

constexpr double seen_angle = 2;  // degrees: less is not worth a sentence

/// What all maps of a page share, before the first of them.
std::string definitions(const FinishedRun& run, const FinishedProfile& profile, const MapLayers& layers) {
  for (const auto& other : run.profiles)
    if (other.picture) {
      if (&other != &profile) return {};
      break;
    }
  return "<svg class=\"shared\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>" + pattern_of_gaps() +
         layers.definitions() + context_definition(run.grid, run.scenery) + "</defs></svg>";
}

/// One of the page's pictures on the map.
std::string picture(const MapFrame& frame, const FinishedRun& run, const FinishedProfile& profile,
                    const std::string& id, const std::string& classes) {
  const double per_row = static_cast<double>(run.grid.rows) / static_cast<double>(profile.picture->rows),
               per_col = static_cast<double>(run.grid.cols) / static_cast<double>(profile.picture->cols);
  return "<use class=\"" + classes + "\" href=\"#" + id + "\" transform=\"translate(" +
         number_text(frame.x(0), 2) + " " + number_text(frame.y(0), 2) + ") scale(" +
         number_text(per_col * frame.width / frame.cols, 6) + " " +
         number_text(per_row * frame.height / frame.rows, 6) + ")\"/>";
}

std::string ground(const MapFrame& frame, const FinishedRun& run, const FinishedProfile& profile,
                   const MapLayers& layers) {
  std::string out = "<rect class=\"gaps\" width=\"100%\" height=\"100%\" fill=\"url(#map-gaps)\"/>";
  std::size_t number = 0;
  for (const MapLayer& layer : layers.of(profile))
    out += picture(frame, run, profile, layer.image, "l l" + std::to_string(number++));
  if (!layers.relief().empty()) out += picture(frame, run, profile, layers.relief(), "relief");
  return out + context_on_map(frame, run.grid, run.scenery);
}

std::string drawing(const MapFrame& frame, const FinishedRun& run, const FinishedProfile& profile,
                    const MapLayers& layers, double angle, const std::string& anchor,
                    const words::Words& words) {
  LabelPlacer placer(frame.width, frame.height);
  const std::string furniture = scale_bar(frame, words, placer) + north_arrow(frame, angle, words, placer);
  keep_buttons_free(frame, placer);
  const auto named = named_on_map(frame, profile, placer);  // before degrees and towns: these may be left out
  const std::string degrees = graticule(frame, run.grid, run.scenery.mesh, words, placer);
  const std::string towns = towns_on_map(frame, run.scenery, placer);
  const std::string box =
      "viewBox=\"0 0 " + number_text(frame.width, 1) + " " + number_text(frame.height, 1) + "\"";
  return "<div class=\"frame\"><svg class=\"map\" " + box + " data-metres=\"" +
         number_text(frame.metres_per_unit) + "\" data-km=\"" + escaped(words.raw(say::kilometres)) +
         "\" data-m=\"" + escaped(words.raw(say::metres)) + "\" data-in=\"" + escaped(words(say::enlarge)) +
         "\" data-out=\"" + escaped(words(say::reduce)) + "\" data-all=\"" + escaped(words(say::whole_map)) +
         "\" role=\"img\" aria-label=\"" +
         escaped(words(say::described, profile_text(words, profile.title))) + "\"><svg class=\"pane\" " +
         box + " width=\"100%\" height=\"100%\">" + ground(frame, run, profile, layers) + degrees + towns +
         sites_on_map(frame, profile, named, anchor, words) + "</svg>" + furniture + "</svg></div>";
}

/// Radio buttons before the map: its style sheet shows the picture whose button is pressed.
std::string switches(const FinishedProfile& profile, const std::vector<MapLayer>& layers,
                     const words::Words& words) {
  if (layers.size() < 2) return "<input class=\"l0\" type=\"radio\" checked hidden>";
  std::string out = "<span class=\"choose\">" + escaped(words(say::layers)) + "</span>";
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const std::string id = "layer-" + escaped(profile.name) + "-" + std::to_string(i);
    out += "<input class=\"l" + std::to_string(i) + "\" type=\"radio\" name=\"layer-" +
           escaped(profile.name) + "\" id=\"" + id + "\"" + (i == 0 ? " checked" : "") + "><label for=\"" +
           id + "\">" + escaped(layers[i].title) + "</label>";
  }
  return out;
}

std::string notes(const MapFrame& frame, const FinishedRun& run, const FinishedProfile& profile,
                  const MapLayers& layers, double angle, const words::Words& words) {
  std::vector<std::string> sentences;
  if (const auto started = run.run_facts.find("started"); started != run.run_facts.end())
    sentences.push_back(words(say::computed, words.date(started->second.substr(0, 10))));
  if (!layers.relief().empty())
    sentences.push_back(layers.exaggeration() == 1
                            ? words(say::relief)
                            : words(say::raised_relief, words.number(layers.exaggeration())));
  if (std::abs(angle) > seen_angle)
    sentences.push_back(
        words(angle > 0 ? say::turned_clockwise : say::turned_back, words.number(std::abs(angle), 0)));
  if (run.grid.geographic && frame.rows * run.grid.cell_height > 1)
    sentences.push_back(words(say::scale_in_the_middle));
  if (const auto left_out = static_cast<std::int64_t>(layers.left_out(profile)); left_out > 0)
    sentences.push_back(words.plural(say::left_out, left_out));
  sentences.push_back(context_notes(run.scenery, words));
  std::string out;
  for (const auto& sentence : sentences)
    if (!sentence.empty())
      out += (out.empty() ? "" : words.language() == words::Language::chinese ? "" : " ") + sentence;
  return "<p class=\"quiet\">" + escaped(out) + "</p>";
}

}  // namespace

std::string map_figure(const words::Words& words, const FinishedRun& run, const FinishedProfile& profile,
                       const MapLayers& layers, const std::string& anchor) {
  if (!profile.picture || layers.of(profile).empty()) return {};
  const MapFrame frame = map_frame(run.grid, profile);
  const double angle = angle_to_north(frame, run.grid, run.scenery.mesh);
  return definitions(run, profile, layers) + "<figure class=\"maps\" id=\"" + anchor + "\">" +
         switches(profile, layers.of(profile), words) +
         drawing(frame, run, profile, layers, angle, anchor, words) +
         map_legend(run, profile, layers.of(profile), words) +
         notes(frame, run, profile, layers, angle, words) + "</figure>";
}

}  // namespace firnline
