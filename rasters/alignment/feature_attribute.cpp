// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/feature_attribute.hpp"

#include <ogr_feature.h>

#include <algorithm>
#include <cmath>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

bool numeric(const OGRFieldDefn& field) {
  return field.GetType() == OFTInteger || field.GetType() == OFTInteger64 || field.GetType() == OFTReal;
}

std::string numeric_names(OGRFeatureDefn& definition) {
  std::string names;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *definition.GetFieldDefn(i);
    if (numeric(field)) names += (names.empty() ? "" : ", ") + std::string(field.GetNameRef());
  }
  return names.empty() ? "it has none" : names;
}

UnitConversion needed_conversion(const LayerRequest& request, const std::string& where) {
  const auto found = conversion(request.file_unit, request.spec.unit);
  if (!found)
    throw RasterError(why_not_convertible(request.file_unit, request.spec.unit), where,
                      "Correct unit = \"...\" in [layers." + request.name + "].");
  return *found;
}

}  // namespace

FeatureAttribute::FeatureAttribute(OGRFeatureDefn& definition, const LayerRequest& request,
                                   const std::string& where)
    : name_(request.rasterise->attribute),
      no_data_(request.spec.no_data_traps),
      values_(request.rasterise->values) {
  if (request.file_no_data) no_data_.push_back(*request.file_no_data);
  if (request.method == Method::fraction) classes_ = request.classes;
  codes_ = request.spec.kind == LayerKind::categorical || !classes_.empty();
  if (name_.empty()) return;
  column_ = definition.GetFieldIndex(name_.c_str());
  const std::string remedy = "Name one of its numbers: " + numeric_names(definition);
  if (column_ < 0)
    throw RasterError("The features have no attribute " + in_quotes(name_) + ".", where, remedy + ".");
  const OGRFieldDefn& field = *definition.GetFieldDefn(column_);
  if (!numeric(field) && values_.empty())
    throw RasterError("Attribute " + in_quotes(name_) + " is not a number but of type " +
                          OGRFieldDefn::GetFieldTypeName(field.GetType()) + ".",
                      where,
                      remedy + ", or say what its texts stand for: values = { TEXT = NUMBER } in [layers." +
                          request.name + ".rasterise].");
  if (!request.file_unit.empty() && !codes_) unit_ = needed_conversion(request, where);
}

FeatureAttribute::Found FeatureAttribute::read(const OGRFeature& feature, double& value,
                                               BrokenFeatures& broken) const {
  value = 1;
  if (column_ < 0) return Found::value;
  if (!feature.IsFieldSetAndNotNull(column_)) return values_.empty() ? Found::no_data : Found::other_class;
  if (!values_.empty()) {
    const auto known = values_.find(feature.GetFieldAsString(column_));
    if (known == values_.end()) return Found::other_class;
    value = unit_.apply(known->second);
    return Found::value;
  }
  value = feature.GetFieldAsDouble(column_);
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  const bool whole = feature.GetFieldDefnRef(column_)->GetType() == OFTInteger64;
  if (whole && std::abs(feature.GetFieldAsInteger64(column_)) > exact)
    broken.add(feature.GetFID(), "has a " + in_quotes(name_) + " too large to be exact (above 2^53)");
  if (std::isnan(value) || std::find(no_data_.begin(), no_data_.end(), value) != no_data_.end())
    return Found::no_data;
  if (std::isinf(value)) broken.add(feature.GetFID(), "has an infinite " + in_quotes(name_));
  if (codes_) require_code(feature.GetFID(), value, broken);
  if (!classes_.empty()) return read_class(value);
  value = unit_.apply(value);
  return Found::value;
}

void FeatureAttribute::require_code(std::int64_t id, double value, BrokenFeatures& broken) const {
  constexpr double largest = 2147483647;  // codes are 32-bit integers; the smallest one stands for no data
  if (value != std::floor(value) || std::abs(value) > largest)
    broken.add(id, "has a " + in_quotes(name_) + " that is no code (codes are whole numbers of 32 bits)");
}

FeatureAttribute::Found FeatureAttribute::read_class(double& value) const {
  const bool wanted = std::any_of(classes_.begin(), classes_.end(), [&](int code) { return value == code; });
  value = 1;
  return wanted ? Found::value : Found::other_class;
}

}  // namespace firnline
