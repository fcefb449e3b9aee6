// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What shells and man make of the program's own description: bash completes, groff sets the pages.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

class Shell : public testing::Test {
 protected:
  [[nodiscard]] std::string at(const std::string& name) const { return (folder_.path() / name).string(); }

  void SetUp() override {
    const auto script = run_firnline({"completion", "bash"});
    ASSERT_EQ(script.code, 0) << script.err;
    write_all(at("completion"), script.out);
    std::filesystem::create_directory(at("results folder"));
    write_all(at("job.toml"), "");
  }

  /// What bash offers for the last of the words, one per line.
  [[nodiscard]] std::string offered(const std::string& words) const {
    const std::string script =
        "cd " + folder_.path().string() + "; set -u; source completion; COMP_WORDS=(" + words +
        "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _firnline; printf '%s\\n' \"${COMPREPLY[@]}\"";
    const auto result = run_words({"bash", "-c", script});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(Shell, CompletesCommandsOptionsWordsAndFiles) {
  EXPECT_EQ(offered("firnline ex"), "explain\n");
  EXPECT_EQ(offered("firnline run --ti"), "--tile-rows\n--tile-cols\n");
  EXPECT_EQ(offered("firnline run --device cu"), "cuda\n");
  EXPECT_EQ(offered("firnline list la"), "layers\n");
  EXPECT_EQ(offered("firnline run jo"), "job.toml\n");
  EXPECT_EQ(offered("firnline run job.toml --out re"), "results folder\n");
  EXPECT_EQ(offered("firnline explain re"), "results folder\n");
  EXPECT_EQ(offered("firnline explain --profile health re"), "results folder\n") << "a value is no argument";
  EXPECT_EQ(offered("firnline run --threads ''"), "\n") << "any number";
  EXPECT_EQ(offered("firnline completion z"), "zsh\n");
}

TEST_F(Shell, OffersZshEveryCommandAndOption) {
  const auto script = run_firnline({"completion", "zsh"});
  ASSERT_EQ(script.code, 0) << script.err;
  EXPECT_TRUE(script.out.starts_with("#compdef firnline\n"));
  EXPECT_NE(script.out.find(
                "'(-o --out)--out[output folder, created if needed (default\\: JOB_results)]:DIR:_files -/'"),
            std::string::npos)
      << script.out;
  EXPECT_NE(script.out.find(":WHAT:(layers indicators profiles devices)'"), std::string::npos);
  if (run_words({"sh", "-c", "command -v zsh"}).code != 0) GTEST_SKIP() << "no zsh here to read the script";
  write_all(at("_firnline"), script.out);
  const auto read = run_words({"zsh", "-n", at("_firnline")});
  EXPECT_EQ(read.code, 0) << read.err;
}

TEST_F(Shell, RefusesOtherShellsAndCommands) {
  EXPECT_EQ(run_firnline({"completion", "fish"}).code, 2);
  const auto unknown = run_firnline({"manual", "exlain"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("did you mean 'explain'?"), std::string::npos) << unknown.err;
}

TEST_F(Shell, SetsManualPagesWithoutWarnings) {
  if (run_words({"sh", "-c", "command -v groff"}).code != 0) GTEST_SKIP() << "no groff here to set the pages";
  for (const std::string command :
       {"", "run", "check", "sample", "explain", "compare", "rank", "list", "completion", "version", "manual"}) {
    const auto page = command.empty() ? run_firnline({"manual"}) : run_firnline({"manual", command});
    ASSERT_EQ(page.code, 0) << page.err;
    write_all(at("page.1"), page.out);
    const auto set = run_words({"groff", "-man", "-ww", "-Tutf8", "-P-bcou", at("page.1")});
    EXPECT_EQ(set.code, 0) << set.err;
    EXPECT_EQ(set.err, "") << command;
    EXPECT_NE(set.out.find("NAME"), std::string::npos) << set.out;
  }
}

// What --help says stands in the page too, option by option: they come from one description.
TEST_F(Shell, ManualNamesEveryOptionOfHelp) {
  const std::string help = run_firnline({"run", "--help"}).out, page = run_firnline({"manual", "run"}).out;
  int options = 0;
  for (std::size_t at = help.find("  --"); at != std::string::npos; at = help.find("  --", at + 1)) {
    std::string name = help.substr(at + 2, help.find_first_of(" \n", at + 2) - at - 2);
    for (std::size_t dash = 0; (dash = name.find('-', dash)) != std::string::npos; dash += 2)
      name.insert(dash, "\\");
    EXPECT_NE(page.find(name), std::string::npos) << name;
    ++options;
  }
  EXPECT_GE(options, 11);
}

TEST_F(Shell, WritesPlainTextWhereColourIsNotWanted) {
  const auto plain = run_words(
      {"sh", "-c",
       "NO_COLOR=1 script -qec '" + std::string(FIRNLINE_PROGRAM) + " explain nowhere A' /dev/null"});
  EXPECT_EQ(plain.out.find('\033'), std::string::npos) << plain.out;
  const auto coloured = run_words({"sh", "-c",
                                   "TERM=xterm-256color script -qec '" + std::string(FIRNLINE_PROGRAM) +
                                       " explain nowhere A' /dev/null"});
  EXPECT_NE(coloured.out.find('\033'), std::string::npos)
      << "a terminal has colours otherwise: " << coloured.out;
}

}  // namespace
}  // namespace firnline::test
