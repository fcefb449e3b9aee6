// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/reader.hpp"

#include "host/report/html.hpp"
#include "host/words/catalogue/indicators.hpp"
#include "host/words/catalogue/layers.hpp"
#include "host/words/catalogue/names.hpp"
#include "host/words/catalogue/profiles.hpp"
#include "host/words/catalogue/remarks.hpp"
#include "host/words/retold.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {

std::string indicator_title(const words::Words& words, const FinishedProfile& profile,
                            std::size_t indicator) {
  const std::string title = title_in(profile, indicator);
  return words::retold(words, title, words::indicators::titles).value_or(title);
}

std::string plain_title(const words::Words& words, const FinishedIndicator& indicator) {
  return words::retold(words, indicator.title, words::indicators::titles).value_or(indicator.title);
}

std::string layer_title(const words::Words& words, const std::string& title) {
  return words::retold(words, title, words::layers::titles).value_or(title);
}

std::string fact_text(const words::Words& words, const std::string& name, const std::string& value) {
  const auto* known = words::names::find(words::names::facts, name);
  const auto number = name == "seconds" ? number_from(value) : std::nullopt;
  return (known == nullptr ? name : words(*known)) + " " +
         (number              ? words.number(*number, 1)
          : name == "started" ? words.date(value)
                              : value);
}

std::string dimension_title(const words::Words& words, std::string_view dimension) {
  const auto* message = words::names::find(words::names::dimensions, dimension);
  return message == nullptr ? std::string(dimension) : words(*message);
}

std::string status_title(const words::Words& words, SiteStatus status) {
  const auto* message = words::names::find(words::names::statuses, name_of(status));
  return message == nullptr ? std::string(name_of(status)) : words(*message);
}

std::string site_label(const words::Words& words, const FinishedSite& site) {
  return site.name.empty() ? words(words::names::site_without_name, site.id) : site.name;
}

std::string shown_rank(const words::Words& words, std::int64_t rank) {
  return rank > 0 ? words.integer(rank) : "–";
}

std::string profile_text(const words::Words& words, const std::string& english) {
  return words::retold(words, english, words::profiles::texts).value_or(english);
}

std::string method_title(const words::Words& words, const std::string& english) {
  const auto arrow = english.find(" -> ");
  if (arrow != std::string::npos && words.language() != words::Language::english)  // of units
    return words.unit(english.substr(0, arrow)) + " → " + words.unit(english.substr(arrow + 4));
  return words::said(words, english, words::remarks::methods);
}

std::string remark_html(const words::Words& words, const std::string& english) {
  std::string out;
  for (const auto& part : words::retold_sentences(words, english, words::remarks::sentences)) {
    if (!out.empty()) out += words.gap();
    out += part.understood ? escaped(part.text) : "<span lang=\"en\">" + escaped(part.text) + "</span>";
  }
  return out;
}

}  // namespace firnline
