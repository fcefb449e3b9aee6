// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// What readers of a page call things. All of it is text, not HTML. Private to report/.

/// title_in() in their language, if the indicator is one of the program.
[[nodiscard]] std::string indicator_title(const words::Words& words, const FinishedProfile& profile,
                                          std::size_t indicator);
/// Without the place that tells indicators of one title apart.
[[nodiscard]] std::string plain_title(const words::Words& words, const FinishedIndicator& indicator);

/// The title of a layer, if it is one of the catalogue of layers.
[[nodiscard]] std::string layer_title(const words::Words& words, const std::string& title);

/// A fact of a run as pages show it: "started", an ISO time -> "begun 30 November 2026, 08:15 UTC".
[[nodiscard]] std::string fact_text(const words::Words& words, const std::string& name,
                                    const std::string& value);

/// One of dimension_names.
[[nodiscard]] std::string dimension_title(const words::Words& words, std::string_view dimension);

/// SiteStatus as readers call it.
[[nodiscard]] std::string status_title(const words::Words& words, SiteStatus status);

/// The site's name, or "site ID" for one without.
[[nodiscard]] std::string site_label(const words::Words& words, const FinishedSite& site);

/// A rank, or a dash for a site without one.
[[nodiscard]] std::string shown_rank(const words::Words& words, std::int64_t rank);

/// A text of the shipped profiles in their language; that of another profile as it is.
[[nodiscard]] std::string profile_text(const words::Words& words, const std::string& english);

/// A step, a method or a way onto the grid, as the audit holds it.
[[nodiscard]] std::string method_title(const words::Words& words, const std::string& english);

/// Sentences of reasons, warnings and licences, as HTML: what the catalogue does not know is marked as
/// English.
[[nodiscard]] std::string remark_html(const words::Words& words, const std::string& english);

}  // namespace firnline
