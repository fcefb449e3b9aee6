// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// An indicator may read a height above drainage, which is a quantity, and no flow direction, which is a code.
#include <gtest/gtest.h>

#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

/// Checks a study of one indicator, hand_screening, whose layer is declared as this entry of the catalogue.
ProgramResult check_screening_of(const std::string& entry) {
  const TemporaryFolder folder;
  const fs::path shipped = FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley";
  for (const char* file : {"elevation.tif", "clinics.csv"}) fs::copy(shipped / file, folder.path() / file);
  const std::string dimension = "\naggregation = \"arithmetic\"\nweight = 1.0\n";
  write_all(folder.path() / "screening.toml",
            "id = \"screening\"\ntitle = \"Low ground\"\ninspired_by = \"a test\"\naggregation = \"max\"\n"
            "min_coverage = 0.1\ntop_k = 3\nclass_breaks = [0.2, 0.4, 0.6, 0.8]\n[hazard]" +
                dimension + "[exposure]" + dimension + "[vulnerability]" + dimension +
                "[[indicator]]\nid = \"hand_screening\"\ndimension = \"hazard\"\nweight = 1.0\n"
                "value = [ [0, 0.0], [1, 1.0] ]\nwhy = \"low ground is flooded first\"\n");
  write_all(
      folder.path() / "job.toml",
      "title = \"Low ground\"\n[grid]\nlike = \"heights\"\n[layers.heights]\nsource = \"elevation.tif\"\n"
      "is = \"" +
          entry +
          "\"\n[sites.clinics]\nsource = \"clinics.csv\"\n"
          "[profiles.screening]\nuse = \"screening.toml\"\nsites = \"clinics\"\n"
          "[profiles.screening.bind]\nheight_above_drainage = \"heights\"\n");
  return run_firnline({"check", (folder.path() / "job.toml").string()});
}

TEST(TopologicalLayers, OfHeightsAreRead) {
  const ProgramResult result = check_screening_of("height_above_drainage");
  EXPECT_EQ(result.code, 0) << result.err;
}

TEST(TopologicalLayers, OfDirectionsAreNoQuantities) {
  const ProgramResult result = check_screening_of("flow_direction");
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("flow directions are not quantities"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace firnline::test
