// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/context_features.hpp"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/grid/unseen_text.hpp"
#include "rasters/alignment/feature_attribute.hpp"
#include "rasters/alignment/feature_placement.hpp"
#include "rasters/alignment/grid_line.hpp"
#include "rasters/alignment/vector_source.hpp"
#include "rasters/alignment/vector_treatment.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {
namespace {

/// The line without runs of vertices that no reader could tell apart, and simplified. In pieces: of a line
/// that turns at every vertex the cost would grow with the square of its length.
std::vector<GridPoint> thinned(const std::vector<GridPoint>& line, double tolerance) {
  constexpr std::size_t piece = 2048;
  std::vector<GridPoint> apart;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (apart.empty() || i + 1 == line.size() ||
        std::hypot(line[i].row - apart.back().row, line[i].col - apart.back().col) > tolerance / 2)
      apart.push_back(line[i]);
  std::vector<GridPoint> out;
  for (std::size_t first = 0; first + 1 < apart.size(); first += piece - 1) {
    const std::size_t end = std::min(first + piece, apart.size());
    const auto part = simplified({apart.begin() + static_cast<std::ptrdiff_t>(first),
                                  apart.begin() + static_cast<std::ptrdiff_t>(end)},
                                 tolerance / 2);
    out.insert(out.end(), part.begin() + (out.empty() ? 0 : 1), part.end());
  }
  return out;
}

/// The lines of one feature on the map.
struct Drawn {
  std::vector<std::vector<GridPoint>> lines;
  double size = 0;  ///< diagonal of what it spans [cells]

  [[nodiscard]] std::size_t vertices() const {
    std::size_t count = 0;
    for (const auto& line : lines) count += line.size();
    return count;
  }
};

double size_of(const std::vector<std::vector<GridPoint>>& lines) {
  if (lines.empty()) return 0;
  GridPoint low = lines.front().front(), high = low;
  for (const auto& line : lines)
    for (const GridPoint& at : line) {
      low = {std::min(low.row, at.row), std::min(low.col, at.col)};
      high = {std::max(high.row, at.row), std::max(high.col, at.col)};
    }
  return std::hypot(high.row - low.row, high.col - low.col);
}

/// Holds as much as a map shows, whatever the size of the file.
class DrawnFeatures {
 public:
  explicit DrawnFeatures(double tolerance) : tolerance_(tolerance), coarsest_(8 * tolerance) {}

  void add(const std::vector<std::vector<GridPoint>>& lines) {
    Drawn drawn{{}, size_of(lines)};
    for (const auto& line : lines)
      if (auto thin = thinned(line, tolerance_); thin.size() > 1) drawn.lines.push_back(std::move(thin));
    if (drawn.lines.empty()) {
      ++left_out_;
      return;
    }
    vertices_ += drawn.vertices();
    features_.push_back(std::move(drawn));
    if (vertices_ > 8 * most_context_vertices) fit();
  }

  /// Simplifies and lets go until the rest fits.
  void fit() {
    while (vertices_ > most_context_vertices && tolerance_ < coarsest_) {
      tolerance_ *= 2;
      vertices_ = 0;
      for (auto& feature : features_) {
        for (auto& line : feature.lines) line = thinned(line, tolerance_);
        vertices_ += feature.vertices();
      }
    }
    if (vertices_ <= most_context_vertices) return;
    std::vector<std::size_t> order(features_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return features_[a].size > features_[b].size; });
    std::vector<bool> stays(features_.size(), false);
    std::size_t kept = 0;
    for (const std::size_t i : order) {
      if (kept + features_[i].vertices() > most_context_vertices) break;
      kept += features_[i].vertices();
      stays[i] = true;
    }
    std::vector<Drawn> rest;
    for (std::size_t i = 0; i < features_.size(); ++i)
      if (stays[i]) rest.push_back(std::move(features_[i]));
    left_out_ += static_cast<std::int64_t>(features_.size() - rest.size());
    features_ = std::move(rest);
    vertices_ = kept;
  }

  void give(ContextFeatures& out) {
    fit();
    for (auto& feature : features_)
      for (auto& line : feature.lines) out.lines.push_back(std::move(line));
    out.left_out += left_out_;
    out.simplified_cells = 2 * tolerance_;  // the sum of what each doubling added, and less than that
  }

 private:
  double tolerance_, coarsest_;
  std::vector<Drawn> features_;
  std::size_t vertices_ = 0;
  std::int64_t left_out_ = 0;
};

class Reader {
 public:
  Reader(const GridSpec& grid, const ContextRequest& request, double tolerance)
      : request_(request),
        box_{0, 0, static_cast<double>(grid.rows), static_cast<double>(grid.cols)},
        dataset_(open_resolved_vector(request.path)),
        source_{request.layer, request.crs, "[context." + request.kind + "]",
                "[context." + request.kind + "]"},
        layer_(layer_of_source(*dataset_, source_, request.source)),
        placement_(grid, crs_of_source(layer_, source_, request.source).wkt),
        drawn_(tolerance) {
    find_names();
  }

  ContextFeatures read() {
    const GdalMessages messages;
    layer_.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) take(*feature);
    if (messages.failures() > 0)
      throw RasterError("The features cannot be read to the end: " + messages.first_failure() + ".",
                        request_.source, "Repair or replace the file.");
    broken_.refuse(request_.source, "Repair or remove these features, or take the file out of [context].");
    drawn_.give(result_);
    result_.operation = placement_.operation_name();
    return std::move(result_);
  }

 private:
  void find_names() {
    if (request_.kind != "towns") return;
    const std::string wanted = request_.name.empty() ? "name" : request_.name;
    name_ = layer_.GetLayerDefn()->GetFieldIndex(wanted.c_str());
    if (name_ < 0 && !request_.name.empty())
      throw RasterError(
          "The features have no attribute " + in_quotes(wanted) + ".", request_.source,
          "Correct name = \"...\" in [context.towns], or leave it out: towns have no names then.");
  }

  [[nodiscard]] bool fits(FeatureShape shape) const {
    if (request_.kind == "towns") return shape == FeatureShape::point;
    if (request_.kind == "glaciers") return shape == FeatureShape::polygon;
    return shape != FeatureShape::point;
  }

  void take(OGRFeature& feature) {
    ++result_.in_file;
    if (feature.GetGeometryRef() == nullptr || feature.GetGeometryRef()->IsEmpty()) return;
    const auto geometry = usable_geometry(feature, Outlines::any, broken_);
    if (!geometry) return;
    if (const FeatureShape shape = *shape_of(*geometry); !fits(shape))
      return broken_.add(feature.GetFID(), "holds " + firnline::name_of(shape) + ", and " + request_.kind +
                                               " are " +
                                               (request_.kind == "towns"      ? "points"
                                                : request_.kind == "glaciers" ? "polygons"
                                                                              : "lines or polygons"));
    VectorFeature placed;
    (void)placement_.place(*geometry, placed);
    if (request_.kind == "towns") return add_places(feature, placed);
    std::vector<std::vector<GridPoint>> lines;
    for (const auto& line : placed.lines) add_line(line, lines);
    for (const GridPolygon& polygon : placed.polygons) {
      add_ring(polygon.outer, lines);
      for (const GridRing& hole : polygon.holes) add_ring(hole, lines);
    }
    if (!lines.empty()) drawn_.add(lines);
  }

  void add_places(const OGRFeature& feature, const VectorFeature& placed) {
    std::string name;
    if (name_ >= 0 && feature.IsFieldSetAndNotNull(name_))
      name = const_cast<OGRFeature&>(feature).GetFieldAsString(name_);
    if (first_invalid_utf8(name) != std::string::npos)
      return broken_.add(feature.GetFID(),
                         "has a name that is not UTF-8 (of a Shapefile: say so in its .cpg file)");
    for (const GridPoint& at : placed.points) {
      if (!box_.contains(at)) continue;
      if (result_.places.size() < most_context_places)
        result_.places.push_back({at, name});
      else
        ++result_.left_out;
    }
  }

  /// Parts that have an image on the grid's plane, clipped to it.
  void add_line(const std::vector<GridPoint>& line, std::vector<std::vector<GridPoint>>& lines) const {
    std::vector<GridPoint> part;
    const auto end_part = [&] {
      for (auto& inside : clipped(part, box_)) lines.push_back(std::move(inside));
      part.clear();
    };
    for (const GridPoint& at : line)
      if (std::isfinite(at.row) && std::isfinite(at.col))
        part.push_back(at);
      else
        end_part();
    end_part();
  }

  void add_ring(const GridRing& ring, std::vector<std::vector<GridPoint>>& lines) const {
    if (request_.kind != "glaciers") return add_line(ring, lines);  // an outline; the frame is no river
    GridRing known;
    std::copy_if(ring.begin(), ring.end(), std::back_inserter(known),
                 [](const GridPoint& at) { return std::isfinite(at.row) && std::isfinite(at.col); });
    if (auto inside = clipped_ring(known, box_); !inside.empty()) lines.push_back(std::move(inside));
  }

  const ContextRequest& request_;
  GridBox box_;
  DatasetHandle dataset_;
  VectorSource source_;
  OGRLayer& layer_;
  FeaturePlacement placement_;
  DrawnFeatures drawn_;
  BrokenFeatures broken_;
  int name_ = -1;
  ContextFeatures result_;
};

}  // namespace

ContextFeatures read_context(const GridSpec& grid, const ContextRequest& request, double tolerance_cells) {
  return Reader(grid, request, tolerance_cells).read();
}

}  // namespace firnline
