// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/kept_stages.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

#include "host/run/plane_maker.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::test {
namespace {

constexpr std::int64_t stages = 3;

KeptStages stages_in(const std::filesystem::path& folder, const std::string& identity = "a run",
                     bool resume = true) {
  return {folder, identity, resume, stages};
}

void keep(KeptStages& kept, std::int64_t stage, int number) {
  kept.keep(stage, std::as_bytes(std::span(&number, 1)));
}

/// What was kept with the last whole stage; -1 without any.
int read(const KeptStages& kept) {
  int number = -1;
  const std::vector<std::byte> bytes = kept.read();
  if (!bytes.empty()) std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

TEST(KeptStages, GoOnBehindTheLastWholeOne) {
  const testing::ScratchFolder folder;
  {
    KeptStages first = stages_in(folder / "stages");
    EXPECT_FALSE(first.were_done(0));
    EXPECT_EQ(read(first), -1);
    keep(first, 0, 7);
    keep(first, 1, 8);
    EXPECT_FALSE(first.were_done(0)) << "it is told what there was when the run began";
  }
  KeptStages second = stages_in(folder / "stages");
  EXPECT_TRUE(second.were_done(0));
  EXPECT_TRUE(second.were_done(1));
  EXPECT_FALSE(second.were_done(2));
  EXPECT_EQ(read(second), 8);
}

TEST(KeptStages, OfAnotherRunOrNotToBeResumedBeginAnew) {
  const testing::ScratchFolder folder;
  {
    KeptStages first = stages_in(folder / "stages");
    keep(first, 0, 7);
  }
  EXPECT_FALSE(stages_in(folder / "stages", "another run").were_done(0));
  {
    KeptStages first = stages_in(folder / "stages");
    keep(first, 0, 7);
  }
  EXPECT_FALSE(stages_in(folder / "stages", "a run", false).were_done(0));
  EXPECT_FALSE(stages_in(folder / "stages").were_done(0)) << "what was not resumed is gone";
}

TEST(KeptStages, KeepNothingWithoutAFolder) {
  KeptStages none;
  keep(none, 0, 7);
  EXPECT_FALSE(none.were_done(0));
  EXPECT_EQ(read(none), -1);
}

const Tiling four_cells{2, 2, 1, 2};

std::vector<float> second_tile(PlaneMaker& planes, bool as_left) {
  return load_tile(four_cells, *planes.make<float>("heights", as_left), 1);
}

TEST(PlaneMaker, OpensAPlaneAsItWasLeft) {
  const testing::ScratchFolder folder;
  {
    PlaneMaker planes(four_cells, false, folder.path());
    planes.make<float>("heights", false)->save(1, std::vector<float>{3, 4});
  }
  PlaneMaker planes(four_cells, false, folder.path());
  EXPECT_EQ(second_tile(planes, true), (std::vector<float>{3, 4}));
  EXPECT_EQ(second_tile(planes, false), (std::vector<float>{0, 0}));
}

TEST(PlaneMaker, ForgetsWhatWasKeptOnceAPlaneIsDamaged) {
  const testing::ScratchFolder folder;
  PlaneMaker planes(four_cells, false, folder.path());
  planes.make<float>("heights", false)->save(1, std::vector<float>{3, 4});
  {
    KeptStages kept = stages_in(planes.stages());
    keep(kept, 0, 7);
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "heights"))
    if (entry.path().filename().string().find("cells") != std::string::npos) {
      std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
      file.seekp(8);  // the second tile's first cell
      file.put('\x55');
    }

  EXPECT_THROW((void)second_tile(planes, true), CheckpointError);

  EXPECT_FALSE(stages_in(planes.stages()).were_done(0));
}

}  // namespace
}  // namespace firnline::test
