// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/study.hpp"

namespace firnline::sample {
namespace {

// Long because it is a text for people: it stands here as they read it.
constexpr const char* job_text = R"TOML(# The sample study: an invented glaciated valley around a lake without an outlet, placed in UTM zone 43N.
# Nothing in it is a real place. Run it with
#
#   firnline check job.toml                   what would be done, without reading a cell
#   firnline run job.toml --out results       maps, ranked lists and report.html
#   firnline explain results F01 --profile g2f
#
# Everything may be changed. The file is TOML: a line that starts with # is a remark; docs/job_file.md lists every key.
# Some layers are flawed on purpose, as real ones are. "Expect a warning" says where the audit will speak, and why.

title = "Upper valley: farms and clinics below the ice"

# Some layers below are on other grids than `elevation`. This line allows each to be resampled as its kind demands:
# counts are summed, rates averaged, classes never mixed. Without it firnline refuses and lists those layers.
align = "by_kind"

# One grid for the whole run: 100 m cells of UTM zone 43N.
[grid]
like = "elevation"

# ---------------------------------------------------------------- layers
# The name of a table is an entry of the catalogue (`firnline list layers`), which knows unit, kind and plausible range.

# Heights. -32768 marks rock walls hidden from the radar, and the country behind the border in the north-east.
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM2008"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# How thick the ice is; not a number where there is none. The file covers the southern ranges only: farther north the ice
# is unknown, not absent.
# Expect a warning: the layer covers only part of the grid.
# Expect a warning: one cell is infinite, because thickness was divided by the slope of a flat cell.
[layers.ice_thickness]
source = "ice_thickness.tif"
period = "2017"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# How fast the ice thins, as one mean per hexagon of 4 km, given as points at the centres; each point fills its hexagon.
# Expect a note: the cells that were filled are counted.
[layers.glacier_elevation_change]
source = "glacier_elevation_change.geojson"
period = "2000-2019"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"
[layers.glacier_elevation_change.rasterise]
attribute = "dhdt_ma_mean"
spread = "hexagon(4)"

# Hollows under the ice that may become lakes. The volume of each is shared out over its polygon; its sum stays.
# Expect a warning: these lakes belong to 2050, the ice they lie under was measured a generation earlier.
[layers.future_lake_volume]
source = "future_lakes.geojson"
period = "2050"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"
[layers.future_lake_volume.rasterise]
attribute = "VOLUME"

# Twelve monthly means on a coarser grid (1 km), stored as tenths of a kelvin; scale and offset are in the file.
[layers.air_temperature_monthly]
source = "air_temperature_monthly.tif"
band_values = [ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ]
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# Water depth of four floods, one band each. Above 2,700 m no flood was modelled: the mask says no data, which is not dry.
[layers.flood_depth]
source = "flood_depth.tif"
bands = [ 1, 2, 3, 4 ]
band_values = [ 10, 50, 100, 500 ]           # return periods in years
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# Demand over available water per valley, on a grid of degrees. 9999 is not missing: supply is nearly exhausted there, the
# worst case. Values of valleys must not be blended, so the nearest is taken.
# Expect a warning: -9999 means no data here, and the file does not say so. The next remark, made a line, declares it.
[layers.water_stress]
source = "water_stress.tif"
method = "nearest"
# no_data = -9999
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# The same month by month, in millimetres; the engine works in metres and converts. No data over the lake.
[layers.water_demand]
source = "water_demand.tif"
method = "nearest"
band_values = [ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ]
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

[layers.water_available]
source = "water_available.tif"
method = "nearest"
band_values = [ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ]
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# What ice and land give to the rivers, mm over each cell and month, on 1 km cells; the melt of ice is part of the runoff.
# Water must not be blended, or its sum would change: the nearest is taken.
[layers.glacier_melt_monthly]
source = "glacier_melt.tif"
method = "nearest"
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

[layers.runoff_monthly]
source = "runoff.tif"
method = "nearest"
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# Climate classes on a grid of degrees. Classes cannot be averaged; what is wanted is the share of arid and semi-arid ones.
[layers.dry_climate_share]
source = "climate_class.tif"
is = "climate_class"
method = "fraction"
classes = [ 4, 5, 6, 7 ]                     # BWh, BWk, BSh, BSk
period = "1991-2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# People per cell, on a grid half a cell off: counts are shared out by area and their sum stays. -200 above 3,300 m, where
# nobody counted: the catalogue takes a gap in a census for empty land, here it is unknown.
# Expect a warning: the layer reaches half a cell beyond the grid; the audit says that nobody was lost there.
[layers.population_count]
source = "population_count.tif"
missing = "propagate"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# Hectares of crops per cell. The file stores its southern row first. Beyond the border crops are unknown, not absent.
[layers.cropland_area]
source = "cropland_area.tif"
missing = "propagate"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# ---------------------------------------------------------------- where water runs

# No river leaves the lake in the middle: water ends there. Without this layer the basin would be filled to its rim, far
# above the lake, and drain over it. Delete the line terminal_lakes and see what the audit says.
[layers.lakes]
source = "terminal_lake.geojson"
is = "lake_mask"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"
[layers.lakes.rasterise]

# Rock walls without heights lie enclosed; a river must not end in them.
# Expect a warning: they are filled, and counted.
# Expect a warning: catchments touch the edge of the grid or the border, and may go on beyond; the report says which.
[hydrology]
elevation = "elevation"
terminal_lakes = "lakes"
voids = "fill"
snap_m = 1500                                # a farm's point is moved to the largest river within this distance

# Whose water is followed to the farms: the melt of ice beyond that of snow.
[hydrology.glaciers]
melt = "glacier_melt_monthly"
runoff = "runoff_monthly"
definition = "ice_melt"

[layers.glacier_share_monthly]
source = "hydrology"

[layers.discharge_monthly]
source = "hydrology"

# Roads get speeds further down, for the ways to care. This is how lines become cells where only presence counts.
# [layers.road_presence]
# source = "roads.geojson"
# [layers.road_presence.rasterise]

# ---------------------------------------------------------------- sites

# A farm's polygon takes in its fields and the valley that waters them, up to the ice: glacier, water, people and crops
# are all seen on one piece of land. Cells on its edge count by the share inside.
[sites.farms]
source = "farms.geojson"
footprint = "polygon"

# A clinic stands for what lies within 1.5 km of it.
# Expect a warning: two clinics have equal coordinates (one building). They get equal scores and share a rank.
# Three cannot be scored, and the list says why: one lies outside the grid, one beyond the border where there is no data,
# one so high that floods and people are unknown around it.
[sites.clinics]
source = "clinics.csv"
footprint = "buffer"
buffer_km = 1.5

# ---------------------------------------------------------------- districts

# The maps summed up over four districts, by area and by people, so that the result can be held against lists of districts.
# They are ranked by people, because a layer of people is named.
[units.districts]
source = "districts.geojson"
id = "code"
population = "population_count"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

# ---------------------------------------------------------------- what the report's maps show besides

# Nothing is computed from these files; a reader finds his way by them. A name of a file alone would do.
[context]
rivers = { source = "rivers.geojson", licence = "CC0-1.0", citation = "firnline sample study (synthetic)" }
glaciers = { source = "glaciers.geojson", licence = "CC0-1.0", citation = "firnline sample study (synthetic)" }
borders = { source = "borders.geojson", licence = "CC0-1.0", citation = "firnline sample study (synthetic)" }
towns = { source = "towns.geojson", licence = "CC0-1.0", citation = "firnline sample study (synthetic)" }

# ---------------------------------------------------------------- profiles: one ranked list and one set of maps each

[profiles.g2f]
use = "g2f_water"                            # shipped with firnline: firnline list profiles
sites = "farms"
scope = "eight valleys that drain to the lake"

[profiles.health]
use = "health"
sites = "clinics"
scope = "clinics and health posts of the upper valley"
requirements = "who2020-inspired"            # what each must have; shipped with firnline, docs/requirements.md
[profiles.health.set]
"weight.slope_horn" = 1.0                    # try 0.5: what if steep surroundings mattered less?

# A profile of your own is a file beside the job.
[profiles.seasonal_water]
use = "seasonal_water.toml"
sites = "farms"
scope = "eight valleys that drain to the lake"
maps = false                                 # the list only

# ---------------------------------------------------------------- ways to care

# How long people take to a clinic, who depends on which, and what two floods take from them: docs/travel.md.
[travel]
facilities = "clinics"
land_cover = "land_cover"                    # how fast one walks
elevation = "elevation"                      # uphill and in thin air one walks slower
slope = "isotropic"
altitude = true
roads = "road_speed"
barriers = [ "wide_rivers" ]
bridges = [ "bridges" ]
thresholds_min = [ 10, 30, 60 ]
population = "population_count"
second_nearest = true                        # who relies on one clinic alone?

# A cell of 100 m holds river, bank and bridge together, and its depth is that above the bed: ways are closed where the water
# reaches the decks of bridges, taken as 1.2 m above it. Without closes_at 0.3 m hold. Clinics are closed from 0.5 m on.
[[travel.events]]
name = "flood_10"
hazard = "flood_depth"
band = 10
closes_at = 1.2
return_period_years = 10
outage_days = 3

[[travel.events]]
name = "flood_100"
hazard = "flood_depth"
band = 100
closes_at = 1.2
return_period_years = 100
outage_days = 10

# The lake is water, where nobody walks; rock walls without heights are not walked either.
[layers.land_cover]
source = "land_cover.tif"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"

[layers.road_speed]
source = "roads.geojson"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"
[layers.road_speed.rasterise]
attribute = "highway"
values = { tertiary = 40.0, track = 10.0 }   # km/h

# Below the mouths of the valleys the large rivers cannot be waded. Cells are wider than rivers: those who live on the
# banks are counted in the river, and reach nobody.
# Expect a warning: the audit says how many they are.
[layers.wide_rivers]
source = "wide_rivers.geojson"
is = "barrier"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"
[layers.wide_rivers.rasterise]

# Bridges of roads, and the middle of towns, where a street crosses the river every hundred metres.
[layers.bridges]
source = "bridges.geojson"
is = "bridge"
period = "2020"
licence = "CC0-1.0"
citation = "firnline sample study (synthetic)"
[layers.bridges.rasterise]

# ---------------------------------------------------------------- what a survey of the clinics found

# Columns of clinics.csv. An empty field is unknown, never 0.
[attributes]
power = { title = "Electricity of a year", column = "power_mwh", unit = "MW h yr-1", range = [ 0, 5000 ] }
panels = { title = "Photovoltaic panels", column = "panels_kw", unit = "kW", range = [ 0, 1000 ] }
sun = { title = "Yield of panels", column = "sun_kwh_kw", unit = "kW h kW-1 yr-1", range = [ 0, 3000 ] }
batteries = { title = "Batteries", column = "battery_kwh", unit = "kW h", range = [ 0, 10000 ] }
heat_loss = { title = "Heat loss of the building", column = "heat_loss_w_k", unit = "W K-1", range = [ 0, 100000 ] }
cold = { title = "Heating degree days", column = "degree_days", unit = "K d yr-1", range = [ 0, 20000 ] }
backup_power_hours = { title = "Hours that backup power lasts", column = "backup_h", unit = "h", range = [ 0, 720 ] }
trained_staff_share = { title = "Staff trained for emergencies", column = "trained", unit = "1", range = [ 0, 1 ] }
safe_waste = { title = "Waste is treated safely", column = "safe_waste", unit = "1", range = [ 0, 1 ] }
separate_roads = { title = "Separate roads to the hospital", column = "roads", unit = "1", range = [ 0, 9 ] }
hospital_safety_index = { title = "Hospital Safety Index", column = "safety", is = "hospital_safety_index", unit = "1", range = [ 0, 1 ] }
stored_water_days = { title = "Days that stored water lasts", column = "water_d", unit = "d", range = [ 0, 60 ] }

# What they emit, what panels give, how long batteries last: docs/energy.md.
[energy.clinics]
demand = "power"
demand_year = 2022
emission_factor_t_mwh = 0.43
emission_factor_year = 2022
emission_factor_source = "invented like the valley"
panels = "panels"
pv_yield = "sun"
battery = "batteries"
heat_loss = "heat_loss"
degree_days = "cold"

# What would it take? Each clinic by itself, mended: which rank and which requirements it would have then.
[repairs.raised_floor]
title = "Raise the ground floor above the flood"
sets = { flood_hazard_class = 0, flood_depth = 0 }

[repairs.water_and_power]
title = "A water tank and a generator"
sets = { stored_water_days = 4, backup_power_hours = 48 }
)TOML";

constexpr const char* profile_text = R"TOML(# A profile of one's own: which farms run short of water in summer? Copy it, change it, and run the job again.
# Knots are raw value -> score, 1 = worst. With transform = "log1p" they are in ln(1 + raw value).

id = "seasonal_water"
title = "Where do fields run short of water in summer?"
inspired_by = "no guidance: it is an example to start from"
aggregation = "geometric"
min_coverage = 0.7
top_k = 3

[hazard]
aggregation = "arithmetic"

[exposure]
aggregation = "arithmetic"

[[indicator]]
id = "water_stress_monthly"     # 0..5; from months, so that a dry August is not hidden by a wet May
dimension = "hazard"
weight = 1.0
value = [ [0, 0.0], [2, 0.3], [3, 0.6], [4, 0.85], [5, 1.0] ]
why = "Demand over supply in the months that need water most; above 3 more than 40 % of it is taken."

[[indicator]]
id = "cropland"                 # ha
dimension = "exposure"
weight = 1.0
transform = "log1p"
value = [ [0.0, 0.0], [4.6, 0.4], [6.9, 0.75], [9.2, 1.0] ]
why = "100 ha score 0.4, 1,000 ha 0.75, 10,000 ha 1: each tenfold one step."
)TOML";

}  // namespace

std::vector<SampleFile> job_files() {
  return {{"job.toml", job_text}, {"seasonal_water.toml", profile_text}};
}

}  // namespace firnline::sample
