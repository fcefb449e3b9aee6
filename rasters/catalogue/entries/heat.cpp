// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/entries/entries.hpp"

namespace firnline::entries {

std::vector<LayerSpec> heat() {
  return {
      {.id = "air_temperature_daily_maximum",
       .title = "Highest air temperature 2 m above ground, day by day",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause = "kelvin (200 to 330), or tenths of a degree whose scale was not applied",
       .period = "1950-2025",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
                   "doi:10.5194/essd-13-4349-2021; Karger et al. (2023), CHELSA-W5E5, Earth Syst. Sci. Data "
                   "15:2445, doi:10.5194/essd-15-2445-2023",
       .where_to_get = "Copernicus Climate Data Store: ERA5-Land post-processed daily statistics, daily "
                       "maximum of the 2 m temperature; or CHELSA-W5E5 (its own licence, say so in the job)",
       .bands = "days"},
      {.id = "air_temperature_daily_minimum",
       .title = "Lowest air temperature 2 m above ground, day by day",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause = "kelvin (200 to 330), or tenths of a degree whose scale was not applied",
       .period = "1950-2025",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
                   "doi:10.5194/essd-13-4349-2021; Karger et al. (2023), CHELSA-W5E5, Earth Syst. Sci. Data "
                   "15:2445, doi:10.5194/essd-15-2445-2023",
       .where_to_get = "Copernicus Climate Data Store: ERA5-Land post-processed daily statistics, daily "
                       "minimum of the 2 m temperature; or CHELSA-W5E5 (its own licence, say so in the job)",
       .bands = "days"},
      {.id = "air_temperature_daily_mean",
       .title = "Mean air temperature 2 m above ground, day by day; for excess heat and cold half the sum of "
                "maximum and minimum",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause = "kelvin (200 to 330), or tenths of a degree whose scale was not applied",
       .period = "1950-2025",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
                   "doi:10.5194/essd-13-4349-2021; Karger et al. (2023), CHELSA-W5E5, Earth Syst. Sci. Data "
                   "15:2445, doi:10.5194/essd-15-2445-2023",
       .where_to_get =
           "Copernicus Climate Data Store: ERA5-Land post-processed daily statistics, daily maximum and "
           "minimum (or mean) of the 2 m temperature; or CHELSA-W5E5 (its own licence, say so in the job)",
       .bands = "days"},
      {.id = "air_temperature_daily_maximum_p95",
       .title = "95th percentile of a base period's daily maximum temperatures",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause =
           "kelvin (200 to 330), or the rank of a temperature (0 to 100) instead of the temperature",
       .period = "1991-2020",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
                   "doi:10.5194/essd-13-4349-2021",
       .where_to_get =
           "made from the base period's air_temperature_daily_maximum: the 95th percentile over all of its "
           "days, linear between ranks (numpy.percentile, R type 7); the base is 1991-2020"},
      {.id = "air_temperature_daily_mean_p95",
       .title = "95th percentile of a base period's daily mean temperatures",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause =
           "kelvin (200 to 330), or the rank of a temperature (0 to 100) instead of the temperature",
       .period = "1991-2020",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
                   "doi:10.5194/essd-13-4349-2021",
       .where_to_get =
           "made from the base period's air_temperature_daily_mean: the 95th percentile over all of its "
           "days, linear between ranks (numpy.percentile, R type 7); the base is 1991-2020"},
      {.id = "air_temperature_daily_mean_p05",
       .title = "5th percentile of a base period's daily mean temperatures",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause =
           "kelvin (200 to 330), or the rank of a temperature (0 to 100) instead of the temperature",
       .period = "1991-2020",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Munoz Sabater et al. (2021), ERA5-Land, Earth Syst. Sci. Data 13:4349, "
                   "doi:10.5194/essd-13-4349-2021",
       .where_to_get =
           "made from the base period's air_temperature_daily_mean: the 5th percentile over all of its days, "
           "linear between ranks (numpy.percentile, R type 7); the base is 1991-2020"},
      {.id = "air_temperature",
       .title = "Air temperature 2 m above ground at given moments",
       .kind = LayerKind::intensive,
       .unit = "degC",
       .plausible_low = -60,
       .plausible_high = 55,
       .likely_cause = "kelvin (200 to 330), or tenths of a degree whose scale was not applied",
       .period = "1979-2025",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Boogaard et al. (2020), AgERA5, doi:10.24381/cds.6c68c9bb; Munoz Sabater et al. (2021), "
                   "ERA5-Land, Earth Syst. Sci. Data 13:4349, doi:10.5194/essd-13-4349-2021",
       .where_to_get =
           "Copernicus Climate Data Store: AgERA5, mean or maximum of the day's hours; or ERA5-Land hourly",
       .bands = "moments, the same as those of relative_humidity"},
      {.id = "relative_humidity",
       .title = "Relative humidity 2 m above ground at given moments",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1.2,
       .likely_cause = "percent that was not named as such, or a dew point instead of a humidity",
       .period = "1979-2025",
       .no_data_traps = {-9999, 65535, -32767},
       .licence = "Copernicus licence",
       .citation = "Boogaard et al. (2020), AgERA5, doi:10.24381/cds.6c68c9bb; Munoz Sabater et al. (2021), "
                   "ERA5-Land, Earth Syst. Sci. Data 13:4349, doi:10.5194/essd-13-4349-2021",
       .where_to_get = "Copernicus Climate Data Store: AgERA5, relative humidity at 15 h local time, in "
                       "percent; or made from temperature and dew point of ERA5-Land",
       .bands = "moments, the same as those of air_temperature"},
  };
}

}  // namespace firnline::entries
