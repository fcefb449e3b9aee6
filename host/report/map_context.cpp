// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_context.hpp"

#include <algorithm>
#include <cstdint>

#include "host/report/html.hpp"
#include "host/words/catalogue/map.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::map;

constexpr double definition_side = 4000;  // units of the grid's longer side where lines are defined
constexpr double town_radius = 3;

double cells_per_unit(const GridSpec& grid) {
  return static_cast<double>(std::max(grid.rows, grid.cols)) / definition_side;
}

std::string path_of(const FinishedContext& context, double cells) {
  std::string out;
  for (const auto& line : context.lines) {
    bool first = true;
    for (const GridPoint& at : line) {
      out += (first ? "M" : "L") + number_text(at.col / cells, 1) + " " + number_text(at.row / cells, 1);
      first = false;
    }
  }
  return out;
}

std::string name_of(const words::Words& words, const std::string& kind) {
  return words(kind == "rivers"     ? say::rivers
               : kind == "glaciers" ? say::glaciers
               : kind == "borders"  ? say::borders
                                    : say::towns);
}

bool is_of(ContextPart part, const FinishedContext& one) {
  return part == ContextPart::all || one.kind == "rivers" || one.kind == "borders";
}

bool any_line(const FinishedScenery& scenery, ContextPart part) {
  return std::any_of(scenery.context.begin(), scenery.context.end(),
                     [&](const FinishedContext& one) { return is_of(part, one) && !one.lines.empty(); });
}

const char* id_of(ContextPart part) {
  return part == ContextPart::all ? "map-context" : "map-lines";
}

}  // namespace

std::string context_definition(const GridSpec& grid, const FinishedScenery& scenery, ContextPart part) {
  if (!any_line(scenery, part)) return {};
  std::string out = "<g id=\"" + std::string(id_of(part)) + "\">";
  for (const char* kind : {"glaciers", "rivers", "borders"})  // those above lie over those below
    for (const auto& context : scenery.context)
      if (context.kind == kind && is_of(part, context) && !context.lines.empty())
        out += "<path class=\"" + context.kind + "\" d=\"" + path_of(context, cells_per_unit(grid)) + "\"/>";
  return out + "</g>";
}

std::string context_on_map(const MapFrame& frame, const GridSpec& grid, const FinishedScenery& scenery,
                           ContextPart part) {
  if (!any_line(scenery, part)) return {};
  return "<use href=\"#" + std::string(id_of(part)) + "\" transform=\"translate(" +
         number_text(frame.x(0), 2) + " " + number_text(frame.y(0), 2) + ") scale(" +
         number_text(cells_per_unit(grid) * frame.width / frame.cols, 6) + " " +
         number_text(cells_per_unit(grid) * frame.height / frame.rows, 6) + ")\"/>";
}

std::string towns_on_map(const MapFrame& frame, const FinishedScenery& scenery, LabelPlacer& placer) {
  constexpr double widest_name = 160;
  std::string out;
  for (const auto& context : scenery.context)
    for (const auto& place : context.places) {
      const double x = frame.x(place.at.col), y = frame.y(place.at.row);
      if (x < 0 || x > frame.width || y < 0 || y > frame.height) continue;
      const Box mark{x - town_radius, y - town_radius, x + town_radius, y + town_radius};
      if (!placer.is_free(mark)) continue;
      const std::string name = fitting(place.name, widest_name);
      const auto label =
          name.empty() ? std::nullopt : placer.beside(x, y, label_width(name), town_radius + 2);
      if (!label && !name.empty()) continue;
      placer.keep_free(mark);
      out += "<g class=\"town\" transform=\"translate(" + number_text(x, 1) + " " + number_text(y, 1) +
             ")\"><g class=\"k\"><rect x=\"-3\" y=\"-3\" width=\"6\" height=\"6\"/>";
      if (label)
        out += "<text x=\"" + number_text(label->x - x, 1) + "\" y=\"" + number_text(label->y - y, 1) +
               "\">" + escaped(name) + "</text>";
      out += "</g></g>";
    }
  return out;
}

std::string context_legend(const FinishedScenery& scenery, const words::Words& words, ContextPart part) {
  std::string out;
  for (const auto& context : scenery.context)
    if (is_of(part, context))
      out += "<li><svg class=\"sign\" viewBox=\"0 0 22 12\" aria-hidden=\"true\">" +
             std::string(context.kind == "towns"
                             ? "<g class=\"town\"><rect x=\"8\" y=\"3\" width=\"6\" height=\"6\"/></g>"
                         : context.kind == "glaciers"
                             ? "<path class=\"glaciers\" d=\"M2 2H20V10H2Z\"/>"
                             : "<path class=\"" + context.kind + "\" d=\"M1 8L8 4L14 7L21 3\"/>") +
             "</svg> " + escaped(name_of(words, context.kind)) + "</li>";
  return out;
}

std::string context_notes(const FinishedScenery& scenery, const words::Words& words) {
  std::vector<std::pair<std::string, std::vector<std::string>>> origins;  // with what is drawn from each
  std::string less;
  for (const auto& context : scenery.context) {
    const std::string licence = context.licence.empty() ? std::string() : " (" + context.licence + ")";
    const std::string origin = (context.citation.empty() ? context.source : context.citation) + licence;
    auto known =
        std::find_if(origins.begin(), origins.end(), [&](const auto& one) { return one.first == origin; });
    if (known == origins.end()) known = origins.insert(known, {origin, {}});
    known->second.push_back(name_of(words, context.kind));
    if (context.left_out > 0)
      less += words.gap() + words(say::not_all_drawn, name_of(words, context.kind),
                                  words.integer(context.left_out), words.integer(context.features));
  }
  std::string out;
  for (const auto& [origin, kinds] : origins)
    out += (out.empty() ? "" : words.gap()) + words(say::drawn_from, words.list(kinds), origin);
  return out + less;
}

}  // namespace firnline
