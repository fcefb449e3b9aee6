// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace firnline {

/// What every page begins with: no remote resource is allowed, the one style sheet, and the title as heading.
/// in: the title as text. Private to report/.
[[nodiscard]] std::string page_head(std::string_view title);
inline constexpr const char* page_end = "\n</body></html>\n";

}  // namespace firnline
