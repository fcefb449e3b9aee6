// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/resolve.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "host/finished_run/names.hpp"
#include "host/job/read_job.hpp"
#include "host/run/access_columns.hpp"
#include "host/run/composition_of.hpp"
#include "host/run/indicator_finder.hpp"
#include "host/run/job_layers.hpp"
#include "host/run/job_requests.hpp"
#include "host/run/repairs.hpp"
#include "host/run/resolve_energy.hpp"
#include "host/run/resolve_hydrology.hpp"
#include "host/run/resolve_requirements.hpp"
#include "host/run/resolve_travel.hpp"
#include "host/run/suitability.hpp"
#include "host/run/value_errors.hpp"
#include "host/run/weight_limits.hpp"
#include "host/run/variant_layers.hpp"

namespace firnline {
namespace {

/// Collects the mistakes of one job while its names are looked up.
class Resolver {
 public:
  Resolver(const Job& job, const Opener& opener, std::vector<Mistake>& mistakes)
      : job_(job),
        mistakes_(mistakes),
        requests_(job, opener, mistakes),
        layers_(job, set_.layers),
        finder_(job, layers_, formulas_, set_, complaints()) {}

  LayerSet run() {
    for (const auto& layer : job_.layers) layers_.all.push_back(requests_.layer(layer));
    formulas_ = resolve_formulas(job_, layers_.all, mistakes_);
    set_.attributes = resolve_attributes(job_, mistakes_);
    for (const auto& sites : job_.sites) set_.sites.push_back(requests_.sites(sites));
    resolve_energy(job_, finder_, set_, complaints());
    if (job_.travel) add_access_attributes(job_, set_, complaints());
    const auto replacements = add_variant_layers(job_, requests_, layers_.all);
    for (const auto& profile : job_.profiles) add_profile(profile);
    set_.baselines = set_.profiles.size();
    if (mistakes_.empty()) check_repairs(job_, set_, mistakes_);
    for (const auto& units : job_.units) add_units(units);
    for (std::size_t p = 0; p < set_.baselines; ++p)
      for (std::size_t v = 0; v < replacements.size(); ++v) add_variant(p, v, replacements[v]);
    // Ways and hazards may themselves be worked out by [hydrology], which therefore comes behind.
    if (job_.travel) resolve_travel(job_, layers_, set_, complaints());
    if (job_.hydrology) resolve_hydrology(job_, layers_, set_, complaints());
    if (!job_.grid.like.empty()) use_grid_of(layers_.index_of(job_.grid.like));
    set_.grid = requests_.grid();
    for (const auto& context : job_.context) set_.context.push_back(requests_.context(context));
    if (mistakes_.empty()) check_value_errors(job_, set_, mistakes_);
    if (mistakes_.empty()) check_weight_limits(job_, set_, mistakes_);
    return std::move(set_);
  }

 private:
  void mistake(int line, const std::string& key, const std::string& message) {
    complaints().add(line, key, message);
  }
  [[nodiscard]] Complaints complaints() { return {job_.file, mistakes_}; }

  /// The layer that the grid is taken from: where no indicator reads it, for its grid alone.
  void use_grid_of(std::size_t index) {
    if (index == JobLayers::none) return;  // has been told
    const std::size_t before = set_.layers.size();
    layers_.use(index);
    if (set_.layers.size() > before) set_.layers.back().grid_only = true;
  }

  void add_leaf(ResolvedProfile& out, std::size_t position) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    const std::string key = "profiles." + out.job.name + ".indicator." + entry.id;
    double weight = entry.weight;
    if (const auto own = out.job.set.find("weight." + entry.id); own != out.job.set.end())
      weight = own->second;
    refuse_taken_name(job_, entry, out.job, complaints());
    if (!(weight > 0)) return;  // weight 0: the layer is skipped and out of coverage (domain-spec 15)
    if (finder_.is_attribute(entry.indicator, out.sites)) return add_attribute(out, position, weight);
    if (auto resolved = finder_.indicator_of(entry, out.job, key))
      add_leaf(out, position, weight, std::move(*resolved));
  }

  /// A leaf that sites alone have; nothing where the attribute has mistakes of its own, which have been told.
  void add_attribute(ResolvedProfile& out, std::size_t position, double weight) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    refuse_words_about_cells(entry, out.job, complaints());
    const auto found = finder_.attribute_of(entry.indicator, out.sites);
    if (!found) return;
    check_curve(set_.attributes[found->attribute]->info, entry, {}, out.job, complaints());
    out.leaf_attribute[out.leaf_indicator.size()] = *found;
    out.leaf_statistic.emplace_back();
    add_to_composition(out, position, weight, no_indicator);
    out.leaf_weight.emplace_back();
  }

  void add_leaf(ResolvedProfile& out, std::size_t position, double weight, ResolvedIndicator resolved) {
    const ProfileIndicator& entry = out.profile.indicators[position];
    require_hydrology(job_, entry, out.job.line, "profiles." + out.job.name + ".indicator." + entry.id,
                      complaints());
    if (const auto footprint = footprint_of(entry); footprint && out.sites < set_.sites.size())
      out.leaf_footprint[out.leaf_indicator.size()] = 1 + ask_for(*footprint, set_.sites[out.sites]);
    const SiteStatistic statistic = statistic_of(resolved.info(), entry, out.job, complaints());
    out.leaf_statistic.push_back(statistic);
    check_curve(resolved.info(), entry, statistic, out.job, complaints());
    add_to_composition(out, position, weight, finder_.use(std::move(resolved)));
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
    if (finder_.is_attribute(entry.weighted_by, profile.sites)) {
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
    auto resolved = finder_.indicator_of(counted, profile.job, key);
    if (!resolved) return std::nullopt;
    if (resolved->info().extraction != Extraction::sum || resolved->info().low < 0)
      mistake(
          profile.job.line, key,
          "is '" + counted.id + "', which is no count per cell; cells weigh by people, hectares or the like");
    return finder_.use(std::move(*resolved));
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
        job_profile, out.profile, [this](const std::string& id) { return finder_.info_of(id); },
        complaints());
    set_nodes(out.profile, out.composition);
    for (std::size_t s = 0; s < job_.sites.size(); ++s)
      if (job_.sites[s].name == job_profile.sites) out.sites = s;
    for (std::size_t i = 0; i < out.profile.indicators.size(); ++i) add_leaf(out, i);
    if (out.composition.leaves == 0 && mistakes_.empty())
      mistake(job_profile.line, "profiles." + job_profile.name, "has no indicator with a weight above 0");
    resolve_requirements(job_, requests_, finder_, set_, complaints(), out);
    refuse_map_of_attributes(out, complaints());
    refuse_sums_over_lines(set_, out, complaints());
    out.baseline = set_.profiles.size();
    set_.profiles.push_back(std::move(out));
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
    const std::size_t layer = layers_.index_of(units.population);
    if (layer == JobLayers::none) return std::nullopt;  // has been told
    const std::string key = "units." + units.name + ".population";
    const LayerSpec& spec = layers_.all[layer].spec;
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
    auto resolved = finder_.indicator_of(people, nobody, key);
    if (!resolved) return std::nullopt;
    return finder_.use(std::move(*resolved));
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
        const auto found = replaced.find(layers_.origin_of(layer));
        if (found == replaced.end()) continue;
        layer = layers_.use(found->second);
        reads_it = true;
      }
      if (!reads_it) return;
      indicator = finder_.use(std::move(resolved));
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
  std::vector<std::shared_ptr<const ResolvedFormula>> formulas_;
  LayerSet set_;
  JobLayers layers_;
  IndicatorFinder finder_;
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
