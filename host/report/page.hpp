// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "host/words/words.hpp"

namespace firnline {

/// What every page begins with: its language, no remote resource allowed, the one style sheet, and the title
/// as heading. in: the title as text; the one script that may run, or none. Private to report/.
[[nodiscard]] std::string page_head(const words::Words& words, std::string_view title,
                                    std::string_view script = {});

/// The element of a script that page_head() was told of; the browser runs it only with the same bytes.
[[nodiscard]] std::string script_element(std::string_view script);
inline constexpr const char* page_end = "\n</body></html>\n";

}  // namespace firnline
