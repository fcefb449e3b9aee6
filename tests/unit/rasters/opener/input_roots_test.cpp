// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/input_roots.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/expect_error.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;
using testing::expect_error;

class InputRootsOfAJob : public ::testing::Test {
 protected:
  InputRootsOfAJob() {
    top_.write("job/dem.tif", "x");
    top_.write("data/pop.tif", "x");
    top_.write("outside.tif", "x");
  }
  [[nodiscard]] InputRoots roots() const { return {top_ / "job", {{"POP", top_ / "data"}}}; }
  [[nodiscard]] fs::path locate(const std::string& name) const {
    const InputRoots all = roots();
    return all.locate(parse_name(name, [&](const std::string& root) { return all.has_root(root); }), name);
  }

  testing::ScratchFolder top_;
};

TEST_F(InputRootsOfAJob, FindFilesBelowThem) {
  EXPECT_EQ(locate("dem.tif"), top_ / "job/dem.tif");
  EXPECT_EQ(locate("./x/../dem.tif"), top_ / "job/dem.tif");
  EXPECT_EQ(locate("POP:/pop.tif"), top_ / "data/pop.tif");
}

TEST_F(InputRootsOfAJob, FollowLinksThatStayInside) {
  fs::create_symlink(top_ / "data/pop.tif", top_ / "job/link.tif");
  fs::create_directory_symlink(top_ / "job", top_ / "alias");

  EXPECT_EQ(locate("link.tif"), top_ / "data/pop.tif");
  const InputRoots through_alias(top_ / "alias", {});
  EXPECT_EQ(through_alias.locate({{}, "dem.tif"}, "dem.tif"), top_ / "job/dem.tif");
}

TEST_F(InputRootsOfAJob, AreNotLeft) {
  fs::create_symlink(top_ / "outside.tif", top_ / "job/link.tif");
  for (const char* name : {"../outside.tif", "POP:/../outside.tif", "link.tif", "POP:/../job/dem.tif"}) {
    SCOPED_TRACE(name);
    expect_error(ExitCode::policy, [&] { static_cast<void>(locate(name)); });
  }
}

// "/a/job2" starts with the text "/a/job" but lies beside it.
TEST_F(InputRootsOfAJob, AreComparedFolderByFolder) {
  top_.write("job2/dem.tif", "x");
  expect_error(ExitCode::policy, [&] { static_cast<void>(locate("../job2/dem.tif")); });
  expect_error(ExitCode::policy, [&] { roots().require_inside(top_ / "job2/dem.tif", "x"); });
}

// J24 speaks of absolute paths outside the roots only.
TEST_F(InputRootsOfAJob, AcceptAnAbsolutePathInside) {
  EXPECT_EQ(locate((top_ / "job/dem.tif").string()), top_ / "job/dem.tif");
}

// R01, J43
TEST_F(InputRootsOfAJob, SayWhatIsMissing) {
  for (const char* name : {"missing.tif", "$HOME/dem.tif", "`id`.tif", "dem.tif/x", "POP:/"}) {
    SCOPED_TRACE(name);
    expect_error(ExitCode::input_missing, [&] { static_cast<void>(locate(name)); });
  }
  expect_error(ExitCode::input_missing, [&] { InputRoots(top_ / "nowhere", {}); });
  expect_error(ExitCode::input_missing, [&] { InputRoots(top_ / "job", {{"A", top_ / "outside.tif"}}); });
}

// R02
TEST_F(InputRootsOfAJob, SayWhatMayNotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "The superuser may read every file.";
  fs::permissions(top_ / "job/dem.tif", fs::perms::none);
  expect_error(ExitCode::input_missing, [&] { static_cast<void>(locate("dem.tif")); });
}

TEST_F(InputRootsOfAJob, NameFilesAsAJobWould) {
  EXPECT_EQ(roots().name_of(top_ / "job/a/dem.tif"), "a/dem.tif");
  EXPECT_EQ(roots().name_of(top_ / "data/pop.tif"), "POP:/pop.tif");
}

}  // namespace
}  // namespace firnline
