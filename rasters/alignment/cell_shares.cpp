// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/cell_shares.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

constexpr double sliver = 1e-9;   // of a cell: coordinates carry 2^-24 of a cell, areas of real parts are far larger
constexpr double tie = 1e-6;      // of a cell's area

/// Area between the equator and a latitude on the ellipsoid, up to a constant factor (Snyder 1987, eq. 3-12).
double authalic(double latitude_degrees, double eccentricity_sq) {
  const double s = std::sin(std::clamp(latitude_degrees, -90.0, 90.0) * (std::numbers::pi / 180));
  if (eccentricity_sq <= 0) return 2 * s;
  const double e = std::sqrt(eccentricity_sq);
  return (1 - eccentricity_sq) * (s / (1 - eccentricity_sq * s * s) + std::atanh(e * s) / e);
}

/// Four clips of a quadrilateral leave at most eight corners, a few more when it is concave.
struct Polygon {
  std::array<double, 16> x{}, y{};
  int count = 0;
  void add(double px, double py) {
    x[static_cast<std::size_t>(count)] = px;
    y[static_cast<std::size_t>(count)] = py;
    ++count;
  }
};

/// The part of a polygon on one side of a line parallel to an axis (Sutherland-Hodgman).
template <bool along_x>
Polygon clipped(const Polygon& p, double limit, bool keep_below) {
  Polygon out;
  for (int i = 0; i < p.count; ++i) {
    const auto a = static_cast<std::size_t>(i), b = static_cast<std::size_t>(i + 1 == p.count ? 0 : i + 1);
    const double va = along_x ? p.x[a] : p.y[a], vb = along_x ? p.x[b] : p.y[b];
    const bool in_a = keep_below ? va <= limit : va >= limit, in_b = keep_below ? vb <= limit : vb >= limit;
    if (in_a) out.add(p.x[a], p.y[a]);
    if (in_a == in_b) continue;
    const double t = (limit - va) / (vb - va);
    if (along_x) out.add(limit, p.y[a] + t * (p.y[b] - p.y[a]));
    else out.add(p.x[a] + t * (p.x[b] - p.x[a]), limit);
  }
  return out;
}

double area_of(const Polygon& p) {
  double twice = 0;
  for (int i = 0; i < p.count; ++i) {
    const auto a = static_cast<std::size_t>(i), b = static_cast<std::size_t>(i + 1 == p.count ? 0 : i + 1);
    twice += p.x[a] * p.y[b] - p.x[b] * p.y[a];
  }
  return std::fabs(twice) / 2;
}

double overlap(double low_a, double high_a, double low_b, double high_b) {
  return std::max(0.0, std::min(high_a, high_b) - std::max(low_a, low_b));
}

template <class T>
const T* cell_at(const Window& window, const T* cells, const CellShare& share) {
  if (!window.contains({share.row, share.col})) return nullptr;
  return cells + (share.row - window.row) * window.cols + (share.col - window.col);
}

/// Calls reduce(shares, row, col) for every cell of a window of the grid.
template <class Reduce>
void each_cell(const CellMapping& mapping, const Window& window, const Reduce& reduce) {
  const CellShares all(mapping, window);
  std::vector<CellShare> shares;
  for (std::int64_t r = 0; r < window.rows; ++r)
    for (std::int64_t c = 0; c < window.cols; ++c) {
      all.of_cell(window.row + r, window.col + c, shares);
      reduce(shares, r, c);
    }
}

}  // namespace

CellShares::CellShares(const CellMapping& mapping, const Window& window)
    : window_(window),
      parallel_(mapping.axes_parallel()),
      period_(mapping.period()),
      geographic_(mapping.source().geographic),
      source_(mapping.source()) {
  const auto corners = static_cast<std::size_t>((window.rows + 1) * (window.cols + 1));
  corner_col_.reserve(corners);
  corner_row_.reserve(corners);
  for (std::int64_t r = 0; r <= window.rows; ++r)
    for (std::int64_t c = 0; c <= window.cols; ++c) {
      corner_col_.push_back(static_cast<double>(window.col + c));
      corner_row_.push_back(static_cast<double>(window.row + r));
    }
  mapping.to_source(corner_col_.data(), corner_row_.data(), corners);
  if (!geographic_) return;
  find_edges();
  for (double& row : corner_row_) row = by_true_area(row);
}

void CellShares::find_edges() {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double row : corner_row_) {
    low = row < low ? row : low;  // NaN compares false
    high = row > high ? row : high;
  }
  constexpr double beyond = 2;  // positions off the source matter to no cell
  const double first = std::clamp(low, -beyond, static_cast<double>(source_.rows) + beyond);
  const double last = std::clamp(high, first, static_cast<double>(source_.rows) + beyond);
  first_edge_ = static_cast<std::int64_t>(std::floor(first));
  const auto end = static_cast<std::int64_t>(std::floor(last)) + 2;
  for (std::int64_t row = first_edge_; row <= end; ++row)
    edges_.push_back(authalic(source_.y_of(static_cast<double>(row)), source_.eccentricity_sq));
}

double CellShares::edge(std::int64_t row) const {
  return edges_[static_cast<std::size_t>(std::clamp<std::int64_t>(row - first_edge_, 0, static_cast<std::int64_t>(edges_.size()) - 1))];
}

/// A row position whose fraction counts area instead of degrees.
double CellShares::by_true_area(double row) const {
  if (!(row >= -1 && row <= static_cast<double>(source_.rows) + 1)) return row;
  const auto top = static_cast<std::int64_t>(std::floor(row));
  const double whole = row_area(top);
  if (!(whole > 0)) return row;  // beyond a pole
  return static_cast<double>(top) + (edge(top) - authalic(source_.y_of(row), source_.eccentricity_sq)) / whole;
}

void CellShares::of_cell(std::int64_t row, std::int64_t col, std::vector<CellShare>& shares) const {
  shares.clear();
  const std::int64_t stride = window_.cols + 1, corner = (row - window_.row) * stride + (col - window_.col);
  const std::array<std::int64_t, 4> at = {corner, corner + 1, corner + stride + 1, corner + stride};
  Polygon quad;
  for (const std::int64_t i : at) {
    double x = corner_col_[static_cast<std::size_t>(i)];
    const double y = corner_row_[static_cast<std::size_t>(i)];
    if (!std::isfinite(x) || !std::isfinite(y)) return;
    if (period_ > 0 && quad.count > 0) {  // corners on both sides of the antimeridian
      const double turn = static_cast<double>(period_);
      x += turn * std::round((quad.x[0] - x) / turn);
    }
    quad.add(x, y);
  }
  const auto [low_x, high_x] = std::minmax({quad.x[0], quad.x[1], quad.x[2], quad.x[3]});
  const auto [low_y, high_y] = std::minmax({quad.y[0], quad.y[1], quad.y[2], quad.y[3]});
  const auto c0 = static_cast<std::int64_t>(std::floor(low_x)), c1 = static_cast<std::int64_t>(std::ceil(high_x));
  const auto r0 = static_cast<std::int64_t>(std::floor(low_y)), r1 = static_cast<std::int64_t>(std::ceil(high_y));
  // Counted from the nearest whole cell: areas of a fraction of a cell keep all their digits.
  for (int i = 0; i < 4; ++i) {
    quad.x[static_cast<std::size_t>(i)] -= static_cast<double>(c0);
    quad.y[static_cast<std::size_t>(i)] -= static_cast<double>(r0);
  }
  const double least = sliver * std::min(1.0, area_of(quad));
  for (std::int64_t r = r0; r < r1; ++r) {
    const double top = static_cast<double>(r - r0);
    const double unit = row_area(r);
    const double high = parallel_ ? overlap(low_y - static_cast<double>(r0), high_y - static_cast<double>(r0), top, top + 1) : 0;
    const Polygon strip = parallel_ ? Polygon{} : clipped<false>(clipped<false>(quad, top, false), top + 1, true);
    if (parallel_ ? high <= 0 : strip.count < 3) continue;
    for (std::int64_t c = c0; c < c1; ++c) {
      const double left = static_cast<double>(c - c0);
      const double share = parallel_ ? high * overlap(low_x - static_cast<double>(c0), high_x - static_cast<double>(c0), left, left + 1)
                                     : area_of(clipped<true>(clipped<true>(strip, left, false), left + 1, true));
      if (share > least) shares.push_back({r, c, share, share * unit});
    }
  }
}

void share_quantities(const CellMapping& mapping, Method method, const Window& source_window, const double* source,
                      const Window& window, float* cells, std::int64_t stride) {
  each_cell(mapping, window, [&](const std::vector<CellShare>& shares, std::int64_t r, std::int64_t c) {
    double sum = 0, weight = 0, largest = -std::numeric_limits<double>::infinity();
    for (const CellShare& share : shares) {
      const double* value = cell_at(source_window, source, share);
      if (value == nullptr || std::isnan(*value)) continue;
      const double part = method == Method::sum ? share.of_source : share.area;
      sum += *value * part;
      weight += part;
      largest = std::max(largest, *value);
    }
    const double result = method == Method::sum ? sum : method == Method::average ? sum / weight : largest;
    cells[r * stride + c] = weight > 0 ? static_cast<float>(result) : no_data_f32;
  });
}

void share_fraction(const CellMapping& mapping, const std::vector<int>& classes, const Window& source_window,
                    const std::int32_t* source, const Window& window, float* cells, std::int64_t stride) {
  each_cell(mapping, window, [&](const std::vector<CellShare>& shares, std::int64_t r, std::int64_t c) {
    double inside = 0, valid = 0;
    for (const CellShare& share : shares) {
      const std::int32_t* code = cell_at(source_window, source, share);
      if (code == nullptr || *code == no_data_code) continue;
      valid += share.area;
      if (std::find(classes.begin(), classes.end(), *code) != classes.end()) inside += share.area;
    }
    cells[r * stride + c] = valid > 0 ? static_cast<float>(inside / valid) : no_data_f32;
  });
}

void share_mode(const CellMapping& mapping, const Window& source_window, const std::int32_t* source, const Window& window,
                std::int32_t* cells, std::int64_t stride) {
  std::vector<std::pair<std::int32_t, double>> found;  // few classes meet in one cell: a list is faster than a map
  each_cell(mapping, window, [&](const std::vector<CellShare>& shares, std::int64_t r, std::int64_t c) {
    found.clear();
    double valid = 0, most = 0;
    for (const CellShare& share : shares) {
      const std::int32_t* code = cell_at(source_window, source, share);
      if (code == nullptr || *code == no_data_code) continue;
      valid += share.area;
      const auto known = std::find_if(found.begin(), found.end(), [&](const auto& entry) { return entry.first == *code; });
      if (known == found.end()) found.emplace_back(*code, share.area);
      else known->second += share.area;
    }
    for (const auto& [code, area] : found) most = std::max(most, area);
    std::int32_t winner = no_data_code;
    for (const auto& [code, area] : found)
      if (area >= most - tie * valid && (winner == no_data_code || code < winner)) winner = code;
    cells[r * stride + c] = winner;
  });
}

}  // namespace firnline
