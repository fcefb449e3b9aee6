// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/profile.hpp"
#include "host/run/attributes.hpp"
#include "host/run/energy.hpp"
#include "host/run/footprints.hpp"
#include "host/run/formulas.hpp"
#include "host/run/hydrology.hpp"
#include "host/run/requirements.hpp"
#include "host/run/site_statistic.hpp"
#include "host/run/travel.hpp"
#include "kernels/composition/composition.hpp"
#include "kernels/indicators/registry.hpp"
#include "rasters/alignment/aligned_layer.hpp"
#include "rasters/alignment/context_features.hpp"
#include "rasters/opener/opener.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

/// One indicator with the layers it reads and its parameters; shared by all profiles that use it the same
/// way.
struct ResolvedIndicator {
  const RegisteredIndicator* indicator = nullptr;
  std::vector<std::size_t> need_layer;  ///< per need, or name in the formula: index into LayerSet::layers
  std::vector<double> params;           ///< per Param of the indicator
  std::shared_ptr<const ResolvedFormula> formula = nullptr;  ///< in the place of indicator and params

  [[nodiscard]] const IndicatorInfo& info() const {
    return formula != nullptr ? formula->info : indicator->info;
  }
};

/// An attribute of the sites as one profile reads it.
struct LeafAttribute {
  std::size_t attribute = 0;  ///< index into LayerSet::attributes
  std::size_t column =
      0;  ///< index into the attributes of the profile's list, or into what is worked out for it
};

/// In leaf_indicator, of a leaf that no cell has a value of.
inline constexpr std::size_t no_indicator = std::numeric_limits<std::size_t>::max();

struct ResolvedProfile {
  JobProfile job;
  Profile profile;
  Composition composition;
  std::vector<std::size_t> leaf_indicator;    ///< leaf -> index into LayerSet::indicators, or no_indicator
  std::vector<std::size_t> leaf_source;       ///< leaf -> index into profile.indicators
  std::vector<SiteStatistic> leaf_statistic;  ///< leaf -> what it is worth over a footprint
  /// leaf -> index into LayerSet::indicators of the count that weighs its cells; nothing = their area
  std::vector<std::optional<std::size_t>> leaf_weight;
  std::vector<std::int64_t> leaf_cells;  ///< leaf -> cells that its percentiles are of; 0 = it has none
  std::map<std::size_t, LeafAttribute> leaf_attribute;  ///< of the leaves with no_indicator
  /// Of the leaves that are measured on another footprint than the list's own: 1 + its index in the list's
  /// more_footprints.
  std::map<std::size_t, std::size_t> leaf_footprint;
  Requirements requirements;                ///< as written; empty where the job names none
  std::vector<ResolvedRequirement> judged;  ///< the same, in its order
  std::size_t sites = 0;                    ///< index into LayerSet::sites
  std::size_t baseline = 0;                 ///< index into LayerSet::profiles: itself, but for a variant
  std::optional<std::size_t> variant;       ///< which of the job's, if its layers are read

  /// The same quantity, weighed the same way: of a variant, that none of its layers touches this leaf.
  [[nodiscard]] bool reads_as(const ResolvedProfile& other, std::size_t leaf) const {
    return leaf_indicator[leaf] == other.leaf_indicator[leaf] && leaf_weight[leaf] == other.leaf_weight[leaf];
  }
  /// The leaf judges what the site list says, not the ground: no map has it, and no variant changes it.
  [[nodiscard]] bool is_attribute(std::size_t leaf) const { return leaf_indicator[leaf] == no_indicator; }
  /// As SiteList::zone counts footprints.
  [[nodiscard]] std::size_t footprint(std::size_t leaf) const {
    const auto found = leaf_footprint.find(leaf);
    return found == leaf_footprint.end() ? 0 : found->second;
  }
  /// Sums over tiles do not tell what this leaf is worth at a site; all cells of the site do.
  [[nodiscard]] bool needs_cells(std::size_t leaf) const {
    return leaf_statistic[leaf].needs_cells() || leaf_weight[leaf].has_value();
  }
};

/// A list of administrative units: what to read, what weighs their cells, which profiles they sum up.
struct ResolvedUnits {
  JobUnits job;
  SitesRequest request;
  std::optional<std::size_t> population;  ///< index into LayerSet::indicators; nothing = cells weigh by area
  std::vector<std::size_t> profiles;      ///< indices into LayerSet::profiles, of the job's own, rising
};

/// A job whose names all mean something: what to read, what to compute, where. No cell has been read yet.
struct LayerSet {
  GridRequest grid;
  std::vector<LayerRequest> layers;  ///< only those some indicator reads, and the grid's own
  std::vector<ResolvedIndicator> indicators;
  std::vector<std::shared_ptr<const ResolvedAttribute>> attributes;  ///< of the job
  std::vector<ResolvedProfile>
      profiles;               ///< those of the job, then each again for the variants it depends on
  std::size_t baselines = 0;  ///< how many profiles the job has
  std::vector<SitesRequest> sites;
  std::vector<ResolvedEnergy> energy;
  std::vector<ResolvedUnits> units;
  std::optional<ResolvedHydrology> hydrology;  ///< only if some indicator needs something of it
  std::optional<ResolvedTravel> travel;        ///< whenever the job has it
  std::vector<ContextRequest> context;         ///< as in the job

  /// The description of what a leaf judges.
  [[nodiscard]] const IndicatorInfo& info_of(const ResolvedProfile& profile, std::size_t leaf) const {
    return profile.is_attribute(leaf) ? attributes[profile.leaf_attribute.at(leaf).attribute]->info
                                      : indicators[profile.leaf_indicator[leaf]].info();
  }
  /// The names of the profiles that a list of units sums up.
  [[nodiscard]] std::vector<std::string> profile_names(const ResolvedUnits& of) const {
    std::vector<std::string> names;
    for (const std::size_t p : of.profiles) names.push_back(profiles[p].job.name);
    return names;
  }
  /// The layers that an indicator reads, in the order of its needs.
  [[nodiscard]] std::vector<std::string> layer_names(const ResolvedIndicator& indicator) const {
    std::vector<std::string> names;
    for (const std::size_t layer : indicator.need_layer) names.push_back(layers[layer].name);
    return names;
  }
};

/// Some units' cells weigh by this indicator.
[[nodiscard]] bool weighs_units(const LayerSet& set, std::size_t indicator);

/// Resolves names against the catalogue, the indicators, the shipped profiles and the files inside the fence.
/// Mistakes of job and profiles are appended; throws only what is not a mistake of the job (InputError,
/// PolicyError).
[[nodiscard]] LayerSet resolve(const Job& job, const Opener& opener, std::vector<Mistake>& mistakes);

}  // namespace firnline
