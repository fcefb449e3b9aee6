// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Melt and runoff from a climate, from a job to its lists and its audit.
#include <vector>

#include "tests/end_to_end/hydrology_study.hpp"

namespace firnline::test {
namespace {

/// A line of cells of a square kilometre, in frost but for July at 4 degC, whose first cell has ice on 2/31
/// of it: with 1 mm a day and kelvin above -1 degC it gives 2 x 5 = 10 mm. Rain falls in July.
class Melting : public Hydrology {
 protected:
  void set_up(const std::vector<float>& rain_mm, double above_temperatures_m = 0) const {
    const int cells = static_cast<int>(rain_mm.size());
    const auto row_of = [&](double first_m) {
      return [first_m](int, int col) { return static_cast<float>(first_m - 10 * col); };
    };
    write_float_raster(at("dem.tif"), 1, cells, 1000, row_of(3000));
    write_float_raster(at("model_heights.tif"), 1, cells, 1000, row_of(3000 - above_temperatures_m));
    const auto warmer = static_cast<float>(0.0065 * above_temperatures_m);
    write_float_bands(at("temperature.tif"), 12, 1, cells, 1000,
                      [&](int band, int, int) { return band == 7 ? 4 + warmer : -40.0F; });
    write_float_bands(at("rain.tif"), 12, 1, cells, 1000, [&](int band, int, int col) {
      return band == 7 ? rain_mm[static_cast<std::size_t>(col)] : 0.0F;
    });
    write_float_raster(at("ice.tif"), 1, cells, 1000,
                       [](int, int col) { return col == 0 ? 2.0F / 31 : 0.0F; });
    write_all(at("places.csv"),
              "id,name,lon,lat\nA,,501500,4599500\nB,,50" + std::to_string(cells - 1) + "500,4599500\n");
  }

  [[nodiscard]] ProgramResult melt(const std::string& keys, const std::string& glaciers,
                                   const std::string& layers, const std::string& indicators,
                                   const std::vector<std::string>& more = {}) const {
    return run(
        "snap_m = 0\n[hydrology.melt]\ntemperature = \"air_temperature_monthly\"\nprecipitation = "
        "\"precipitation_monthly\"\nglaciers = \"glacier_mask\"\nice_mm_d_k = 1\n" +
            keys + glaciers,
        "[layers.air_temperature_monthly]\nsource = \"temperature.tif\"\n[layers.precipitation_monthly]"
        "\nsource = \"rain.tif\"\n[layers.glacier_mask]\nsource = \"ice.tif\"\n[layers.model_heights]"
        "\nsource = \"model_heights.tif\"\nis = \"elevation\"\nvertical_datum = \"EGM96\"\n" +
            layers,
        indicators, more);
  }

  /// A layer of twelve months, as its sum.
  static std::string year_of(const std::string& name) {
    return "[layers." + name + "]\nsource = \"hydrology\"\n[indicators.own_" + name + "]\ntitle = \"Own " +
           name + "\"\nformula = \"sum(" + name + ")\"\nunit = \"mm\"\nrange = [ -100, 1e6 ]\n";
  }
  [[nodiscard]] std::vector<double> values(std::size_t indicator) const {
    std::vector<double> out;
    for (const char* id : {"A", "B"})
      for (const FinishedSite& site : list().sites)
        if (site.id == id) out.push_back(site.value.at(indicator));
    return out;
  }

  const std::string all_runs_off = "runoff_coefficient = 1.0\n";
  const std::string ice_melt = "[hydrology.glaciers]\ndefinition = \"ice_melt\"\n";
};

// T-CHAIN from a climate: 10 mm of ice in the first cell, other runoff 0, 10, 20, 60.
TEST_F(Melting, GivesTheWaterThatIsFollowed) {
  set_up({0, 10, 20, 60});

  const auto result = melt(all_runs_off, ice_melt, layer_and_indicator("glacier_share", "1"),
                           indicator("own_glacier_share", ""));

  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NEAR(values(0)[0], 0.5, 1e-7);
  EXPECT_NEAR(values(0)[1], 0.1, 1e-7);
  EXPECT_NE(
      audit().find(
          "thaw,\"degree days of monthly means, snow 4 and ice 1 mm d-1 K-1 above -1 degC, 0.000000 km3 "
          "of snow and 0.000010 km3 of ice melt in a year on 0.065 km2 of glaciers, 0.000100 km3 run "
          "off, 0.000000 km3 are lost, 0.000000 km3 of snow stay\",4,4,0"),
      std::string::npos)
      << audit();
  EXPECT_NE(audit().find("No debris factor was given: all ice melts as if it lay bare"), std::string::npos);
  EXPECT_NE(audit().find("melt,\"ice_melt, 10.00 % of 0.000100 km3 a year that leave the grid or end in "
                         "terminal lakes\",4,4,0"),
            std::string::npos)
      << audit();
}

// T-MIX from a climate: 10 mm of ice; 10 mm of rain, then 10 mm are taken; 10 mm of rain. Without taking a
// third.
TEST_F(Melting, IsMixedWithWhatIsTaken) {
  set_up({0, 10, 10});
  write_float_bands(at("demand.tif"), 12, 1, 3, 1000,
                    [](int band, int, int col) { return band == 7 && col == 1 ? 10000.0F : 0.0F; });
  const std::string layers = "[layers.irrigation_demand_monthly]\nsource = \"demand.tif\"\n" +
                             layer_and_indicator("glacier_share", "1");
  ASSERT_EQ(melt(all_runs_off, ice_melt, layers, indicator("own_glacier_share", "")).code, 0);
  EXPECT_NEAR(values(0)[1], 1.0 / 3, 1e-7);

  const auto result = melt(all_runs_off, ice_melt + "abstraction = \"irrigation_demand_monthly\"\n", layers,
                           indicator("own_glacier_share", ""));

  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NEAR(values(0)[0], 0.5, 1e-7);
  EXPECT_NEAR(values(0)[1], 0.25, 1e-7);
}

// Temperatures of heights 1000 m lower, 6.5 K warmer: at the cell's height they are the same. Half of the
// rain runs off; of what leaves the ice, 2/31 of 30 mm and 10 mm.
TEST_F(Melting, GivesLayersLikeAnyOther) {
  set_up({30, 60}, 1000);
  write_all(at("places.csv"), "id,name,lon,lat\nA,,500500,4599500\nB,,501500,4599500\n");
  const std::string layers = year_of("glacier_melt_monthly") + year_of("runoff_monthly") +
                             "[layers.snowmelt_monthly]\nsource = \"hydrology\"\n",
                    read = indicator("own_glacier_melt_monthly", "") + indicator("own_runoff_monthly", "") +
                           indicator("snow_dependence", ""),
                    keys = "runoff_coefficient = 0.5\ntemperature_elevation = \"model_heights\"\n";

  const auto result = melt(keys, "", layers, read);

  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_NEAR(values(0)[0], 10, 1e-5);
  EXPECT_NEAR(values(1)[0], 25, 1e-5);
  EXPECT_NEAR(values(1)[1], 30, 1e-5);
  EXPECT_EQ(values(2)[0], 0) << "no snow";
  ASSERT_EQ(melt(keys, "[hydrology.glaciers]\ndefinition = \"glacier_area_runoff\"\n", layers, read).code, 0);
  EXPECT_NEAR(values(0)[0], 10 + 15 * 2.0 / 31, 1e-5);
  EXPECT_EQ(melt("", "", layers, read).code, 3) << "nothing is said of losses";
}

// W10: 10 000 m3 of ice melt and 10 000 m3 of rain pass the second cell in July, where 10 ha ask for 16 000:
// they get all of it, and 10 000 without glaciers. Of 400 mm asked 0.45 x 160 + 0.8 x 10 = 80 are there, and
// 53 without: 1.05 x 27/400 x 10 ha x 3 t/ha = 2.12625.
TEST_F(Melting, TellsWhatAFarmLosesWithoutGlaciers) {
  set_up({0, 10, 20, 60});
  write_all(at("places.csv"), "id,name,lon,lat\nA,,501500,4599500\nB,,503500,4599500\n");
  const auto of_july = [&](const std::string& file, float value) {
    write_float_bands(at(file), 12, 1, 4, 1000,
                      [=](int band, int, int col) { return band == 7 && col == 1 ? value : 0.0F; });
  };
  of_july("demand.tif", 16000);
  of_july("reference.tif", 400);
  write_float_raster(at("fields.tif"), 1, 4, 1000, [](int, int col) { return col == 1 ? 10.0F : 0.0F; });
  std::string layers =
      "[layers.irrigation_demand_monthly]\nsource = "
      "\"demand.tif\"\n[layers.reference_evapotranspiration_monthly]\n"
      "source = \"reference.tif\"\n[layers.irrigated_area]\nsource = "
      "\"fields.tif\"\n[layers.cropland_area]\nsource = \"fields.tif\"\n";
  for (const char* name : {"irrigation_supply_monthly", "irrigation_supply_without_glaciers_monthly"})
    layers += "[layers." + std::string(name) + "]\nsource = \"hydrology\"\n";
  const std::string read = indicator("productivity_at_risk", "");

  for (const std::string intake : {"", "intake_km2 = 2.0\n"}) {
    const auto result =
        melt(all_runs_off, ice_melt + "abstraction = \"irrigation_demand_monthly\"\n" + intake, layers, read);
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_NEAR(values(0)[0], 2.12625, 1e-5) << intake;
    EXPECT_EQ(values(0)[1], 0) << "no field there";
    EXPECT_NE(
        audit().find("0.000016 km3 are taken, 50.00 % of it from glaciers, without glaciers 0.000010 km3"),
        std::string::npos)
        << audit();
  }
  const auto nothing_asked = melt(all_runs_off, ice_melt, layers, read);
  EXPECT_EQ(nothing_asked.code, 3);
  EXPECT_NE(nothing_asked.err.find("once [hydrology.glaciers] names an abstraction"), std::string::npos)
      << nothing_asked.err;
}

TEST_F(Melting, IsTheSameForAnyTileSizeAndNumberOfThreads) {
  set_up({5, 10, 20, 60});
  const std::string layers = year_of("runoff_monthly") + layer_and_indicator("glacier_share", "1");
  const std::string read = indicator("own_runoff_monthly", "") + indicator("own_glacier_share", "");
  ASSERT_EQ(melt(all_runs_off, ice_melt, layers, read).code, 0);
  const std::string list = read_all(at("out") / "water" / "sites.csv"), rows = audit();
  for (const std::vector<std::string>& more :
       std::vector<std::vector<std::string>>{{"--tile-rows", "1", "--tile-cols", "1", "--threads", "2"},
                                             {"--tile-rows", "1", "--tile-cols", "3", "--threads", "1"}}) {
    const auto result = melt(all_runs_off, ice_melt, layers, read, more);
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(read_all(at("out") / "water" / "sites.csv"), list);
    EXPECT_EQ(audit(), rows);
  }
}

TEST_F(Melting, IsSaidToBeMissingWhereItsLayersAreAskedFor) {
  set_up({10, 10});
  const auto result = run("", year_of("runoff_monthly"), indicator("own_runoff_monthly", ""));

  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("once the job has [hydrology.melt]"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace firnline::test
