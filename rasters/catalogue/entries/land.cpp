// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/entries/entries.hpp"

namespace firnline::entries {

std::vector<LayerSpec> land() {
  return {
      {.id = "land_cover",
       .title = "Land cover class, ESA WorldCover codes 10 to 100",
       .kind = LayerKind::categorical,
       .unit = "1",
       .plausible_low = 10,
       .plausible_high = 100,
       .likely_cause = "another code table, or codes that were averaged",
       .period = "2021",
       .no_data_traps = {0, 255},
       .licence = "CC BY 4.0",
       .citation = "Zanaga et al. (2022), ESA WorldCover 10 m 2021 v200, doi:10.5281/zenodo.7254221",
       .where_to_get = "European Space Agency: WorldCover 2021; or WorldCereal"},
      {.id = "forest_loss",
       .title = "Share of the cell that lost its forest since 2000",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 1,
       .likely_cause = "years of loss (1 is 2001) instead of a share: make a mask of them first; or percent",
       .period = "2001-2023",
       .no_data_traps = {-9999, 255},
       .licence = "CC BY 4.0",
       .citation =
           "Hansen et al. (2013), Science 342:850, doi:10.1126/science.1244693; Global Forest Change v1.11",
       .where_to_get =
           "University of Maryland: Global Forest Change (lossyear above 0 is loss; 0 is no loss, not no "
           "data)"},
      {.id = "cropland_area",
       .title = "Cropland in the cell",
       .kind = LayerKind::extensive,
       .unit = "ha",
       .plausible_low = 0,
       .plausible_high = 1e6,
       .likely_cause = "a share of the cell instead of hectares, or harvested instead of physical area",
       .period = "2020",
       .no_data_traps = {-1, -9999},
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation =
           "International Food Policy Research Institute (2024), MapSPAM 2020 v1.0, "
           "doi:10.7910/DVN/SWPENT",
       .where_to_get = "IFPRI: MapSPAM 2020 physical area; or FAO: GAEZ v4"},
      {.id = "irrigated_area",
       .title = "Area equipped for irrigation in the cell",
       .kind = LayerKind::extensive,
       .unit = "ha",
       .plausible_low = 0,
       .plausible_high = 1e6,
       .likely_cause = "a share of the cell instead of hectares; equipped is not the same as irrigated",
       .period = "2005",
       .no_data_traps = {-9, -9999},
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation = "Siebert et al. (2013), Global Map of Irrigation Areas v5, FAO and University of Bonn",
       .where_to_get =
           "FAO AQUASTAT: Global Map of Irrigation Areas (GMIA) v5, hectares per cell; or MIRCA-OS"},
      {.id = "crop_production",
       .title = "Crops produced in the cell in a year",
       .kind = LayerKind::extensive,
       .unit = "t",
       .plausible_low = 0,
       .plausible_high = 1e8,
       .likely_cause = "kilograms instead of tonnes, or tonnes per hectare (a yield)",
       .period = "2020",
       .no_data_traps = {-1, -9999},
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation =
           "International Food Policy Research Institute (2024), MapSPAM 2020 v1.0, "
           "doi:10.7910/DVN/SWPENT",
       .where_to_get = "IFPRI: MapSPAM 2020 production; or FAO: GAEZ v4"},
      {.id = "pv_yield",
       .title = "Yearly yield of photovoltaic power per installed power",
       .kind = LayerKind::intensive,
       .unit = "kW h kW-1 yr-1",
       .plausible_low = 900,
       .plausible_high = 2300,
       .likely_cause = "kWh/kWp per day (2.5 to 6.5) instead of per year",
       .period = "1999-2018",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Solargis and World Bank (2019), Global Solar Atlas 2.0",
       .where_to_get = "World Bank: Global Solar Atlas, PVOUT; files per day and per year exist"},
      {.id = "pv_yield_daily",
       .title = "Yield of photovoltaic power per installed power on a mean day",
       .kind = LayerKind::intensive,
       .unit = "kW h kW-1 d-1",
       .plausible_low = 2.5,
       .plausible_high = 6.5,
       .likely_cause = "kWh/kWp per year (900 to 2300) instead of per day: that file is pv_yield",
       .period = "1999-2018",
       .no_data_traps = {-9999},
       .licence = "CC BY 4.0",
       .citation = "Solargis and World Bank (2019), Global Solar Atlas 2.0",
       .where_to_get = "World Bank: Global Solar Atlas, PVOUT; files per day and per year exist"},
      {.id = "power_capacity",
       .title = "Installed electric power in the cell",
       .kind = LayerKind::extensive,
       .unit = "MW",
       .plausible_low = 0,
       .plausible_high = 25000,
       .likely_cause = "kilowatts instead of megawatts",
       .period = "2021",
       .missing = MissingPolicy::structural_zero,
       .licence = "CC BY 4.0",
       .citation = "Byers et al. (2021), Global Power Plant Database v1.3, World Resources Institute",
       .where_to_get =
           "World Resources Institute: Global Power Plant Database v1.3 (not updated since 2021), points "
           "to rasterise"},
      {.id = "grid_emission_factor",
       .title = "Carbon dioxide emitted per electricity from the grid",
       .kind = LayerKind::intensive,
       .unit = "kg kW-1 h-1",
       .plausible_low = 0,
       .plausible_high = 2,
       .likely_cause = "g per kWh that was not named as such, or t per MWh",
       .period = "2021",
       .licence = "CC BY 4.0",
       .citation =
           "International Financial Institutions (2022), Harmonized Grid Emission Factors; Ember (2024), "
           "Yearly Electricity Data",
       .where_to_get =
           "UNFCCC: IFI harmonised grid factors; or Ember: yearly electricity data; joined to country "
           "polygons"},
      {.id = "available_water_capacity",
       .title =
           "Water that soil holds for plants: field capacity minus wilting point, m3 of water per m3 of soil",
       .kind = LayerKind::intensive,
       .unit = "1",
       .plausible_low = 0,
       .plausible_high = 0.6,
       .likely_cause = "percent or mm per metre instead of a share, or water content at one pressure alone",
       .period = "1960-2020",
       .no_data_traps = {-9999, -32768},
       .licence = "CC BY 4.0",
       .citation =
           "Turek et al. (2023), Int. Soil Water Conserv. Res. 11:225, doi:10.1016/j.iswcr.2022.08.001",
       .where_to_get =
           "ISRIC: SoilGrids 2.0 water content at 33 kPa minus that at 1500 kPa, averaged over the depth of "
           "roots; integers there are thousandths"},
  };
}

}  // namespace firnline::entries
