// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/attributes.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "host/run/plan.hpp"
#include "host/run/suitability.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/indicators/registry.hpp"

namespace firnline {
namespace {

/// The name of an indicator would mean two things in a profile.
bool name_is_taken(const Job& job, const JobAttribute& written, std::vector<Mistake>& mistakes) {
  const auto refuse = [&](const std::string& whose) {
    mistakes.push_back({job.file, written.line, 0, "attributes." + written.name,
                        "has the name of " + whose + "; choose another"});
    return true;
  };
  if (find_indicator(written.name) != nullptr) return refuse("an indicator that firnline has");
  for (const JobIndicator& own : job.indicators)
    if (own.name == written.name) return refuse("[indicators." + own.name + "]");
  return false;
}

/// From the file's unit to the indicator's; nothing after a mistake.
std::optional<UnitConversion> conversion_of(const Job& job, const JobAttribute& written,
                                            std::vector<Mistake>& mistakes) {
  const std::string key = "attributes." + written.name;
  std::string at = ".unit";
  try {
    (void)conversion(written.unit, written.unit);  // whose text is no unit, if one is none
    at = ".column_unit";
    if (const auto found = conversion(written.column_unit, written.unit)) return found;
    mistakes.push_back({job.file, written.line, 0, key + at,
                        "does not fit unit: " + why_not_convertible(written.column_unit, written.unit)});
  } catch (const RasterError& error) {
    mistakes.push_back({job.file, written.line, 0, key + at, error.what_happened() + " " + error.remedy()});
  }
  return std::nullopt;
}

IndicatorInfo info_of(const JobAttribute& written) {
  IndicatorInfo info;
  info.id = written.name.c_str();
  info.title = written.title.c_str();
  info.unit = written.unit.c_str();
  info.source = written.source.c_str();
  info.low = written.low;
  info.high = written.high;
  return info;
}

/// "column 'backup' in d, times 24 gives h"
std::string method_of(const ResolvedAttribute& attribute) {
  const JobAttribute& written = attribute.written;
  const std::string column = "column '" + written.column + "' in " + written.column_unit;
  const UnitConversion& conversion = attribute.conversion;
  if (conversion.identity()) return column;
  std::string steps = conversion.scale == 1 ? "" : ", times " + number_text(conversion.scale);
  if (conversion.offset != 0) steps += ", plus " + number_text(conversion.offset);
  return column + steps + " gives " + written.unit;
}

FinishedAudit audit_of(const SiteList& list, std::size_t column, const ResolvedAttribute& attribute) {
  FinishedAudit row;
  row.layer = "attributes." + attribute.written.name;
  row.source = list.request.source;
  row.step = "attribute";
  row.method = method_of(attribute);
  row.cells_in = row.cells_out = static_cast<std::int64_t>(list.sites.size());
  for (const double value : list.attributes[column]) {
    if (std::isnan(value)) {
      ++row.cells_no_data;
      continue;
    }
    row.seen_low = std::min(row.seen_low.value_or(value), value);
    row.seen_high = std::max(row.seen_high.value_or(value), value);
  }
  if (row.cells_no_data == row.cells_out)
    row.warning = "No site of '" + list.request.id + "' has a value in this column.";
  return row;
}

bool reads(const SitesRequest& list, const std::string& attribute) {
  return std::any_of(list.attributes.begin(), list.attributes.end(),
                     [&](const AttributeRequest& one) { return one.id == attribute; });
}

}  // namespace

std::vector<std::shared_ptr<const ResolvedAttribute>> resolve_attributes(const Job& job,
                                                                         std::vector<Mistake>& mistakes) {
  std::vector<std::shared_ptr<const ResolvedAttribute>> attributes;
  for (const JobAttribute& written : job.attributes) {
    if (name_is_taken(job, written, mistakes)) continue;
    const auto to_unit = conversion_of(job, written, mistakes);
    if (!to_unit) continue;
    auto attribute = std::make_shared<ResolvedAttribute>();
    attribute->written = written;
    attribute->info = info_of(attribute->written);
    attribute->conversion = *to_unit;
    attributes.push_back(std::move(attribute));
  }
  return attributes;
}

std::size_t add_worked_out(const std::string& by, const JobAttribute& written, std::size_t sites,
                           LayerSet& set) {
  const auto before = std::count_if(set.attributes.begin(), set.attributes.end(), [&](const auto& one) {
    return one->worked_out && one->worked_out->sites == sites;
  });
  auto attribute = std::make_shared<ResolvedAttribute>();
  attribute->written = written;
  attribute->info = info_of(attribute->written);
  attribute->worked_out = {by, sites, static_cast<std::size_t>(before)};
  set.attributes.push_back(std::move(attribute));
  return static_cast<std::size_t>(before);
}

void refuse_words_about_cells(const ProfileIndicator& entry, const JobProfile& profile,
                              Complaints complaints) {
  const std::string key = "profiles." + profile.name + ".indicator." + entry.id;
  const auto refuse = [&](bool said, const std::string& word) {
    if (said)
      complaints.add(profile.line, key + "." + word,
                     "has no effect: '" + entry.id +
                         "' is an attribute of the sites and has neither cells nor layers; remove it");
  };
  refuse(!entry.extract.empty(), "extract");
  refuse(!entry.weighted_by.empty(), "weighted_by");
  refuse(entry.at != "site", "at");
  refuse(entry.min_valid_share != ProfileIndicator().min_valid_share, "min_valid_share");
  refuse(!entry.set.empty(), "set");
  refuse(entry.percentile, "value.percentile");
  const bool bound = std::any_of(profile.bind.begin(), profile.bind.end(),
                                 [&](const auto& one) { return one.first.starts_with(entry.id + "."); });
  refuse(!entry.bind.empty() || bound, "bind");
}

std::size_t ask_for(const ResolvedAttribute& attribute, SitesRequest& sites) {
  auto& asked = sites.attributes;
  const JobAttribute& written = attribute.written;
  const auto known = std::find_if(asked.begin(), asked.end(),
                                  [&](const AttributeRequest& one) { return one.id == written.name; });
  if (known != asked.end()) return static_cast<std::size_t>(known - asked.begin());
  asked.push_back({written.name, written.column, attribute.conversion.scale, attribute.conversion.offset,
                   written.unit, written.low, written.high, written.safety_index});
  return asked.size() - 1;
}

std::vector<std::size_t> ground_leaves(const ResolvedProfile& profile) {
  std::vector<std::size_t> leaves;
  for (std::size_t leaf = 0; leaf < profile.leaf_indicator.size(); ++leaf)
    if (!profile.is_attribute(leaf)) leaves.push_back(leaf);
  return leaves;
}

Composition ground_composition(const ResolvedProfile& profile) {
  Composition out = profile.composition;
  out.leaves = 0;
  std::fill(std::begin(out.leaf), std::end(out.leaf), Leaf{});
  for (const std::size_t leaf : ground_leaves(profile))
    out.leaf[out.leaves++] = profile.composition.leaf[leaf];
  return out;
}

std::vector<std::string> warnings_of_unused(const Job& job, const LayerSet& set) {
  std::vector<std::string> warnings;
  const auto warn = [&](const std::string& what, const std::string& name, const std::string& so) {
    warnings.push_back(what + " '" + name + "' of the job is in no profile, so it is not " + so +
                       "; add [[indicator]] with id = \"" + name + "\" to a profile file.");
  };
  for (const JobIndicator& written : job.indicators)
    if (std::none_of(set.indicators.begin(), set.indicators.end(),
                     [&](const ResolvedIndicator& one) { return one.info().id == written.name; }))
      warn("Indicator", written.name, "computed");
  for (const JobAttribute& written : job.attributes)
    if (std::none_of(set.sites.begin(), set.sites.end(),
                     [&](const SitesRequest& list) { return reads(list, written.name); }))
      warn("Attribute", written.name, "read");
  return warnings;
}

std::vector<FinishedAudit> audit_of_attributes(const RunPlan& plan) {
  std::vector<FinishedAudit> rows;
  for (const SiteList& list : plan.sites)
    for (std::size_t column = 0; column < list.request.attributes.size(); ++column)
      for (const auto& attribute : plan.set.attributes)
        if (attribute->written.name == list.request.attributes[column].id)
          rows.push_back(audit_of(list, column, *attribute));
  return rows;
}

}  // namespace firnline
