// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/requirements_section.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/page_budget.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/requirements.hpp"
#include "host/words/catalogue/sites.hpp"
#include "host/words/retold.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

namespace say = words::requirements;

constexpr std::size_t most_printed_rows = 100;  // paper; the style sheet hides the rest

/// A text of the shipped requirements in the reader's language; that of others as it is.
std::string text_of(const words::Words& words, const std::string& english) {
  return words::retold(words, english, say::texts).value_or(english);
}

const char* sign_of(Comparator comparator) {
  constexpr const char* signs[] = {"<", "≤", ">", "≥", "=", "≠"};
  return signs[static_cast<std::size_t>(comparator)];
}

/// "≥ 24 h"
std::string asked_of(const words::Words& words, const FinishedRequirement& one) {
  const std::string unit = words.unit(one.unit);
  return escaped(std::string(sign_of(one.comparator)) + "\u00a0" + words.number(one.threshold) +
                 (unit.empty() ? "" : "\u00a0" + unit));
}

std::string pillar_of(const words::Words& words, const FinishedRequirement& one) {
  const auto* known = words::names::find(say::pillars, one.pillar);
  return known == nullptr ? escaped(one.pillar) : html(words, *known);
}

std::string source_of(const words::Words& words, const FinishedRequirement& one) {
  if (!one.absent.empty()) return "<strong>" + html(words, say::no_source) + "</strong>";
  if (!one.column.empty()) return html(words, say::from_column, escaped(one.column));
  return html(words, say::from_layers, escaped(words.row(one.layers)),
              escaped(method_title(words, one.place)));
}

/// The share of the sites that a part of a bar stands for.
std::string part(const char* kind, std::int64_t count, std::size_t all) {
  if (count == 0) return {};
  return "<i class=\"" + std::string(kind) +
         "\" style=\"width:" + number_text(100 * static_cast<double>(count) / static_cast<double>(all), 2) +
         "%\"></i>";
}

std::string requirement_row(const words::Words& words, const FinishedProfile& profile, std::size_t number) {
  const FinishedRequirement& one = profile.requirements.list[number];
  std::int64_t passes = 0, fails = 0, unknowns = 0;
  for (const auto& site : profile.sites) {
    const Verdict verdict = verdict_of(one, site.requirement_value[number]);
    ++(verdict == Verdict::pass ? passes : verdict == Verdict::fail ? fails : unknowns);
  }
  std::vector<std::string> facts = {pillar_of(words, one), html(words, say::asked_for, asked_of(words, one)),
                                    source_of(words, one)};
  if (!one.evidence_date.empty())
    facts.push_back(html(words, say::evidence, escaped(words.date(one.evidence_date))));
  std::string quiet;
  for (const auto& fact : facts) quiet += (quiet.empty() ? "" : " · ") + fact;
  const std::size_t all = profile.sites.size();
  return "<tr><td class=\"n\">" + std::to_string(number + 1) + "</td><td>" + (one.mandatory ? "<b>" : "") +
         escaped(text_of(words, one.metric)) +
         (one.mandatory ? "</b> <span class=\"must\">" + html(words, say::mandatory) + "</span>" : "") +
         "<br><span class=\"quiet\">" + quiet +
         (one.why.empty() ? "" : "<br>" + escaped(text_of(words, one.why))) +
         "</span></td><td class=\"v\"><div class=\"verdicts\" aria-hidden=\"true\">" +
         part("pass", passes, all) + part("fail", fails, all) + part("open", unknowns, all) + "</div>" +
         html(words, say::counts, words.integer(passes), words.integer(fails), words.integer(unknowns)) +
         "</td></tr>";
}

/// "Hours that backup power lasts: passed, margin 6 h"
std::string verdict_title(const words::Words& words, const FinishedRequirement& one, double value,
                          const words::Message& text) {
  const double by = margin(one.comparator, value, one.threshold);
  return escaped(text_of(words, one.metric)) + ": " + html(words, text) +
         (std::isnan(by) ? "" : html(words, say::by_margin, escaped(words.figure(by, one.unit))));
}

std::string verdict_cell(const words::Words& words, const FinishedRequirement& one, double value) {
  const Verdict verdict = verdict_of(one, value);
  const auto cell = [&](const char* kind, const char* sign, const words::Message& text) {
    return "<td class=\"" + std::string(kind) + "\" title=\"" + verdict_title(words, one, value, text) +
           "\"><span aria-label=\"" + html(words, text) + "\">" + sign + "</span></td>";
  };
  return verdict == Verdict::pass   ? cell("pass", "✓", say::passed)
         : verdict == Verdict::fail ? cell("fail", "✗", say::failed)
                                    : cell("open", "?", say::unknown);
}

std::string meets_text(const words::Words& words, Meets meets) {
  if (meets == Meets::not_applicable) return "–";
  return html(words, meets == Meets::yes ? say::yes : meets == Meets::no ? say::no : say::unknown);
}

std::string matrix_row(const words::Words& words, const FinishedProfile& profile, const FinishedSite& site) {
  const RequirementSummary summary = summary_of(profile.requirements, site.requirement_value);
  const double score = summary.score();
  std::string out = "<tr><td>" + escaped_short(site_label(words, site), 40) + "</td><td>" +
                    meets_text(words, summary.meets) + "</td><td class=\"n\" data-v=\"" +
                    (std::isnan(score) ? std::string() : number_text(score, 6)) + "\">" +
                    (std::isnan(score) ? "–" : words.percent(score)) + "</td>";
  for (std::size_t i = 0; i < profile.requirements.list.size(); ++i)
    out += verdict_cell(words, profile.requirements.list[i], site.requirement_value[i]);
  return out + "</tr>";
}

std::string headline(const words::Words& words, const FinishedProfile& profile) {
  std::int64_t yes = 0, no = 0, open = 0, free = 0;
  for (const auto& site : profile.sites) {
    const Meets meets = summary_of(profile.requirements, site.requirement_value).meets;
    ++(meets == Meets::yes ? yes : meets == Meets::no ? no : meets == Meets::unknown ? open : free);
  }
  const std::string all = words.integer(static_cast<std::int64_t>(profile.sites.size()));
  if (free > 0) return html(words, say::none_mandatory, all);
  return html(words, say::of_all, all, words.integer(yes), words.integer(no), words.integer(open));
}

std::string matrix(const words::Words& words, const FinishedProfile& profile, std::size_t rows) {
  const std::size_t all = profile.sites.size(), shown = std::min(rows, all);
  std::string out = "<h4>" + html(words, say::site_by_site) + "</h4><p class=\"quiet\">" +
                    html(words, say::legend) + "</p><div class=\"scroll long" +
                    (shown > rows_on_one_screen ? " tall" : "") +
                    "\" tabindex=\"0\"><table class=\"sortable matrix\"><thead><tr><th>" +
                    html(words, words::sites::site) + "</th><th>" + html(words, say::meets) +
                    "</th><th class=\"n\">" + html(words, say::share_passed) + "</th>";
  for (std::size_t i = 0; i < profile.requirements.list.size(); ++i) {
    const FinishedRequirement& one = profile.requirements.list[i];
    out += "<th class=\"fixed" + std::string(one.mandatory ? " must" : "") + "\" title=\"" +
           escaped(text_of(words, one.metric)) + "\">" + std::to_string(i + 1) + "</th>";
  }
  out += "</tr></thead><tbody>";
  for (std::size_t row = 0; row < shown; ++row) out += matrix_row(words, profile, profile.sites[row]);
  out += "</tbody></table></div>";
  const auto count = [&](std::size_t number) { return words.integer(static_cast<std::int64_t>(number)); };
  const std::string file = escaped(profile.name) + "/requirements.csv";
  if (shown > most_printed_rows)
    out += "<p class=\"quiet printed\">" +
           html(words, words::sites::printed_rows, count(most_printed_rows), count(all), file) + "</p>";
  if (all > shown)
    out += "<p class=\"quiet\">" + html(words, words::sites::first_rows, count(shown), count(all), file) +
           "</p>";
  return out;
}

}  // namespace

std::string requirements_section(const words::Words& words, const FinishedProfile& profile,
                                 std::size_t rows) {
  const FinishedRequirements& all = profile.requirements;
  if (all.list.empty()) return {};
  std::string out = "<h3>" + html(words, say::heading, escaped(text_of(words, all.title))) + "</h3><p>" +
                    headline(words, profile) + "</p><p class=\"quiet\">";
  if (!all.inspired_by.empty())
    out += html(words, say::inspired_by, escaped(all.id), escaped(profile_text(words, all.inspired_by))) +
           words.gap();
  out += html(words, say::nobody_agreed) + words.gap() +
         html(words, say::all_rows, escaped(profile.name) + "/requirements.csv") +
         "</p><table class=\"asked\"><thead><tr><th class=\"n\">" + html(words, say::number) + "</th><th>" +
         html(words, say::requirement) + "</th><th>" + html(words, say::how_many) +
         "</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < all.list.size(); ++i) out += requirement_row(words, profile, i);
  return out + "</tbody></table>" + matrix(words, profile, rows);
}

std::string requirements_of_site(const words::Words& words, const FinishedProfile& profile,
                                 const FinishedSite& site) {
  if (profile.requirements.list.empty()) return {};
  std::string out = "<div class=\"scroll\"><table><thead><tr><th>" + html(words, say::requirement) +
                    "</th><th class=\"n\">" + html(words, say::value_here) + "</th><th class=\"n\">" +
                    html(words, say::asked) + "</th><th class=\"n\">" + html(words, say::margin) +
                    "</th><th>" + html(words, say::result) + "</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.requirements.list.size(); ++i) {
    const FinishedRequirement& one = profile.requirements.list[i];
    const double value = site.requirement_value[i], by = margin(one.comparator, value, one.threshold);
    const Verdict verdict = verdict_of(one, value);
    out += "<tr><td>" + std::string(one.mandatory ? "<b>" : "") + escaped(text_of(words, one.metric)) +
           (one.mandatory ? "</b>" : "") + "</td><td class=\"n\">" + escaped(words.figure(value, one.unit)) +
           "</td><td class=\"n\">" + asked_of(words, one) + "</td><td class=\"n\">" +
           escaped(words.figure(by, one.unit)) + "</td><td>" +
           html(words, verdict == Verdict::pass   ? say::passed
                       : verdict == Verdict::fail ? say::failed
                                                  : say::unknown) +
           "</td></tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace firnline
