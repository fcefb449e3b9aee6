// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "rasters/alignment/broken_features.hpp"
#include "rasters/alignment/crs.hpp"
#include "rasters/alignment/vector_features.hpp"

class GDALDataset;
class OGRFeature;
class OGRGeometry;
class OGRLayer;

namespace firnline {

// What every reader of features asks of a vector file. Private to alignment/.

/// How a job speaks of a vector file.
struct VectorSource {
  std::string layer;        ///< of a file with several; may be empty
  std::string crs;          ///< when the file has none
  std::string layer_table;  ///< where the job says layer, in brackets, for messages
  std::string table;        ///< where it says crs
};

/// The one layer of the file, or that of the name. throws: RasterError
[[nodiscard]] OGRLayer& layer_of_source(GDALDataset& dataset, const VectorSource& source,
                                        const std::string& where);

/// The CRS of the features: the file's own, or the job's when the file has none. throws: RasterError,
/// PolicyError
[[nodiscard]] Crs crs_of_source(const OGRLayer& layer, const VectorSource& source, const std::string& where);

[[nodiscard]] std::optional<FeatureShape> shape_of(const OGRGeometry& geometry);

/// Whether outlines of polygons may cross themselves: not where areas are measured.
enum class Outlines { sound, any };

/// Checks and converts the geometry of one feature; nothing when it is broken (and noted as such).
[[nodiscard]] std::unique_ptr<OGRGeometry> usable_geometry(OGRFeature& feature, Outlines outlines,
                                                           BrokenFeatures& broken);

}  // namespace firnline
