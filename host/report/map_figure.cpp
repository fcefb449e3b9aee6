// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_figure.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "host/finished_run/figure.hpp"
#include "host/report/html.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/export/map.hpp"

namespace firnline {
namespace {

constexpr double figure_width = 1000;
constexpr std::size_t named_sites = 10;

std::string n1(double value) {
  return number_text(value, 1);
}

/// Class 1..5 of a score, 0 without one.
std::size_t class_of(float score, const std::vector<double>& breaks) {
  if (std::isnan(score)) return 0;
  return 1 + static_cast<std::size_t>(std::count_if(
                 breaks.begin(), breaks.end(), [&](double at) { return static_cast<double>(score) >= at; }));
}

/// The part of the picture worth showing, in picture cells: scored cells and sites, with a margin.
struct Frame {
  std::int64_t row = 0, col = 0, rows = 0, cols = 0;
};

Frame frame_of(const GridSpec& grid, const FinishedProfile& profile) {
  const auto& picture = *profile.picture;
  std::int64_t north = picture.rows, south = -1, west = picture.cols, east = -1;
  const auto include = [&](std::int64_t row, std::int64_t col) {
    north = std::min(north, row);
    south = std::max(south, row);
    west = std::min(west, col);
    east = std::max(east, col);
  };
  for (std::int64_t row = 0; row < picture.rows; ++row)
    for (std::int64_t col = 0; col < picture.cols; ++col)
      if (!std::isnan(picture.score[static_cast<std::size_t>(row * picture.cols + col)])) include(row, col);
  for (const auto& site : profile.sites)
    if (!std::isnan(site.grid_row))
      include(static_cast<std::int64_t>(site.grid_row * static_cast<double>(picture.rows) /
                                        static_cast<double>(grid.rows)),
              static_cast<std::int64_t>(site.grid_col * static_cast<double>(picture.cols) /
                                        static_cast<double>(grid.cols)));
  if (south < 0) return {0, 0, picture.rows, picture.cols};
  const std::int64_t margin = 1 + std::max(south - north, east - west) / 25;
  const std::int64_t top = std::max<std::int64_t>(north - margin, 0),
                     left = std::max<std::int64_t>(west - margin, 0);
  return {top, left, std::min(south + margin + 1, picture.rows) - top,
          std::min(east + margin + 1, picture.cols) - left};
}

std::string picture_uri(const FinishedProfile& profile, const Frame& frame) {
  const auto& picture = *profile.picture;
  std::vector<std::uint8_t> rgba;
  rgba.reserve(static_cast<std::size_t>(frame.rows * frame.cols) * 4);
  for (std::int64_t row = frame.row; row < frame.row + frame.rows; ++row)
    for (std::int64_t col = frame.col; col < frame.col + frame.cols; ++col) {
      const float score = picture.score[static_cast<std::size_t>(row * picture.cols + col)];
      const auto& colour = class_colours[std::min<std::size_t>(class_of(score, profile.class_breaks), 5)];
      rgba.insert(rgba.end(), {colour[0], colour[1], colour[2], 255});
    }
  return "data:image/png;base64," + base64(encode_png(frame.cols, frame.rows, rgba));
}

/// Cells of the grid -> units of the figure.
struct Placement {
  double row0 = 0, col0 = 0, per_row = 1, per_col = 1;
  [[nodiscard]] double x(double col) const { return (col - col0) * per_col; }
  [[nodiscard]] double y(double row) const { return (row - row0) * per_row; }
};

struct Box {
  double left, top, right, bottom;
  [[nodiscard]] bool overlaps(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

/// Names beside their markers: the first of eight places that is free and inside the figure; otherwise no
/// name.
class LabelPlacer {
 public:
  LabelPlacer(double width, double height) : width_(width), height_(height) {}
  void keep_free(const Box& box) { taken_.push_back(box); }
  void occupy(double x, double y, double radius) {
    taken_.push_back({x - radius, y - radius, x + radius, y + radius});
  }
  bool place(double x, double y, double text_width, double& at_x, double& at_y) {
    constexpr double gap = 12, line = 16;
    const double offsets[8][2] = {
        {gap, 5},    {-gap - text_width, 5}, {-text_width / 2, -gap - 2}, {-text_width / 2, gap + line},
        {gap, -gap}, {gap, gap + line},      {-gap - text_width, -gap},   {-gap - text_width, gap + line}};
    for (const auto& offset : offsets) {
      const Box box{x + offset[0] - 2, y + offset[1] - line + 2, x + offset[0] + text_width + 2,
                    y + offset[1] + 4};
      const bool inside = box.left >= 0 && box.right <= width_ && box.top >= 0 && box.bottom <= height_;
      if (!inside ||
          std::any_of(taken_.begin(), taken_.end(), [&](const Box& other) { return box.overlaps(other); }))
        continue;
      taken_.push_back(box);
      at_x = x + offset[0];
      at_y = y + offset[1];
      return true;
    }
    return false;
  }

 private:
  double width_, height_;
  std::vector<Box> taken_;
};

std::string label_text(const FinishedSite& site) {
  return site.name.empty() ? site.id : site.name;
}

/// With the id where another site has the same name. Asks all sites: for the few that get a label.
std::string unmistakable_label(const FinishedProfile& profile, const FinishedSite& site) {
  const auto namesakes = std::count_if(profile.sites.begin(), profile.sites.end(),
                                       [&](const FinishedSite& other) { return other.name == site.name; });
  return label_text(site) + (site.name.empty() || namesakes < 2 ? "" : " (" + site.id + ")");
}

/// Rough width of a label in figure units; Cyrillic letters are wider than Latin ones, Chinese ones twice as
/// wide.
double label_width(const std::string& text) {
  double width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xc0) == 0x80) continue;
    width += byte >= 0xe0 ? 15 : byte >= 0xd0 ? 9.6 : 8.4;
  }
  return width;
}

std::string sites_layer(const Placement& at, const FinishedProfile& profile, LabelPlacer placer) {
  std::string dots, numbers;
  std::vector<const FinishedSite*> first;
  std::size_t drawn = 0;
  for (const auto& site : profile.sites) {
    if (std::isnan(site.grid_row)) continue;
    if (drawn++ == most_dots) break;
    const double x = at.x(site.grid_col), y = at.y(site.grid_row);
    const bool named = site.rank > 0 && first.size() < named_sites;
    if (named) {
      first.push_back(&site);
      placer.occupy(x, y, 10);
      continue;
    }
    const std::string style = site.rank > 0 ? "fill=\"#fff\" stroke=\"#222\""
                                            : "fill=\"none\" stroke=\"#222\" stroke-dasharray=\"2 2\"";
    dots += "<circle cx=\"" + n1(x) + "\" cy=\"" + n1(y) + "\" r=\"4\" class=\"other\" " + style +
            "><title>" + escaped_short(label_text(site), 80) +
            (site.rank > 0 ? ", rank " + std::to_string(site.rank) : ", not scored") + "</title></circle>";
  }
  for (auto site = first.rbegin(); site != first.rend(); ++site) {  // rank 1 on top
    const double x = at.x((*site)->grid_col), y = at.y((*site)->grid_row);
    numbers += "<circle cx=\"" + n1(x) + "\" cy=\"" + n1(y) +
               "\" r=\"10\" class=\"first\" fill=\"#111\" stroke=\"#fff\" stroke-width=\"1.5\"/><text x=\"" +
               n1(x) + "\" y=\"" + n1(y) + "\" class=\"rank\">" + std::to_string((*site)->rank) + "</text>";
  }
  for (const auto* site : first) {
    double x = 0, y = 0;
    const std::string text = unmistakable_label(profile, *site);
    if (placer.place(at.x(site->grid_col), at.y(site->grid_row), std::min(label_width(text), 300.0), x, y))
      numbers += "<text x=\"" + n1(x) + "\" y=\"" + n1(y) + "\" class=\"name\">" + escaped_short(text, 30) +
                 "</text>";
  }
  return dots + numbers;
}

/// A round length of about a fifth of the figure; no label is placed on it.
std::string scale_bar(double metres_per_unit, double width, double height, LabelPlacer& placer) {
  double length = std::pow(10.0, std::floor(std::log10(metres_per_unit * width / 5)));
  for (const double factor : {5.0, 2.0})
    if (length * factor <= metres_per_unit * width / 4) {
      length *= factor;
      break;
    }
  const double units = length / metres_per_unit, y = height - 16;
  const std::string text =
      length >= 1000 ? number_text(length / 1000, 0) + " km" : number_text(length, 0) + " m";
  placer.keep_free({12, y - 18, units + 102, y + 10});
  return "<rect x=\"12\" y=\"" + n1(y - 18) + "\" width=\"" + n1(units + 90) +
         "\" height=\"28\" fill=\"#fff\" fill-opacity=\".85\"/><path d=\"M20 " + n1(y - 6) + "v6h" +
         n1(units) + "v-6\" fill=\"none\" stroke=\"#111\" stroke-width=\"2\"/><text x=\"" + n1(28 + units) +
         "\" y=\"" + n1(y + 2) + "\" class=\"note\">" + text + "</text>";
}

std::string north_arrow(double width, LabelPlacer& placer) {
  const double x = width - 28;
  placer.keep_free({x - 22, 12, x + 22, 56});
  return "<g><circle cx=\"" + n1(x) +
         "\" cy=\"34\" r=\"22\" fill=\"#fff\" fill-opacity=\".85\"/><path d=\"M" + n1(x) +
         " 16l7 22-7-5-7 5z\" fill=\"#111\"/><text x=\"" + n1(x) +
         "\" y=\"52\" class=\"note\" text-anchor=\"middle\">N</text></g>";
}

/// A knot of a value function as the raw value it stands for. Behind a logarithm or a root two figures are
/// kept: the knots of a profile are round numbers, and the way there and back must not show.
std::string raw_value_text(const FinishedIndicator& indicator, double knot) {
  const double raw = indicator.transform == "log1p"         ? std::expm1(knot)
                     : indicator.transform == "square_root" ? knot * knot
                                                            : knot;
  if (indicator.transform == "none" || raw == 0)
    return std::abs(raw) < 10000 ? number_text(raw) : figure(raw, "–");
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(raw))) - 1);
  const double rounded = std::round(raw / unit) * unit;
  return rounded >= 10 && rounded < 10000 ? number_text(rounded, 0) : figure(rounded, "–");
}

}  // namespace

std::string map_figure(const GridSpec& grid, const FinishedProfile& profile) {
  if (!profile.picture || profile.picture->score.empty()) return {};
  const Frame frame = frame_of(grid, profile);
  const double cells_down = static_cast<double>(grid.rows) / static_cast<double>(profile.picture->rows);
  const double cells_across = static_cast<double>(grid.cols) / static_cast<double>(profile.picture->cols);
  const double rows = static_cast<double>(frame.rows) * cells_down,
               cols = static_cast<double>(frame.cols) * cells_across;
  const double row0 = static_cast<double>(frame.row) * cells_down,
               col0 = static_cast<double>(frame.col) * cells_across;
  const RowMetrics middle = row_metrics(grid, static_cast<std::int64_t>(row0 + rows / 2));
  const double shape = rows * middle.dy_m / (cols * middle.dx_m);
  const double width = shape > 1.4 ? figure_width * 1.4 / shape : figure_width, height = width * shape;
  const Placement at{row0, col0, height / rows, width / cols};
  LabelPlacer placer(width, height);
  const std::string furniture =
      scale_bar(middle.dx_m * cols / width, width, height, placer) + north_arrow(width, placer);
  return "<svg class=\"map\" viewBox=\"0 0 " + n1(width) + " " + n1(height) +
         "\" role=\"img\" aria-label=\"Map of risk classes with ranked sites\">" + "<image width=\"" +
         n1(width) + "\" height=\"" + n1(height) +
         "\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"" +
         picture_uri(profile, frame) + "\"/>" + furniture + sites_layer(at, profile, std::move(placer)) +
         "</svg>";
}

std::string value_function_figure(const FinishedIndicator& indicator) {
  constexpr double width = 220, height = 70;
  if (indicator.value.size() < 2) return {};
  std::string out =
      "<svg class=\"curve\" viewBox=\"0 -4 220 92\" role=\"img\" aria-label=\"Value function and site "
      "scores\">";
  const auto most = std::max<std::int64_t>(
      1, indicator.histogram.empty()
             ? 1
             : *std::max_element(indicator.histogram.begin(), indicator.histogram.end()));
  // Bars lie along the score axis on the left: how many sites got which score.
  for (std::size_t bin = 0; bin < indicator.histogram.size(); ++bin) {
    const double bar = 60 * static_cast<double>(indicator.histogram[bin]) / static_cast<double>(most);
    const double step = height / static_cast<double>(indicator.histogram.size());
    out += "<rect x=\"0\" y=\"" + n1(height - static_cast<double>(bin + 1) * step) + "\" width=\"" + n1(bar) +
           "\" height=\"" + n1(step * 0.85) + "\" fill=\"#9db7c9\"/>";
  }
  const double low = indicator.value.front().first, range = indicator.value.back().first - low;
  std::string points;
  for (const auto& [x, v] : indicator.value)
    points += n1((x - low) / range * width) + "," + n1(height * (1 - v)) + " ";
  // Knots that somebody wrote stand as written; surveyed ones have more digits than anybody reads.
  const auto tick = [&](double x) {
    return escaped(indicator.survey ? figure(x, "") : raw_value_text(indicator, x));
  };
  const std::string scale = indicator.transform == "log1p"         ? "logarithmic"
                            : indicator.transform == "square_root" ? "square root"
                                                                   : "";
  return out + "<path d=\"M0 0v70h220\" fill=\"none\" stroke=\"#777\"/><polyline points=\"" + points +
         "\" fill=\"none\" stroke=\"#b3272d\" stroke-width=\"2\"/><text x=\"0\" y=\"84\" class=\"tick\">" +
         tick(low) + "</text><text x=\"110\" y=\"84\" class=\"tick\" text-anchor=\"middle\">" + scale +
         "</text><text x=\"220\" y=\"84\" class=\"tick\" text-anchor=\"end\">" +
         tick(indicator.value.back().first) + "</text></svg>";
}

}  // namespace firnline
