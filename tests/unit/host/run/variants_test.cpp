// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What a job with variants plans, and that it reads what they share once.
#include <gtest/gtest.h>

#include <algorithm>

#include "host/run/conduct.hpp"
#include "host/run/plan.hpp"
#include "tests/support/bytes_read.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

constexpr const char* profile = R"toml(id = "steep"
title = "Steep and dry"
aggregation = "arithmetic"
[hazard]
[vulnerability]
[[indicator]]
id = "slope_horn"
dimension = "hazard"
value = [[0, 0], [60, 1]]
why = "a test"
[[indicator]]
id = "dry_climate_share"
dimension = "vulnerability"
value = [[0, 0], [1, 1]]
why = "a test"
)toml";

constexpr const char* job = R"toml(title = "Variants"
align = "by_kind"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
[layers.dry_climate_share]
source = "now.tif"
is = "climate_class"
method = "fraction"
classes = [1]
[sites.places]
source = "places.csv"
[profiles.steep]
use = "steep.toml"
sites = "places"
maps = false
)toml";

std::string variant(const std::string& name, const std::string& layers) {
  return "[variants." + name + "]\nmodel = \"" + name + "\"\n" + layers;
}
std::string dry(const std::string& name, const std::string& file) {
  return variant(name, "[variants." + name + ".layers.dry_climate_share]\nsource = \"" + file + "\"\n");
}

class VariantPlan : public Folder {
 protected:
  void SetUp() override {
    raise_fence({});
    folder_.write("steep.toml", profile);
    folder_.write("places.csv", "id,name,lon,lat\na,A,75.05,41.5\n");
  }
  /// Terrain of `rows` rows, and small maps of classes over the same ground.
  void write_layers(int rows, int cols, const std::vector<std::string>& maps) const {
    write("elevation.tif", {.rows = rows,
                            .cols = cols,
                            .type = GDT_Float64,
                            .unit = "m",
                            .creation = {"BLOCKYSIZE=1"},
                            .value = [](int, int row, int col) { return 1000 + (row * 7 + col * 13) % 50; }});
    for (const auto& map : maps)
      write(map, {.width = 100.0 * cols / 10,
                  .height = 100.0 * rows / 10,
                  .rows = 10,
                  .cols = 10,
                  .type = GDT_Byte,
                  .no_data = 0,
                  .value = [shift = static_cast<int>(map.size())](int, int row, int col) {
                    return 1 + (row + col + shift) % 3;
                  }});
  }
  [[nodiscard]] std::unique_ptr<RunPlan> plan(const std::string& variants, RunOptions options = {}) const {
    folder_.write("job.toml", job + variants);
    return plan_run(folder_ / "job.toml", options);
  }
};

TEST_F(VariantPlan, ComputesWhatIsSharedOnce) {
  write_layers(20, 20, {"now.tif", "a.tif", "bb.tif"});
  const auto two = plan(dry("one", "a.tif") + dry("two", "bb.tif"));
  EXPECT_EQ(two->set.baselines, 1u);
  EXPECT_EQ(two->program.profiles.size(), 3u);
  EXPECT_EQ(two->program.operations.size(), 4u) << "one slope, three maps of classes";
  for (const auto& one : two->program.profiles) EXPECT_EQ(one.leaf_operation[0], 0) << "the same slope";
  EXPECT_EQ(two->layers.size(), 4u);

  const auto alike = plan(dry("one", "a.tif") + dry("two", "a.tif"));
  EXPECT_EQ(alike->program.profiles.size(), 3u);
  EXPECT_EQ(alike->program.operations.size(), 3u) << "both variants ask for the same";
  EXPECT_EQ(alike->layers.size(), 3u);
}

TEST_F(VariantPlan, LeavesOutAVariantThatSaysWhatTheJobSays) {
  write_layers(20, 20, {"now.tif"});
  const auto same = plan(dry("same", "now.tif"));
  EXPECT_EQ(same->program.profiles.size(), 1u);
  ASSERT_EQ(same->warnings.size(), 1u);
  EXPECT_NE(same->warnings[0].find("changes nothing that a profile computes"), std::string::npos);
}

// Other heights steepen the slopes of the variant; its rivers stay those of the job.
TEST_F(VariantPlan, SaysThatWaterStaysAsItIs) {
  write_layers(20, 20, {"now.tif", "a.tif"});
  write("other.tif", {.width = 50, .height = 50, .rows = 40, .cols = 40, .unit = "m"});
  folder_.write("steep.toml",
                std::string(profile) +
                    "[[indicator]]\nid = \"hand_screening\"\ndimension = \"hazard\"\nvalue = [[0, "
                    "0], [1, 1]]\nwhy = \"a test\"\n");
  const std::string water =
      "[hydrology]\nelevation = \"elevation\"\n[layers.height_above_drainage]\nsource = \"hydrology\"\n";
  const auto said = [&](const std::string& variants) {
    const auto made = plan(water + variants);
    return std::count_if(made->warnings.begin(), made->warnings.end(), [](const std::string& warning) {
      return warning.find("replaces layer 'elevation', which [hydrology] reads") != std::string::npos;
    });
  };
  EXPECT_EQ(said(variant("other", "[variants.other.layers.elevation]\nsource = \"other.tif\"\n")), 1);
  EXPECT_EQ(said(dry("dry", "a.tif")), 0);
}

TEST_F(VariantPlan, KeepsTheGridWhenItsLayerIsReplaced) {
  write_layers(20, 20, {"now.tif"});
  write("other.tif", {.width = 50, .height = 50, .rows = 40, .cols = 40, .unit = "m"});
  const auto other = plan(variant("other", "[variants.other.layers.elevation]\nsource = \"other.tif\"\n"));
  EXPECT_EQ(other->tiles.grid.rows, 20);
  EXPECT_EQ(other->program.operations.size(), 3u) << "two slopes";
}

TEST_F(VariantPlan, KeepsMapsOfTheIndicatorsItChangesAlone) {
  write_layers(20, 20, {"now.tif", "a.tif"});
  folder_.write("job.toml", std::string(job) + "keep_indicators = true\n" + dry("one", "a.tif"));
  const auto kept = plan_run(folder_ / "job.toml", {});
  ASSERT_EQ(kept->stored_profiles.size(), 2u);
  EXPECT_EQ(kept->stored_profiles[0].indicators.size(), 2u);
  ASSERT_EQ(kept->stored_profiles[1].indicators.size(), 1u);
  EXPECT_EQ(kept->stored_profiles[1].indicators[0].leaf, 1u);
}

TEST_F(VariantPlan, NamesAMissingFileOfAVariantByItsPlace) {
  write_layers(20, 20, {"now.tif"});
  const auto error = error_of([&] { (void)plan(dry("one", "nowhere.tif")); });
  EXPECT_TRUE(mentions(error, "variants.one.layers.dry_climate_share.source")) << error->what();
}

// 64 MB of terrain, far more than the block cache; six variants of a map of 100 bytes.
TEST_F(VariantPlan, ReadsWhatVariantsShareOnce) {
  constexpr std::int64_t terrain_bytes = std::int64_t{8000} * 1000 * 8;
  const std::vector<std::string> maps = {"now.tif", "a.tif", "bb.tif", "ccc.tif", "dddd.tif", "eeeee.tif"};
  write_layers(8000, 1000, maps);
  std::string all;
  for (std::size_t i = 1; i < maps.size(); ++i) all += dry("v" + std::to_string(i), maps[i]);
  RunOptions options;
  options.memory_mb = 200;
  options.quiet = true;
  options.overwrite = true;
  options.out = folder_ / "out";
  const auto bytes_for = [&](const std::string& variants) {
    const auto planned = plan(variants, options);
    EXPECT_GT(planned->tiles.tiles(), 4);
    EXPECT_EQ(planned->tiles.tile_cols, 1000);  // one column of tiles: what lies beside another is met twice
    EXPECT_LT(planned->tiles.cache_bytes, terrain_bytes * 4 / 5);  // or nothing would be shown
    const std::int64_t before = bytes_read();
    const FinishedRun run = conduct(*planned, options);
    EXPECT_EQ(run.variants.size(), variants.empty() ? 0u : maps.size() - 1);
    return bytes_read() - before;
  };
  const std::int64_t alone = bytes_for(""), with_variants = bytes_for(all);
  EXPECT_GT(alone, terrain_bytes);
  EXPECT_LT(with_variants - alone, terrain_bytes / 20)
      << alone << " bytes without, " << with_variants << " with";
}

}  // namespace
}  // namespace firnline::testing
