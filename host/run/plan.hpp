// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/finished_run/site_water.hpp"
#include "host/finished_run/travel.hpp"
#include "host/job/job.hpp"
#include "host/run/input_files.hpp"
#include "host/run/picture_grid.hpp"
#include "host/run/resolve.hpp"
#include "host/words/language.hpp"
#include "kernels/backend/device.hpp"
#include "kernels/fusion/risk_program.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "kernels/wholegrid/tiling.hpp"
#include "rasters/alignment/tile_stream.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// What the command line adds to a job.
struct RunOptions {
  std::filesystem::path out;
  bool overwrite = false, resume = false;
  std::map<std::string, std::filesystem::path> data_roots;
  Allowances allow;
  std::string device = "auto";
  int threads = 0;  ///< 0 = every processor this process may use
  std::vector<std::string> set;
  std::int64_t memory_mb = 0;  ///< for tiles and block cache; 0 = chosen from the limits of the process
  std::int64_t tile_rows = 0, tile_cols = 0;  ///< 0 = chosen in plan; results do not depend on them
  words::Language language =
      words::Language::english;  ///< of report and pictures; nothing else depends on it
  bool quiet = false, verbose = false;
};

struct StoredIndicator {
  std::size_t leaf = 0, layer = 0;  ///< of the profile; of the store
};

/// Where the bytes of one profile's tiles lie inside a slot of the store.
struct StoredProfile {
  std::size_t risk =
      0;  ///< store layer: five Float32 planes (score, hazard, exposure, vulnerability, coverage)
  std::size_t classes = 0;                  ///< store layer: one Byte plane
  std::vector<StoredIndicator> indicators;  ///< those that are kept, or whose cells are ranked under drawn
                                            ///< weights; of a variant only what it changes
};

/// Administrative units on the grid.
struct PlannedUnits {
  SiteList list;
  std::vector<Zone> zones;  ///< of the list's units, in its order
};

/// One quantity that zones are summed over: every indicator, then the cell score of every profile.
struct Quantity {
  std::string name;
  SumQuantum quantum;
  double low = 0, high = 0;
};

/// Percentiles of the cells of one indicator, for every value function that judges the same values.
struct PlannedSurvey {
  struct Leaf {
    std::size_t profile = 0, leaf = 0;
  };
  std::size_t indicator = 0;  ///< with the layers of the job, never of a variant
  double footprint_m2 = 0;    ///< of a count: it is judged as that of a footprint of this size; else 0
  std::vector<Leaf> leaves;   ///< of variants too
};

/// What the report's pictures are made of besides the maps themselves.
struct PlannedPictures {
  PictureGrid grid;
  std::optional<std::size_t> elevation;  ///< its plane among the quantities of a tile
  std::vector<std::size_t> indicators;   ///< of the set
  std::size_t layer = 0;  ///< of the store: a Float32 plane each of the cells shown, the elevation first

  [[nodiscard]] std::size_t planes() const { return indicators.size() + (elevation ? 1 : 0); }
};

/// How the whole grid is worked on before tiles are read.
struct PlannedHydrology {
  Tiling tiling;           ///< its tiles divide those of the run
  bool in_memory = true;   ///< else the planes between the passes are tile stores in the output folder
  std::int64_t bytes = 0;  ///< of those planes, wherever they lie
  bool on_gpu = false;     ///< depressions, directions and accumulation are worked out on the run's GPU
  /// Of the GPU's memory that they take; nothing without a GPU, or when it cannot count the grid's cells.
  std::optional<std::int64_t> gpu_bytes;
  std::int64_t gpu_bytes_free = 0;
  std::int64_t breaching_bytes = 0;  ///< of memory besides, while channels are cut
  std::int64_t open_tiles = 0;       ///< in memory at a time while water spreads over several neighbours
};

/// How ways are found on the whole grid.
struct PlannedTravel {
  Tiling tiling;           ///< its tiles divide those of the run
  bool in_memory = true;   ///< else the planes between the passes are tile stores in the output folder
  std::int64_t bytes = 0;  ///< of those planes, wherever they lie
  std::vector<int> bands;  ///< per event: which band of its hazard
};

/// The water of a list's sites, in its order.
struct SitesWater {
  FinishedUpstream upstream;
  std::vector<std::shared_ptr<const FinishedWater>> of_site;  ///< nothing for a site without a catchment
  std::vector<FinishedOverlap> overlaps;                      ///< numbers of the list for rows
};

/// How people reach the sites of a list.
struct SitesAccess {
  FinishedAccess access;
  std::vector<std::vector<double>> of_site;  ///< in the list's order: a value per column, NaN = none
};

/// The energy of a list's sites, in its order.
struct SitesEnergy {
  FinishedEnergy of;
  std::vector<std::shared_ptr<const FinishedSiteEnergy>> of_site;
};

/// Every decision of a run, taken before a cell is read. check prints it; conduct carries it out.
struct RunPlan {
  Job job;
  LayerSet set;
  std::vector<AlignedLayer> layers;
  std::vector<int> first_plane;  ///< of each layer, among the quantities or the codes of a tile
  RiskProgram program;           ///< operations in the order of the set's indicators
  TilePlan tiles;
  Device device;
  int reader_threads = 1;
  std::vector<SiteList> sites;
  std::vector<PlannedUnits> units;   ///< in the order of the set's
  std::vector<ZoneList> zone_lists;  ///< what zones the tile pass sums over
  std::vector<Quantity> quantities;
  std::vector<StoredLayer> stored;
  std::vector<StoredProfile> stored_profiles;
  std::map<std::size_t, std::size_t>
      stored_cells;  ///< indicator, where a site's statistic needs its cells
                     ///< or units weigh by it -> store layer: one Float32 plane
  std::vector<PlannedSurvey> surveys;
  std::optional<PlannedHydrology> hydrology;  ///< with the set's
  std::optional<PlannedTravel> travel;        ///< with the set's
  std::map<std::size_t, SitesWater> water;    ///< by list, once it is known where water runs
  std::map<std::size_t, SitesAccess> access;  ///< by list, once ways were found
  std::map<std::size_t, SitesEnergy> energy;  ///< by list, once the tile pass is done
  /// By list, what is worked out for its sites in the course of the run, as PlaceWorkedOut counts.
  std::map<std::size_t, std::vector<std::vector<double>>> worked_out;
  PlannedPictures pictures;
  std::vector<ContextFeatures> context;  ///< of the set's
  std::int64_t memory_bytes = 0, disk_bytes = 0;
  std::vector<std::string> warnings;
  std::map<std::string, std::string> data_roots;  ///< folders that NAME:/ stands for in the job
  std::vector<InputFile> input_files;             ///< each once

  /// The values of an attribute for the sites of a list. column: as asked for
  [[nodiscard]] const std::vector<double>& values_of(std::size_t attribute, std::size_t column,
                                                     std::size_t list) const {
    return set.attributes[attribute]->worked_out ? worked_out.at(list)[column]
                                                 : sites[list].attributes[column];
  }
};

/// Reads and checks the job, resolves it and plans the run. Every mistake of the job at once.
/// throws: Error of any kind; JobError lists all mistakes
[[nodiscard]] std::unique_ptr<RunPlan> plan_run(const std::filesystem::path& job_file,
                                                const RunOptions& options);

/// The plan for people, and for machines.
[[nodiscard]] std::string plan_text(const RunPlan& plan);
[[nodiscard]] std::string plan_json(const RunPlan& plan);

}  // namespace firnline
