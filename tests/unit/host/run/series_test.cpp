// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What a plan says of series of months and years before it reads a cell.
#include <gtest/gtest.h>

#include <numeric>

#include "host/run/plan.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

std::string profile_of(const std::string& id, const std::string& set) {
  return "id = \"one\"\ntitle = \"One\"\naggregation = \"arithmetic\"\n[hazard]\n[[indicator]]\nid = \"" +
         id + "\"\ndimension = \"hazard\"\nvalue = [[-3, 1], [3000, 0]]\nwhy = \"a test\"\n" +
         (set.empty() ? "" : "set = {" + set + "}\n");
}

class SeriesPlan : public Folder {
 protected:
  void SetUp() override {
    raise_fence({});
    folder_.write("places.csv", "id,name,lon,lat\na,A,75.003,41.548\n");
  }
  void write_series(const std::string& file, int bands, const char* unit) const {
    write(file, {.rows = 8, .cols = 8, .bands = bands, .unit = unit, .value = [](int band, int, int) {
                   return 10.0 + band % 7;
                 }});
  }
  [[nodiscard]] std::unique_ptr<RunPlan> plan(const std::string& id, const std::string& layers,
                                              const std::string& set = {}) const {
    folder_.write("one.toml", profile_of(id, set));
    folder_.write(
        "job.toml",
        "title = \"Series\"\n[grid]\nlike = \"" +
            std::string(id.starts_with("sp") ? "precipitation_monthly_series" : "glacier_runoff_annual") +
            "\"\n" + layers +
            "[sites.places]\nsource = \"places.csv\"\n[profiles.one]\nuse = \"one.toml\"\n"
            "sites = \"places\"\nmaps = false\n");
    return plan_run(folder_ / "job.toml", {});
  }
  /// What the plan refuses with; empty when it does not.
  [[nodiscard]] std::string refusal(const std::string& id, const std::string& layers,
                                    const std::string& set = {}) const {
    try {
      (void)plan(id, layers, set);
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }
};

constexpr const char* rain = "[layers.precipitation_monthly_series]\nsource = \"rain.tif\"\n";

std::string years(const std::string& table, const std::string& file, int first, int last) {
  std::string values;
  for (int year = first; year <= last; ++year) values += (values.empty() ? "" : ", ") + std::to_string(year);
  return "[" + table + "]\nsource = \"" + file + "\"\nband_values = [" + values + "]\n";
}

TEST_F(SeriesPlan, TakesWholeYearsAndRefusesOthersByName) {
  write_series("rain.tif", 360, "mm");
  EXPECT_EQ(refusal("spi", rain), "");
  write_series("rain.tif", 359, "mm");
  const std::string refused = refusal("spi", rain);
  for (const char* word :
       {"'spi'", "359 bands", "whole years", "precipitation_monthly_series", "band_values"})
    EXPECT_NE(refused.find(word), std::string::npos) << word << " in: " << refused;
}

TEST_F(SeriesPlan, RefusesWhatParametersAskOfTooFewYears) {
  write_series("rain.tif", 360, "mm");
  EXPECT_NE(refusal("spi", rain, "months = 24").find("30 sums"), std::string::npos);
  EXPECT_NE(refusal("spi_drought_share", rain).find("30 sums"), std::string::npos);
  EXPECT_EQ(refusal("spi_drought_share", rain, "months = 1"), "");
  EXPECT_NE(refusal("spi_drought_share", rain, "months = 1, recent_years = 40").find("recent_years"),
            std::string::npos);
}

TEST_F(SeriesPlan, RefusesPartsOfAMonth) {
  write_series("rain.tif", 372, "mm");
  const std::string refused = refusal("spi", rain, "months = 2.5");
  EXPECT_NE(refused.find("must be a whole number"), std::string::npos) << refused;
  EXPECT_EQ(refusal("spi", rain, "months = 2"), "");
}

TEST_F(SeriesPlan, RefusesYearsWithoutNames) {
  write_series("runoff.tif", 101, "m3 yr-1");
  EXPECT_EQ(refusal("peak_water_year", years("layers.glacier_runoff_annual", "runoff.tif", 2000, 2100)), "");
  EXPECT_NE(refusal("peak_water_year", "[layers.glacier_runoff_annual]\nsource = \"runoff.tif\"\n")
                .find("named in band_values"),
            std::string::npos);
}

TEST_F(SeriesPlan, WarnsOfASingleModel) {
  const auto variant = [](const std::string& model, const std::string& file) {
    return "[variants." + model + "]\nscenario = \"ssp245\"\nmodel = \"" + model + "\"\n" +
           years("variants." + model + ".layers.glacier_runoff_annual", file, 2000, 2100);
  };
  for (const char* file : {"runoff.tif", "a.tif", "b.tif"}) write_series(file, 101, "m3 yr-1");
  const std::string layer = years("layers.glacier_runoff_annual", "runoff.tif", 2000, 2100);
  const auto warned = [&](const std::string& layers) {
    const auto made = plan("peak_water_year", layers);
    return std::accumulate(made->warnings.begin(), made->warnings.end(), 0, [](int sum, const auto& warning) {
      return sum + (warning.find("'peak_water_year' is of one model's future") != std::string::npos ? 1 : 0);
    });
  };
  EXPECT_EQ(warned(layer), 1);
  EXPECT_EQ(warned(layer + variant("a", "a.tif")), 1) << "one model of that scenario";
  EXPECT_EQ(warned(layer + variant("a", "a.tif") + variant("b", "b.tif")), 0);
}

}  // namespace
}  // namespace firnline::testing
