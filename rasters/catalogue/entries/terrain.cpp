// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/entries/entries.hpp"

namespace firnline::entries {

std::vector<LayerSpec> terrain() {
  return {
      {.id = "elevation",
       .title = "Elevation of the ground above sea level",
       .kind = LayerKind::intensive,
       .unit = "m",
       .plausible_low = -450,  // the shore of the Dead Sea; the Turpan Depression is -154 m, smoothed model terrain there -165 m
       .plausible_high = 8700,
       .likely_cause =
           "feet or decimetres instead of metres, or voids (-32768) that the file does not declare",
       .period = "2011-2015",
       .vertical_datum = "EGM2008 or EGM96",
       .no_data_traps = {-32768, -9999, -99999},
       .licence = "free with attribution",
       .citation =
           "European Space Agency (2021), Copernicus DEM GLO-30 and GLO-90; produced using Copernicus "
           "WorldDEM-30, DLR e.V. and Airbus Defence and Space GmbH",
       .where_to_get =
           "Copernicus Data Space: Copernicus DEM GLO-30 (GLO-90 over Armenia and Azerbaijan, where "
           "GLO-30 has no public tiles); or NASA Earthdata: SRTM v3, NASADEM; or University of Bristol: "
           "FABDEM (CC BY-NC-SA 4.0, say so in the job)",
       .error_absolute = 2.4,
       .error_source = "Copernicus DEM product handbook: 90 % of heights lie within 4 m"},
      {.id = "landslide_susceptibility",
       .title = "Landslide susceptibility class, 1 very low to 5 very high",
       .kind = LayerKind::categorical,
       .unit = "1",
       .plausible_low = 1,
       .plausible_high = 5,
       .likely_cause = "0 is no data in this product; a continuous index instead of classes",
       .period = "2017",
       .no_data_traps = {0, 255},
       .licence = "public domain",
       .citation = "Stanley and Kirschbaum (2017), Nat. Hazards 87:145, doi:10.1007/s11069-017-2757-y",
       .where_to_get = "NASA: Global Landslide Susceptibility Map"},
      {.id = "rock_weakness",
       .title = "Weakness of the rock for landslides, 0 strongest to 1 weakest",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause = "codes of rock types, or a rating from 1 to 5, instead of a rating from 0 to 1",
       .period = "2012",
       .no_data_traps = {-9999, 255},
       .licence = "CC BY 3.0",
       .citation =
           "Hartmann and Moosdorf (2012), Global Lithological Map (GLiM), Geochem. Geophys. Geosyst. "
           "13:Q12004, doi:10.1029/2012GC004370",
       .where_to_get =
           "made by the user: a rating joined to the rock types of a geological map, such as PANGAEA: GLiM; "
           "or a national survey (its own licence, say so in the job)"},
      {.id = "fault_distance",
       .title = "Distance to the nearest active fault",
       .kind = LayerKind::intensive,
       .unit = "km",
       .plausible_low = 0,
       .plausible_high = 2000,
       .likely_cause =
           "metres that were not named as such; a distance in degrees stays inside the range and is wrong",
       .period = "2019",
       .no_data_traps = {-9999, -1},
       .licence = "CC BY-SA 4.0",
       .citation =
           "Styron and Pagani (2020), GEM Global Active Faults Database, Earthq. Spectra 36:160, "
           "doi:10.1177/8755293020944182",
       .where_to_get =
           "made by the user: distances on the ground, not in degrees, to the lines of GEM Foundation: Global "
           "Active Faults; or a national survey (its own licence, say so in the job)"},
      {.id = "peak_ground_acceleration",
       .title = "Peak ground acceleration with a return period of 475 years",
       .kind = LayerKind::max_type,
       .unit = "standard_free_fall",
       .plausible_low = 0,
       .plausible_high = 2.5,
       .likely_cause = "m s-2 or percent instead of g; UDUNITS reads \"g\" as gram, write standard_free_fall",
       .period = "2023",
       .licence = "CC BY-NC-SA 4.0",
       .citation =
           "Johnson et al. (2023), Global Earthquake Model (GEM) Seismic Hazard Map v2023.1, GEM "
           "Foundation",
       .where_to_get = "GEM Foundation: Global Seismic Hazard Map (PGA) 2023"},
      {.id = "latitude",
       .title = "Latitude of the middle of the cell",
       .kind = LayerKind::intensive,
       .unit = "degree_north",
       .plausible_low = -90,
       .plausible_high = 90,
       .likely_cause = "northings in metres, or longitudes",
       .licence = "public domain",
       .citation = "worked out by firnline from the run's grid",
       .where_to_get = "no file: write source = \"grid\" and the program works it out"},
  };
}

}  // namespace firnline::entries
