// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A folder of its own for each test, grids to place sites on, and readers that return the refusal as text.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "kernels/grid/error.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/sites/sites.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::sites_test {

inline std::string wkt_of(const std::string& text) {
  char* wkt = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  parse_crs(text).exportToWkt(&wkt, options);
  std::string out = wkt;
  CPLFree(wkt);
  return out;
}

inline GridSpec grid_of(const std::string& crs, double west, double north, double size, std::int64_t rows,
                        std::int64_t cols) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = cols;
  grid.west = west;
  grid.north = north;
  grid.cell_width = grid.cell_height = size;
  grid.geographic = parse_crs(crs).IsGeographic() != 0;
  grid.crs_wkt = wkt_of(crs);
  return grid;
}

/// The region of the mission: 44 to 90 E, 34 to 56 N, tenths of a degree.
inline GridSpec region() {
  return grid_of("EPSG:4326", 44, 56, 0.1, 220, 460);
}

class Folder {
 public:
  Folder() { raise_fence({}); }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  [[nodiscard]] SiteList read(const SitesRequest& request, const GridSpec& grid) const {
    const Opener opener(folder_.path(), {}, {});
    return read_sites(opener, request, grid);
  }
  [[nodiscard]] SiteList read_text(const std::string& name, const std::string& text,
                                   SitesRequest request = {}, const GridSpec& grid = region()) const {
    write(name, text);
    request.source = name;
    return read(request, grid);
  }
  [[nodiscard]] std::string refusal(const std::string& name, const std::string& text,
                                    SitesRequest request = {}, const GridSpec& grid = region()) const {
    write(name, text);
    request.source = name;
    return refusal_of(request, grid);
  }
  [[nodiscard]] std::string refusal_of(const SitesRequest& request, const GridSpec& grid = region()) const {
    try {
      static_cast<void>(read(request, grid));
    } catch (const SitesError& error) {
      EXPECT_FALSE(error.remedy().empty()) << error.what();
      return error.what();
    }
    return "accepted";
  }

 private:
  firnline::testing::ScratchFolder folder_;
};

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

inline bool warns(const SiteList& list, std::string_view part) {
  for (const std::string& warning : list.warnings)
    if (contains(warning, part)) return true;
  return false;
}

inline double covered(const Zone& zone) {
  double cells = 0;
  for (const ZoneRun& run : zone.runs)
    cells += run.weight * static_cast<double>(run.col_last - run.col_first + 1);
  return cells;
}

inline std::string feature(const std::string& id, const std::string& geometry) {
  return R"({"type":"Feature","properties":{"id":")" + id + R"(","name":"n","extra":1},"geometry":)" +
         geometry + "}";
}

inline std::string collection(const std::string& features, const std::string& members = "") {
  return R"({"type":"FeatureCollection",)" + members + R"("features":[)" + features + "]}";
}

}  // namespace firnline::sites_test
