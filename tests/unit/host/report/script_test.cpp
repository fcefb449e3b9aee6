// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/script.hpp"

#include <gtest/gtest.h>

#include "host/report/page.hpp"

namespace firnline {
namespace {

// The example of W3C's Content Security Policy Level 2, section 7.17.3; `openssl dgst -sha256 -binary |
// base64` agrees.
TEST(PolicySourceOf, IsTheBase64OfTheDigest) {
  EXPECT_EQ(policy_source_of("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
}

// What would end the element early, or hide its end (HTML, section 4.12.1.3).
TEST(ReportScript, CannotLeaveItsElement) {
  const std::string script = report_script();
  for (const char* end : {"</script", "</SCRIPT", "<!--", "<script"})
    EXPECT_EQ(script.find(end), std::string::npos) << end;
}

TEST(ReportScript, NeedsNoLeaveToEvaluateText) {
  const std::string script = report_script();
  for (const char* word : {"eval(", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML",
                           "document.write", "setTimeout(\"", "import("})
    EXPECT_EQ(script.find(word), std::string::npos) << word;
}

TEST(PageHead, AllowsAScriptByItsDigestAlone) {
  EXPECT_NE(page_head(words::Words(), "A page", "alert('Hello, world.');")
                .find("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src "
                      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='\""),
            std::string::npos);
}

TEST(PageHead, AllowsNoneWithoutOne) {
  EXPECT_EQ(page_head(words::Words(), "A page").find("script-src"), std::string::npos);
}

}  // namespace
}  // namespace firnline
