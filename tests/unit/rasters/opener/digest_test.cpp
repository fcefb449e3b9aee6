// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/digest.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "kernels/grid/error.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/message_of.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline {
namespace {

// FIPS 180-2 appendix B.1 and B.2 for one and two blocks; the empty text and the million letters are from
// NIST's example values for SHA-256.
TEST(Sha256, AgreesWithTheStandard) {
  EXPECT_EQ(sha256_of_text(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_of_text("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_of_text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_of_text(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, IsTheSameInPiecesOfAnySize) {
  const std::string text(3'000'001, 'x');
  const std::string whole = sha256_of_text(text);
  for (const std::size_t piece : {std::size_t{1'000'000}, std::size_t{65'537}}) {
    Sha256 digest;
    for (std::size_t at = 0; at < text.size(); at += piece)
      digest.update(std::string_view(text).substr(at, piece));
    EXPECT_EQ(digest.hex(), whole) << piece;
  }
}

TEST(Sha256, OfAFileIsThatOfItsBytes) {
  const testing::ScratchFolder folder;
  // Longer than one reading buffer and not a multiple of it.
  const std::string bytes(2'500'003, 'a');
  EXPECT_EQ(sha256_of_file(folder.write("a.bin", bytes)), sha256_of_text(bytes));
  EXPECT_EQ(sha256_of_file(folder.write("empty", "")), sha256_of_text(""));
}

TEST(Sha256, OfWhatIsNoRegularFileIsRefusedAtOnce) {
  const testing::ScratchFolder folder;
  ASSERT_EQ(::mkfifo((folder / "fifo").c_str(), 0600), 0);
  for (const auto& path :
       {folder / "missing", folder / "fifo", folder.path(), std::filesystem::path("/dev/zero")}) {
    testing::expect_error(ExitCode::input_missing, [&] { static_cast<void>(sha256_of_file(path)); });
  }
}

/// While it lives, no further file can be opened. What is thrown meanwhile is read when it is gone:
/// sanitizers open files of their own.
class NoFileLeft {
 public:
  NoFileLeft() {
    EXPECT_EQ(::getrlimit(RLIMIT_NOFILE, &usual_), 0);
    rlimit none = usual_;
    none.rlim_cur = 0;
    EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  }
  ~NoFileLeft() { EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &usual_), 0); }
  NoFileLeft(const NoFileLeft&) = delete;
  NoFileLeft& operator=(const NoFileLeft&) = delete;

 private:
  rlimit usual_{};
};

TEST(Sha256, OfAFileThatDoesNotOpenSaysWhyAndWhatToDo) {
  const testing::ScratchFolder folder;
  const auto file = folder.write("a.bin", "abc");
  const std::string refused = test::message_of<InputError>([&] {
    const NoFileLeft now;
    static_cast<void>(sha256_of_file(file));
  });
  EXPECT_NE(refused.find("opened for reading: Too many open files."), std::string::npos) << refused;
  EXPECT_NE(refused.find("ulimit -n"), std::string::npos) << refused;

  const std::string missing =
      test::message_of<InputError>([&] { static_cast<void>(sha256_of_file(folder / "missing")); });
  EXPECT_NE(missing.find("opened for reading: No such file or directory."), std::string::npos) << missing;
  EXPECT_NE(missing.find("healthy disk"), std::string::npos) << missing;
}

}  // namespace
}  // namespace firnline
