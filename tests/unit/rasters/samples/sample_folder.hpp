// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

class GDALDataset;

namespace firnline {

/// The default study, written once per process into a temporary folder.
[[nodiscard]] const std::filesystem::path& sample_folder();
[[nodiscard]] std::filesystem::path ready_made_copy();
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

struct CloseDataset {
  void operator()(GDALDataset* dataset) const;
};
using OpenDataset = std::unique_ptr<GDALDataset, CloseDataset>;
[[nodiscard]] OpenDataset open_sample(const std::string& name);

/// A band as a reader sees it: unpacked, NaN where the file says no data. Rows as in the file.
struct Cells {
  int rows = 0, cols = 0;
  std::array<double, 6> transform{};
  std::vector<double> values;
  [[nodiscard]] double at(int row, int col) const {
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(col)];
  }
  /// Value of the cell that holds a place; NaN outside the raster.
  [[nodiscard]] double at_place(double x, double y) const;
};
[[nodiscard]] Cells read_cells(const std::string& name, int band = 1);

struct Place {
  double x = 0, y = 0;  ///< metres in EPSG:32643
};
[[nodiscard]] Place metres_of(double lon, double lat);
[[nodiscard]] Place degrees_of(Place metres);

/// Rows of clinics.csv by id: name, longitude, latitude. Knows quoted fields.
struct Clinic {
  std::string name;
  double lon = 0, lat = 0;
};
[[nodiscard]] std::map<std::string, Clinic> read_clinics();

}  // namespace firnline
