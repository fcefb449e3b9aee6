// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/units_figure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "host/finished_run/risk_classes.hpp"
#include "host/report/html.hpp"
#include "host/report/map_labels.hpp"
#include "host/report/svg.hpp"
#include "host/words/catalogue/units.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/class_colours.hpp"

namespace firnline {
namespace {

constexpr double figure_width = 720;   // about as many pixels on a wide screen
constexpr double width_of_digit = 18;  // of a rank, on a phone
constexpr double rank_height = 20, name_height = 14;

std::string colour(std::size_t risk_class) {
  const auto& [red, green, blue] = class_colours[risk_class];
  return "rgb(" + std::to_string(red) + "," + std::to_string(green) + "," + std::to_string(blue) + ")";
}

/// The part of the grid that the units lie on, in cells.
struct Extent {
  double north = 0, south = 0, west = 0, east = 0;
  [[nodiscard]] bool empty() const { return !(south > north && east > west); }
};

Extent extent_of(const GridSpec& grid, const FinishedUnits& list) {
  constexpr double far = std::numeric_limits<double>::infinity();
  Extent all{far, -far, far, -far};
  for (const auto& rings : *list.outlines)
    for (const auto& ring : rings)
      for (const GridPoint& point : ring) {
        all.north = std::min(all.north, point.row);
        all.south = std::max(all.south, point.row);
        all.west = std::min(all.west, point.col);
        all.east = std::max(all.east, point.col);
      }
  return {std::max(all.north, 0.0), std::min(all.south, static_cast<double>(grid.rows)),
          std::max(all.west, 0.0), std::min(all.east, static_cast<double>(grid.cols))};
}

/// Cells of the grid -> units of the figure.
struct Placement {
  Extent extent;
  double per_row = 1, per_col = 1;
  [[nodiscard]] std::string at(const GridPoint& point) const {
    return number_text((point.col - extent.west) * per_col, 0) + " " +
           number_text((point.row - extent.north) * per_row, 0);
  }
};

/// To whole units of the figure, which bounds what a page of thousands of units holds.
std::string path_of(const std::vector<GridRing>& rings, const Placement& place) {
  std::string path, before;
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const std::string at = place.at(ring[i]);
      if (i > 0 && at == before) continue;
      path += (i == 0 ? "M" : "L") + at;
      before = at;
    }
    path += "Z";
  }
  return path;
}

std::string title_of(const FinishedUnit& unit, const words::Words& words) {
  const std::string name = escaped_short(unit.name.empty() ? unit.id : unit.name, 80);
  const std::string said = unit.rank == 0 ? html(words, words::units::not_ranked)
                                          : html(words, words::units::rank) + " " + words.integer(unit.rank) +
                                                ", " + html(words, words::units::score) + " " +
                                                escaped(words.number(unit.score, 3));
  return "<title>" + name + ": " + said + "</title>";
}

struct Lettering {
  const FinishedUnit* unit;
  double x, y, room;  ///< middle of the rank, and how wide the unit is there
};

Box centred(double x, double y, double width, double height) {
  return {x - width / 2, y - height / 2, x + width / 2, y + height / 2};
}

/// Its rank, and below it its name where that lies inside of the unit and over no other word. The style sheet
/// hides names on a phone.
std::string words_of(const Lettering& at, LabelPlacer& placer) {
  const FinishedUnit& unit = *at.unit;
  std::string out = "<g transform=\"translate(" + n1(at.x) + " " + n1(at.y) +
                    ")\"><g class=\"k\"><text class=\"place\">" + std::to_string(unit.rank) + "</text>";
  const std::string name = unit.name.empty() ? unit.id : unit.name;
  const Box box = centred(at.x, at.y + rank_height, label_width(name), name_height);
  if (label_width(name) < at.room && placer.is_free(box)) {
    placer.keep_free(box);
    out += "<text class=\"name\" y=\"" + n1(rank_height + 4) + "\">" + escaped(name) + "</text>";
  }
  return out + "</g></g>";
}

/// Every rank for which there is room, then names.
std::string lettering(const FinishedUnits& list, const Placement& place, double width, double height) {
  LabelPlacer placer(width, height);
  std::vector<Lettering> all;
  for (const FinishedUnit& unit : list.units) {
    const double rank_width = width_of_digit * static_cast<double>(std::to_string(unit.rank).size() + 1);
    const Lettering at{&unit, (unit.label_col - place.extent.west) * place.per_col,
                       (unit.label_row - place.extent.north) * place.per_row,
                       unit.label_width * place.per_col};
    if (unit.rank == 0 || !(at.room >= rank_width)) continue;
    placer.keep_free(centred(at.x, at.y, rank_width / 2, rank_height));
    all.push_back(at);
  }
  std::string out;
  for (const Lettering& at : all) out += words_of(at, placer);
  return out;
}

}  // namespace

std::string units_figure(const GridSpec& grid, const FinishedUnits& list, const std::vector<double>& breaks,
                         const words::Words& words) {
  if (!list.outlines) return {};
  const Extent extent = extent_of(grid, list);
  if (extent.empty()) return {};
  const double rows = extent.south - extent.north, cols = extent.east - extent.west;
  const auto middle_row = static_cast<std::int64_t>((extent.north + extent.south) / 2);
  const RowMetrics middle = row_metrics(grid, std::min(middle_row, grid.rows - 1));
  const double shape = rows * middle.dy_m / (cols * middle.dx_m);
  const double width = shape > 1.4 ? figure_width * 1.4 / shape : figure_width, height = width * shape;
  const Placement place{extent, height / rows, width / cols};
  std::string areas;
  for (const FinishedUnit& unit : list.units) {
    const auto& rings = (*list.outlines)[unit.number];
    if (rings.empty()) continue;
    areas += "<path d=\"" + path_of(rings, place) + "\" fill=\"" + colour(risk_class(unit.score, breaks)) +
             "\">" + title_of(unit, words) + "</path>";
  }
  // The inner one cuts off what lies beyond the grid, also where paper leaves room beside the figure.
  const std::string size = "width=\"" + n1(width) + "\" height=\"" + n1(height) + "\"";
  return "<svg class=\"map\" viewBox=\"0 0 " + n1(width) + " " + n1(height) +
         "\" role=\"img\" aria-label=\"" + html(words, words::units::map) + "\"><svg " + size +
         "><g fill-rule=\"evenodd\" stroke=\"#333\" stroke-width=\"1\" stroke-linejoin=\"round\">" + areas +
         "</g>" + lettering(list, place, width, height) + "</svg></svg>";
}

std::string class_bar(const double (&share)[risk_classes], const words::Words& words) {
  constexpr double width = 120, height = 12;
  std::string parts, says;
  double at = 0;
  for (std::size_t c = 0; c < risk_classes; ++c) {
    if (std::isnan(share[c])) return {};
    says += (c == 0 ? "" : ", ") + std::to_string(c + 1) + ": " + words.percent(share[c]);
    if (!(share[c] > 0)) continue;
    parts += "<rect x=\"" + n1(at * width) + "\" width=\"" + n1(share[c] * width) + "\" height=\"" +
             n1(height) + "\" fill=\"" + colour(c + 1) + "\"/>";
    at += share[c];
  }
  return "<svg viewBox=\"-.5 -.5 121 13\" width=\"121\" height=\"13\" role=\"img\" aria-label=\"" +
         escaped(says) + "\"><title>" + escaped(says) + "</title>" + parts +
         "<rect width=\"120\" height=\"12\" fill=\"none\" stroke=\"#777\"/></svg>";
}

}  // namespace firnline
