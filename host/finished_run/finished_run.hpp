// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/finished_run/finished_map.hpp"
#include "host/finished_run/site_energy.hpp"
#include "host/finished_run/site_repairs.hpp"
#include "host/finished_run/site_requirements.hpp"
#include "host/finished_run/site_robustness.hpp"
#include "host/finished_run/site_water.hpp"
#include "host/finished_run/travel.hpp"
#include "kernels/composition/composition.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/polygon_coverage.hpp"
#include "rasters/export/verified_file.hpp"

namespace firnline {

struct ChoiceRanks;

/// Everything a finished run says about itself: what the report shows, explain explains, and the manifest
/// stores. Filled by run/, or read back from an output folder; both give the same values.

/// What the knots of a value function of percentiles were taken from.
struct FinishedSurvey {
  std::int64_t cells = 0;  ///< of the grid, inside the area, with a value of the indicator
  bool by_area = false;    ///< they weigh by their area (geographic grids); else all alike
  bool falling = false;    ///< scores are 1 less the percentile
};

struct FinishedIndicator {
  std::string id, title, unit, dimension, source, why;
  std::string indicator;  ///< what was measured; the id, unless the profile calls it something else
  std::string
      place;  ///< "over the footprint", "at the point", "over buffers of 10 km"; empty for an attribute
  double footprint_km2 = 0;  ///< median there: what a cell of the map stands for
  std::string formula;       ///< as the job wrote it; empty for one of the program
  std::string column;        ///< of the site list, for an attribute of the sites; empty for one of the ground
  std::string worked_out_by;  ///< the block of the job that works an attribute out; else empty
  std::string extraction;  ///< mean | sum | min | max | range | stdev | pNN over a footprint, or "attribute"
  std::string transform;   ///< none | log1p | square_root
  std::vector<std::pair<double, double>> value;  ///< knots (transformed raw, score)
  std::string curve = "knots";                   ///< knots | logistic | normal | logarithmic
  double middle = 0, steepness = 0;              ///< of a curve (ValueFunction); its knots only draw it
  std::optional<FinishedSurvey> survey;          ///< set where the knots are percentiles of the grid's cells
  double weight = 0;                             ///< raw, inside its dimension
  double min_valid_share = 0;
  std::string missing;
  std::vector<std::string> layers;  ///< names of the job's layers it read
  std::map<std::string, double> params;
  std::vector<std::int64_t> histogram;  ///< of the site values, 20 bins over the value function's knots
  double stated_weight = 0;             ///< share of the whole weight, 0..1
  std::string preference = "usual";     ///< of PROMETHEE, as the profile has it; only in memory
  double indifference = 0, strict_preference = 0;  ///< its thresholds, of scores
  double effective_weight = 0;      ///< share of what moves the scored sites' scores, 0..1; NaN = not known
  std::vector<double> correlation;  ///< Spearman's rho with each indicator over the scored sites; NaN = none
};

enum class SiteStatus { scored, outside, no_data, under_covered };
[[nodiscard]] std::string_view name_of(SiteStatus status);

struct FinishedSite {
  std::int64_t rank = 0;  ///< competition rank, 1 = act here first; 0 = not scored
  std::string id, name;
  double lon = 0, lat = 0;
  double score = 0, coverage = 0;  ///< NaN score when not scored
  SiteStatus status = SiteStatus::scored;
  std::string reason;  ///< why it is not scored, or what is missing; a sentence
  double grid_row = 0,
         grid_col = 0;         ///< centre of the footprint in cells, for figures; NaN outside, never stored
  double cell_score_mean = 0;  ///< mean of the map's scores over the footprint; NaN without maps
  double dimension[dimensions] = {};
  double topsis = 0;               ///< closeness to the worst of the list, 0..1; NaN where it is not known
  std::int64_t topsis_rank = 0;    ///< competition rank by it; 0 = none
  double net_flow = 0;             ///< of PROMETHEE II, -1..1, 1 = worse than all others; NaN where not known
  std::int64_t net_flow_rank = 0;  ///< competition rank by it; 0 = none
  std::vector<double> value, score_of, contribution;  ///< per indicator; NaN = missing
  SiteRobustness robustness;
  std::shared_ptr<const FinishedWater> water;  ///< nothing for a site without a catchment
  std::vector<double> access;                  ///< per column of FinishedProfile::access; NaN = not told
  std::shared_ptr<const FinishedSiteEnergy> energy;  ///< nothing for a list without
  std::vector<RepairedSite> repaired;                ///< per repair of the profile
  std::string safety_class;                          ///< A | B | C of its Hospital Safety Index; else empty
  std::vector<double> requirement_value;             ///< per requirement, in its unit; NaN = nobody knows
};

struct FinishedRejection {
  std::int64_t line = 0;
  std::string column, value, reason;
};

/// What units are judged by, in this order: of cells, the five bands of the map.
enum class UnitMean { score, hazard, exposure, vulnerability, coverage };
inline constexpr std::size_t unit_means = 5;
inline constexpr std::size_t risk_classes = 5;

/// One administrative unit under one profile. Shares and means are NaN where nothing is known.
struct FinishedUnit {
  std::int64_t rank = 0;  ///< competition rank, 1 = act here first; 0 = not ranked
  std::string id, name;
  double lon = 0, lat = 0;  ///< WGS 84, a point on its surface
  double score = 0;         ///< what it is ranked by; NaN when it is not
  SiteStatus status = SiteStatus::scored;
  std::string reason;                       ///< why it is not ranked; a sentence
  double area_km2 = 0;                      ///< on the grid
  double share_on_grid = 0;                 ///< of its area, counted in cells
  double share_scored = 0;                  ///< of its area on the grid, in cells with a score
  double people = 0;                        ///< NaN where nobody was counted, or no layer of people was named
  double by_area[unit_means] = {};          ///< means of cells with a score; coverage: of all cells
  double by_people[unit_means] = {};        ///< likewise, the coverage apart, which is NaN
  double area_in_class[risk_classes] = {};  ///< shares of the area with a score
  double people_in_class[risk_classes] = {};  ///< people
  std::int64_t sites = 0, scored_sites = 0;   ///< of the profile's list, that lie in it
  std::int64_t best_rank = 0;                 ///< of those; 0 = none
  std::string best_id, best_name;
  std::size_t number = 0;  ///< in its list, for its outline
  /// The middle of its longest row of cells, and how long that is: where a figure has room for a word. In
  /// cells; NaN outside the grid, never stored.
  double label_row = 0, label_col = 0, label_width = 0;
};

/// The units of one list under one profile.
struct FinishedUnits {
  std::string name, source, summary;
  std::string population;  ///< layer of the job whose people weigh the cells; empty: area does
  double min_valid_share = 0;
  std::int64_t count = 0, ranked = 0;
  std::vector<FinishedUnit> units;          ///< by rank, then id, the unranked last; only in memory
  std::vector<FinishedRejection> rejected;  ///< likewise
  /// Rings of every unit, on the grid, for figures; only in memory.
  std::shared_ptr<const std::vector<std::vector<GridRing>>> outlines;
};

/// What a profile's list is when it was computed with the layers of a variant.
struct FinishedVariant {
  std::string name, of;                        ///< of the job; the profile it belongs to
  std::string scenario, horizon, model;        ///< as the job says
  std::string group;                           ///< shared by variants that differ by model alone
  std::int64_t sites = 0, scored_in_both = 0;  ///< in the list; with a score here and in the profile itself
  // How far the list agrees with that of the profile itself; NaN where nothing can be said.
  double kendall_tau_b = 0, spearman_rho = 0, jaccard_at_top_k = 0, rank_biased_overlap = 0;
};

/// One site in one variant.
struct SiteInVariant {
  std::int64_t rank = 0;           ///< in the variant's own list; 0 = not scored
  double score = 0, coverage = 0;  ///< NaN score when not scored
  SiteStatus status = SiteStatus::scored;
  double change = 0;  ///< of the score, against the profile itself; NaN unless both are scored
  double change_by[dimensions] = {};  ///< what hazard, exposure, vulnerability add to it (dimension_shares)
};

struct FinishedChange {
  FinishedVariant variant;
  std::vector<SiteInVariant> sites;  ///< in the row order of the profile itself
};

struct FinishedProfile {
  std::string name;  ///< of the job; the output sub-folder
  std::string id, title, inspired_by, scope;
  std::string aggregation;  ///< of the dimensions
  double min_coverage = 0;
  int top_k = 10;
  bool topsis = false;       ///< the sites were also ordered by TOPSIS
  bool promethee = false;    ///< and by PROMETHEE II
  double footprint_km2 = 0;  ///< median footprint of the sites: what a cell of the map stands for
  std::vector<double> class_breaks;
  Composition composition;  ///< leaf i belongs to indicators[i]
  std::vector<FinishedIndicator> indicators;
  std::string sites_name, sites_source, sites_summary;
  std::optional<FinishedUpstream> upstream;      ///< set where the list has catchments
  std::optional<FinishedRobustness> robustness;  ///< set where its ranks were drawn
  std::shared_ptr<const ChoiceRanks> choices;    ///< only in memory; nothing for fewer than two ranked sites
  std::optional<FinishedAccess> access;  ///< set where the list's sites are the facilities of [travel]
  std::optional<FinishedEnergy> energy;  ///< set where the list's energy is screened
  bool safety_index = false;             ///< the sites have a Hospital Safety Index
  FinishedRequirements requirements;
  std::vector<FinishedRepair> repairs;  ///< of the job, that concern the profile; none for a variant
  std::vector<FinishedSite> sites;      ///< in row order: by rank, then id; the unscored last
  /// By row, the nearest downstream first, most_overlaps_of_a_site at most of each.
  std::vector<FinishedOverlap> overlaps;
  std::vector<double> reference;  ///< raw values of the reference site (median of the scored), per indicator
  double reference_score = 0;
  std::vector<FinishedRejection> rejected;
  std::vector<std::int64_t> cells_per_class;  ///< index 1..5; 0 = cells without a score
  std::vector<FinishedUnits> units;           ///< per list of administrative units that sums it up
  std::optional<FinishedPicture> picture;     ///< only in memory, never stored
  std::optional<FinishedVariant> variant;     ///< set in FinishedRun::variants only
  std::vector<FinishedChange> changes;        ///< per variant; only in memory, it stands in variants.csv
};

struct FinishedLayer {
  std::string name, catalogue_id, title, kind, unit, period, vertical_datum, licence, citation;
  std::vector<std::string> sources;  ///< as written in the job
  std::vector<std::string> sha256;   ///< one per source
  std::vector<std::int64_t> bytes;
  std::string transformation;
};

struct FinishedAudit {
  std::string layer, source, step, method;
  std::int64_t cells_in = 0, cells_out = 0, cells_no_data = 0;
  std::optional<double> total_before, total_after, seen_low, seen_high;
  std::string warning;
};

struct FinishedRun {
  // result: equal for equal job and inputs, on any machine
  std::string program_version;
  std::string title, job_file, job_text, job_sha256;
  std::map<std::string, std::string> overrides;
  std::string
      resolved_job;  ///< JSON: every value the run used, defaults and overrides included (job_json.hpp)
  GridSpec grid;
  std::vector<FinishedLayer> layers;
  std::vector<std::pair<std::string, std::string>> site_files;  ///< source as written, SHA-256
  std::vector<FinishedAudit> audit;
  std::vector<FinishedProfile> profiles;
  /// Profiles once more with the layers of a variant, named PROFILE/variants/VARIANT like their folders.
  /// Their site rows are in memory only while they are written, or when read_variant_rows() was asked for
  /// them.
  std::vector<FinishedProfile> variants;
  std::optional<FinishedTravel> travel;   ///< with [travel]
  std::vector<std::string> warnings;      ///< of the run as a whole
  std::vector<std::string> attributions;  ///< one per distinct licence + citation
  std::string licence_duty;               ///< the strictest duty of the inputs, one sentence
  std::vector<WrittenFile> files;         ///< data files; the report is in run_files
  FinishedWays ways;                      ///< only in memory, for the report
  FinishedScenery scenery;                ///< only in memory, for the report's maps
  // run: this machine, this time
  std::map<std::string, std::string> run_facts;  ///< started, seconds, device, threads, library versions
  std::vector<WrittenFile> run_files;
};

/// The manifest as JSON text: "result" and "run". The site rows are not in it (they stand in sites.csv).
[[nodiscard]] std::string manifest_text(const FinishedRun& run);

/// Reads DIR/manifest.json and the site tables it names, checks sizes and SHA-256.
/// throws: InputError (no manifest: the run did not finish), CheckpointError (a file was changed since)
[[nodiscard]] FinishedRun read_finished_run(const std::filesystem::path& folder);

/// Fills the rows of the variant's list of that name ("health/variants/ssp585"), if there is one. throws:
/// CheckpointError (its table was changed since)
void read_variant_rows(const std::filesystem::path& folder, const std::string& name, FinishedRun& run);

/// One list of a finished run with its rows, and no other: a profile, or a variant of it ("P/variants/V").
/// name: may be empty where the run has one profile alone. throws: UsageError (none of that name, with those
/// there are), as read_finished_run()
[[nodiscard]] FinishedProfile read_list(const std::filesystem::path& folder, const std::string& name);

/// Names of the files an earlier run left in a folder, as its manifest lists them; empty without a readable
/// manifest.
[[nodiscard]] std::vector<std::string> files_named_by_manifest(const std::filesystem::path& folder);

/// What a reader calls an indicator of the profile: its title; where another one has the same, with the place
/// where it was measured ("Slope at the point"), or with its id.
[[nodiscard]] std::string title_in(const FinishedProfile& profile, std::size_t indicator);

/// How many sites of the list have a score and a rank.
[[nodiscard]] std::int64_t scored_sites(const FinishedProfile& profile);

/// Titles of the attributes of sites that the profile judges by and that no map can show, in its order.
[[nodiscard]] std::vector<std::string> attribute_titles(const FinishedProfile& profile);

/// The columns of sites.csv for this profile, in order; docs/outputs.md describes each.
[[nodiscard]] std::vector<std::string> site_columns(const FinishedProfile& profile);
/// Those of robustness.csv.
[[nodiscard]] std::vector<std::string> robustness_columns(const FinishedProfile& profile);
/// Those of water.csv.
[[nodiscard]] std::vector<std::string> water_columns(const FinishedProfile& profile);
/// Those of energy.csv.
[[nodiscard]] std::vector<std::string> energy_columns();
/// Those of repairs.csv.
[[nodiscard]] std::vector<std::string> repair_columns();
/// Those of requirements.csv.
[[nodiscard]] std::vector<std::string> requirement_columns();
/// Those of overlaps.csv.
[[nodiscard]] std::vector<std::string> overlap_columns();

}  // namespace firnline
