// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/report.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "host/report/audit_section.hpp"
#include "host/report/html.hpp"
#include "host/report/map_layers.hpp"
#include "host/report/page.hpp"
#include "host/report/page_budget.hpp"
#include "host/report/profile_section.hpp"
#include "host/report/reader.hpp"
#include "host/report/script.hpp"
#include "host/report/site_panels.hpp"
#include "host/report/sites_table.hpp"
#include "host/report/travel_section.hpp"
#include "host/report/units_section.hpp"
#include "host/words/catalogue/audit.hpp"
#include "host/words/catalogue/page.hpp"
#include "host/words/catalogue/travel.hpp"

namespace firnline {
namespace {

namespace say = words::page;

/// A page of several profiles begins with where they are, and who is first in each.
std::string contents(const words::Words& words, const FinishedRun& run) {
  if (run.profiles.size() < 2) return {};
  std::string out = "<nav aria-label=\"" + html(words, say::contents) + "\"><ul>";
  const auto link = [&](const std::string& anchor, const std::string& text) {
    out += "<li><a href=\"#" + anchor + "\">" + text + "</a></li>";
  };
  for (std::size_t p = 0; p < run.profiles.size(); ++p)
    link("profile-" + std::to_string(p + 1), escaped(profile_text(words, run.profiles[p].title)));
  if (run.travel) link("ways", html(words, words::travel::in_contents));
  link("audit", html(words, words::audit::heading));
  link("sources", html(words, words::audit::sources));
  link("recompute", html(words, say::recompute));
  return out + "</ul></nav>";
}

std::string recompute_section(const words::Words& words, const FinishedRun& run) {
  std::string facts;
  for (const auto& [name, value] : run.run_facts)
    facts += (facts.empty() ? "" : " · ") + escaped(fact_text(words, name, value));
  const auto code = [](const std::string& text) { return "<code>" + escaped(text) + "</code>"; };
  const bool cut = run.job_text.size() > most_job_bytes;
  return "<section id=\"recompute\"><h2>" + html(words, say::recompute) + "</h2><p>" +
         html(words, say::run_again, code("firnline run " + run.job_file), escaped(run.program_version)) +
         words.gap() + html(words, say::what_else, code("manifest.json"), code("firnline explain DIR SITE")) +
         "</p><p class=\"quiet\">" + facts + "</p><details><summary>" + html(words, say::job_file) +
         "</summary><pre>" + escaped_lines(std::string_view(run.job_text).substr(0, most_job_bytes)) +
         "</pre>" +
         (cut ? "<p class=\"quiet\">" + html(words, say::job_cut, words.integer(most_job_bytes / 1000)) +
                    "</p>"
              : "") +
         "</details></section>";
}

/// The sections of the profiles. Panels take what the rest of the page leaves, in equal parts. in: bytes that
/// are taken already
std::string profile_sections(const words::Words& words, const FinishedRun& run, std::size_t taken) {
  const std::size_t count = run.profiles.size(), rows = rows_per_table(count);
  const MapLayers layers(run, words);
  std::vector<ProfileSection> sections;
  for (std::size_t p = 0; p < count; ++p) {
    sections.push_back(profile_section(words, run, run.profiles[p], layers, p + 1, rows));
    sections.back().after += units_section(run.grid, run.profiles[p], words);
    taken += sections.back().before.size() + sections.back().after.size() +
             ranked_table(words, run.profiles[p], p + 1, rows, rows).size();
  }
  std::string out;
  for (std::size_t p = 0; p < count; ++p) {
    const std::size_t left = page_limit_bytes - std::min<std::size_t>(taken, page_limit_bytes);
    const SitePanels panels = site_panels(words, run.profiles[p], p + 1, rows, left / (count - p));
    taken += panels.html.size();
    out += sections[p].before + ranked_table(words, run.profiles[p], p + 1, rows, panels.sites) +
           panels.html + sections[p].after + "\n";
  }
  return out;
}

}  // namespace

std::string report_html(const FinishedRun& run, const words::Words& words) {
  const std::string script = report_script();
  const std::string before = page_head(words, run.title, script) + "<p class=\"quiet\">" +
                             html(words, say::no_probabilities) + "</p>\n" + contents(words, run);
  const std::string after = travel_section(words, run) + "\n" + audit_section(words, run) + "\n" +
                            sources_section(words, run) + "\n" + recompute_section(words, run) +
                            script_element(script) + page_end;
  return before + profile_sections(words, run, before.size() + after.size() + spare_bytes) + after;
}

}  // namespace firnline
