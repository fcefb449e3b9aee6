// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolve.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "host/job/read_job.hpp"
#include "host/run/composition_of.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/alignment/source_raster.hpp"
#include "rasters/catalogue/catalogue.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {
namespace {

/// Collects the mistakes of one job while its names are looked up.
class Resolver {
 public:
  Resolver(const Job& job, const Opener& opener, std::vector<Mistake>& mistakes)
      : job_(job), opener_(opener), mistakes_(mistakes) {}

  LayerSet run() {
    for (const auto& layer : job_.layers) all_layers_.push_back(request_of(layer));
    for (const auto& sites : job_.sites) set_.sites.push_back(request_of(sites));
    for (const auto& profile : job_.profiles) add_profile(profile);
    if (!job_.grid.like.empty()) use_layer(index_of_layer(job_.grid.like));
    set_.grid = grid_request();
    return std::move(set_);
  }

 private:
  void mistake(int line, const std::string& key, const std::string& message) {
    mistakes_.push_back({job_.file, line, 0, key, message});
  }

  static std::string suggestion(const std::string& wrong, const std::vector<std::string>& valid) {
    const auto near = nearest_name(wrong, valid);
    return near.empty() ? std::string() : "; did you mean '" + near + "'?";
  }

  std::string fenced(const std::string& as_written, int line, const std::string& key) {
    try {
      return opener_.resolve(as_written).string();
    } catch (const Error& error) {
      mistakes_.push_back(
          {job_.file, line, 0, key, "cannot be used: " + std::string(error.what()), error.code()});
    }
    return {};
  }

  LayerSpec spec_of(const JobLayer& layer) {
    const LayerSpec* found = find_layer(layer.is);
    LayerSpec spec;
    if (found != nullptr) {
      spec = *found;
    } else {
      std::vector<std::string> ids;
      for (const auto& entry : catalogue()) ids.push_back(entry.id);
      mistake(layer.line, "layers." + layer.name + (layer.is == layer.name ? "" : ".is"),
              "is no catalogue entry: '" + layer.is + "'" + suggestion(layer.is, ids) +
                  " ('firnline list layers' shows them; a layer with a name of its own says is = \"ENTRY\")");
      spec.id = layer.is;
    }
    if (layer.missing == "propagate") spec.missing = MissingPolicy::propagate;
    if (layer.missing == "structural_zero") spec.missing = MissingPolicy::structural_zero;
    if (layer.missing == "impute") {
      spec.missing = MissingPolicy::impute;
      spec.impute_value = layer.impute.value_or(0);
    }
    if (!layer.period.empty()) spec.period = layer.period;
    if (!layer.vertical_datum.empty()) spec.vertical_datum = layer.vertical_datum;
    if (!layer.licence.empty()) spec.licence = layer.licence;
    if (!layer.citation.empty()) spec.citation = layer.citation;
    return spec;
  }

  Method method_of(const JobLayer& layer) const {
    static const std::vector<std::pair<std::string_view, Method>> methods = {
        {"nearest", Method::nearest},  {"bilinear", Method::bilinear}, {"average", Method::average},
        {"sum", Method::sum},          {"mode", Method::mode},         {"maximum", Method::maximum},
        {"fraction", Method::fraction}};
    for (const auto& [name, method] : methods)
      if (name == layer.method) return method;
    return job_.align_by_kind ? Method::by_kind : Method::none;
  }

  LayerRequest request_of(const JobLayer& layer) {
    LayerRequest request;
    request.name = layer.name;
    request.spec = spec_of(layer);
    request.sources = layer.sources;
    request.from_grid = layer.from_grid();
    if (request.from_grid && find_layer(layer.is) != nullptr && layer.is != layer_from_grid)
      mistake(layer.line, "layers." + layer.name + ".source",
              "is 'grid', from which only '" + std::string(layer_from_grid) +
                  "' can be worked out; name a file (one called grid is written \"./grid\")");
    for (const auto& source : layer.sources)
      if (!source.empty() && !request.from_grid)
        request.paths.push_back(fenced(source, layer.line, "layers." + layer.name + ".source"));
    request.bands = layer.bands;
    request.band_values = layer.band_values;
    request.subdataset = layer.variable;
    request.method = method_of(layer);
    request.classes = layer.classes;
    if (layer.rasterise) {
      const auto& asked = *layer.rasterise;
      request.rasterise = Rasterise{asked.layer, asked.attribute,
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

  SitesRequest request_of(const JobSites& sites) {
    SitesRequest request;
    request.id = sites.name;
    request.source = sites.source;
    if (!sites.source.empty())
      request.path = fenced(sites.source, sites.line, "sites." + sites.name + ".source");
    request.layer = sites.layer;
    request.id_column = sites.id;
    request.name_column = sites.label;
    request.lon_column = sites.lon;
    request.lat_column = sites.lat;
    request.separator = sites.separator;
    request.crs = sites.crs;
    request.footprint = sites.footprint == "buffer"    ? Footprint::buffer
                        : sites.footprint == "polygon" ? Footprint::polygon
                                                       : Footprint::point;
    request.buffer_km = sites.buffer_km;
    request.bad_rows = sites.bad_rows == "set_aside" ? BadRows::set_aside : BadRows::refuse;
    return request;
  }

  GridRequest grid_request() {
    GridRequest grid;
    grid.like = job_.grid.like;
    grid.crs = job_.grid.crs;
    if (job_.grid.extent) {
      grid.west = (*job_.grid.extent)[0];
      grid.south = (*job_.grid.extent)[1];
      grid.east = (*job_.grid.extent)[2];
      grid.north = (*job_.grid.extent)[3];
    }
    if (job_.grid.cell_size) {
      grid.cell_width = (*job_.grid.cell_size)[0];
      grid.cell_height = (*job_.grid.cell_size)[1];
    }
    if (job_.area_bbox) grid.area_bbox = std::vector<double>(job_.area_bbox->begin(), job_.area_bbox->end());
    if (!job_.area_polygons.empty()) grid.area_polygons_path = fenced(job_.area_polygons, 0, "area.polygons");
    return grid;
  }

  /// Position of a job layer among all layers of the job, or npos.
  [[nodiscard]] std::size_t index_of_layer(const std::string& name) const {
    for (std::size_t i = 0; i < job_.layers.size(); ++i)
      if (job_.layers[i].name == name) return i;
    return std::string::npos;
  }

  /// Takes a job layer into the run and returns its index there.
  std::size_t use_layer(std::size_t job_index) {
    if (job_index == std::string::npos) return 0;
    const auto& name = job_.layers[job_index].name;
    for (std::size_t i = 0; i < set_.layers.size(); ++i)
      if (set_.layers[i].name == name) return i;
    set_.layers.push_back(all_layers_[job_index]);
    return set_.layers.size() - 1;
  }

  /// Job binding, else the layer of that name, else the only layer that is that catalogue entry.
  [[nodiscard]] std::size_t find_layer_for(const std::string& need, const ProfileIndicator& entry,
                                           const JobProfile& profile, const std::string& key, int line) {
    std::string wanted = need;
    if (const auto bound = entry.bind.find(need); bound != entry.bind.end()) wanted = bound->second;
    if (const auto bound = profile.bind.find(entry.id + "." + need); bound != profile.bind.end())
      return index_of_layer(bound->second);
    if (const auto bound = profile.bind.find(need); bound != profile.bind.end())
      return index_of_layer(bound->second);
    if (const auto named = index_of_layer(wanted); named != std::string::npos) return named;
    std::vector<std::size_t> same;
    for (std::size_t i = 0; i < job_.layers.size(); ++i)
      if (job_.layers[i].is == wanted) same.push_back(i);
    if (same.size() == 1) return same.front();
    if (same.empty())
      mistake(line, key,
              "needs a layer '" + wanted + "' and the job has none; add [layers." + wanted +
                  "], or give the indicator weight 0 with \"weight." + entry.id + "\" = 0 in [" +
                  key.substr(0, key.find(".indicator")) + ".set]");
    else
      mistake(line, key,
              "could read '" + wanted + "' from " + std::to_string(same.size()) +
                  " layers of the job; choose one in [profiles." + profile.name + ".bind]");
    return std::string::npos;
  }

  std::vector<double> params_of(const IndicatorInfo& info, const ProfileIndicator& entry,
                                const JobProfile& profile, const std::string& key) {
    std::vector<double> values;
    std::vector<std::string> names;
    for (int p = 0; p < param_count(info); ++p) {
      const Param& param = info.params[p];
      names.emplace_back(param.name);
      double value = param.value;
      if (const auto own = entry.set.find(param.name); own != entry.set.end()) value = own->second;
      if (const auto own = profile.set.find(entry.id + "." + param.name); own != profile.set.end())
        value = own->second;
      if (!(value >= param.low && value <= param.high))
        mistake(profile.line, key + "." + param.name,
                "is " + number_text(value) + " and must lie between " + number_text(param.low) + " and " +
                    number_text(param.high) + " " + param.unit);
      values.push_back(value);
    }
    for (const auto& [name, value] : entry.set)
      if (std::find(names.begin(), names.end(), name) == names.end())
        mistake(profile.line, key + "." + name,
                "is no parameter of this indicator" + suggestion(name, names));
    return values;
  }

  std::size_t use_indicator(ResolvedIndicator wanted) {
    for (std::size_t i = 0; i < set_.indicators.size(); ++i) {
      const auto& known = set_.indicators[i];
      if (known.indicator == wanted.indicator && known.need_layer == wanted.need_layer &&
          known.params == wanted.params)
        return i;
    }
    set_.indicators.push_back(std::move(wanted));
    return set_.indicators.size() - 1;
  }

  /// A profile text: shipped, or a file of the job.
  std::string profile_text(const JobProfile& profile, std::string& file) {
    for (const auto& shipped : shipped_profiles())
      if (shipped.id == profile.use) {
        file = "profile " + profile.use;
        return std::string(shipped.text);
      }
    file = profile.use;
    if (profile.use.size() > 5 && profile.use.ends_with(".toml")) {
      const auto path = fenced(profile.use, profile.line, "profiles." + profile.name + ".use");
      return path.empty() ? std::string() : opener_.read_text(path, most_job_bytes);
    }
    std::vector<std::string> ids;
    for (const auto& shipped : shipped_profiles()) ids.emplace_back(shipped.id);
    mistake(profile.line, "profiles." + profile.name + ".use",
            "is neither a shipped profile nor a .toml file: '" + profile.use + "'" +
                suggestion(profile.use, ids));
    return {};
  }

  void check_settings(const JobProfile& job_profile, const Profile& profile) {
    std::vector<std::string> ids;
    for (const auto& entry : profile.indicators) ids.push_back(entry.id);
    for (const auto& [name, value] : job_profile.set) {
      const bool is_weight = name.starts_with("weight.");
      const std::string id = is_weight ? name.substr(7) : name.substr(0, name.find('.'));
      const auto entry = std::find(ids.begin(), ids.end(), id);
      const std::string key = "profiles." + job_profile.name + ".set." + name;
      if (entry == ids.end()) {
        mistake(job_profile.line, key,
                "names no indicator of the profile: '" + id + "'" + suggestion(id, ids));
        continue;
      }
      if (is_weight && !(value >= 0)) mistake(job_profile.line, key, "is a negative weight");
      const RegisteredIndicator* registered = find_indicator(id);
      if (is_weight || registered == nullptr) continue;
      std::vector<std::string> names;
      for (int p = 0; p < param_count(registered->info); ++p)
        names.emplace_back(registered->info.params[p].name);
      const std::string param = name.find('.') == std::string::npos ? "" : name.substr(name.find('.') + 1);
      if (std::find(names.begin(), names.end(), param) == names.end())
        mistake(job_profile.line, key, "is no parameter of '" + id + "'" + suggestion(param, names));
    }
  }

  void add_leaf(ResolvedProfile& out, std::size_t position) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    const std::string key = "profiles." + out.job.name + ".indicator." + entry.id;
    double weight = entry.weight;
    if (const auto own = out.job.set.find("weight." + entry.id); own != out.job.set.end())
      weight = own->second;
    if (!(weight > 0)) return;  // weight 0: the layer is skipped and out of coverage (domain-spec 15)
    const RegisteredIndicator* registered = find_indicator(entry.id);
    if (registered == nullptr) {
      std::vector<std::string> ids;
      for (const auto& known : indicators()) ids.emplace_back(known.info.id);
      mistake(out.job.line, key,
              "is no indicator: '" + entry.id + "'" + suggestion(entry.id, ids) +
                  " ('firnline list indicators' shows them)");
      return;
    }
    if (entry.curve == "logarithmic" && registered->info.low < 0) {
      mistake(out.job.line, key,
              "has a fuzzy value function, which needs values that are never negative, and this indicator's "
              "begin "
              "at " +
                  number_text(registered->info.low) + "; use logistic, or knots");
      return;
    }
    ResolvedIndicator resolved{registered, {}, params_of(registered->info, entry, out.job, key)};
    for (int n = 0; n < need_count(registered->info); ++n) {
      const auto index = find_layer_for(registered->info.needs[n].name, entry, out.job, key, out.job.line);
      if (index == std::string::npos) return;
      check_need(registered->info.needs[n], all_layers_[index], key, out.job.line);
      resolved.need_layer.push_back(use_layer(index));
    }
    Composition& composition = out.composition;
    Leaf& leaf = composition.leaf[composition.leaves++];
    leaf.dimension = entry.dimension == "exposure"        ? Dimension::exposure
                     : entry.dimension == "vulnerability" ? Dimension::vulnerability
                                                          : Dimension::hazard;
    leaf.weight = weight;
    leaf.missing = entry.missing == "propagate" ? MissingRule::propagate : MissingRule::renormalise;
    leaf.value = value_function_of(entry);
    out.leaf_indicator.push_back(use_indicator(std::move(resolved)));
    out.leaf_source.push_back(position);
  }

  void check_need(const Need& need, const LayerRequest& layer, const std::string& key, int line) {
    const bool gives_codes = layer.spec.kind == LayerKind::categorical && layer.method != Method::fraction;
    if (need.category != gives_codes)
      mistake(line, key,
              std::string("needs ") + (need.category ? "classes" : "a quantity") + " and layer '" +
                  layer.name + "' holds " +
                  (gives_codes ? "classes; use method = \"fraction\" with classes = [ ... ]" : "a quantity"));
    const std::string unit = layer.method == Method::fraction ? "1" : layer.spec.unit;
    if (!need.category && !gives_codes &&
        !conversion(unit, need.unit).value_or(UnitConversion{0, 0}).identity())
      mistake(line, key,
              "needs " + std::string(need.name) + " in '" + need.unit + "' and layer '" + layer.name + "' (" +
                  layer.spec.id + ") is in '" + unit + "'; bind a layer of the right kind");
    if (layer.spec.kind == LayerKind::topological && holds_codes(layer.spec))
      mistake(line, key, "cannot read layer '" + layer.name + "': flow directions are not quantities");
  }

  void add_profile(const JobProfile& job_profile) {
    ResolvedProfile out;
    out.job = job_profile;
    std::string file;
    const std::string text = profile_text(job_profile, file);
    if (text.empty()) return;
    const auto before = mistakes_.size();
    out.profile = read_profile(text, file, mistakes_);
    if (mistakes_.size() > before) return;
    check_settings(job_profile, out.profile);
    set_nodes(out.profile, out.composition);
    for (std::size_t i = 0; i < out.profile.indicators.size(); ++i) add_leaf(out, i);
    if (out.composition.leaves == 0 && mistakes_.size() == before)
      mistake(job_profile.line, "profiles." + job_profile.name, "has no indicator with a weight above 0");
    for (std::size_t s = 0; s < job_.sites.size(); ++s)
      if (job_.sites[s].name == job_profile.sites) out.sites = s;
    set_.profiles.push_back(std::move(out));
  }

  const Job& job_;
  const Opener& opener_;
  std::vector<Mistake>& mistakes_;
  std::vector<LayerRequest> all_layers_;
  LayerSet set_;
};

}  // namespace

LayerSet resolve(const Job& job, const Opener& opener, std::vector<Mistake>& mistakes) {
  return Resolver(job, opener, mistakes).run();
}

}  // namespace firnline
