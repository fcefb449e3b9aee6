// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A job that follows water, on a device: the results are those of the processor, to the last byte, whether
// the grid fits the device or not, and a device that is lost while water is routed ends the run with 9.
#include <gtest/gtest.h>

#include "host/run/conduct.hpp"
#include "host/run/hydrology_plan.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/dems.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/float_raster.hpp"
#include "tests/support/program.hpp"
#include "tests/support/result_files.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

constexpr int rows = 60, cols = 70;

std::string layer_and_indicator(const std::string& name, const std::string& unit) {
  return "[layers." + name + "]\nsource = \"hydrology\"\n[indicators.own_" + name + "]\ntitle = \"Own " +
         name + "\"\nformula = \"" + name + "\"\nunit = \"" + unit + "\"\nrange = [ -100, 1e6 ]\n";
}

class RoutingDevice : public testing::Test {
 protected:
  void SetUp() override {
    raise_fence({});
    const Dem dem = hills(rows, cols, 7, 1);
    write_float_raster(at("dem.tif"), rows, cols, 1000,
                       [&](int row, int col) { return 500 + dem.elevation[dem.at(row, col)]; });
    write_all(at("place.csv"), "id,name,lon,lat\nA,,535000,4570000\n");
    write_all(at("job.toml"),
              "title = \"Hills\"\n[grid]\nlike = \"elevation\"\n[layers.elevation]\nsource = \"dem.tif\"\n"
              "vertical_datum = \"EGM96\"\n[hydrology]\nelevation = \"elevation\"\nstream_km2 = 8\n" +
                  layer_and_indicator("upstream_area", "km2") +
                  layer_and_indicator("height_above_drainage", "m") +
                  "[sites.place]\nsource = \"place.csv\"\ncrs = \"EPSG:32643\"\n[profiles.water]\nuse = "
                  "\"water.toml\"\nsites = \"place\"\nkeep_indicators = true\n");
    std::string profile =
        "id = \"water\"\ntitle = \"Water\"\ninspired_by = \"a test\"\naggregation = \"arithmetic\"\n"
        "min_coverage = 0.01\ntop_k = 1\nclass_breaks = [0.2, 0.4, 0.6, 0.8]\n[hazard]\naggregation = "
        "\"arithmetic\"\n";
    for (const std::string id : {"own_upstream_area", "own_height_above_drainage"})
      profile +=
          "[[indicator]]\nid = \"" + id +
          "\"\ndimension = \"hazard\"\nweight = 1.0\nvalue = [ [0, 0.0], [1000, 1.0] ]\nwhy = \"a test\"\n";
    write_all(at("water.toml"), profile);
  }

  [[nodiscard]] fs::path at(const std::string& name) const { return folder_.path() / name; }

  [[nodiscard]] RunOptions options_for(const std::string& out, const std::string& device) const {
    RunOptions options;
    options.out = at(out);
    options.device = device;
    options.threads = 1;
    options.quiet = true;
    return options;
  }
  /// out: what the plan says of where water is routed
  std::string run(const RunOptions& options) const {
    const auto plan = plan_run(at("job.toml"), options);
    static_cast<void>(conduct(*plan, options));
    return routing_text(*plan);
  }
  [[nodiscard]] std::map<std::string, std::string> results_in(const std::string& out) const {
    return result_files(at(out));
  }

 private:
  TemporaryFolder folder_{true};
};

TEST_F(RoutingDevice, GivesTheBytesOfTheProcessorWhetherTheGridFitsOrNot) {
  EXPECT_EQ(run(options_for("cpu", "cpu")), "");
  {
    const FakeDevice device(2);
    EXPECT_NE(run(options_for("gpu", "cuda")).find("routed on the GPU"), std::string::npos);
    for (const char* kernel : {"take_filled", "direct_flats", "walk_downstream"})
      EXPECT_GT(device.launches_of(kernel), 0) << kernel;
    EXPECT_TRUE(device.everything_given_back());
  }
  {
    FakeDevice device;
    device.say_free(std::size_t{100} << 10);
    EXPECT_NE(run(options_for("small", "cuda")).find("routed on the processor"), std::string::npos);
    EXPECT_EQ(device.launches_of("take_filled"), 0);
    EXPECT_GT(device.launches_of("fused_pass"), 0);
  }
  EXPECT_EQ(results_in("gpu"), results_in("cpu"));
  EXPECT_EQ(results_in("small"), results_in("cpu"));
}

TEST_F(RoutingDevice, LostWhileWaterIsRoutedEndsTheRunWith9) {
  run(options_for("cpu", "cpu"));
  for (const std::int64_t call : {1, 2, 20, 60, 100}) {
    const std::string out = "lost_at_" + std::to_string(call);
    {
      FakeDevice device;
      device.fail_at(call, 719);
      try {
        run(options_for(out, "cuda"));
        ADD_FAILURE() << "nobody noticed";
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ExitCode::gpu) << error.what();
      }
      EXPECT_EQ(device.launches_of("fused_pass"), 0) << "lost after water was routed";
      EXPECT_TRUE(device.everything_given_back());
    }
    RunOptions again = options_for(out, "cpu");
    again.resume = fs::exists(at(out));
    run(again);
    EXPECT_EQ(results_in(out), results_in("cpu")) << "lost at call " << call;
  }
}

}  // namespace
}  // namespace firnline::test
