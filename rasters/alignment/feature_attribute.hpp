// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "rasters/alignment/broken_features.hpp"
#include "rasters/alignment/layer_request.hpp"
#include "rasters/catalogue/units.hpp"

class OGRFeature;
class OGRFeatureDefn;

namespace firnline {

/// A name of the file, in a message.
[[nodiscard]] inline std::string in_quotes(const std::string& text) {
  return '"' + text + '"';
}

/// Reads the number that a feature carries, in the layer's unit.
class FeatureAttribute {
 public:
  /// throws: RasterError when the attribute is missing or no number, or its unit cannot become the layer's
  FeatureAttribute(OGRFeatureDefn& definition, const LayerRequest& request, const std::string& where);

  enum class Found { value, no_data, other_class };

  /// value: the number (1 without attribute, and for a feature of one of the classes of method fraction).
  [[nodiscard]] Found read(const OGRFeature& feature, double& value, BrokenFeatures& broken) const;

 private:
  void require_code(std::int64_t id, double value, BrokenFeatures& broken) const;
  [[nodiscard]] Found read_class(double& value) const;

  std::string name_;
  int column_ = -1;
  std::vector<double> no_data_;
  bool codes_ = false;
  std::vector<int> classes_;
  std::map<std::string, double> values_;  ///< of texts
  UnitConversion unit_;
};

}  // namespace firnline
