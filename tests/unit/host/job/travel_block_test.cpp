// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/job_mistakes.hpp"

namespace firnline {
namespace {

const std::string before = R"toml(title = "Valley"
[grid]
like = "elevation"
[layers.elevation]
source = "dem.tif"
[layers.land_cover]
source = "cover.tif"
[layers.roads]
source = "roads.gpkg"
is = "road_speed"
[layers.roads.rasterise]
attribute = "highway"
values = { primary = 60, track = 10.5 }
[layers.flood_depth]
source = "flood.tif"
[layers.travel_time]
source = "travel"
[sites.clinics]
source = "clinics.csv"
[profiles.health]
use = "health"
sites = "clinics"
)toml";

std::string mistakes_of(const std::string& block) {
  return test::mistakes_of_job(before + block);
}

TEST(TravelBlock, IsReadWhole) {
  const Job job = test::sound_job(before + R"toml([travel]
land_cover = "land_cover"
roads = "roads"
barriers = "flood_depth"
bridges = [ "roads" ]
barrier_share = 0.25
bridge_km_h = 4
elevation = "elevation"
slope = "towards_facility"
altitude = true
neighbours = 16
second_nearest = true
thresholds_min = [ 15, 45 ]
population = "flood_depth"
[travel.speeds_km_h]
30 = 4.5
[[travel.events]]
name = "flood"
hazard = "flood_depth"
band = 100
closes_at = 0.2
facility_closes_at = 0.4
slows = "pregnolato"
return_period_years = 100
outage_days = 7
)toml");

  ASSERT_TRUE(job.travel.has_value());
  const JobTravel& travel = *job.travel;
  EXPECT_EQ(travel.facilities, "clinics");  // the only list
  EXPECT_EQ(travel.speeds_km_h.at(30), 4.5);
  EXPECT_EQ(travel.speeds_km_h.at(80), 0);  // water, by default
  EXPECT_EQ(travel.barriers, std::vector<std::string>{"flood_depth"});
  EXPECT_EQ(travel.bridges, std::vector<std::string>{"roads"});
  EXPECT_EQ(travel.slope, "towards_facility");
  EXPECT_EQ(travel.neighbours, 16);
  EXPECT_TRUE(travel.altitude);
  EXPECT_TRUE(travel.second_nearest);
  EXPECT_EQ(travel.thresholds_min, (std::vector<double>{15, 45}));
  ASSERT_EQ(travel.events.size(), 1u);
  EXPECT_EQ(travel.events[0].band, 100);
  EXPECT_EQ(travel.events[0].closes_at, 0.2);
  EXPECT_EQ(travel.events[0].return_period_years, 100);
  EXPECT_EQ(travel.events[0].outage_days, 7);
  EXPECT_EQ(job.layers[2].rasterise->values.at("track"), 10.5);
  EXPECT_TRUE(job.layers[4].from_travel());
  EXPECT_FALSE(job.layers[4].has_files());
}

TEST(TravelBlock, WalksWhereNothingElseIsSaid) {
  const Job job = test::sound_job(before + "[travel]\n");

  EXPECT_EQ(job.travel->walking_km_h, 5);
  EXPECT_EQ(job.travel->thresholds_min, (std::vector<double>{30, 60, 120}));
  EXPECT_EQ(job.travel->neighbours, 8);
  EXPECT_TRUE(job.travel->speeds_km_h.empty());
}

struct Fault {
  std::string block, says;
};

TEST(TravelBlock, TellsWhatIsWrongWithIt) {
  const std::string event = "[[travel.events]]\nname = \"a\"\nhazard = \"flood_depth\"\n";
  for (const Fault& fault : {
           Fault{"", "layers.travel_time.source is 'travel', and the job has no [travel]"},
           {"[travel]\nfriction = \"f\"\n", "travel.friction names no layer of this job: 'f'"},
           {"[travel]\nfriction = \"travel_time\"\n",
            "'travel_time', which is itself worked out by [travel]"},
           {"[travel]\nfriction = \"elevation\"\nroads = \"roads\"\n",
            "travel.roads has no effect beside friction"},
           {"[travel]\nfacilities = \"farms\"\n", "names no site list of this job: 'farms'"},
           {"[sites.farms]\nsource = \"f.csv\"\n[travel]\n",
            "several lists of sites; choose one of: clinics, farms"},
           {"[travel]\nslope = \"isotropic\"\n", "travel.slope needs heights"},
           {"[travel]\nelevation = \"elevation\"\n", "travel.elevation has no effect without slope"},
           {"[travel]\nneighbours = 12\n", "travel.neighbours is neither 8 nor 16"},
           {"[travel]\nthresholds_min = [ 60, 30 ]\n", "minutes above 0, each above the one before it"},
           {"[travel]\nbridges = \"roads\"\n", "travel.bridges has no effect without barriers"},
           {"[travel]\nland_cover = \"land_cover\"\nspeeds_km_h = { 30 = -1 }\n",
            "'30' is outside 0 to 300 km/h"},
           {"[travel]\nland_cover = \"land_cover\"\nspeeds_km_h = { grass = 4 }\n", "'grass' is no class"},
           {"[travel]\nspeeds_km_h = { 30 = 4 }\n", "travel.speeds_km_h has no effect without land_cover"},
           {"[travel]\n[[travel.events]]\nname = \"a b\"\nhazard = \"flood_depth\"\n",
            "it becomes a file name"},
           {"[travel]\n" + event + event, "two events are called 'a'"},
           {"[travel]\n" + event + "closes_at = 0\n", "closes_at must be above 0"},
           {"[travel]\n" + event + "closes_at = 1\ncloses_classes = [ 5 ]\n", "exclude each other"},
           {"[travel]\n" + event + "rate_per_year = 0.1\nreturn_period_years = 10\n",
            "exclude each other: a rate"},
           {"[travel]\n" + event +
                "rate_per_year = 0.1\n[[travel.events]]\nname = \"b\"\nhazard = "
                "\"flood_depth\"\nreturn_period_years = 10\n",
            "Give all of them the one or the other"},
           {"[travel]\nfrictoin = \"elevation\"\n", "did you mean 'friction'"},
       })
    EXPECT_NE(mistakes_of(fault.block).find(fault.says), std::string::npos)
        << fault.block << mistakes_of(fault.block);
}

}  // namespace
}  // namespace firnline
