// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "rasters/sites/attribute.hpp"
#include "rasters/sites/candidates.hpp"

class OGRFeature;
class OGRLayer;

namespace firnline {

/// Where the attributes that a list is asked for stand in its file. Keeps a view of the request. Private to
/// sites/.
class AttributeColumns {
 public:
  AttributeColumns() = default;
  /// throws: SitesError for a column that the file has not
  AttributeColumns(const std::vector<std::string>& columns, const SitesRequest& request);
  /// throws: SitesError for a column that the file has not, or that holds no numbers and no text
  AttributeColumns(OGRLayer& layer, const SitesRequest& request);

  [[nodiscard]] bool use(std::size_t column) const;

  /// Appends the values of one row to out.attributes, or nothing but what is wrong to out.rejected. field: of
  /// a request and its column, the value and what stands in the file. out: whether all could be read
  template <class Field>
  bool add(std::int64_t line, const Field& field, Candidates& out) const {
    bool sound = true;
    const std::size_t before = out.attributes.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      auto [found, as_written] = field((*requests_)[i], columns_[i]);
      out.attributes.push_back(found.value);
      if (found.reason.empty()) continue;
      sound = false;
      out.rejected.push_back({line, (*requests_)[i].column, std::move(as_written), std::move(found.reason)});
    }
    if (!sound) out.attributes.resize(before);
    return sound;
  }
  /// The same of one feature of the layer.
  bool add(std::int64_t line, const OGRFeature& feature, Candidates& out) const;
  /// Which row of out.attributes the last one added is.
  [[nodiscard]] std::size_t last_row(const Candidates& out) const {
    return columns_.empty() ? 0 : out.attributes.size() / columns_.size() - 1;
  }

 private:
  const std::vector<AttributeRequest>* requests_ = nullptr;
  std::vector<std::size_t> columns_;  ///< per request
};

/// The names of a layer's fields, in order.
[[nodiscard]] std::vector<std::string> field_names(OGRLayer& layer);

}  // namespace firnline
