// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/geojson.hpp"

#include <utility>

#include "rasters/samples/text.hpp"

namespace firnline::sample {
namespace {

std::string position(const Study& study, Point at) {
  const LonLat place = study.projection.to_lon_lat(at);
  return joined({"[", degrees_text(place.lon_millionths), ",", degrees_text(place.lat_millionths), "]"});
}

std::string positions(const Study& study, const std::vector<Point>& points) {
  std::string text;
  for (const Point& point : points) text += joined({text.empty() ? "" : ",", position(study, point)});
  return text;
}

}  // namespace

Feature polygon(const Study& study, const std::vector<std::vector<Point>>& rings, std::string properties) {
  std::string text;
  for (std::vector<Point> ring : rings) {
    ring.push_back(ring.front());
    text += joined({text.empty() ? "[" : ",[", positions(study, ring), "]"});
  }
  return {std::move(properties), joined({R"({"type":"Polygon","coordinates":[)", text, "]}"})};
}

Feature point(const Study& study, Point at, std::string properties) {
  return {std::move(properties), joined({R"({"type":"Point","coordinates":)", position(study, at), "}"})};
}

Feature line(const Study& study, const std::vector<Point>& way, std::string properties) {
  return {std::move(properties),
          joined({R"({"type":"LineString","coordinates":[)", positions(study, way), "]}"})};
}

SampleFile geojson(const std::string& name, const std::vector<Feature>& features) {
  std::string text = joined({R"({"type":"FeatureCollection","name":")", name, R"(","features":[)"});
  for (const Feature& feature : features) {
    if (&feature != &features.front()) text += ",";
    text += joined({"\n", R"({"type":"Feature","properties":{)", feature.properties, R"(},"geometry":)",
                    feature.geometry, "}"});
  }
  return {name + ".geojson", text + "\n]}\n"};
}

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return quoted + '"';
}

std::string numbered(std::string_view letter, std::size_t number) {
  return joined({letter, number < 10 ? "0" : "", std::to_string(number)});
}

}  // namespace firnline::sample
