// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/job_requests.hpp"

#include <string_view>
#include <utility>

#include "host/job/names.hpp"
#include "host/job/profile.hpp"
#include "host/job/read_job.hpp"
#include "host/job/requirements.hpp"
#include "host/run/hydrology.hpp"
#include "host/run/travel.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/catalogue/catalogue.hpp"

namespace firnline {
namespace {

/// What the job must have besides before [hydrology] gives a result; "" when it has all of it.
std::string what_lacks(const JobHydrology& job, HydrologyResult result) {
  if (is_glacier_water(result) && !job.glaciers)
    return "the job has [hydrology.glaciers] with melt, runoff and definition";
  if (is_supply(result) && job.glaciers->abstraction.empty())
    return "[hydrology.glaciers] names an abstraction, the water that fields ask for";
  if (is_melt(result) && !job.melt)
    return "the job has [hydrology.melt] with temperature, precipitation and glaciers";
  return {};
}

}  // namespace

std::string read_job_text(const Opener& opener, const std::filesystem::path& resolved) {
  try {
    return opener.read_text(resolved, most_job_bytes);
  } catch (const LimitError& error) {
    throw JobError(error.what_happened(), error.where(), error.remedy());
  }
}

/// A list of mistakes has one line for each.
std::string in_one_line(const Error& error) {
  return (error.where().empty() ? "" : error.where() + ": ") + error.what_happened() +
         (error.remedy().empty() ? "" : " -> " + error.remedy());
}

std::string JobRequests::fenced(const std::string& as_written, int line, const std::string& key) {
  try {
    return opener_.resolve(as_written).string();
  } catch (const Error& error) {
    mistakes_.push_back({job_.file, line, 0, key, "cannot be used: " + in_one_line(error), error.code()});
  }
  return {};
}

LayerSpec JobRequests::spec_of(const JobLayer& layer) {
  const LayerSpec* found = find_layer(layer.is);
  LayerSpec spec;
  if (found != nullptr) {
    spec = *found;
  } else {
    std::vector<std::string> ids;
    for (const auto& entry : catalogue()) ids.push_back(entry.id);
    mistakes_.push_back(
        {job_.file, layer.line, 0, layer.key() + (layer.is == layer.name ? "" : ".is"),
         "is no catalogue entry: '" + layer.is + "'" + did_you_mean(layer.is, ids) +
             " ('firnline list layers' shows them; a layer with a name of its own says is = \"ENTRY\")"});
    spec.id = layer.is;
  }
  for (std::size_t policy = 0; policy < missing_policy_names.size(); ++policy)
    if (layer.missing == missing_policy_names[policy]) spec.missing = static_cast<MissingPolicy>(policy);
  if (layer.missing == "impute") spec.impute_value = layer.impute.value_or(0);
  if (!layer.period.empty()) spec.period = layer.period;
  if (!layer.vertical_datum.empty()) spec.vertical_datum = layer.vertical_datum;
  if (!layer.licence.empty()) spec.licence = layer.licence;
  if (!layer.citation.empty()) spec.citation = layer.citation;
  return spec;
}

Method JobRequests::method_of(const JobLayer& layer) const {
  static const std::vector<std::pair<std::string_view, Method>> methods = {
      {"nearest", Method::nearest},  {"bilinear", Method::bilinear}, {"average", Method::average},
      {"sum", Method::sum},          {"mode", Method::mode},         {"maximum", Method::maximum},
      {"fraction", Method::fraction}};
  for (const auto& [name, method] : methods)
    if (name == layer.method) return method;
  return job_.align_by_kind ? Method::by_kind : Method::none;
}

LayerRequest JobRequests::layer(const JobLayer& layer) {
  LayerRequest request;
  request.name = layer.run_name();
  request.of_variant = !layer.variant.empty();
  request.spec = spec_of(layer);
  request.sources = layer.sources;
  request.from_grid = layer.from_grid();
  if (request.from_grid && find_layer(layer.is) != nullptr && layer.is != layer_from_grid)
    mistakes_.push_back({job_.file, layer.line, 0, layer.key() + ".source",
                         "is 'grid', from which only '" + std::string(layer_from_grid) +
                             "' can be worked out; name a file (one called grid is written \"./grid\")"});
  if (layer.from_travel() && find_layer(layer.is) != nullptr && layer.is != travel_result)
    mistakes_.push_back({job_.file, layer.line, 0, layer.key() + ".source",
                         "is 'travel', which gives only '" + std::string(travel_result) +
                             "'; name a file (one called travel is written \"./travel\")"});
  request.computed = layer.from_hydrology() || layer.from_travel();
  if (layer.from_hydrology() && find_layer(layer.is) != nullptr && !hydrology_result(layer.is))
    mistakes_.push_back(
        {job_.file, layer.line, 0, layer.key() + ".source",
         "is 'hydrology', which does not give '" + layer.is + "', only " +
             joined(std::vector<std::string>(hydrology_results.begin(), hydrology_results.end())) +
             "; name a file (one called hydrology is written \"./hydrology\")"});
  if (const auto result = hydrology_result(layer.is); layer.from_hydrology() && result && job_.hydrology)
    if (const std::string once = what_lacks(*job_.hydrology, *result); !once.empty())
      mistakes_.push_back({job_.file, layer.line, 0, layer.key() + ".source",
                           "is 'hydrology', which gives '" + layer.is + "' once " + once});
  for (const auto& source : layer.sources)
    if (!source.empty() && request.has_files())
      request.paths.push_back(fenced(source, layer.line, layer.key() + ".source"));
  request.bands = layer.bands;
  request.band_values = layer.band_values;
  if (request.computed && !request.spec.bands.empty())
    for (int month = 1; month <= 12; ++month) request.band_values.push_back(month);
  request.subdataset = layer.variable;
  request.method = method_of(layer);
  request.classes = layer.classes;
  if (layer.rasterise) {
    const auto& asked = *layer.rasterise;
    request.rasterise = Rasterise{asked.layer, asked.attribute, asked.values,
                                  asked.spread == "nearest"   ? Spread::nearest
                                  : asked.spread == "hexagon" ? Spread::hexagon
                                                              : Spread::none,
                                  asked.spread_km};
  }
  request.file_unit = layer.unit;
  request.file_crs = layer.crs;
  request.file_no_data = layer.no_data;
  return request;
}

template <class List>
SitesRequest JobRequests::list_of(const std::string& block, const List& list) {
  SitesRequest request;
  request.id = list.name;
  request.source = list.source;
  if (!list.source.empty())
    request.path = fenced(list.source, list.line, block + "." + list.name + ".source");
  request.layer = list.layer;
  request.id_column = list.id;
  request.name_column = list.label;
  request.crs = list.crs;
  request.bad_rows = list.bad_rows == "set_aside" ? BadRows::set_aside : BadRows::refuse;
  return request;
}

SitesRequest JobRequests::sites(const JobSites& sites) {
  SitesRequest request = list_of("sites", sites);
  request.lon_column = sites.lon;
  request.lat_column = sites.lat;
  request.separator = sites.separator;
  request.footprint = sites.footprint == "buffer"    ? Footprint::buffer
                      : sites.footprint == "polygon" ? Footprint::polygon
                      : sites.footprint == "line"    ? Footprint::line
                                                     : Footprint::point;
  request.buffer_km = sites.buffer_km;
  request.segment_km = sites.segment_km;
  return request;
}

SitesRequest JobRequests::units(const JobUnits& units) {
  SitesRequest request = list_of("units", units);
  request.footprint = Footprint::polygon;
  request.of_units = true;
  return request;
}

/// key: "use" or "requirements"
std::string JobRequests::shipped_or_own(const JobProfile& profile, const char* key, const std::string& use,
                                        const std::vector<ShippedProfile>& shipped, std::string& file) {
  const std::string kind = std::string(key) == "use" ? "profile" : "requirements";
  std::vector<std::string> ids;
  for (const auto& one : shipped) {
    ids.emplace_back(one.id);
    if (one.id != use) continue;
    file = kind + " " + use;
    return std::string(one.text);
  }
  file = use;
  const std::string where = "profiles." + profile.name + "." + key;
  if (use.size() > 5 && use.ends_with(".toml")) {
    const auto path = fenced(use, profile.line, where);
    return path.empty() ? std::string() : read_job_text(opener_, path);
  }
  mistakes_.push_back(
      {job_.file, profile.line, 0, where,
       "is neither " +
           (kind == "profile" ? "a shipped profile" : "shipped with firnline (" + joined(ids) + ")") +
           " nor a .toml file: '" + use + "'" + did_you_mean(use, ids)});
  return {};
}

std::string JobRequests::profile_text(const JobProfile& profile, std::string& file) {
  return shipped_or_own(profile, "use", profile.use, shipped_profiles(), file);
}

std::string JobRequests::requirements_text(const JobProfile& profile, std::string& file) {
  return shipped_or_own(profile, "requirements", profile.requirements, shipped_requirements(), file);
}

ContextRequest JobRequests::context(const JobContext& context) {
  ContextRequest request{context.kind, context.source, {}, context.layer, context.crs, context.name};
  if (!context.source.empty())
    request.path = fenced(context.source, context.line, "context." + context.kind + ".source");
  return request;
}

GridRequest JobRequests::grid() {
  GridRequest out;
  out.like = job_.grid.like;
  out.crs = job_.grid.crs;
  if (job_.grid.extent) {
    out.west = (*job_.grid.extent)[0];
    out.south = (*job_.grid.extent)[1];
    out.east = (*job_.grid.extent)[2];
    out.north = (*job_.grid.extent)[3];
  }
  if (job_.grid.cell_size) {
    out.cell_width = (*job_.grid.cell_size)[0];
    out.cell_height = (*job_.grid.cell_size)[1];
  }
  if (job_.area_bbox) out.area_bbox = std::vector<double>(job_.area_bbox->begin(), job_.area_bbox->end());
  if (!job_.area_polygons.empty()) out.area_polygons_path = fenced(job_.area_polygons, 0, "area.polygons");
  return out;
}

}  // namespace firnline
