// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/geojson.hpp"
#include "rasters/samples/study.hpp"
#include "rasters/samples/text.hpp"
#include "rasters/samples/ways.hpp"

namespace firnline::sample {
namespace {

SampleFile road_file(const Study& study, const std::vector<Road>& roads) {
  std::vector<Feature> features;
  for (const Road& road : roads)
    if (road.way.size() > 1)
      features.push_back(line(study, road.way,
                              joined({R"("id":")", numbered("R", features.size() + 1), R"(","highway":")",
                                      road.highway, R"(")"})));
  return geojson("roads", features);
}

SampleFile wide_rivers(const Study& study) {
  std::vector<Feature> features;
  for (const auto& way : wide_river_ways(study.grid, study.terrain, study.valleys, RiverPart::all))
    features.push_back(line(study, way, joined({R"("id":")", numbered("N", features.size() + 1), R"(")"})));
  return geojson("wide_rivers", features);
}

SampleFile bridge_file(const Study& study, const std::vector<Road>& roads) {
  std::vector<Feature> features;
  const auto add = [&](const std::vector<Point>& way, std::string_view kind) {
    features.push_back(
        line(study, way,
             joined({R"("id":")", numbered("B", features.size() + 1), R"(","kind":")", kind, R"(")"})));
  };
  for (const auto& way : build_bridges(study.grid, study.terrain, roads)) add(way, "bridge");
  for (const auto& way : wide_river_ways(study.grid, study.terrain, study.valleys, RiverPart::in_towns))
    add(way, "streets of a town");
  return geojson("bridges", features);
}

}  // namespace

std::vector<SampleFile> way_files(const Study& study) {
  const auto roads = build_roads(study.grid, study.terrain, study.valleys);
  return {road_file(study, roads), wide_rivers(study), bridge_file(study, roads)};
}

}  // namespace firnline::sample
