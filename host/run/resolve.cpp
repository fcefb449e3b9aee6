// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolve.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "host/finished_run/names.hpp"
#include "host/job/names.hpp"
#include "host/job/read_job.hpp"
#include "host/run/composition_of.hpp"
#include "host/run/job_requests.hpp"
#include "host/run/repairs.hpp"
#include "host/run/resolve_travel.hpp"
#include "host/run/suitability.hpp"
#include "host/run/value_errors.hpp"
#include "host/run/variant_layers.hpp"
#include "rasters/alignment/source_raster.hpp"

namespace firnline {
namespace {

constexpr const char* needs_hydrology =
    "', and the job has no [hydrology] to find it; add it with elevation = \"LAYER\"";

/// Collects the mistakes of one job while its names are looked up.
class Resolver {
 public:
  Resolver(const Job& job, const Opener& opener, std::vector<Mistake>& mistakes)
      : job_(job), mistakes_(mistakes), requests_(job, opener, mistakes) {}

  LayerSet run() {
    for (const auto& layer : job_.layers) all_layers_.push_back(requests_.layer(layer));
    formulas_ = resolve_formulas(job_, all_layers_, mistakes_);
    set_.attributes = resolve_attributes(job_, mistakes_);
    for (const auto& sites : job_.sites) set_.sites.push_back(requests_.sites(sites));
    for (const auto& energy : job_.energy) add_energy(energy);
    const auto replacements = add_variant_layers(job_, requests_, all_layers_);
    for (const auto& profile : job_.profiles) add_profile(profile);
    set_.baselines = set_.profiles.size();
    if (mistakes_.empty()) check_repairs(job_, set_, mistakes_);
    for (const auto& units : job_.units) add_units(units);
    for (std::size_t p = 0; p < set_.baselines; ++p)
      for (std::size_t v = 0; v < replacements.size(); ++v) add_variant(p, v, replacements[v]);
    if (job_.travel) add_travel();
    if (job_.hydrology) add_hydrology(*job_.hydrology);
    if (!job_.grid.like.empty()) use_grid_of(index_of_layer(job_.grid.like));
    set_.grid = requests_.grid();
    for (const auto& context : job_.context) set_.context.push_back(requests_.context(context));
    if (mistakes_.empty()) check_value_errors(job_, set_, mistakes_);
    return std::move(set_);
  }

 private:
  void mistake(int line, const std::string& key, const std::string& message) {
    complaints().add(line, key, message);
  }
  [[nodiscard]] Complaints complaints() { return {job_.file, mistakes_}; }

  /// Position of a job layer among all layers of the job, or npos.
  [[nodiscard]] std::size_t index_of_layer(const std::string& name) const {
    for (std::size_t i = 0; i < job_.layers.size(); ++i)
      if (job_.layers[i].name == name) return i;
    return std::string::npos;
  }

  /// Takes a layer of the job, or of a variant, into the run and returns its index there.
  std::size_t use_layer(std::size_t job_index) {
    if (job_index == std::string::npos) return 0;
    const auto known = std::find(used_.begin(), used_.end(), job_index);
    if (known != used_.end()) return static_cast<std::size_t>(known - used_.begin());
    used_.push_back(job_index);
    set_.layers.push_back(all_layers_[job_index]);
    return set_.layers.size() - 1;
  }

  [[nodiscard]] static std::optional<SpreadLaw> spread_law(const JobHydrology& job,
                                                           const ResolvedHydrology& resolved) {
    if (job.routing == "d8" || !resolved.wants_any(is_of_areas)) return std::nullopt;
    SpreadLaw law;
    law.kind = job.routing == "mfd" ? SpreadLaw::Kind::multiple : SpreadLaw::Kind::d_infinity;
    law.exponent = job.mfd_exponent;
    law.contour_lengths = job.mfd_contour_lengths;
    return law;
  }

  /// What the layers that are worked out from others are worked out from.
  void add_hydrology(const JobHydrology& job) {
    ResolvedHydrology out;
    for (std::size_t l = 0; l < set_.layers.size(); ++l)
      if (const auto result = hydrology_result(set_.layers[l].spec.id); set_.layers[l].computed && result)
        out.wanted.push_back({l, *result});
    for (std::size_t s = 0; s < set_.sites.size(); ++s) {
      const auto& more = set_.sites[s].more_footprints;
      if (std::any_of(more.begin(), more.end(), is_upstream)) out.catchments.push_back(s);
    }
    if (out.wanted.empty() && out.catchments.empty()) return;
    const auto use = [&](const std::string& name, const Need& need, const std::string& key) {
      const std::size_t index = index_of_layer(name);
      if (index == std::string::npos) return index;  // has been told
      check_need(need, all_layers_[index], "hydrology." + key, job.line, complaints());
      return use_layer(index);
    };
    out.elevation = use(job.elevation, {.name = "elevation", .unit = "m"}, "elevation");
    if (!job.terminal_lakes.empty())
      out.terminal_lakes = use(job.terminal_lakes, {.name = "lake_mask", .unit = "1"}, "terminal_lakes");
    if (!job.directions.empty()) out.directions = use_directions(job);
    if (job.glaciers && (out.wants_any(is_glacier_water) || !out.catchments.empty()))
      out.glaciers = glacier_water(*job.glaciers, use);
    if (job.melt && (out.wants_any(is_melt) || (out.glaciers && !out.glaciers->melt)))
      out.melt = melt_of(*job.melt, use);
    out.spread = spread_law(job, out);
    out.stream_km2 = job.stream_km2;
    out.snap_m = job.snap_m;
    for (const auto& wanted : out.wanted)
      tell_origin(set_.layers[wanted.layer],
                  is_melt(wanted.result) && job.melt ? job.melt->temperature : job.elevation);
    set_.hydrology = std::move(out);
  }

  /// Ways and hazards may themselves be worked out by [hydrology], which therefore comes behind.
  void add_travel() {
    std::optional<std::size_t> result;
    for (std::size_t l = 0; l < set_.layers.size(); ++l)
      if (set_.layers[l].computed && set_.layers[l].spec.id == travel_result) result = l;
    set_.travel = resolve_travel(
        job_, all_layers_, [this](std::size_t layer) { return use_layer(layer); }, set_.sites, complaints());
    set_.travel->result = result;
    if (result)
      tell_origin(set_.layers[*result],
                  job_.travel->friction.empty() ? job_.travel->land_cover : job_.travel->friction);
  }

  std::optional<std::size_t> use_directions(const JobHydrology& job) {
    const std::size_t index = index_of_layer(job.directions);
    if (index == std::string::npos) return std::nullopt;  // has been told
    const LayerRequest& layer = all_layers_[index];
    if (layer.spec.kind != LayerKind::topological || !holds_codes(layer.spec))
      complaints().add(job.line, "hydrology.directions",
                       "needs flow directions and layer '" + layer.name + "' is " + layer.spec.id +
                           "; give it is = \"flow_direction\" if that is what it holds");
    return use_layer(index);
  }

  /// use: (name, need, key) takes a layer into the run
  template <class Use>
  static ResolvedHydrology::GlacierWater glacier_water(const JobGlacierWater& job, const Use& use) {
    ResolvedHydrology::GlacierWater out;
    if (!job.melt.empty()) {
      out.melt = use(job.melt, {.name = "glacier_melt_monthly", .unit = "mm", .bands = 12}, "glaciers.melt");
      out.runoff = use(job.runoff, {.name = "runoff_monthly", .unit = "mm", .bands = 12}, "glaciers.runoff");
    }
    if (!job.abstraction.empty())
      out.abstraction = use(job.abstraction, {.name = "irrigation_demand_monthly", .unit = "m3", .bands = 12},
                            "glaciers.abstraction");
    out.intake_km2 = job.intake_km2;
    return out;
  }

  template <class Use>
  static ResolvedHydrology::Melt melt_of(const JobMelt& job, const Use& use) {
    ResolvedHydrology::Melt out;
    out.temperature = use(job.temperature, {.name = "air_temperature_monthly", .unit = "degC", .bands = 12},
                          "melt.temperature");
    out.precipitation = use(job.precipitation, {.name = "precipitation_monthly", .unit = "mm", .bands = 12},
                            "melt.precipitation");
    out.glaciers = use(job.glaciers, {.name = "glacier_mask", .unit = "1"}, "melt.glaciers");
    if (!job.temperature_elevation.empty())
      out.temperature_elevation =
          use(job.temperature_elevation, {.name = "elevation", .unit = "m"}, "melt.temperature_elevation");
    if (!job.debris_factor.empty())
      out.debris_factor =
          use(job.debris_factor, {.name = "debris_melt_factor", .unit = "1"}, "melt.debris_factor");
    if (!job.evaporation.empty())
      out.evaporation =
          use(job.evaporation, {.name = "actual_evapotranspiration_monthly", .unit = "mm", .bands = 12},
              "melt.evaporation");
    return out;
  }

  /// Whoever made the layer that matters most made what was worked out from it.
  void tell_origin(LayerRequest& layer, const std::string& origin) {
    const std::size_t index = index_of_layer(origin);
    if (index == std::string::npos) return;
    const LayerSpec& made_from = all_layers_[index].spec;
    layer.spec.licence = made_from.licence;
    layer.spec.citation = made_from.citation;
    layer.spec.period = made_from.period;
  }

  /// The layer that the grid is taken from: where no indicator reads it, for its grid alone.
  void use_grid_of(std::size_t job_index) {
    const std::size_t before = set_.layers.size();
    use_layer(job_index);
    if (set_.layers.size() > before) set_.layers.back().grid_only = true;
  }

  /// What a need is called among the layers: by the profile's file, else by itself.
  [[nodiscard]] static std::string wanted_for(const std::string& need, const ProfileIndicator& entry) {
    const auto bound = entry.bind.find(need);
    return bound == entry.bind.end() ? need : bound->second;
  }

  /// Job binding, else the layer of that name, else every layer that is that catalogue entry. A binding to a
  /// layer that is not there gives npos, and has been told.
  [[nodiscard]] std::vector<std::size_t> layers_for(const std::string& need, const ProfileIndicator& entry,
                                                    const JobProfile& profile) const {
    if (const auto bound = profile.bind.find(entry.id + "." + need); bound != profile.bind.end())
      return {index_of_layer(bound->second)};
    if (const auto bound = profile.bind.find(need); bound != profile.bind.end())
      return {index_of_layer(bound->second)};
    const std::string wanted = wanted_for(need, entry);
    if (const auto named = index_of_layer(wanted); named != std::string::npos) return {named};
    std::vector<std::size_t> same;
    for (std::size_t i = 0; i < job_.layers.size(); ++i)
      if (job_.layers[i].is == wanted) same.push_back(i);
    return same;
  }

  [[nodiscard]] std::size_t find_layer_for(const std::string& need, const ProfileIndicator& entry,
                                           const JobProfile& profile, const std::string& key, int line) {
    const std::string wanted = wanted_for(need, entry);
    const std::vector<std::size_t> same = layers_for(need, entry, profile);
    if (same.size() == 1) return same.front();
    if (same.empty())
      mistake(line, key,
              "needs a layer '" + wanted + "' and the job has none; add [layers." + wanted + "]" +
                  (job_.hydrology && hydrology_result(wanted) ? " with source = \"hydrology\"" : "") +
                  (job_.travel && wanted == travel_result ? " with source = \"travel\"" : "") +
                  ", or give the indicator weight 0 with \"weight." + entry.id + "\" = 0 in [" +
                  key.substr(0, key.find(".indicator")) + ".set]");
    else
      mistake(line, key,
              "could read '" + wanted + "' from " + std::to_string(same.size()) +
                  " layers of the job; choose one in [profiles." + profile.name + ".bind]");
    return std::string::npos;
  }

  std::size_t use_indicator(ResolvedIndicator wanted) {
    for (std::size_t i = 0; i < set_.indicators.size(); ++i) {
      const auto& known = set_.indicators[i];
      if (known.indicator == wanted.indicator && known.formula == wanted.formula &&
          known.need_layer == wanted.need_layer && known.params == wanted.params)
        return i;
    }
    set_.indicators.push_back(std::move(wanted));
    return set_.indicators.size() - 1;
  }

  void add_leaf(ResolvedProfile& out, std::size_t position) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    const std::string key = "profiles." + out.job.name + ".indicator." + entry.id;
    double weight = entry.weight;
    if (const auto own = out.job.set.find("weight." + entry.id); own != out.job.set.end())
      weight = own->second;
    refuse_taken_name(job_, entry, out.job, complaints());
    if (!(weight > 0)) return;  // weight 0: the layer is skipped and out of coverage (domain-spec 15)
    if (is_attribute(entry.indicator, out.sites)) return add_attribute(out, position, weight);
    if (auto resolved = indicator_of(entry, out.job, key))
      add_leaf(out, position, weight, std::move(*resolved));
  }

  /// A leaf that sites alone have; nothing where the attribute has mistakes of its own, which have been told.
  void add_attribute(ResolvedProfile& out, std::size_t position, double weight) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    refuse_words_about_cells(entry, out.job, complaints());
    for (std::size_t i = 0; i < set_.attributes.size(); ++i) {
      const ResolvedAttribute& attribute = *set_.attributes[i];
      if (attribute.written.name != entry.indicator || out.sites >= set_.sites.size()) continue;
      if (attribute.worked_out && attribute.worked_out->sites != out.sites) continue;
      check_curve(attribute.info, entry, {}, out.job, complaints());
      out.leaf_attribute[out.leaf_indicator.size()] = {i, column_of(attribute, out.sites)};
      out.leaf_statistic.emplace_back();
      add_to_composition(out, position, weight, no_indicator);
      out.leaf_weight.emplace_back();
    }
  }

  /// Of the job, right or wrong, or one that is worked out for this list of sites.
  [[nodiscard]] bool is_attribute(const std::string& id, std::size_t sites) const {
    return std::any_of(job_.attributes.begin(), job_.attributes.end(),
                       [&](const JobAttribute& one) { return one.name == id; }) ||
           std::any_of(set_.attributes.begin(), set_.attributes.end(), [&](const auto& one) {
             return one->worked_out && one->worked_out->sites == sites && one->written.name == id;
           });
  }

  /// Which column of the list an attribute is: asked for, or worked out behind those that are.
  std::size_t column_of(const ResolvedAttribute& attribute, std::size_t sites) {
    return attribute.worked_out ? attribute.worked_out->number : ask_for(attribute, set_.sites[sites]);
  }

  /// The indicator of an entry with its layers and parameters; nothing after a mistake.
  std::optional<ResolvedIndicator> indicator_of(const ProfileIndicator& entry, const JobProfile& profile,
                                                const std::string& key) {
    if (written_by_job(entry.indicator)) return formula_of(entry, profile, key);
    const RegisteredIndicator* registered = find_indicator(entry.indicator);
    if (registered == nullptr) {
      std::vector<std::string> ids;
      for (const auto& known : indicators()) ids.emplace_back(known.info.id);
      for (const auto& own : job_.indicators) ids.push_back(own.name);
      for (const auto& own : job_.attributes) ids.push_back(own.name);
      mistake(profile.line, key,
              "is no indicator: '" + entry.indicator + "'" + did_you_mean(entry.indicator, ids) +
                  " ('firnline list indicators' shows them)");
      return std::nullopt;
    }
    ResolvedIndicator resolved{
        registered, {}, params_of(registered->info, entry, profile, key, complaints())};
    for (int n = 0; n < need_count(registered->info); ++n) {
      const auto index = find_layer_for(registered->info.needs[n].name, entry, profile, key, profile.line);
      if (index == std::string::npos) return std::nullopt;
      check_need(registered->info.needs[n], all_layers_[index], key, profile.line, complaints());
      resolved.need_layer.push_back(use_layer(index));
    }
    return resolved;
  }

  void add_leaf(ResolvedProfile& out, std::size_t position, double weight, ResolvedIndicator resolved) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    if (const auto asked = footprint_of(entry); asked && is_upstream(*asked) && !job_.hydrology)
      mistake(out.job.line, "profiles." + out.job.name + ".indicator." + entry.id + ".at",
              "is '" + entry.at + needs_hydrology);
    if (const auto footprint = footprint_of(entry); footprint && out.sites < set_.sites.size())
      out.leaf_footprint[out.leaf_indicator.size()] = 1 + ask_for(*footprint, set_.sites[out.sites]);
    const SiteStatistic statistic = statistic_of(resolved.info(), entry, out.job, complaints());
    out.leaf_statistic.push_back(statistic);
    check_curve(resolved.info(), entry, statistic, out.job, complaints());
    add_to_composition(out, position, weight, use_indicator(std::move(resolved)));
    out.leaf_weight.push_back(weighting_of(entry, out.leaf_statistic.back(), out));
  }

  static void add_to_composition(ResolvedProfile& out, std::size_t position, double weight,
                                 std::size_t indicator) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    Composition& composition = out.composition;
    Leaf& leaf = composition.leaf[composition.leaves++];
    leaf.dimension = dimension_named(entry.dimension);
    leaf.weight = weight;
    leaf.missing = missing_rule_named(entry.missing);
    leaf.value = value_function_of(entry);
    out.leaf_indicator.push_back(indicator);
    out.leaf_source.push_back(position);
    out.leaf_cells.push_back(0);
  }

  [[nodiscard]] bool written_by_job(const std::string& id) const {
    return std::any_of(job_.indicators.begin(), job_.indicators.end(),
                       [&](const JobIndicator& one) { return one.name == id; });
  }

  /// Of a registered indicator, a formula or an attribute without mistakes; nullptr when there is none.
  [[nodiscard]] const IndicatorInfo* info_of(const std::string& id) const {
    for (const auto& formula : formulas_)
      if (formula->written.name == id) return &formula->info;
    for (const auto& attribute : set_.attributes)
      if (attribute->written.name == id) return &attribute->info;
    const RegisteredIndicator* registered = find_indicator(id);
    return registered == nullptr ? nullptr : &registered->info;
  }

  /// An indicator that is a formula of the job: its layers are named there, and it has no parameters.
  std::optional<ResolvedIndicator> formula_of(const ProfileIndicator& entry, const JobProfile& profile,
                                              const std::string& key) {
    const std::string remedy =
        "the layers of a formula are named in [indicators." + entry.indicator + ".layers]";
    if (!entry.bind.empty()) mistake(profile.line, key + ".bind", "has no effect; " + remedy);
    for (const auto& [need, layer] : profile.bind)
      if (need.starts_with(entry.id + "."))
        mistake(profile.line, "profiles." + profile.name + ".bind." + need, "has no effect; " + remedy);
    for (const auto& formula : formulas_) {
      if (formula->written.name != entry.indicator) continue;
      ResolvedIndicator resolved{
          nullptr, {}, params_of(formula->info, entry, profile, key, complaints()), formula};
      for (const std::size_t layer : formula->job_layers) resolved.need_layer.push_back(use_layer(layer));
      return resolved;
    }
    return std::nullopt;  // its own mistakes have been told
  }

  /// The indicator whose counts weigh the cells of a leaf, with the settings it has in the profile, if it is
  /// there. Only a count can: of anything else a larger cell would not hold more.
  std::optional<std::size_t> weighting_of(const ProfileIndicator& entry, SiteStatistic statistic,
                                          const ResolvedProfile& profile) {
    if (entry.weighted_by.empty()) return std::nullopt;
    const std::string key = "profiles." + profile.job.name + ".indicator." + entry.id + ".weighted_by";
    if (!statistic.may_be_weighted()) {
      mistake(profile.job.line, key,
              "has no effect on '" + name_of(statistic) + "'; it goes with extract = mean, stdev or pNN");
      return std::nullopt;
    }
    if (is_attribute(entry.weighted_by, profile.sites)) {
      mistake(profile.job.line, key,
              "is '" + entry.weighted_by +
                  "', an attribute of the sites, which has no cells; cells weigh by people, hectares or the "
                  "like");
      return std::nullopt;
    }
    ProfileIndicator counted;
    counted.id = counted.indicator = entry.weighted_by;
    for (const auto& other : profile.profile.indicators)
      if (other.id == entry.weighted_by) counted = other;
    auto resolved = indicator_of(counted, profile.job, key);
    if (!resolved) return std::nullopt;
    if (resolved->info().extraction != Extraction::sum || resolved->info().low < 0)
      mistake(
          profile.job.line, key,
          "is '" + counted.id + "', which is no count per cell; cells weigh by people, hectares or the like");
    return use_indicator(std::move(*resolved));
  }

  void add_profile(const JobProfile& job_profile) {
    ResolvedProfile out;
    out.job = job_profile;
    std::string file;
    const std::string text = requests_.profile_text(job_profile, file);
    if (text.empty()) return;
    const auto before = mistakes_.size();
    out.profile = read_profile(text, file, mistakes_);
    if (mistakes_.size() > before) return;
    check_settings(
        job_profile, out.profile, [this](const std::string& id) { return info_of(id); }, complaints());
    set_nodes(out.profile, out.composition);
    for (std::size_t s = 0; s < job_.sites.size(); ++s)
      if (job_.sites[s].name == job_profile.sites) out.sites = s;
    for (std::size_t i = 0; i < out.profile.indicators.size(); ++i) add_leaf(out, i);
    if (out.composition.leaves == 0 && mistakes_.empty())
      mistake(job_profile.line, "profiles." + job_profile.name, "has no indicator with a weight above 0");
    add_requirements(out);
    refuse_map_of_attributes(out, complaints());
    refuse_sums_over_lines(set_, out, complaints());
    out.baseline = set_.profiles.size();
    set_.profiles.push_back(std::move(out));
  }

  void add_energy(const JobEnergy& job) {
    ResolvedEnergy out;
    out.job = job;
    while (out.sites < job_.sites.size() && job_.sites[out.sites].name != job.name) ++out.sites;
    if (out.sites == job_.sites.size()) return;  // has been told
    std::optional<EnergyColumn>* const columns[] = {&out.demand,     &out.fuel_emissions, &out.panels,
                                                    &out.pv_yield,   &out.battery,        &out.heat_loss,
                                                    &out.degree_days};
    std::vector<std::string> names;
    const auto named = attributes_named_by(job);
    for (std::size_t i = 0; i < named.size(); ++i)
      if (!named[i].second.empty()) {
        *columns[i] = energy_column(job, named[i].first, named[i].second, energy_units[i], out.sites);
        if (*columns[i]) names.push_back(set_.sites[out.sites].attributes[(*columns[i])->column].column);
      }
    if (!job.panels.empty() && job.pv_yield.empty())
      out.pv_indicator = measured_for_energy(job, "pv_yield", out);
    if (job.degree_days.empty())
      out.degree_day_indicator = measured_for_energy(job, "heating_degree_days", out);
    const bool gives[] = {true, out.panels.has_value(), out.battery.has_value(), out.has_heat_demand()};
    for (std::size_t i = 0; i < energy_results.size(); ++i) {
      if (!gives[i]) continue;
      const EnergyResult& result = energy_result_of[i];
      JobAttribute written;
      written.name = result.name;
      written.title = result.title;
      written.column = joined(names);
      written.unit = written.column_unit = result.unit;
      written.low = result.low;
      written.high = result.high;
      written.source = job.factor_source;
      out.results[i] = worked_out_so_far(out.sites);
      set_.attributes.push_back(worked_out_attribute(written, {out.sites, *out.results[i]}));
    }
    set_.energy.push_back(std::move(out));
  }

  /// How many attributes are worked out for the sites of a list.
  [[nodiscard]] std::size_t worked_out_so_far(std::size_t sites) const {
    return static_cast<std::size_t>(
        std::count_if(set_.attributes.begin(), set_.attributes.end(),
                      [&](const auto& one) { return one->worked_out && one->worked_out->sites == sites; }));
  }

  /// A column of the list in the unit that the screening counts in; nothing after a mistake.
  std::optional<EnergyColumn> energy_column(const JobEnergy& job, const std::string& key,
                                            const std::string& name, const char* unit, std::size_t sites) {
    for (const auto& attribute : set_.attributes) {
      if (attribute->written.name != name || attribute->worked_out) continue;
      if (const auto found = conversion(attribute->written.unit, unit))
        return EnergyColumn{ask_for(*attribute, set_.sites[sites]), *found};
      mistake(
          job.line, "energy." + job.name + "." + key,
          "names '" + name + "', which does not fit: " + why_not_convertible(attribute->written.unit, unit));
    }
    return std::nullopt;
  }

  /// What the ground says at the sites' points, where the job has the layers; nothing where it has not.
  std::optional<std::size_t> measured_for_energy(const JobEnergy& job, const std::string& indicator,
                                                 ResolvedEnergy& out) {
    ProfileIndicator entry;
    entry.id = entry.indicator = indicator;
    const JobProfile nobody;
    if (!layers_lacking(entry, nobody).empty()) return std::nullopt;
    auto resolved = indicator_of(entry, nobody, "energy." + job.name);
    if (!resolved) return std::nullopt;
    out.footprint = 1 + ask_for(FootprintRequest{Footprint::point, 0}, set_.sites[out.sites]);
    return use_indicator(std::move(*resolved));
  }

  void add_requirements(ResolvedProfile& out) {
    if (out.job.requirements.empty() || out.sites >= set_.sites.size()) return;
    std::string file;
    const std::string text = requests_.requirements_text(out.job, file);
    if (text.empty()) return;
    const auto before = mistakes_.size();
    out.requirements = read_requirements(text, file, mistakes_);
    if (mistakes_.size() > before) return;
    for (const Requirement& written : out.requirements.list) {
      ResolvedRequirement one;
      one.written = written;
      if (written.attribute.empty())
        measure_requirement(out, file, one);
      else
        ask_requirement(out, file, one);
      out.judged.push_back(std::move(one));
    }
  }

  /// A requirement on what the site list holds.
  void ask_requirement(const ResolvedProfile& profile, const std::string& file, ResolvedRequirement& out) {
    const std::string& name = out.written.attribute;
    if (!is_attribute(name, profile.sites)) {
      const bool of_energy =
          std::find(energy_results.begin(), energy_results.end(), name) != energy_results.end();
      out.absent = of_energy ? "the job has no [energy." + profile.job.sites + "] that works it out"
                             : "the job has no [attributes." + name + "]" +
                                   did_you_mean(name, names_of(job_.attributes));
      return;
    }
    for (std::size_t i = 0; i < set_.attributes.size(); ++i) {
      const ResolvedAttribute& attribute = *set_.attributes[i];
      if (attribute.written.name != name) continue;
      if (attribute.worked_out && attribute.worked_out->sites != profile.sites) continue;
      const auto to_unit = conversion_to(out.written, attribute.info.unit, file, mistakes_);
      if (!to_unit) return;
      out.attribute = i;
      out.conversion = *to_unit;
      out.column = column_of(attribute, profile.sites);
    }
  }

  /// The layers of the job that an indicator of this program needs and that are not there.
  [[nodiscard]] std::vector<std::string> layers_lacking(const ProfileIndicator& entry,
                                                        const JobProfile& profile) const {
    std::vector<std::string> lacking;
    const RegisteredIndicator* registered =
        written_by_job(entry.indicator) ? nullptr : find_indicator(entry.indicator);
    for (int n = 0; registered != nullptr && n < need_count(registered->info); ++n)
      if (layers_for(registered->info.needs[n].name, entry, profile).empty())
        lacking.push_back(wanted_for(registered->info.needs[n].name, entry));
    return lacking;
  }

  /// A requirement on what cells are measured by. Settings of the job speak of the profile's own indicators.
  void measure_requirement(const ResolvedProfile& profile, const std::string& file,
                           ResolvedRequirement& out) {
    const ProfileIndicator& entry = out.written.measured;
    const std::string key = "profiles." + profile.job.name + ".requirements." + entry.id;
    if (const auto lacking = layers_lacking(entry, profile.job); !lacking.empty()) {
      out.absent = "the job has no layer for " + joined(lacking);
      return;
    }
    if (is_attribute(entry.indicator, profile.sites)) {
      mistakes_.push_back({file, out.written.line, 0, "requirement." + entry.id + ".indicator",
                           "is '" + entry.indicator + "', an attribute of the sites; write attribute = \"" +
                               entry.indicator + "\""});
      return;
    }
    JobProfile settings = profile.job;
    settings.set.clear();
    auto resolved = indicator_of(entry, settings, key);
    if (!resolved) return;
    const auto to_unit = conversion_to(out.written, resolved->info().unit, file, mistakes_);
    out.statistic = statistic_of(resolved->info(), entry, settings, complaints());
    refuse_statistic_of_cells(out.written, out.statistic, file, mistakes_);
    if (const auto asked = footprint_of(entry)) {
      if (is_upstream(*asked) && !job_.hydrology)
        mistake(profile.job.line, key + ".at", "is '" + entry.at + needs_hydrology);
      out.footprint = 1 + ask_for(*asked, set_.sites[profile.sites]);
    }
    if (to_unit) out.conversion = *to_unit;
    out.indicator = use_indicator(std::move(*resolved));
  }

  void add_units(const JobUnits& units) {
    ResolvedUnits out{units, requests_.units(units), std::nullopt, {}};
    if (!units.population.empty()) out.population = people_of(units);
    for (std::size_t p = 0; p < set_.profiles.size(); ++p) {
      const JobProfile& profile = set_.profiles[p].job;
      const bool named =
          std::find(units.profiles.begin(), units.profiles.end(), profile.name) != units.profiles.end();
      if (named || (units.profiles.empty() && profile.maps)) out.profiles.push_back(p);
    }
    set_.units.push_back(std::move(out));
  }

  /// The indicator that counts people, reading the layer that the units name; nothing after a mistake.
  std::optional<std::size_t> people_of(const JobUnits& units) {
    const std::size_t layer = index_of_layer(units.population);
    if (layer == std::string::npos) return std::nullopt;  // has been told
    const std::string key = "units." + units.name + ".population";
    const LayerSpec& spec = all_layers_[layer].spec;
    if (spec.kind != LayerKind::extensive) {
      mistake(units.line, key,
              "names layer '" + units.population + "' (" + spec.id +
                  "), which is no count per cell; name one that counts people");
      return std::nullopt;
    }
    ProfileIndicator people;
    people.id = people.indicator = "population";
    people.bind["population_count"] = units.population;
    JobProfile nobody;
    nobody.line = units.line;
    auto resolved = indicator_of(people, nobody, key);
    if (!resolved) return std::nullopt;
    return use_indicator(std::move(*resolved));
  }

  /// A profile of the job once more, with the layers of a variant: value functions, weights and goalposts
  /// stay (domain-spec 15, frozen parameters), and so does every indicator that reads none of those layers.
  /// Nothing is added when none reads any.
  void add_variant(std::size_t profile, std::size_t variant, const Replacements& replaced) {
    ResolvedProfile out = set_.profiles[profile];
    bool changed = false;
    const auto replace = [&](std::size_t& indicator) {
      if (indicator == no_indicator) return;
      ResolvedIndicator resolved = set_.indicators[indicator];
      bool reads_it = false;
      for (auto& layer : resolved.need_layer) {
        const auto found = replaced.find(used_[layer]);
        if (found == replaced.end()) continue;
        layer = use_layer(found->second);
        reads_it = true;
      }
      if (!reads_it) return;
      indicator = use_indicator(std::move(resolved));
      changed = true;
    };
    for (auto& indicator : out.leaf_indicator) replace(indicator);
    for (auto& weight : out.leaf_weight)
      if (weight) replace(*weight);
    for (auto& requirement : out.judged)
      if (requirement.indicator) replace(*requirement.indicator);
    if (!changed) return;
    out.job.name += "/variants/" + job_.variants[variant].name;
    out.baseline = profile;
    out.variant = variant;
    set_.profiles.push_back(std::move(out));
  }

  const Job& job_;
  std::vector<Mistake>& mistakes_;
  JobRequests requests_;
  std::vector<LayerRequest> all_layers_;  ///< of the job, then of its variants
  std::vector<std::size_t> used_;         ///< per layer of the run: its place in all_layers_
  std::vector<std::shared_ptr<const ResolvedFormula>> formulas_;
  LayerSet set_;
};

}  // namespace

bool weighs_units(const LayerSet& set, std::size_t indicator) {
  return std::any_of(set.units.begin(), set.units.end(),
                     [&](const ResolvedUnits& units) { return units.population == indicator; });
}

LayerSet resolve(const Job& job, const Opener& opener, std::vector<Mistake>& mistakes) {
  return Resolver(job, opener, mistakes).run();
}

}  // namespace firnline
