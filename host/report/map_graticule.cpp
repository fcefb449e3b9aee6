// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_graticule.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "host/report/html.hpp"
#include "host/words/catalogue/map.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/alignment/grid_line.hpp"

namespace firnline {
namespace {

namespace say = words::map;

/// The difference of two angles the short way round; of other numbers as it is.
double apart(double a, double b, double period) {
  return period > 0 ? std::remainder(a - b, period) : a - b;
}

/// Where a level passes the edges of a mesh. Edges have numbers: those to the right of a corner are even.
class Crossings {
 public:
  Crossings(const FinishedMesh& mesh, const std::vector<double>& field, double level, double period)
      : mesh_(mesh), field_(field), level_(level), period_(period) {
    for (std::int64_t row = 0; row + 1 < mesh.rows; ++row)
      for (std::int64_t col = 0; col + 1 < mesh.cols; ++col) join_across(row, col);
  }

  /// Follows the edges that cells join. Lines with ends first, then closed ones.
  std::vector<std::vector<GridPoint>> lines() {
    std::vector<std::vector<GridPoint>> out;
    for (const bool with_ends : {true, false})
      for (const auto& [edge, neighbours] : joined_)
        if (!seen_[edge] && (!with_ends || neighbours.size() == 1)) out.push_back(follow(edge));
    return out;
  }

 private:
  [[nodiscard]] double above(std::int64_t row, std::int64_t col) const {
    return apart(field_[static_cast<std::size_t>(row * mesh_.cols + col)], level_, period_);
  }
  [[nodiscard]] std::int64_t edge(std::int64_t row, std::int64_t col, bool down) const {
    return 2 * (row * mesh_.cols + col) + (down ? 1 : 0);
  }

  /// The point at which the level passes between two corners, if it does; it is the same from both sides.
  std::optional<std::int64_t> cross(std::int64_t row, std::int64_t col, bool down) {
    const double here = above(row, col), there = above(row + (down ? 1 : 0), col + (down ? 0 : 1));
    if (std::isnan(here) || std::isnan(there) || (here < 0) == (there < 0)) return std::nullopt;
    if (period_ > 0 && std::abs(here - there) > period_ / 2)
      return std::nullopt;  // the far side of the Earth
    const double share = here / (here - there);
    const std::int64_t at = edge(row, col, down);
    points_[at] = {static_cast<double>(row) + (down ? share : 0),
                   static_cast<double>(col) + (down ? 0 : share)};
    return at;
  }

  void join_across(std::int64_t row, std::int64_t col) {
    std::vector<std::int64_t> met;
    for (const auto& one : {cross(row, col, false), cross(row, col + 1, true), cross(row + 1, col, false),
                            cross(row, col, true)})
      if (one) met.push_back(*one);
    for (std::size_t i = 0; i + 1 < met.size(); i += 2) {
      joined_[met[i]].push_back(met[i + 1]);
      joined_[met[i + 1]].push_back(met[i]);
    }
  }

  std::vector<GridPoint> follow(std::int64_t edge) {
    std::vector<GridPoint> line;
    for (std::optional<std::int64_t> at = edge; at;) {
      seen_[*at] = true;
      line.push_back(points_[*at]);
      std::optional<std::int64_t> next;
      for (const std::int64_t neighbour : joined_[*at]) {
        if (!seen_[neighbour])
          next = neighbour;
        else if (neighbour == edge && line.size() > 2)
          line.push_back(points_[edge]);  // it closes
      }
      at = next;
    }
    return line;
  }

  const FinishedMesh& mesh_;
  const std::vector<double>& field_;
  double level_, period_;
  std::map<std::int64_t, GridPoint> points_;
  std::map<std::int64_t, std::vector<std::int64_t>> joined_;
  std::map<std::int64_t, bool> seen_;
};

/// 78.5 -> "78°30′"
std::string angle_text(double degrees) {
  const auto seconds = static_cast<std::int64_t>(std::llround(std::abs(degrees) * 3600));
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string text = std::to_string(seconds / 3600) + "°";
  if (seconds % 3600 != 0) text += two(seconds / 60 % 60) + "′";
  if (seconds % 60 != 0) text += two(seconds % 60) + "″";
  return text;
}

/// A mesh of a grid, as places of the figure.
struct MeshOnMap {
  const MapFrame& frame;
  const GridSpec& grid;
  const FinishedMesh& mesh;

  [[nodiscard]] GridPoint on_figure(const GridPoint& at) const {
    const double row = at.row / static_cast<double>(mesh.rows - 1) * static_cast<double>(grid.rows);
    const double col = at.col / static_cast<double>(mesh.cols - 1) * static_cast<double>(grid.cols);
    return {frame.y(row), frame.x(col)};
  }
  /// A field of the mesh at a place of the figure, between its corners as they lie; NaN outside the grid.
  [[nodiscard]] double value(const std::vector<double>& field, double x, double y, double period) const {
    const double row = (frame.row0 + y / frame.height * frame.rows) / static_cast<double>(grid.rows) *
                       static_cast<double>(mesh.rows - 1);
    const double col = (frame.col0 + x / frame.width * frame.cols) / static_cast<double>(grid.cols) *
                       static_cast<double>(mesh.cols - 1);
    const auto last_row = static_cast<double>(mesh.rows - 1), last_col = static_cast<double>(mesh.cols - 1);
    if (!(row >= 0 && row <= last_row && col >= 0 && col <= last_col))
      return std::numeric_limits<double>::quiet_NaN();
    const auto r = static_cast<std::int64_t>(std::min(row, last_row - 1)),
               c = static_cast<std::int64_t>(std::min(col, last_col - 1));
    const auto corner = [&](std::int64_t down, std::int64_t right) {
      return field[static_cast<std::size_t>((r + down) * mesh.cols + c + right)];
    };
    const double first = corner(0, 0), down = row - static_cast<double>(r),
                 right = col - static_cast<double>(c);
    return first + (1 - down) * right * apart(corner(0, 1), first, period) +
           down * (1 - right) * apart(corner(1, 0), first, period) +
           down * right * apart(corner(1, 1), first, period);
  }
};

/// Lowest and highest value of a field in the frame, those of angles around that in its middle.
std::optional<std::pair<double, double>> range_in(const MeshOnMap& map, const std::vector<double>& field,
                                                  double period) {
  constexpr int steps = 16;
  std::optional<std::pair<double, double>> range;
  double middle = std::numeric_limits<double>::quiet_NaN();
  for (int row = 0; row <= steps; ++row)
    for (int col = 0; col <= steps; ++col) {
      double value = map.value(field, map.frame.width * col / steps, map.frame.height * row / steps, period);
      if (std::isnan(value)) continue;
      if (std::isnan(middle)) middle = value;
      value = middle + apart(value, middle, period);
      if (!range) range = {value, value};
      range = {std::min(range->first, value), std::max(range->second, value)};
    }
  return range;
}

std::string path_of(const std::vector<GridPoint>& line) {
  std::string text;
  for (const GridPoint& at : line)
    text += (text.empty() ? "M" : "L") + number_text(at.col, 1) + " " + number_text(at.row, 1);
  return text;
}

/// Where a line leaves the figure at its upper edge (longitudes) or at its left edge (latitudes).
std::optional<GridPoint> end_at_edge(const std::vector<GridPoint>& line, bool upper) {
  for (const GridPoint& end : {line.front(), line.back()})
    if (std::abs(upper ? end.row : end.col) < 0.5) return end;
  return std::nullopt;
}

std::string label_at(const MapFrame& frame, const GridPoint& end, const std::string& text, bool upper,
                     LabelPlacer& placer) {
  const double width = label_width(text);
  const double x = upper ? end.col + 4 : 4, y = upper ? 14 : end.row - 4;
  const Box box{x - 2, y - 13, x + width, y + 4};
  if (box.right > frame.width || box.top < 0 || !placer.is_free(box)) return {};
  placer.keep_free(box);
  return "<text x=\"" + number_text(x, 1) + "\" y=\"" + number_text(y, 1) + "\" class=\"degrees\">" +
         escaped(text) + "</text>";
}

}  // namespace

std::vector<std::vector<GridPoint>> level_lines(const FinishedMesh& mesh, const std::vector<double>& field,
                                                double level, double period) {
  return Crossings(mesh, field, level, period).lines();
}

double graticule_step(double range) {
  for (const double unit : {1.0, 1.0 / 60, 1.0 / 3600})
    for (const double count : {30.0, 20.0, 10.0, 5.0, 2.0, 1.0})
      if (range >= 3 * count * unit) return count * unit;
  return 1.0 / 3600;
}

std::string longitude_text(const words::Words& words, double degrees) {
  const double turned = std::remainder(degrees, 360);
  const std::string text = angle_text(turned);
  if (text == "0°" || text == "180°") return text;
  return words(turned < 0 ? say::west_longitude : say::east_longitude, text);
}

std::string latitude_text(const words::Words& words, double degrees) {
  const std::string text = angle_text(degrees);
  return text == "0°" ? text : words(degrees < 0 ? say::south_latitude : say::north_latitude, text);
}

std::string graticule(const MapFrame& frame, const GridSpec& grid, const FinishedMesh& mesh,
                      const words::Words& words, LabelPlacer& placer) {
  if (mesh.rows < 2 || mesh.cols < 2) return {};
  const MeshOnMap map{frame, grid, mesh};
  const GridBox figure{0, 0, frame.height, frame.width};
  std::string paths, labels;
  for (const bool is_lon : {true, false}) {
    const auto& field = is_lon ? mesh.lon : mesh.lat;
    const double period = is_lon ? 360 : 0;
    const auto range = range_in(map, field, period);
    if (!range) continue;
    const double step = graticule_step(range->second - range->first);
    for (double k = std::ceil(range->first / step); k * step <= range->second; ++k)
      for (auto line : level_lines(mesh, field, k * step, period)) {
        for (GridPoint& at : line) at = map.on_figure(at);
        for (const auto& part : clipped(simplified(line, 0.2), figure)) {
          paths += path_of(part);
          if (const auto end = end_at_edge(part, is_lon))
            labels += label_at(frame, *end,
                               is_lon ? longitude_text(words, k * step) : latitude_text(words, k * step),
                               is_lon, placer);
        }
      }
  }
  return paths.empty() ? paths : "<path class=\"graticule\" d=\"" + paths + "\"/>" + labels;
}

double angle_to_north(const MapFrame& frame, const GridSpec& grid, const FinishedMesh& mesh) {
  if (mesh.rows < 2 || mesh.cols < 2) return std::numeric_limits<double>::quiet_NaN();
  const MeshOnMap map{frame, grid, mesh};
  const double x = frame.width / 2, y = frame.height / 2, off = 0.02 * std::min(frame.width, frame.height);
  // North is where the latitude rises and the longitude stays: of a map that keeps angles that is its
  // gradient.
  const double right = map.value(mesh.lat, x + off, y, 0) - map.value(mesh.lat, x - off, y, 0);
  const double up = map.value(mesh.lat, x, y - off, 0) - map.value(mesh.lat, x, y + off, 0);
  const double lon_right =
      apart(map.value(mesh.lon, x + off, y, 360), map.value(mesh.lon, x - off, y, 360), 360);
  const double lon_up =
      apart(map.value(mesh.lon, x, y - off, 360), map.value(mesh.lon, x, y + off, 360), 360);
  // Along (dx, dy): lon_right dx + lon_up dy = 0 and right dx + up dy > 0.
  double dx = -lon_up, dy = lon_right;
  if (right * dx + up * dy < 0) dx = -dx, dy = -dy;
  constexpr double degrees_per_radian = 57.29577951308232;
  return dx == 0 && dy == 0 ? std::numeric_limits<double>::quiet_NaN()
                            : std::atan2(dx, dy) * degrees_per_radian;
}

}  // namespace firnline
