// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/report.hpp"

#include <optional>
#include <string>

#include "host/finished_run/figure.hpp"
#include "host/job/names.hpp"
#include "host/report/html.hpp"
#include "host/report/page.hpp"
#include "host/report/profile_section.hpp"
#include "host/report/script.hpp"

namespace firnline {
namespace {

std::string warnings_section(const FinishedRun& run) {
  std::string out;
  for (const auto& warning : run.warnings) out += "<p class=\"warn\">" + escaped(warning) + "</p>";
  for (const auto& row : run.audit)
    if (!row.warning.empty())
      out += "<p class=\"warn\"><strong>" + escaped(row.layer) + "</strong> (" + escaped(row.source) +
             "): " + escaped(row.warning) + "</p>";
  return out.empty() ? "<p>Nothing was found wanting.</p>" : out;
}

std::string count_text(std::int64_t count) {
  return count < 10000 ? std::to_string(count) : figure(static_cast<double>(count), "–");
}

std::string optional_figure(const std::optional<double>& value) {
  return value ? figure(*value, "–") : "–";
}

std::string audit_section(const FinishedRun& run) {
  std::string out =
      "<section class=\"wide\"><h2>What was done to the data</h2>" + warnings_section(run) +
      "<div class=\"scroll\"><table><thead><tr><th>Layer</th><th>Source</th><th>Step</th><th>Method</th><th "
      "class=\"n\">Cells in</th><th class=\"n\">Cells out</th><th class=\"n\">No data</th><th "
      "class=\"n\">Total "
      "before</th><th class=\"n\">Total after</th><th class=\"n\">Lowest</th><th "
      "class=\"n\">Highest</th></tr></thead><tbody>";
  for (const auto& row : run.audit)
    out += "<tr><td>" + breakable(escaped(row.layer)) + "</td><td>" +
           breakable(escaped_short(row.source, 60)) + "</td><td>" + escaped(row.step) + "</td><td>" +
           escaped(row.method) + "</td><td class=\"n\">" + count_text(row.cells_in) +
           "</td><td class=\"n\">" + count_text(row.cells_out) + "</td><td class=\"n\">" +
           count_text(row.cells_no_data) + "</td><td class=\"n\">" + optional_figure(row.total_before) +
           "</td><td class=\"n\">" + optional_figure(row.total_after) + "</td><td class=\"n\">" +
           optional_figure(row.seen_low) + "</td><td class=\"n\">" + optional_figure(row.seen_high) +
           "</td></tr>";
  return out + "</tbody></table></div></section>";
}

std::string sources_section(const FinishedRun& run) {
  std::string out =
      "<h2>Sources and what their licences ask</h2><p>" + escaped(run.licence_duty) + "</p><ul>";
  for (const auto& line : run.attributions) out += "<li>" + escaped(line) + "</li>";
  out +=
      "</ul><div class=\"scroll\"><table><thead><tr><th>Layer</th><th>File</th><th>Period</th><th "
      "class=\"w\">How it "
      "came onto the grid</th><th>SHA-256</th></tr></thead><tbody>";
  for (const auto& layer : run.layers)
    out += "<tr><td>" + breakable(escaped(layer.name)) + "</td><td>" +
           breakable(escaped_short(joined(layer.sources), 80)) + "</td><td>" + escaped(layer.period) +
           "</td><td>" + escaped(layer.transformation) + "</td><td><code>" +
           escaped(layer.sha256.empty() ? "" : layer.sha256.front().substr(0, 16)) + "…</code></td></tr>";
  return out + "</tbody></table></div>";
}

std::string recompute_section(const FinishedRun& run) {
  std::string facts;
  for (const auto& [name, value] : run.run_facts)
    facts += (facts.empty() ? "" : " · ") + escaped(name) + " " + escaped(value);
  return "<h2>How to recompute this</h2><p>Run <code>firnline run " + escaped(run.job_file) +
         "</code> with version " + escaped(run.program_version) +
         " on inputs with the hashes above: maps and lists come out bit for bit. <code>manifest.json</code> "
         "holds every hash, weight and value function; <code>firnline explain DIR SITE</code> says why a "
         "site ranks where it does.</p><p class=\"quiet\">" +
         facts + "</p><details><summary>The job file</summary><pre>" + escaped_lines(run.job_text) +
         "</pre></details>";
}

}  // namespace

std::string report_html(const FinishedRun& run, const words::Words& words) {
  const std::string script = report_script();
  std::string out =
      page_head(words, run.title, script) +
      "<p class=\"quiet\">Score 1 = highest risk. Rank 1 = act here first. Screening scores are "
      "no probabilities, depths or losses.</p>\n";
  for (const auto& profile : run.profiles) out += profile_section(run, profile, words) + "\n";
  return out + audit_section(run) + "\n" + sources_section(run) + "\n" + recompute_section(run) +
         script_element(script) + page_end;
}

}  // namespace firnline
