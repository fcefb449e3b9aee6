// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/entries/entries.hpp"

namespace firnline::entries {

std::vector<LayerSpec> climate() {
  return {
      {.id = "air_temperature_monthly",
       .title = "Mean air temperature 2 m above ground, month by month",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause = "kelvin (200 to 330), or tenths of a degree whose scale was not applied",
       .period = "1991-2020",
       .no_data_traps = {-9999, 65535},
       .licence = "Copernicus licence",
       .citation =
           "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
           "doi:10.5194/essd-13-4349-2021; Karger et al. (2017), CHELSA, Sci. Data 4:170122, "
           "doi:10.1038/sdata.2017.122",
       .where_to_get =
           "Copernicus Climate Data Store: ERA5-Land monthly averages; or CHELSA v2.1, WorldClim 2.1, "
           "TerraClimate climatologies (their own licences, say so in the job)",
       .bands = "12 months"},
      {.id = "air_temperature_max_monthly",
       .title = "Mean of the daily maximum air temperature 2 m above ground, month by month",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause = "kelvin (200 to 330), or tenths of a degree whose scale was not applied",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768, 65535},
       .licence = "CC0 1.0",
       .citation = "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191",
       .where_to_get =
           "Climatology Lab: TerraClimate (tmax); or CHELSA v2.1, WorldClim 2.1 (their own licences, say so "
           "in the job)",
       .bands = "12 months"},
      {.id = "air_temperature_min_monthly",
       .title = "Mean of the daily minimum air temperature 2 m above ground, month by month",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause = "kelvin (200 to 330), or tenths of a degree whose scale was not applied",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768, 65535},
       .licence = "CC0 1.0",
       .citation = "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191",
       .where_to_get =
           "Climatology Lab: TerraClimate (tmin); or CHELSA v2.1, WorldClim 2.1 (their own licences, say so "
           "in the job)",
       .bands = "12 months"},
      {.id = "vapour_pressure_monthly",
       .title = "Mean actual vapour pressure of the air, month by month",
       .kind = LayerKind::intensive,
       .unit = "kPa",
       .plausible_low = 0,
       .plausible_high = 6,
       .likely_cause = "hectopascals or pascals instead of kilopascals, or relative humidity in percent",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768},
       .licence = "CC0 1.0",
       .citation = "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191",
       .where_to_get =
           "Climatology Lab: TerraClimate (vap); or WorldClim 2.1 (its own licence, say so in the job)",
       .bands = "12 months"},
      {.id = "wind_speed_monthly",
       .title = "Mean wind speed, 10 m above ground unless an indicator is told otherwise, month by month",
       .kind = LayerKind::intensive,
       .unit = "m s-1",
       .plausible_low = 0,
       .plausible_high = 40,
       .likely_cause = "kilometres per hour or knots instead of metres per second",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768},
       .licence = "CC0 1.0",
       .citation = "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191",
       .where_to_get =
           "Climatology Lab: TerraClimate (ws); or CHELSA v2.1 (its own licence, say so in the job); or "
           "stations, whose wind is often measured at 2 m",
       .bands = "12 months"},
      {.id = "solar_radiation_monthly",
       .title = "Solar radiation on the ground (Rs), mean day of each month",
       .kind = LayerKind::intensive,
       .unit = "MJ m-2 d-1",
       .plausible_low = 0,
       .plausible_high = 45,
       .likely_cause = "W m-2 (0 to 400) or kJ m-2 d-1 (0 to 45000) that was not named as such",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768, 65535},
       .licence = "CC0 1.0",
       .citation = "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191",
       .where_to_get =
           "Climatology Lab: TerraClimate (srad, W m-2); or WorldClim 2.1 (kJ m-2 d-1, its own licence, say "
           "so in the job)",
       .bands = "12 months"},
      {.id = "precipitation_monthly",
       .title = "Precipitation, month by month",
       .kind = LayerKind::intensive,
       .unit = "mm",
       .plausible_low = 0,
       .plausible_high = 1500,
       .likely_cause = "metres (ERA5), kg m-2 s-1 (climate models), mm per day or mm per hour (IMERG)",
       .period = "1991-2020",
       .no_data_traps = {-9999, 65535},
       .licence = "Copernicus licence",
       .citation =
           "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
           "doi:10.5194/essd-13-4349-2021; Funk et al. (2015), CHIRPS, Sci. Data 2:150066, "
           "doi:10.1038/sdata.2015.66",
       .where_to_get =
           "Copernicus Climate Data Store: ERA5-Land; or Climate Hazards Center: CHIRPS (ends at 50 N); "
           "or NASA GES DISC: IMERG; or CHELSA v2.1, WorldClim 2.1, TerraClimate",
       .bands = "12 months"},
      {.id = "reference_evapotranspiration_monthly",
       .title = "Reference evapotranspiration, month by month",
       .kind = LayerKind::intensive,
       .unit = "mm",
       .plausible_low = 0,
       .plausible_high = 600,
       .likely_cause = "mm per day, or tenths of a millimetre whose scale was not applied",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768},
       .licence = "CC0 1.0",
       .citation = "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191",
       .where_to_get = "Climatology Lab: TerraClimate; or CHELSA v2.1",
       .bands = "12 months"},
      {.id = "actual_evapotranspiration_monthly",
       .title = "Actual evapotranspiration, month by month",
       .kind = LayerKind::intensive,
       .unit = "mm",
       .plausible_low = 0,
       .plausible_high = 600,
       .likely_cause =
           "mm per day, tenths of a millimetre whose scale was not applied, or evaporation counted downwards "
           "(negative, ERA5-Land)",
       .period = "1991-2020",
       .no_data_traps = {-9999, -32768},
       .licence = "CC0 1.0",
       .citation =
           "Abatzoglou et al. (2018), Sci. Data 5:170191, doi:10.1038/sdata.2017.191; FAO (2020), WaPOR "
           "database methodology",
       .where_to_get = "Climatology Lab: TerraClimate (aet, without irrigation); or FAO: WaPOR actual "
                       "evapotranspiration, "
                       "seen from satellites and so with irrigation (its own licence, say so in the job)",
       .bands = "12 months"},
      {.id = "climate_class",
       .title = "Koeppen-Geiger climate class, 1 Af to 30 EF",
       .kind = LayerKind::categorical,
       .unit = "1",
       .plausible_low = 1,
       .plausible_high = 30,
       .likely_cause = "0 is no data in this product; another code table",
       .period = "1991-2020",
       .no_data_traps = {0},
       .licence = "CC BY 4.0",
       .citation = "Beck et al. (2023), Sci. Data 10:724, doi:10.1038/s41597-023-02549-6",
       .where_to_get = "GloH2O: Koeppen-Geiger maps V2, 1991-2020 and scenarios to 2099"},
      {.id = "dry_climate_share",
       .title = "Share of the cell with a dry climate (classes BWh, BWk, BSh, BSk)",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause = "class codes instead of a share: set method = \"fraction\" and classes = [4, 5, 6, 7]",
       .period = "1991-2020",
       .licence = "CC BY 4.0",
       .citation = "Beck et al. (2023), Sci. Data 10:724, doi:10.1038/s41597-023-02549-6",
       .where_to_get = "made from climate_class by method = \"fraction\", classes = [4, 5, 6, 7]"},
      {.id = "thermal_comfort",
       .title = "Universal thermal climate index",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -90,
       .plausible_high = 65,
       .likely_cause = "kelvin instead of degrees Celsius",
       .period = "1991-2020",
       .no_data_traps = {-9999},
       .licence = "Copernicus licence",
       .citation = "Di Napoli et al. (2021), Geosci. Data J. 8:2, doi:10.1002/gdj3.102",
       .where_to_get = "Copernicus Climate Data Store: ERA5-HEAT thermal comfort indices"},
      {.id = "particulate_matter",
       .title = "Annual mean of fine particles in the air (PM2.5)",
       .kind = LayerKind::intensive,
       .unit = "ug m-3",
       .plausible_low = 0,
       .plausible_high = 1000,
       .likely_cause = "kg m-3 that was not named as such (all values near 0)",
       .period = "2020",
       .no_data_traps = {-999, -9999},
       .licence = "CC BY 4.0",
       .citation =
           "van Donkelaar et al. (2021), Environ. Sci. Technol. 55:15287, doi:10.1021/acs.est.1c05309",
       .where_to_get =
           "Washington University in St. Louis: Satellite-derived PM2.5 V5 or V6; or Copernicus "
           "Atmosphere Data Store: CAMS (kg m-3)"},
  };
}

}  // namespace firnline::entries
