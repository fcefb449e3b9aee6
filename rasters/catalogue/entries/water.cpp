// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/entries/entries.hpp"

namespace firnline::entries {

std::vector<LayerSpec> water() {
  return {
      {.id = "flow_direction",
       .title =
           "Direction in which a cell drains, ESRI codes 1 E, 2 SE, 4 S ... 128 NE, 0 outlet, 255 "
           "endorheic sink",
       .kind = LayerKind::topological,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 255,
       .likely_cause = "another code table (TauDEM 1 to 8, angles), or a resampled file",
       .period = "2019",
       .no_data_traps = {247},
       .licence = "CC BY-NC 4.0 or ODbL 1.0",
       .citation =
           "Yamazaki et al. (2019), Water Resour. Res. 55:5053, doi:10.1029/2019WR024873; Lehner et al. "
           "(2008), Eos 89:93, doi:10.1029/2008EO100001",
       .where_to_get =
           "University of Tokyo: MERIT Hydro (dir); or HydroSHEDS v1: flow directions (its own free "
           "licence, say so in the job)"},
      {.id = "upstream_area",
       .title = "Area that drains through a cell",
       .kind = LayerKind::topological,
       .unit = "km2",
       .plausible_low = 0,
       .plausible_high = 1e7,
       .likely_cause = "number of cells or m2 instead of km2",
       .period = "2019",
       .no_data_traps = {-9999, -2147483648},
       .licence = "CC BY-NC 4.0 or ODbL 1.0",
       .citation =
           "Yamazaki et al. (2019), Water Resour. Res. 55:5053, doi:10.1029/2019WR024873; Burek et al. "
           "(2020), Geosci. Model Dev. 13:3267, doi:10.5194/gmd-13-3267-2020",
       .where_to_get = "University of Tokyo: MERIT Hydro (upa); or IIASA: CWatM input data"},
      {.id = "height_above_drainage",
       .title = "Height above the nearest drainage",
       .kind = LayerKind::topological,
       .unit = "m",
       .plausible_low = 0,
       .plausible_high = 9000,
       .likely_cause = "decimetres instead of metres, or elevation instead of height above drainage",
       .period = "2019",
       .no_data_traps = {-9999},
       .licence = "CC BY-NC 4.0 or ODbL 1.0",
       .citation = "Yamazaki et al. (2019), Water Resour. Res. 55:5053, doi:10.1029/2019WR024873",
       .where_to_get = "University of Tokyo: MERIT Hydro (hnd)"},
      {.id = "river_basin",
       .title = "River basin, by code",
       .kind = LayerKind::categorical,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 2147483647,
       .likely_cause = "basin areas or names instead of integer codes",
       .period = "2013",
       .licence = "free with attribution",
       .citation = "Lehner and Grill (2013), Hydrol. Process. 27:2171, doi:10.1002/hyp.9740",
       .where_to_get = "HydroSHEDS: HydroBASINS, attribute PFAF_ID, as polygons to rasterise"},
      {.id = "lake_mask",
       .title = "Share of the cell that is lake",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause = "percent instead of a share, or lake ids instead of a mask",
       .period = "2016",
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation = "Messager et al. (2016), Nat. Commun. 7:13603, doi:10.1038/ncomms13603",
       .where_to_get = "HydroSHEDS: HydroLAKES; or Natural Earth: lakes (CC0); as polygons to rasterise"},
      {.id = "flood_depth",
       .title = "Depth of river floods with given return periods",
       .kind = LayerKind::max_type,
       .unit = "m",
       .plausible_low = 0,
       .plausible_high = 100,
       .likely_cause = "centimetres instead of metres, or a depth class instead of a depth",
       .period = "1979-2018",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation =
           "Baugh et al. (2024), Global river flood hazard maps v2.1, European Commission, Joint Research "
           "Centre",
       .where_to_get =
           "JRC Data Catalogue: Global river flood hazard maps v2.1; rivers with less than about 500 km2 "
           "of catchment are not modelled, so no data is not dry",
       .bands = "return periods in years"},
      {.id = "water_stress",
       .title =
           "Baseline water stress: withdrawals over available water, raw ratio; 9999 = supply nearly "
           "exhausted",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 9999,
       .likely_cause =
           "a score (0 to 5) or a category instead of the raw ratio; -9999 is no data, but 9999 is the "
           "worst case and must stay",
       .period = "1979-2019",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Kuzma et al. (2023), Aqueduct 4.0, World Resources Institute",
       .where_to_get =
           "World Resources Institute: Aqueduct 4.0, attribute bws_raw, as polygons to rasterise; of "
           "limited value on a local scale"},
      {.id = "water_demand",
       .title = "Gross water demand, month by month, as a depth over the sub-basin",
       .kind = LayerKind::intensive,
       .unit = "m month-1",
       .plausible_low = 0,
       .plausible_high = 10,
       .likely_cause = "m3 or mm instead of metres per month",
       .period = "1979-2019",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Kuzma et al. (2023), Aqueduct 4.0, World Resources Institute",
       .where_to_get =
           "World Resources Institute: Aqueduct 4.0 monthly tables joined to HydroBASINS level 6, as "
           "polygons to rasterise",
       .bands = "12 months"},
      {.id = "water_available",
       .title = "Available blue water, month by month, as a depth over the sub-basin",
       .kind = LayerKind::intensive,
       .unit = "m month-1",
       .plausible_low = 0,
       .plausible_high = 10000,
       .likely_cause = "m3 or mm instead of metres per month",
       .period = "1979-2019",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Kuzma et al. (2023), Aqueduct 4.0, World Resources Institute",
       .where_to_get =
           "World Resources Institute: Aqueduct 4.0 monthly tables joined to HydroBASINS level 6, as "
           "polygons to rasterise",
       .bands = "12 months"},
      {.id = "water_depletion",
       .title =
           "Baseline water depletion: water used up over available water, raw ratio; 9999 = supply nearly "
           "exhausted",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 9999,
       .likely_cause =
           "a score (0 to 5) or a category instead of the raw ratio; -9999 is no data, but 9999 is the "
           "worst case and must stay",
       .period = "1979-2019",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Kuzma et al. (2023), Aqueduct 4.0, World Resources Institute",
       .where_to_get =
           "World Resources Institute: Aqueduct 4.0, attribute bwd_raw, as polygons to rasterise; of "
           "limited value on a local scale"},
      {.id = "interannual_variability",
       .title = "Interannual variability of water supply: coefficient of variation",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 10,
       .likely_cause = "percent or a score (0 to 5) instead of the coefficient of variation",
       .period = "1979-2019",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Kuzma et al. (2023), Aqueduct 4.0, World Resources Institute",
       .where_to_get = "World Resources Institute: Aqueduct 4.0, attribute iav_raw, as polygons to rasterise"},
      {.id = "seasonal_variability",
       .title = "Seasonal variability of water supply: coefficient of variation",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 10,
       .likely_cause = "percent or a score (0 to 5) instead of the coefficient of variation",
       .period = "1979-2019",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Kuzma et al. (2023), Aqueduct 4.0, World Resources Institute",
       .where_to_get =
           "World Resources Institute: Aqueduct 4.0, attribute sev_raw, as polygons to rasterise"},
      {.id = "water_per_person",
       .title = "Renewable water per person of the basin or country, in a year",
       .kind = LayerKind::intensive,
       .unit = "m3 yr-1",
       .plausible_low = 0,
       .plausible_high = 1e9,
       .likely_cause = "cubic metres of the whole basin instead of per person",
       .period = "2021",
       .no_data_traps = {-9999},
       .licence = "CC BY-NC-SA 3.0 IGO",
       .citation = "FAO (2024), AQUASTAT: total renewable water resources per capita",
       .where_to_get =
           "FAO AQUASTAT: total renewable water resources per capita, joined to country polygons to "
           "rasterise; or water and people summed over the same basins, then divided"},
      {.id = "runoff_monthly",
       .title = "Runoff of the cell, on the surface and below, month by month",
       .kind = LayerKind::intensive,
       .unit = "mm",
       .plausible_low = 0,
       .plausible_high = 3000,
       .likely_cause =
           "discharge of a river in m3 s-1 instead of the cell's own depth; monthly means of ERA5-Land are "
           "metres per day",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768},
       .licence = "CC0 1.0",
       .citation =
           "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191; Munoz Sabater et al. "
           "(2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, doi:10.5194/essd-13-4349-2021",
       .where_to_get =
           "Climatology Lab: TerraClimate (q); or Copernicus Climate Data Store: ERA5-Land runoff "
           "(Copernicus licence, say so in the job), with the snowmelt of the same model",
       .bands = "12 months"},
  };
}

}  // namespace firnline::entries
