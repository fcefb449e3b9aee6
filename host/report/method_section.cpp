// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/method_section.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "host/job/names.hpp"
#include "host/report/formulas.hpp"
#include "host/report/html.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/reader.hpp"
#include "host/report/references.hpp"
#include "host/report/value_function_figure.hpp"
#include "host/words/catalogue/method.hpp"
#include "host/words/catalogue/names.hpp"

namespace firnline {
namespace {

namespace say = words::method;

bool of_a_key(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '_';
}

/// A source with the keys of docs/references.bib as readers cite them; they are added to `cited`. Whatever
/// else it says stays.
std::string cited_in(std::string_view source, std::vector<const Reference*>& cited) {
  std::string out;
  for (std::size_t at = 0; at < source.size();) {
    std::size_t end = at;
    while (end < source.size() && of_a_key(source[end])) ++end;
    const Reference* reference = reference_of(source.substr(at, end - at));
    if (reference != nullptr && std::find(cited.begin(), cited.end(), reference) == cited.end())
      cited.push_back(reference);
    out += reference != nullptr ? reference->brief
                                : std::string(source.substr(at, std::max<std::size_t>(end - at, 1)));
    at = std::max(end, at + 1);
  }
  return out;
}

/// What the method itself rests on.
void cite_method(const FinishedProfile& profile, std::vector<const Reference*>& cited) {
  std::string keys = "oecd_jrc2008 shapley1953";
  if (profile.indicators.size() > 12) keys += " owen1977 winter1989";
  std::vector<Aggregation> used = {profile.composition.root.how};
  for (const auto& [name, at] : used_dimensions(profile)) used.push_back(profile.composition.node[at].how);
  for (const auto how : used)
    keys += how == Aggregation::noisy_or           ? " pearl1988"
            : how == Aggregation::scaled_geometric ? " marinferrer2017"
            : how == Aggregation::owa              ? " yager1988 torra1997"
                                                   : "";
  cited_in(keys, cited);
}

std::string dimension_of(const words::Words& words, const FinishedProfile& profile,
                         const FinishedIndicator& indicator) {
  for (const auto& [name, at] : used_dimensions(profile))
    if (name == indicator.dimension) return dimension_heading(words, at);
  return indicator.dimension;
}

/// What a site is worth, and where: "mean over the footprint".
std::string place_of(const words::Words& words, const FinishedIndicator& indicator) {
  const auto* known = words::names::find(words::names::extractions, indicator.extraction);
  const std::string statistic = known != nullptr ? words(*known)
                                : indicator.extraction.starts_with('p')
                                    ? words(words::names::percentile, indicator.extraction.substr(1))
                                    : indicator.extraction;
  return statistic + " " + method_title(words, indicator.place);
}

/// What is measured, where, in which unit.
std::string measured(const words::Words& words, const FinishedProfile& profile, std::size_t i) {
  const FinishedIndicator& indicator = profile.indicators[i];
  const std::string unit = words.unit(indicator.unit);
  return "<td class=\"w\">" + escaped(indicator_title(words, profile, i)) + "<br><span class=\"quiet\">" +
         breakable(escaped(indicator.id)) + (unit.empty() ? "" : " [" + escaped(unit) + "]") + ", " +
         (indicator.column.empty() ? escaped(place_of(words, indicator)) : html(words, say::not_in_the_map)) +
         (indicator.survey ? "<br>" + html(words, say::percentile_of, indicator.survey->cells) : "") +
         (indicator.formula.empty() ? "" : "<br>= " + breakable(escaped(indicator.formula))) + "</span></td>";
}

std::string origin_of(const words::Words& words, const FinishedIndicator& indicator) {
  if (!indicator.worked_out_by.empty()) return html(words, say::worked_out_by, indicator.worked_out_by);
  return indicator.column.empty()
             ? breakable(escaped(joined(indicator.layers)))
             : html(words, say::column_of_the_list, breakable(escaped(indicator.column)));
}

std::string row(const words::Words& words, const FinishedProfile& profile, std::size_t i,
                std::vector<const Reference*>& cited) {
  const FinishedIndicator& indicator = profile.indicators[i];
  const std::string source = cited_in(indicator.source, cited);
  return "<tr>" + measured(words, profile, i) + "<td class=\"s\">" +
         escaped(dimension_of(words, profile, indicator)) + "</td><td class=\"n\">" +
         words.number(indicator.weight) + "</td><td>" + value_function_figure(words, profile, i) +
         "</td><td class=\"n\">" +
         (i < profile.reference.size() ? escaped(words.figure(profile.reference[i], indicator.unit)) : "–") +
         "</td><td>" + origin_of(words, indicator) + "</td><td class=\"w\">" +
         escaped(profile_text(words, indicator.why)) +
         (source.empty() ? "" : " <span class=\"quiet cited\">" + escaped(source) + "</span>") + "</td></tr>";
}

std::string bibliography(const words::Words& words, std::vector<const Reference*> cited) {
  std::sort(cited.begin(), cited.end(),
            [](const Reference* a, const Reference* b) { return a->whole < b->whole; });
  std::string out = "<details open><summary>" + html(words, say::references) +
                    "</summary><ul class=\"references\" lang=\"en\">";
  for (const auto* one : cited) out += "<li>" + escaped(one->whole) + "</li>";
  return out + "</ul></details>";
}

}  // namespace

std::string method_section(const words::Words& words, const FinishedProfile& profile) {
  std::vector<const Reference*> cited;
  cite_method(profile, cited);
  std::string out = "<h3>" + html(words, say::heading) + "</h3><p>" +
                    html(words, say::in_short, words.percent(profile.min_coverage)) +
                    "</p><details open><summary>" + html(words, say::formulas) + "</summary>" +
                    formulas(words, profile) +
                    "</details><div class=\"scroll\"><table class=\"method\"><thead><tr>";
  for (const auto& [text, kind] : std::initializer_list<std::pair<const words::Message*, const char*>>{
           {&say::indicator, " class=\"w\""},
           {&say::dimension, ""},
           {&say::weight, " class=\"n\""},
           {&say::from_value_to_score, ""},
           {&say::median_site, " class=\"n\""},
           {&say::layers, ""},
           {&say::why, " class=\"w\""}})
    out += std::string("<th") + kind + ">" + html(words, *text) + "</th>";
  out += "</tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) out += row(words, profile, i, cited);
  return out + "</tbody></table></div>" + bibliography(words, std::move(cited));
}

}  // namespace firnline
