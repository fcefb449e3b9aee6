// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/audit_section.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "host/job/names.hpp"
#include "host/report/audit_sentences.hpp"
#include "host/report/html.hpp"
#include "host/report/page_budget.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/audit.hpp"

namespace firnline {
namespace {

namespace say = words::audit;

std::string warnings(const words::Words& words, const FinishedRun& run) {
  std::string out;
  for (const auto& warning : run.warnings) out += "<p class=\"warn\">" + remark_html(words, warning) + "</p>";
  for (const auto& row : run.audit)
    if (!row.warning.empty())
      out += "<p class=\"warn\"><strong>" + escaped(row.layer) + "</strong> (" + escaped(row.source) +
             "): " + remark_html(words, row.warning) + "</p>";
  return out.empty() ? "<p>" + html(words, say::nothing_wanting) + "</p>" : out;
}

/// The layer of the run that a row of the audit is about, if it is about one.
const FinishedLayer* layer_of(const FinishedRun& run, const FinishedAudit& row) {
  const auto found = std::find_if(run.layers.begin(), run.layers.end(),
                                  [&](const FinishedLayer& layer) { return layer.name == row.layer; });
  return found == run.layers.end() ? nullptr : &*found;
}

/// One item per layer, its steps in the order in which they were taken.
std::string in_words(const words::Words& words, const FinishedRun& run) {
  std::vector<std::string> names;
  for (const auto& row : run.audit)
    if (std::find(names.begin(), names.end(), row.layer) == names.end()) names.push_back(row.layer);
  std::string out = "<ul class=\"audit\">";
  for (std::size_t i = 0; i < std::min(names.size(), most_rows); ++i) {
    std::string sentences, unit;
    for (const auto& row : run.audit) {
      if (row.layer != names[i]) continue;
      const FinishedLayer* layer = layer_of(run, row);
      if (sentences.empty())
        sentences = "<strong>" +
                    (layer != nullptr && !layer->title.empty() ? escaped(layer_title(words, layer->title))
                     : row.layer == "hydrology"                ? html(words, say::hydrology)
                     : row.layer == "travel"                   ? html(words, say::travel)
                                                               : breakable(escaped(row.layer))) +
                    "</strong> <span class=\"quiet\">" + breakable(escaped_short(row.source, 80)) +
                    "</span><br>";
      if (layer != nullptr) unit = layer->unit;
      sentences += audit_sentences(words, row, unit) + words.gap();
    }
    out += "<li>" + sentences + "</li>";
  }
  return out + "</ul>";
}

std::string figure_cell(const words::Words& words, const std::optional<double>& value) {
  return "<td class=\"n\">" + (value ? words.figure(*value) : std::string("–")) + "</td>";
}

std::string head(const words::Words& words) {
  std::string out = "<tr>";
  for (const auto* text : {&say::layer, &say::source, &say::step, &say::method})
    out += "<th>" + html(words, *text) + "</th>";
  for (const auto* text : {&say::cells_in, &say::cells_out, &say::no_data, &say::total_before,
                           &say::total_after, &say::lowest, &say::highest})
    out += "<th class=\"n\">" + html(words, *text) + "</th>";
  return out + "</tr>";
}

std::string whole_table(const words::Words& words, const FinishedRun& run) {
  const auto count = static_cast<std::int64_t>(run.audit.size());
  std::string out = "<details class=\"wide\"><summary>" + html(words, say::full_table, count) +
                    "</summary><div class=\"scroll\"><table><thead>" + head(words) + "</thead><tbody>";
  for (std::size_t i = 0; i < std::min(run.audit.size(), most_rows); ++i) {
    const FinishedAudit& row = run.audit[i];
    out += "<tr><td>" + breakable(escaped(row.layer)) + "</td><td>" +
           breakable(escaped_short(row.source, 60)) + "</td><td>" + escaped(method_title(words, row.step)) +
           "</td><td>" + escaped(row.step == "formula" ? row.method : method_title(words, row.method)) +
           "</td>";
    for (const std::int64_t cells : {row.cells_in, row.cells_out, row.cells_no_data})
      out += "<td class=\"n\">" + words.integer(cells) + "</td>";
    for (const auto& value : {row.total_before, row.total_after, row.seen_low, row.seen_high})
      out += figure_cell(words, value);
    out += "</tr>";
  }
  out += "</tbody></table></div>";
  if (run.audit.size() > most_rows)
    out += "<p class=\"quiet\">" +
           html(words, say::first_rows, words.integer(most_rows), words.integer(count)) + "</p>";
  return out + "</details>";
}

}  // namespace

std::string audit_section(const words::Words& words, const FinishedRun& run) {
  return "<section id=\"audit\"><h2>" + html(words, say::heading) + "</h2>" + warnings(words, run) +
         (run.audit.empty() ? std::string() : in_words(words, run) + whole_table(words, run)) + "</section>";
}

std::string sources_section(const words::Words& words, const FinishedRun& run) {
  std::string out = "<section id=\"sources\"><h2>" + html(words, say::sources) + "</h2><p>" +
                    remark_html(words, run.licence_duty) + "</p><ul>";
  for (const auto& line : run.attributions) out += "<li>" + escaped(line) + "</li>";
  out += "</ul><div class=\"scroll\"><table><thead><tr><th>" + html(words, say::layer) + "</th><th>" +
         html(words, say::file) + "</th><th>" + html(words, say::period) + "</th><th class=\"w\">" +
         html(words, say::onto_the_grid) + "</th><th>SHA-256</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < std::min(run.layers.size(), most_rows); ++i) {
    const FinishedLayer& layer = run.layers[i];
    out += "<tr><td>" + breakable(escaped(layer.name)) + "</td><td>" +
           breakable(escaped_short(joined(layer.sources), 80)) + "</td><td>" + escaped(layer.period) +
           "</td><td>" + escaped(method_title(words, layer.transformation)) + "</td><td><code>" +
           escaped(layer.sha256.empty() ? "" : layer.sha256.front().substr(0, 16)) + "…</code></td></tr>";
  }
  return out + "</tbody></table></div></section>";
}

}  // namespace firnline
