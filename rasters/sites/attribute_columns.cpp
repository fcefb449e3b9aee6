// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/attribute_columns.hpp"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <limits>

#include "kernels/grid/error.hpp"
#include "kernels/grid/nearest_name.hpp"
#include "rasters/sites/text.hpp"

namespace firnline {
namespace {

bool may_hold_a_number(OGRFieldType type) {
  return type == OFTInteger || type == OFTInteger64 || type == OFTReal || type == OFTString;
}

AttributeValue value_in(OGRFeature& feature, int field, const AttributeRequest& request) {
  if (!feature.IsFieldSetAndNotNull(field)) return {std::numeric_limits<double>::quiet_NaN(), {}};
  switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTReal:
      return attribute_of_real(feature.GetFieldAsDouble(field), request);
    case OFTString:
      return attribute_of_text(feature.GetFieldAsString(field), request);
    default:
      return attribute_of_integer(feature.GetFieldAsInteger64(field), request);
  }
}

}  // namespace

AttributeColumns::AttributeColumns(const std::vector<std::string>& columns, const SitesRequest& request)
    : requests_(&request.attributes) {
  for (const AttributeRequest& one : request.attributes)
    columns_.push_back(column_index(columns, one.column, "attributes." + one.id + ".column", request));
}

AttributeColumns::AttributeColumns(OGRLayer& layer, const SitesRequest& request)
    : AttributeColumns(field_names(layer), request) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const OGRFieldType type = layer.GetLayerDefn()->GetFieldDefn(static_cast<int>(columns_[i]))->GetType();
    if (!may_hold_a_number(type))
      throw SitesError("The column " + quoted_for_message((*requests_)[i].column) + " holds " +
                           OGRFieldDefn::GetFieldTypeName(type) + ", and attribute '" + (*requests_)[i].id +
                           "' needs numbers.",
                       request.source, "Name another column, or turn this one into numbers.");
  }
}

bool AttributeColumns::use(std::size_t column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

bool AttributeColumns::add(std::int64_t line, const OGRFeature& feature, Candidates& out) const {
  auto& fields = const_cast<OGRFeature&>(feature);
  const auto field = [&](const AttributeRequest& request, std::size_t column) {
    const int at = static_cast<int>(column);
    AttributeValue found = value_in(fields, at, request);
    std::string as_written = found.reason.empty() ? std::string() : fields.GetFieldAsString(at);
    return std::pair(std::move(found), std::move(as_written));
  };
  return add(line, field, out);
}

std::vector<std::string> field_names(OGRLayer& layer) {
  std::vector<std::string> names;
  const OGRFeatureDefn* definition = layer.GetLayerDefn();
  for (int i = 0; i < definition->GetFieldCount(); ++i)
    names.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
  return names;
}

std::size_t column_index(const std::vector<std::string>& columns, const std::string& wanted,
                         const std::string& job_key, const SitesRequest& request) {
  const auto found = std::find(columns.begin(), columns.end(), wanted);
  if (found != columns.end() && !trimmed(wanted).empty())
    return static_cast<std::size_t>(found - columns.begin());
  std::string there;
  for (const std::string& column : columns) there += (there.empty() ? "" : ", ") + quoted_for_message(column);
  const std::string near = nearest_name(wanted, columns);
  throw SitesError("The file has no column " + quoted_for_message(wanted) +
                       (near.empty() ? "." : "; did you mean " + quoted_for_message(near) + "?"),
                   request.source,
                   "It has " + (there.empty() ? "none" : there) + ". Say which one is meant with " + job_key +
                       " = \"...\"" +
                       (job_key == "name" ? ", or name = \"\" for sites without names." : "."));
}

}  // namespace firnline
