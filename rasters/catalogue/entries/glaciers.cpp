// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/entries/entries.hpp"

namespace firnline::entries {

std::vector<LayerSpec> glaciers() {
  return {
      {.id = "glacier_mask",
       .title = "Share of the cell that is glacier",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause = "percent instead of a share, or glacier ids instead of a mask",
       .period = "2000",
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation = "RGI Consortium (2023), Randolph Glacier Inventory v7.0, doi:10.5067/f6jmovy5navz",
       .where_to_get =
           "NSIDC: Randolph Glacier Inventory (RGI) 7.0 or 6.0 outlines, as polygons to rasterise; ids of "
           "6.0 and 7.0 differ and must not be joined by number",
       .error_relative = 0.05,
       .error_source = "Pfeffer et al. (2014), J. Glaciol. 60:537: 726.8 +- 34 thousand km2 in all glaciers"},
      {.id = "ice_thickness",
       .title = "Thickness of glacier ice",
       .kind = LayerKind::intensive,
       .unit = "m",
       .plausible_low = 0,
       .plausible_high = 1200,
       .likely_cause =
           "water equivalent instead of ice (a tenth too thin), or centimetres; values of 0 and below are "
           "no data in Millan et al. 2022",
       .period = "2000-2018",
       .no_data_traps = {-9999, -32768},
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation =
           "Farinotti et al. (2019), Nat. Geosci. 12:168, doi:10.1038/s41561-019-0300-3; Millan et al. "
           "(2022), Nat. Geosci. 15:124, doi:10.1038/s41561-021-00885-z",
       .where_to_get =
           "ETH Zurich Research Collection: consensus estimate of glacier ice thickness (one file per RGI "
           "6.0 glacier); or Theia: Millan 2022 ice thickness",
       .error_relative = 0.26,
       .error_source = "Farinotti et al. (2019): 158 +- 41 thousand km3 in all glaciers"},
      {.id = "glacier_elevation_change",
       .title = "Rate of surface elevation change of glaciers",
       .kind = LayerKind::intensive,
       .unit = "m yr-1",
       .plausible_low = -15,
       .plausible_high = 10,
       .likely_cause = "metres over the whole period instead of metres per year",
       .period = "2000-2019",
       .no_data_traps = {-9999, -32768},
       .licence = "see the record of doi:10.6096/13",
       .citation = "Hugonnet et al. (2021), Nature 592:726, doi:10.1038/s41586-021-03436-z",
       .where_to_get =
           "Theia / LEGOS: Hugonnet 2021 glacier elevation change, 100 m, periods of 5 years or more; the "
           "files reach 10 km beyond the glaciers, mask them with glacier_mask",
       .error_absolute = 0.2,
       .error_source = "assumed"},
      {.id = "glacier_mass_balance",
       .title = "Specific mass balance of glaciers",
       .kind = LayerKind::intensive,
       .unit = "kg m-2 yr-1",
       .plausible_low = -5000,
       .plausible_high = 3000,
       .likely_cause =
           "m w.e. yr-1 that was not named as such (values between -5 and 3), or a sum over the whole "
           "period",
       .period = "2000-2018",
       .no_data_traps = {-9999},
       .licence = "MIT",
       .citation =
           "Shean et al. (2020), Front. Earth Sci. 7:363, doi:10.3389/feart.2019.00363; Miles et al. "
           "(2021), Nat. Commun. 12:2868, doi:10.1038/s41467-021-23073-4",
       .where_to_get =
           "Zenodo: High Mountain Asia glacier mass balance (Shean 2020), hexagon centres to spread; or "
           "Miles 2021 ablation table (rows with VALID = 1 only)"},
      {.id = "debris_thickness",
       .title = "Thickness of rock debris on glaciers",
       .kind = LayerKind::intensive,
       .unit = "m",
       .plausible_low = 0,
       .plausible_high = 10,
       .likely_cause = "centimetres instead of metres",
       .period = "2008",
       .no_data_traps = {-9999},
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation = "Rounce et al. (2021), Geophys. Res. Lett. 48, doi:10.1029/2020GL091311",
       .where_to_get = "NSIDC: Rounce global debris thickness"},
      {.id = "debris_melt_factor",
       .title = "What rock debris makes of the melt of ice: above 1 where thin, below 1 where thick",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 3,
       .likely_cause = "a thickness in metres or centimetres instead of a factor on the melt",
       .period = "2008",
       .no_data_traps = {-9999},
       .missing = MissingPolicy::impute,
       .impute_value = 1,
       .licence = "CC BY 4.0",
       .citation = "Rounce et al. (2021), Geophys. Res. Lett. 48, doi:10.1029/2020GL091311",
       .where_to_get = "NSIDC: Rounce global debris thickness, whose sub-debris melt enhancement factors come with it"},
      {.id = "glacier_runoff_monthly",
       .title = "Runoff from the initial glacier area, month by month",
       .kind = LayerKind::extensive,
       .unit = "m3 month-1",
       .plausible_low = 0,
       .plausible_high = 1e10,
       .likely_cause =
           "m3 per year instead of per month, or a moving gauge instead of the initial glacier area",
       .period = "2000-2100",
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation =
           "Rounce et al. (2023), Science 379:78, doi:10.1126/science.abo1324; Maussion et al. (2019), "
           "Geosci. Model Dev. 12:909, doi:10.5194/gmd-12-909-2019",
       .where_to_get =
           "NSIDC: PyGEM glacier projections (Rounce 2023); or OGGM standard projections; sum per "
           "glacier, then points to rasterise",
       .bands = "12 months"},
      {.id = "glacier_runoff_annual",
       .title = "Runoff from the initial glacier area of the cell's basin, year by year",
       .kind = LayerKind::intensive,
       .unit = "m3 yr-1",
       .plausible_low = 0,
       .plausible_high = 1e12,
       .likely_cause =
           "kg or Gt instead of m3, or the runoff of a glacier area that shrinks instead of the initial one",
       .period = "2000-2100",
       .licence = "CC BY 4.0",
       .citation =
           "Rounce et al. (2023), Science 379:78, doi:10.1126/science.abo1324; Maussion et al. (2019), "
           "Geosci. Model Dev. 12:909, doi:10.5194/gmd-12-909-2019",
       .where_to_get =
           "NSIDC: PyGEM glacier projections (Rounce 2023); or OGGM standard projections; sum per basin and "
           "year (HydroBASINS, say), every cell of a basin with its basin's numbers; one file per climate "
           "model",
       .bands = "consecutive years"},
      {.id = "glacial_lake_mask",
       .title = "Share of the cell that is glacial lake",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause = "percent instead of a share, or lake ids instead of a mask",
       .period = "2008-2017",
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation =
           "Chen et al. (2021), Earth Syst. Sci. Data 13:741, doi:10.5194/essd-13-741-2021; Wang et al. "
           "(2020), Earth Syst. Sci. Data 12:2169, doi:10.5194/essd-12-2169-2020",
       .where_to_get =
           "Zenodo: Hi-MAG glacial lakes; or National Tibetan Plateau Data Center: Wang 2020 glacial lake "
           "inventory; or NSIDC: Shugar 2020; smallest lakes and dates differ"},
      {.id = "glof_events",
       .title = "Number of recorded glacial lake outburst floods",
       .kind = LayerKind::extensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1000,
       .likely_cause = "event years or ids instead of a count",
       .period = "1833-2022",
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation =
           "Shrestha et al. (2023), Earth Syst. Sci. Data 15:3941, doi:10.5194/essd-15-3941-2023; Veh et "
           "al. (2022), Global Glacier Lake Outburst Flood database",
       .where_to_get =
           "ICIMOD: HMAGLOFDB (its own terms, say so in the job); or Zenodo: Veh global GLOF database; "
           "points to rasterise; rates suffer from reporting bias"},
      {.id = "future_lake_volume",
       .title = "Volume of lakes that may form in overdeepened glacier beds",
       .kind = LayerKind::extensive,
       .unit = "m3",
       .plausible_low = 0,
       .plausible_high = 1e11,
       .likely_cause = "km3 or million m3 instead of m3",
       .period = "2021-2100",
       .missing = MissingPolicy::structural_zero,
       .licence = "GPL-3.0",
       .citation =
           "Furian et al. (2021), J. Glaciol. 68, doi:10.1017/jog.2021.18; Furian et al. (2022), Front. "
           "Earth Sci. 10, doi:10.3389/feart.2022.821798",
       .where_to_get =
           "Zenodo and the cryotools repositories: subglacial overdeepenings of High Mountain Asia, "
           "attribute VOLUME, as polygons to rasterise"},
      {.id = "future_lake_hazard",
       .title = "Hazard level of lakes that may form in overdeepened glacier beds, 0 none to 1 highest",
       .kind = LayerKind::max_type,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause = "percent instead of a level from 0 to 1",
       .period = "2021",
       .missing = MissingPolicy::structural_zero,
       .licence = "GPL-3.0",
       .citation = "Furian et al. (2021), J. Glaciol. 68, doi:10.1017/jog.2021.18",
       .where_to_get =
           "Zenodo and the cryotools repositories: subglacial overdeepenings of High Mountain Asia, "
           "attribute LHL_MAX, as polygons to rasterise"},
      {.id = "snow_water_equivalent",
       .title = "Water stored in the snow cover",
       .kind = LayerKind::intensive,
       .unit = "mm",
       .plausible_low = 0,
       .plausible_high = 10000,
       .likely_cause = "metres that were not named as such (all values below 10)",
       .period = "1999-2017",
       .no_data_traps = {-999, -9999},
       .licence = "free with attribution",
       .citation =
           "Liu et al. (2021), High Mountain Asia UCLA Daily Snow Reanalysis v1, doi:10.5067/HNAUGJQXSCVU",
       .where_to_get =
           "NSIDC: HMA Snow Reanalysis; covers 27-45 N, 60-105 E only, arrays must be transposed and "
           "flipped, mask non-seasonal snow"},
      {.id = "snowmelt_monthly",
       .title = "Water from melting snow, month by month",
       .kind = LayerKind::intensive,
       .unit = "mm",
       .plausible_low = 0,
       .plausible_high = 3000,
       .likely_cause = "a sum over years, or cubic metres; monthly means of ERA5-Land are metres per day",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32767},
       .licence = "Copernicus licence",
       .citation = "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
                   "doi:10.5194/essd-13-4349-2021",
       .where_to_get =
           "Copernicus Climate Data Store: ERA5-Land snowmelt; monthly means are metres of water per day, "
           "times the days of the month; or no file: source = \"hydrology\", worked out by [hydrology.melt]",
       .bands = "12 months"},
      {.id = "snow_cover",
       .title = "Snow persistence: share of valid days with snow",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause =
           "percent instead of a share, or flags above 100 (cloud, night, water) that were averaged in",
       .period = "2000-2023",
       .no_data_traps = {200, 201, 211, 237, 239, 250, 254, 255},
       .licence = "public domain",
       .citation =
           "Hall and Riggs (2021), MODIS/Terra Snow Cover Daily L3 Global 500m v61, "
           "doi:10.5067/MODIS/MOD10A1.061",
       .where_to_get = "NSIDC: MODIS MOD10A1 or MOD10A2; count clear days only"},
  };
}

}  // namespace firnline::entries
