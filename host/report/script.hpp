// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace firnline {

/// All that the report's one script does. Made of constants alone: nothing of a run can get into it, and its
/// hash is that of the version. Private to report/.
[[nodiscard]] std::string report_script();

/// What a Content-Security-Policy calls a script: 'sha256-' and the base64 of its digest, in single quotes.
/// source: W3C Content Security Policy Level 3, section 2.3.1
[[nodiscard]] std::string policy_source_of(std::string_view script);

}  // namespace firnline
