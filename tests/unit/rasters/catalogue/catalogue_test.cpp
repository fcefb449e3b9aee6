// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "rasters/catalogue/licence.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {
namespace {

TEST(Catalogue, NamesEachLayerOnceInSnakeCase) {
  std::set<std::string> ids;
  for (const LayerSpec& layer : catalogue()) {
    EXPECT_TRUE(ids.insert(layer.id).second) << layer.id;
    EXPECT_EQ(layer.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789"), std::string::npos)
        << layer.id;
    EXPECT_EQ(find_layer(layer.id), &layer);
  }
  EXPECT_EQ(find_layer("no_such_layer"), nullptr);
  EXPECT_EQ(find_layer(""), nullptr);
}

TEST(Catalogue, LeavesNothingThatAReaderNeedsEmpty) {
  for (const LayerSpec& layer : catalogue()) {
    for (const std::string* text : {&layer.title, &layer.unit, &layer.likely_cause, &layer.licence,
                                    &layer.citation, &layer.where_to_get})
      EXPECT_FALSE(text->empty()) << layer.id;
    EXPECT_EQ(layer.period.empty(), layer.where_to_get.starts_with("no file")) << layer.id;
    EXPECT_LT(layer.plausible_low, layer.plausible_high) << layer.id;
  }
}

TEST(Catalogue, WorksInUnitsThatExist) {
  for (const LayerSpec& layer : catalogue()) EXPECT_TRUE(conversion(layer.unit, layer.unit)) << layer.id;
}

TEST(Catalogue, KnowsTheLicencesItNames) {
  for (const LayerSpec& layer : catalogue()) {
    const bool only_the_record_says =
        layer.id == "glacier_elevation_change";  // no licence text is public with it
    EXPECT_EQ(licence_duty(layer.licence).known, !only_the_record_says) << layer.id << ": " << layer.licence;
  }
}

TEST(Catalogue, NeverTakesAPlausibleValueForATrapOfAQuantity) {
  for (const LayerSpec& layer : catalogue()) {
    if (layer.kind == LayerKind::categorical || layer.kind == LayerKind::topological)
      continue;  // codes: listed apart
    for (const double trap : layer.no_data_traps)
      EXPECT_TRUE(trap < layer.plausible_low || trap > layer.plausible_high) << layer.id << ' ' << trap;
  }
}

// domain-spec 1.4, copied by hand; elevation begins lower, because model terrain of the Turpan Depression goes to -165 m.
TEST(Catalogue, HoldsTheUnitGuardsOfTheSpecification) {
  struct Guard {
    const char* id;
    const char* unit;
    double low, high;
  };
  for (const Guard& guard : std::vector<Guard>{{"air_temperature_monthly", "degC", -60, 55},
                                               {"air_temperature_daily_maximum", "degC", -60, 55},
                                               {"air_temperature_daily_minimum", "degC", -60, 55},
                                               {"air_temperature_daily_mean", "degC", -60, 55},
                                               {"precipitation_monthly", "mm", 0, 1500},
                                               {"elevation", "m", -450, 8700},
                                               {"ice_thickness", "m", 0, 1200},
                                               {"glacier_elevation_change", "m yr-1", -15, 10},
                                               {"friction", "min m-1", 5e-4, 0.5},
                                               {"pv_yield", "kW h kW-1 yr-1", 900, 2300},
                                               {"pv_yield_daily", "kW h kW-1 d-1", 2.5, 6.5}}) {
    const LayerSpec* layer = find_layer(guard.id);
    ASSERT_NE(layer, nullptr) << guard.id;
    EXPECT_EQ(layer->unit, guard.unit);
    EXPECT_EQ(layer->plausible_low, guard.low) << guard.id;
    EXPECT_EQ(layer->plausible_high, guard.high) << guard.id;
  }
  EXPECT_EQ(find_layer("population_count")->plausible_low, 0);
}

TEST(Catalogue, KeepsTheWorstWaterStressAndDropsOnlyItsNoData) {
  const LayerSpec* layer = find_layer("water_stress");
  EXPECT_EQ(layer->no_data_traps,
            std::vector<double>{-9999});  // 9999 = supply nearly exhausted: the worst case
  EXPECT_GE(layer->plausible_high, 9999);
}

TEST(Catalogue, GivesLayersTheKindsThatResamplingRestsOn) {
  const auto kind = [](const char* id) { return find_layer(id)->kind; };
  for (const char* id : {"population_count", "future_lake_volume", "cropland_area"})
    EXPECT_EQ(kind(id), LayerKind::extensive) << id;
  for (const char* id : {"elevation", "population_density", "friction", "water_stress", "pv_yield"})
    EXPECT_EQ(kind(id), LayerKind::intensive) << id;
  for (const char* id : {"climate_class", "land_cover"}) EXPECT_EQ(kind(id), LayerKind::categorical) << id;
  for (const char* id : {"flow_direction", "upstream_area", "height_above_drainage"})
    EXPECT_EQ(kind(id), LayerKind::topological) << id;
  EXPECT_EQ(kind("flood_depth"), LayerKind::max_type);
}

// Every dataset of domain-spec 11 (D1..D28) is a source of at least one layer.
TEST(Catalogue, HasAUseForEveryDatasetOfTheSpecification) {
  const std::vector<std::vector<const char*>> datasets = {
      {"GLO-30"},
      {"FABDEM", "SRTM", "NASADEM"},
      {"Randolph Glacier Inventory"},
      {"Hugonnet"},
      {"consensus estimate of glacier ice thickness", "Millan"},
      {"Rounce global debris", "Miles 2021"},
      {"PyGEM", "OGGM"},
      {"HMA Snow Reanalysis"},
      {"MOD10A1"},
      {"Hi-MAG", "Wang 2020", "Shugar 2020"},
      {"HMAGLOFDB", "Veh"},
      {"MERIT Hydro"},
      {"HydroSHEDS v1", "HydroBASINS", "HydroLAKES"},
      {"Global river flood hazard maps v2.1"},
      {"Global Landslide Susceptibility"},
      {"GMIA", "MIRCA-OS", "MapSPAM 2020", "GAEZ v4"},
      {"WorldCover 2021", "WorldCereal"},
      {"Global Solar Atlas"},
      {"Ember", "IFI", "Global Power Plant Database v1.3"},
      {"ERA5-Land"},
      {"CHELSA v2.1", "WorldClim 2.1", "TerraClimate"},
      {"CHIRPS", "IMERG"},
      {"Aqueduct 4.0"},
      {"PM2.5 V5", "CAMS", "ERA5-HEAT"},
      {"WorldPop", "GHS-POP R2023A", "LandScan"},
      {"friction surfaces 2019 and 2020"},
      {"OpenStreetMap", "Healthsites.io", "national registries"},
      {"Global Seismic Hazard Map", "GRDI", "INFORM", "Subnational HDI"}};
  ASSERT_EQ(datasets.size(), 28u);
  const auto all = catalogue();
  for (const auto& names : datasets)
    for (const char* name : names)
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const LayerSpec& layer) {
        return layer.where_to_get.find(name) != std::string::npos;
      })) << name;
}

}  // namespace
}  // namespace firnline
