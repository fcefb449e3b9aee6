// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What the energy of sites does to the climate, in whole runs, every number by hand.
//
// The sun gives 4 kWh a day and kilowatt in the first row, which makes 1461 a year, and nobody knows it in
// the third cell. The list holds kWh of electricity, tonnes of CO2 of fuel, kilowatts of panels, kWh of
// batteries, W/K that the building loses and degree days; and a Hospital Safety Index of three decimals.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "host/finished_run/explain.hpp"
#include "tests/support/changed.hpp"
#include "tests/support/float_raster.hpp"
#include "tests/support/job_folder.hpp"

namespace firnline::test {
namespace {

std::string attribute(const std::string& name, const std::string& unit, const std::string& more = "") {
  return "[attributes." + name + "]\ntitle = \"" + name + "\"\nunit = \"" + unit + "\"\nrange = [0, 1e9]\n" +
         more;
}

const std::string job = R"toml(title = "Energy of clinics"
[grid]
like = "pv_yield_daily"
[layers.pv_yield_daily]
source = "sun.tif"
[attributes.safety]
title = "Hospital Safety Index"
is = "hospital_safety_index"
unit = "1"
range = [0, 1]
[sites.clinics]
source = "clinics.csv"
crs = "EPSG:32643"
[profiles.care]
use = "care.toml"
sites = "clinics"
requirements = "asked.toml"
maps = false
)toml" + attribute("power", "MW h yr-1", "column_unit = \"kW h yr-1\"\n") +
                        attribute("fuel", "t yr-1") + attribute("panels", "kW") +
                        attribute("batteries", "kW h") + attribute("loss", "W K-1") +
                        attribute("degree_days", "K d yr-1");

const std::string energy = R"toml([energy.clinics]
demand = "power"
fuel_emissions = "fuel"
emission_factor_t_mwh = 0.45
emission_factor_year = 2022
emission_factor_source = "Ministry of Energy"
demand_year = 2024
panels = "panels"
pv_efficiency = 0.8
battery = "batteries"
critical_share = 0.5
heat_loss = "loss"
degree_days = "degree_days"
)toml";

constexpr const char* profile = R"toml(id = "care"
title = "Who emits most?"
aggregation = "arithmetic"
min_coverage = 0
[hazard]
aggregation = "arithmetic"
min_coverage = 0
[[indicator]]
id = "pv_yield"
dimension = "hazard"
value = [ [0, 1.0], [2922, 0.0] ]
[[indicator]]
id = "energy_emissions"
dimension = "hazard"
value = [ [0, 0.0], [204, 1.0] ]
[[indicator]]
id = "safety"
dimension = "hazard"
value = [ [0, 1.0], [1, 0.0] ]
)toml";

constexpr const char* asked = R"toml(id = "asked"
title = "What clinics need"
[[requirement]]
id = "sun"
metric = "Share of the sun"
attribute = "pv_share"
comparator = ">="
threshold = 40
unit = "%"
mandatory = true
)toml";

constexpr const char* clinics =
    "id,name,lon,lat,power,fuel,panels,batteries,loss,degree_days,safety\n"
    "A,,500050,4599950,200000,12,80,80,500,3500,0.655\n"
    "B,,500150,4599950,87660,0,1000,80,,3500,0.354\n"
    "C,,500250,4599950,100000,,30,,500,,\n"
    "D,,500350,4599950,,12,30,80,500,3500,0.66\n";

class SiteEnergy : public JobFolder {
 protected:
  SiteEnergy() {
    write_float_raster(at("sun.tif"), 120, 200, 100,
                       [](int row, int col) { return row == 0 && col == 2 ? -1.0F : 4.0F; });
    write_all(at("clinics.csv"), clinics);
    write_all(at("care.toml"), profile);
    write_all(at("asked.toml"), asked);
  }

  void refuses(const std::string& job_text, const std::string& part) const {
    expect_refused(firnline("check", job_text), 3, part);
  }
};

TEST_F(SiteEnergy, IsWorkedOutFromTheListAndTheSun) {
  const auto result = firnline("run", job + energy);
  ASSERT_EQ(result.code, 0) << result.err;
  const FinishedRun run = finished();

  const FinishedSiteEnergy& a = *site_of(run.profiles[0], "A").energy;
  EXPECT_DOUBLE_EQ(a.demand_mwh, 200);
  EXPECT_NEAR(a.emissions_t, 102, 1e-9);                         // 200 x 0.45 + 12
  EXPECT_NEAR(a.pv_yield_kwh_kw, 1461, 1e-3);                    // 4 x 365.25
  EXPECT_NEAR(a.pv_share, 0.46752, 1e-6);                        // 80 x 1461 x 0.8 / 200 000
  EXPECT_NEAR(a.battery_hours, 7.01280, 1e-9);                   // 80 x 8766 / (200 000 x 0.5)
  EXPECT_NEAR(a.heat_demand_mwh, 42, 1e-9);                      // 3500 x 24 x 500 / 1e6
  EXPECT_EQ(site_of(run.profiles[0], "B").energy->pv_share, 1);  // more than all of it
  EXPECT_NEAR(site_of(run.profiles[0], "B").energy->battery_hours, 16, 1e-9);
  EXPECT_TRUE(std::isnan(site_of(run.profiles[0], "B").energy->heat_demand_mwh));
  EXPECT_TRUE(std::isnan(site_of(run.profiles[0], "C").energy->emissions_t));  // nobody knows its fuel
  EXPECT_TRUE(std::isnan(site_of(run.profiles[0], "C").energy->pv_share));     // nor its sun
  EXPECT_TRUE(std::isnan(site_of(run.profiles[0], "D").energy->emissions_t));  // nor this one's electricity

  // As an indicator: 1461 of 2922 scores 0.5, 102 t of 204 t 0.5, and 0.66 is what 0.655 is rounded to.
  EXPECT_NEAR(site_of(run.profiles[0], "A").value[1], 102, 1e-9);
  EXPECT_NEAR(site_of(run.profiles[0], "A").score, (0.5 + 0.5 + 0.34) / 3, 1e-6);
  EXPECT_EQ(site_of(run.profiles[0], "A").safety_class, "A");
  EXPECT_EQ(site_of(run.profiles[0], "B").safety_class, "C");  // 0.354 is 0.35
  EXPECT_EQ(site_of(run.profiles[0], "C").safety_class, "");
  // As a requirement: 46.752 % and all are enough, and two are unknown.
  const auto& requirements = run.profiles[0].requirements;
  EXPECT_NEAR(site_of(run.profiles[0], "A").requirement_value[0], 46.752, 1e-4);
  EXPECT_EQ(summary_of(requirements, site_of(run.profiles[0], "A").requirement_value).meets, Meets::yes);
  EXPECT_EQ(summary_of(requirements, site_of(run.profiles[0], "C").requirement_value).meets, Meets::unknown);
}

TEST_F(SiteEnergy, SaysTheFactorWithItsYearAndSource) {
  ASSERT_EQ(firnline("run", job + energy).code, 0);
  const FinishedRun run = finished();
  const std::string audit = read_all(at("out/audit.csv")), table = read_all(at("out/care/energy.csv")),
                    page = read_all(at("out/report.html")), why = explanation_text(explain(run, "A", ""));
  EXPECT_NE(audit.find(
                "energy.clinics,clinics.csv,attribute,\"electricity at 0.45 t CO2 per MWh (2022, Ministry of "
                "Energy), plus fuel\",4,4,2,"),
            std::string::npos)
      << audit;
  EXPECT_NE(audit.find("The emission factor is of 2022 and the demand of 2024."), std::string::npos) << audit;
  EXPECT_NE(table.find(",0.45,2022,Ministry of Energy\n"), std::string::npos) << table;
  EXPECT_NE(page.find("Electricity of the grid counts 0.45 t per MWh (2022; Ministry of Energy)."),
            std::string::npos);
  EXPECT_NE(why.find("at 0.45 t per MWh (2022, Ministry of Energy), and 12.0 t yr⁻¹ of fuel"),
            std::string::npos)
      << why;
}

TEST_F(SiteEnergy, RefusesWhatDoesNotFit) {
  refuses(job + changed(energy, "\"power\"", "\"powr\""), "did you mean 'power'");
  refuses(job + changed(energy, "demand = \"power\"", "demand = \"loss\""), "energy.clinics.demand");
  refuses(job + changed(energy, "[energy.clinics]", "[energy.clinic]"), "write [energy.LIST]");
  refuses(job + changed(energy, "emission_factor_year = 2022\n", ""),
          "a factor means nothing without its year");
  refuses(job + changed(energy, "panels = \"panels\"\n", ""), "has no effect without panels");
  refuses(job + energy + attribute("pv_share", "1"), "has the name of what [energy] works out");
  refuses(job, "is no indicator: 'energy_emissions'");
  refuses(changed(job, "is = \"hospital_safety_index\"\nunit = \"1\"",
                  "is = \"hospital_safety_index\"\nunit = \"%\"") +
              energy,
          "which is a number from 0 to 1");
}

}  // namespace
}  // namespace firnline::test
