// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/grid/layer_kind.hpp"

namespace firnline {

/// A job exactly as its author wrote it: names unresolved, no file touched. docs/job_file.md describes every
/// key.

struct JobRasterise {
  std::string layer;
  std::string attribute;
  std::map<std::string, double>
      values;                   ///< what the attribute's texts stand for; other features are left out
  std::string spread = "none";  ///< none | nearest | hexagon
  double spread_km = 0;

  friend bool operator==(const JobRasterise&, const JobRasterise&) = default;
};

struct JobLayer {
  std::string name;     ///< the table's name
  std::string variant;  ///< whose layer it is; empty = the job's own
  std::vector<std::string> sources;
  std::string is;  ///< catalogue entry; the name when empty
  std::string unit;
  std::optional<double> no_data;
  std::string crs;
  std::optional<std::string> missing;  ///< propagate | structural_zero | impute
  std::optional<double> impute;
  std::string method;  ///< empty = what align says
  std::vector<int> classes;
  std::string period, vertical_datum, licence, citation;
  std::string variable;  ///< netCDF
  std::vector<int> bands;
  std::vector<double> band_values;
  std::optional<JobRasterise> rasterise;
  int line = 0;  ///< in the job file, for messages

  /// source = "grid": worked out from the run's grid. A file of that name is written "./grid".
  [[nodiscard]] bool from_grid() const { return sources.size() == 1 && sources.front() == "grid"; }
  /// source = "hydrology": a result of the job's [hydrology]. A file of that name is written "./hydrology".
  [[nodiscard]] bool from_hydrology() const { return sources.size() == 1 && sources.front() == "hydrology"; }
  /// source = "travel": a result of the job's [travel]. A file of that name is written "./travel".
  [[nodiscard]] bool from_travel() const { return sources.size() == 1 && sources.front() == "travel"; }
  [[nodiscard]] bool has_files() const { return !from_grid() && !from_hydrology() && !from_travel(); }
  /// Its place in the job file, for messages.
  [[nodiscard]] std::string key() const {
    return (variant.empty() ? "" : "variants." + variant + ".") + "layers." + name;
  }
  /// What it is called among the layers of a run: "ssp585_2085/dry_climate_share" for one of a variant.
  [[nodiscard]] std::string run_name() const { return variant.empty() ? name : variant + "/" + name; }

  friend bool operator==(const JobLayer&, const JobLayer&) = default;
};

struct JobSites {
  std::string name;
  std::string source, layer;
  std::string id = "id", label = "name", lon = "lon", lat = "lat";
  char separator = ',';
  std::string crs;
  std::string footprint = "point";  ///< point | buffer | polygon | line
  double buffer_km = 0;
  double segment_km = 0;            ///< lines only
  std::string bad_rows = "refuse";  ///< refuse | set_aside
  std::string licence, citation;    ///< of the list itself, for the report's duties and attributions
  int line = 0;
};

/// An indicator that the job writes itself (docs/job_file.md, "Formulas").
struct JobIndicator {
  std::string name;
  std::string title, formula, unit;
  double low = 0, high = 0;                   ///< declared range of the result
  std::map<std::string, std::string> layers;  ///< name in the formula -> layer of this job
  std::string extraction = "mean";            ///< mean | sum | max
  std::string source;
  int line = 0;
  int formula_line = 0, formula_column = 0;  ///< of the formula's first character in the job file
};

/// A number that site lists hold in a column, as an indicator of the sites alone (docs/job_file.md,
/// "Attributes of sites").
struct JobAttribute {
  std::string name;
  std::string title;
  std::string column;        ///< of the list's file; the name when the job says nothing
  std::string unit;          ///< of the indicator
  std::string column_unit;   ///< of the numbers in the file
  double low = 0, high = 0;  ///< plausible, in `unit`
  std::string source, licence, citation;
  bool safety_index = false;  ///< a Hospital Safety Index: two decimals, categories A, B and C
  int line = 0;
};

/// What the energy of a list's sites is screened by (docs/energy.md). Names are of attributes of this job; an
/// empty one is not there.
struct JobEnergy {
  std::string name;              ///< of the site list
  std::string demand;            ///< of electricity
  std::string fuel_emissions;    ///< CO2 of what is burnt
  std::string panels, pv_yield;  ///< without the yield a layer says it
  std::string battery;
  std::string heat_loss, degree_days;  ///< without the degree days a layer says them
  double factor_t_mwh = 0;             ///< tonnes of CO2 of a megawatt hour of the grid
  int factor_year = 0, demand_year = 0;
  std::string factor_source;
  double pv_efficiency = 1;   ///< what storage and curtailment leave
  double critical_share = 1;  ///< of the mean load, that batteries must carry
  int line = 0;
};

/// The keys of the block that name attributes, each with the one it names.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> attributes_named_by(const JobEnergy& energy);

/// What it gives that profiles and requirements may judge, in the order of its columns.
inline constexpr std::array<std::string_view, 4> energy_results = {"energy_emissions", "pv_share",
                                                                   "battery_hours", "heat_demand"};

/// Something that can be mended at a site, and what it makes of its values (docs/requirements.md).
struct JobRepair {
  std::string name;
  std::string title;
  std::map<std::string, double>
      sets;  ///< indicator of a profile, or source of a requirement -> value in its unit
  int line = 0;
};

/// The same job with other files for some layers: one scenario, at one horizon, by one model. Every profile
/// is computed a second time with them (docs/job_file.md, "Variants").
struct JobVariant {
  std::string name;
  std::string scenario, horizon, model;  ///< at least one; no two variants have the same three
  std::vector<JobLayer> layers;          ///< each whole: what the variant says over what the job's layer says
  int line = 0;

  /// Variants that differ by model alone share it, and are summed up under it: "ssp585_2071-2099".
  [[nodiscard]] std::string group() const {
    if (scenario.empty() && horizon.empty()) return "models";
    return scenario + (scenario.empty() || horizon.empty() ? "" : "_") + horizon;
  }
};

/// How much of the water in each cell glaciers gave (docs/hydrology.md).
struct JobGlacierWater {
  std::string
      melt;  ///< a layer of this job: depth of water from glaciers, 12 months; empty = of [hydrology.melt]
  std::string
      runoff;  ///< a layer of this job: all water that leaves the cell, that of glaciers in it; likewise
  std::string abstraction;  ///< a layer of this job: water taken from the river, 12 months; empty = none is
  std::optional<double>
      intake_km2;          ///< water is taken where at least this much land drains; none = in the cell itself
  std::string definition;  ///< what `melt` holds: imbalance | ice_melt | glacier_area_runoff
  int line = 0;
};

/// Melt and runoff of each cell, worked out from a climate (docs/hydrology.md). Names are of layers of this
/// job; an empty one is not there.
struct JobMelt {
  std::string temperature;            ///< degC, 12 months
  std::string temperature_elevation;  ///< the heights that the temperatures are of; empty = they are of the
                                      ///< cells' own
  std::string precipitation;          ///< mm, 12 months
  std::string glaciers;               ///< share of the cell
  std::string debris_factor;
  std::string evaporation;                   ///< mm, 12 months
  std::optional<double> runoff_coefficient;  ///< share of rain and snow melt; this or evaporation
  bool positive_degree_days = false;         ///< else the month's mean alone
  double deviation_k = 5;                    ///< of days around the month's mean; with positive degree days
  double lapse_k_m = -0.0065;
  double precipitation_factor = 1;
  double all_solid_c = 0, all_liquid_c = 2;
  double snow_mm_d_k = 4, ice_mm_d_k = 5, melt_temperature_c = -1;
  int line = 0;
};

/// Where water runs: worked out from a layer of heights for the whole grid (docs/hydrology.md).
struct JobHydrology {
  std::string elevation;  ///< a layer of this job
  std::string
      terminal_lakes;      ///< a layer of this job, above 0 where water ends; empty = it all leaves the grid
  std::string directions;  ///< a layer of this job, taken as it is; empty = found from the heights
  std::string direction_codes;  ///< of that layer: esri | taudem | grass | richdem
  bool fill_voids = false;      ///< cells without data that lie enclosed; else they end the run
  bool breach = false;          ///< channels are cut out of depressions before what is left of them is filled
  std::optional<double> breach_length_m, breach_depth_m;  ///< of a channel, and of its deepest cut, at most
  std::string routing = "d8";                             ///< what areas are added up along: d8 | dinf | mfd
  double mfd_exponent = 1.1;                              ///< of the slope, with mfd
  bool mfd_contour_lengths = false;  ///< with mfd: shares grow with the contour that water crosses too
  double stream_km2 = 1;             ///< a stream begins where this much land drains through a cell
  std::optional<JobMelt> melt;
  std::optional<JobGlacierWater> glaciers;
  double snap_m = 500;  ///< a site's catchment is that of the cell within this way that drains most
  int line = 0;
};

/// A shock: what closes or slows ways, and facilities, while it lasts (docs/travel.md).
struct JobTravelEvent {
  std::string name;
  std::string hazard;                        ///< a layer of this job
  std::optional<double> band;                ///< of a layer with several, what it stands for
  std::optional<double> closes_at;           ///< in the layer's unit; from here on a cell cannot be crossed
  std::vector<int> closes_classes;           ///< of a layer of codes, instead
  std::optional<double> facility_closes_at;  ///< a facility in such a cell is closed
  std::vector<int> facility_closes_classes;
  std::string slows = "none";                                ///< none | pregnolato: roads under shallow water
  std::optional<double> return_period_years, rate_per_year;  ///< at most one of the two
  double outage_days = 1;
  int line = 0;
};

/// How long it takes from each cell to the nearest facility (docs/travel.md). Names are of layers of this
/// job; an empty one is not there.
struct JobTravel {
  std::string facilities;  ///< a list of sites of this job
  std::string friction;    ///< minutes per metre, as it is; else it is built from what follows
  std::string land_cover;
  std::map<int, double> speeds_km_h;       ///< per class of land_cover; 0 = cannot be crossed
  double walking_km_h = 5;                 ///< without land_cover
  std::string roads;                       ///< speeds on roads in km/h, or classes of roads
  std::map<int, double> road_speeds_km_h;  ///< per class of roads
  std::vector<std::string> barriers, bridges;
  double barrier_share = 0.5;  ///< of a cell, from which on it is closed
  double bridge_km_h = 5;      ///< where no road leads over it and the ground below cannot be crossed
  std::string elevation;
  std::string slope = "none";  ///< none | isotropic | towards_facility | from_facility
  bool altitude = false;       ///< walking is slower in thin air
  int neighbours = 8;
  bool second_nearest = false;  ///< the second nearest facility is looked for too
  std::vector<double> thresholds_min = {30, 60, 120};
  std::string population;
  std::vector<JobTravelEvent> events;
  int line = 0;
};

/// Administrative units that the cells of profiles are summed up over (docs/units.md).
struct JobUnits {
  std::string name;
  std::string source, layer;
  std::string id = "id", label = "name";
  std::string crs;
  std::string population;             ///< a layer of this job; empty = cells weigh by their area alone
  std::vector<std::string> profiles;  ///< of this job; none = all that draw maps
  double min_valid_share = 0.5;       ///< of a unit's area, that must have a score for the unit to be ranked
  std::string bad_rows = "refuse";    ///< refuse | set_aside
  std::string licence, citation;
  int line = 0;
};

/// Features for the report's maps: they help a reader to find his way, and nothing is computed from them.
struct JobContext {
  std::string kind;  ///< rivers | glaciers | borders | towns
  std::string source, layer, crs;
  std::string name;  ///< attribute with the names of towns; empty = "name", if there is one
  std::string licence, citation;
  int line = 0;
};

/// How far the values of an indicator may be off, as the job says: one standard deviation.
struct JobValueError {
  std::string indicator;  ///< as a profile calls it
  double absolute = 0;    ///< in the indicator's unit
  double relative = 0;    ///< share of the value
  std::string source;
  int line = 0;
};

/// How often lists are ranked once more with other weights and values (docs/robustness.md).
/// Shares between which a weight is drawn.
struct JobWeightRange {
  std::string name;  ///< of an indicator, as a profile calls it, or of a dimension
  double least = 0, greatest = 1;
  int line = 0, column = 0;
};
/// Weights of which each is drawn no lighter than the next.
struct JobWeightOrder {
  std::vector<std::string> names;
  int line = 0, column = 0;

  [[nodiscard]] std::string text() const;  ///< "a >= b >= c"
};
struct JobRobustness {
  std::optional<std::int64_t> draws;  ///< nothing: as many as the length of a list allows; 0 = none
  std::int64_t seed = 1;
  double concentration = 50;  ///< of weights around those of the profile; 0 = all weights are equally likely
  bool errors = true;         ///< values may be off, too
  double shared_error = 0.5;  ///< of an error's variance: what is the same at all sites
  bool all_ranks = false;     ///< the whole table of ranks for lists of more than 200 sites, too
  bool cells = false;         ///< cells of maps are ranked, too
  double worst_percent = 5;   ///< of cells: those that maps show as the worst
  std::vector<JobValueError> error;
  std::vector<JobWeightRange> weights;
  std::vector<JobWeightOrder> order;
  int line = 0;
};

struct JobProfile {
  std::string name;
  std::string use;  ///< shipped profile or a file ending in .toml
  std::string sites;
  std::string requirements;  ///< shipped requirements or a file ending in .toml; empty = none
  std::string scope;
  bool maps = true;
  bool keep_indicators = false;
  std::map<std::string, std::string> bind;  ///< need -> layer of this job
  std::map<std::string, double> set;        ///< "indicator.param" or "weight.indicator"
  int line = 0;
};

struct JobGrid {
  std::string like;
  std::string crs;
  std::optional<std::array<double, 4>> extent;     ///< west, south, east, north
  std::optional<std::array<double, 2>> cell_size;  ///< width, height
};

struct Job {
  std::string title;
  std::string file;  ///< as given on the command line
  std::string text;  ///< the file's own bytes, for the manifest
  bool align_by_kind = false;
  std::string reference_date = "1970-01-01";
  JobGrid grid;
  std::optional<std::array<double, 4>> area_bbox;
  std::string area_polygons;
  std::vector<JobLayer> layers;  ///< in file order
  std::optional<JobHydrology> hydrology;
  std::optional<JobTravel> travel;
  std::vector<JobIndicator> indicators;
  std::vector<JobAttribute> attributes;
  std::vector<JobEnergy> energy;
  std::vector<JobRepair> repairs;
  std::vector<JobVariant> variants;
  std::vector<JobSites> sites;
  std::vector<JobUnits> units;
  std::vector<JobProfile> profiles;
  std::vector<JobContext> context;  ///< one of a kind
  JobRobustness robustness;
};

/// One mistake in a job or profile file: where, what, what to do.
struct Mistake {
  std::string file;
  int line = 0, column = 0;
  std::string key;
  std::string message;
  ExitCode code = ExitCode::job_file;

  [[nodiscard]] std::string text() const;
};

/// "3 mistakes in job.toml:" and a line each. Never empty for a non-empty list.
[[nodiscard]] std::string describe(const std::vector<Mistake>& mistakes);

/// The end of a job that has mistakes; each is there for programs as well as in the text.
class JobMistakes : public Error {
 public:
  explicit JobMistakes(std::vector<Mistake> mistakes, std::string remedy = {});
  [[nodiscard]] const std::vector<Mistake>& mistakes() const noexcept { return mistakes_; }

 private:
  std::vector<Mistake> mistakes_;
};

/// The exit code of a job with these mistakes: a policy refusal weighs most, then the job file, then missing
/// inputs.
[[nodiscard]] ExitCode exit_code_of(const std::vector<Mistake>& mistakes);

}  // namespace firnline
