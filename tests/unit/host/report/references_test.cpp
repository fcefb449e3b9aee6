// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/references.hpp"

#include <gtest/gtest.h>

namespace firnline {
namespace {

constexpr const char* three = R"(% Remarks.

@article{beck2023,
  author = {Beck, H. E. and McVicar, T. R. and others},
  title = {High-resolution {K\"oppen-Geiger} maps for
    1901--2099},
  journal = {Scientific Data}, volume = {10}, pages = {724}, year = {2023}, doi = {10.1038/s41597}
}
@techreport{oecd2008,
  author = {{OECD and Joint Research Centre}}, title = {Handbook},
  institution = {OECD}, year = {2008}
}
@article{nairn2013,
  author = {Nairn, J. and Fawcett, R.}, title = {A {B} c},
  journal = {J}, volume = {12}, number = {1}, pages = {227--253}, year = {2013}
}
)";

TEST(References, AreReadAsAReaderWouldWriteThem) {
  const auto found = references_in(three);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].key, "beck2023");
  EXPECT_EQ(found[0].brief, "Beck et al. 2023");
  EXPECT_EQ(found[0].whole,
            "Beck, H. E., McVicar, T. R., et al. (2023): High-resolution Köppen-Geiger maps for 1901–2099. "
            "Scientific "
            "Data 10, 724. doi:10.1038/s41597");
  EXPECT_EQ(found[2].brief, "Nairn & Fawcett 2013");
  EXPECT_EQ(found[2].whole, "Nairn, J., Fawcett, R. (2013): A B c. J 12(1), 227–253.");
}

TEST(References, AnInstitutionIsOneAuthor) {
  const auto found = references_in(three);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].brief, "OECD and Joint Research Centre 2008");
  EXPECT_EQ(found[1].whole, "OECD and Joint Research Centre (2008): Handbook. OECD.");
}

// grep -c '^@' docs/references.bib
TEST(References, AllOfTheFileTravelInsideTheProgram) {
  std::size_t entries = 0;
  const std::string text = "\n" + std::string(references_text());
  for (auto at = text.find("\n@"); at != std::string::npos; at = text.find("\n@", at + 1)) ++entries;
  EXPECT_EQ(references().size(), entries);
  EXPECT_GE(entries, 53U);
  for (const auto& one : references()) {
    EXPECT_EQ(one.whole.find_first_of("{}\\\n"), std::string::npos) << one.whole;
    EXPECT_NE(one.whole.find("): "), std::string::npos) << one.key;
  }
  ASSERT_NE(reference_of("huss2013"), nullptr);
  EXPECT_EQ(reference_of("huss2013")->brief, "Huss 2013");
  EXPECT_EQ(reference_of("nobody1900"), nullptr);
}

}  // namespace
}  // namespace firnline
