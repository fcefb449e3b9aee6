// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/report.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "host/finished_run/figure.hpp"
#include "host/job/profile.hpp"
#include "host/report/html.hpp"
#include "host/report/map_figure.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_rows = 1000;
constexpr std::size_t most_printed_rows = 100;  // paper; the style sheet hides the rest

constexpr const char* style = R"css(
:root{color-scheme:light}
body{font:16px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif;color:#1c2326;background:#fff;max-width:1080px;margin:0 auto;padding:1.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0}h2{font-size:1.4rem;margin:2.4rem 0 .6rem;border-bottom:2px solid #1c2326;padding-bottom:.2rem}h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
.answer{font-size:1.08rem;background:#f3f6f8;border-left:5px solid #2c7bb6;padding:.8rem 1.1rem;margin:.8rem 0}
.quiet{color:#56626a;font-size:.9rem}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{text-align:left;padding:.3rem .55rem;border-bottom:1px solid #d8dfe3;vertical-align:top}
th{background:#f3f6f8;position:sticky;top:0}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td{overflow-wrap:break-word}.w{min-width:12rem}td .quiet{font-size:1em}.printed{display:none}
.map{width:100%;height:auto;border:1px solid #888;display:block}.rank{fill:#fff;font:700 11px sans-serif;text-anchor:middle;dominant-baseline:central}.first{r:10px}
.name{font:600 14px "Noto Sans","Noto Sans CJK SC",sans-serif;fill:#111;stroke:#fff;stroke-width:3.5px;paint-order:stroke}.note{font:13px sans-serif;fill:#111}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:.5rem 0;font-size:.9rem;padding:0;list-style:none}.legend b{display:inline-block;width:1.1em;height:1.1em;border:1px solid #777;vertical-align:-.2em;margin-right:.35em}
.bar{display:inline-block;height:.75em;vertical-align:-.05em}.up{background:#d7191c}.down{background:#2c7bb6}.curve{width:220px;height:auto}.tick{font:11px sans-serif;fill:#444}
.warn{background:#fff7e0;border-left:5px solid #e0a100;padding:.5rem .9rem;margin:.4rem 0}pre{background:#f3f6f8;padding:.8rem;overflow-x:auto;font-size:.8rem}
@media(max-width:640px){body{padding:.9rem}.name{display:none}.first{r:21px}.rank{font-size:23px}.other{r:8px}.note{font-size:26px}}
@page{size:A4;margin:14mm}@page wide{size:A4 landscape}.wide{page:wide}
@media print{body{max-width:none;padding:0;font-size:10pt}th{position:static}h2,h3{break-after:avoid}svg,tr,figure,.answer,.warn,li{break-inside:avoid}.answer,.warn,th,.legend b,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.scroll{overflow:visible}table{font-size:7.5pt}th,td{padding:.15rem .3rem}.w{min-width:9rem}.curve{width:130px}.map{max-height:112mm;border:0}.long tbody tr:nth-child(n+101){display:none}.printed{display:block}details pre{white-space:pre-wrap;overflow-wrap:anywhere}}
)css";

std::string percent(double share) {
  return number_text(100 * share, 0) + " %";
}
std::string three(double value) {
  return std::isnan(value) ? "–" : number_text(value, 3);
}

std::string site_label(const FinishedSite& site) {
  return site.name.empty() ? "site " + site.id : site.name;
}

std::size_t scored_count(const FinishedProfile& profile) {
  return static_cast<std::size_t>(std::count_if(profile.sites.begin(), profile.sites.end(),
                                                [](const FinishedSite& s) { return s.rank > 0; }));
}

/// Indicator that moves the sites most: the greatest mean absolute contribution.
std::size_t main_driver(const FinishedProfile& profile) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    double sum = 0;
    for (const auto& site : profile.sites)
      if (!std::isnan(site.contribution[i])) sum += std::abs(site.contribution[i]);
    if (sum > most) most = sum, best = i;
  }
  return best;
}

/// The site's name, with its id where another site has the same name.
std::string unmistakable(const FinishedProfile& profile, const FinishedSite& site) {
  const bool repeated = std::count_if(profile.sites.begin(), profile.sites.end(),
                                      [&](const FinishedSite& other) { return other.name == site.name; }) > 1;
  return site_label(site) + (repeated && !site.name.empty() ? " (" + site.id + ")" : "");
}

std::string answer(const FinishedProfile& profile) {
  const std::size_t scored = scored_count(profile);
  if (scored == 0)
    return "<p class=\"answer\">No site could be scored; the reasons stand in the list below.</p>";
  std::string names;
  std::size_t shown = 0;
  for (const auto& site : profile.sites) {
    if (site.rank == 0 || shown == 3) break;
    names += (shown == 0                          ? ""
              : shown == 2 || shown + 1 == scored ? " and "
                                                  : ", ") +
             std::string("<strong>") + escaped_short(unmistakable(profile, site), 60) + "</strong> (score " +
             three(site.score) + ")";
    ++shown;
  }
  std::string text = "<p class=\"answer\">Act first at " + names + ". " + std::to_string(scored) + " of " +
                     std::to_string(profile.sites.size()) + " sites could be scored. ";
  text += "What sets the sites apart most is <strong>" +
          escaped(profile.indicators[main_driver(profile)].title) + "</strong>. ";
  double coverage = 0;
  for (const auto& site : profile.sites)
    if (site.rank > 0) coverage += site.coverage;
  text += "On average " + percent(coverage / static_cast<double>(scored)) +
          " of the indicator weight had data at a scored site. ";
  text += "This list says nothing yet about how far ranks move when weights or data change.</p>";
  return text;
}

std::string legend(const FinishedProfile& profile) {
  const char* words[] = {"no score: too little or no data", "1 very low", "2 low", "3 medium", "4 high",
                         "5 very high: act here first"};
  std::string out = "<ul class=\"legend\">";
  for (std::size_t c : {5u, 4u, 3u, 2u, 1u, 0u}) {
    const auto& rgb = class_colours[c];
    out += "<li><b style=\"background:rgb(" + std::to_string(rgb[0]) + "," + std::to_string(rgb[1]) + "," +
           std::to_string(rgb[2]) + ")\"></b>" + words[c];
    if (c >= 1 && c <= 5) {
      const double low = c == 1 ? 0 : profile.class_breaks[c - 2],
                   high = c == 5 ? 1 : profile.class_breaks[c - 1];
      out += " (" + number_text(low) + "–" + number_text(high) + ")";
    }
    out += "</li>";
  }
  return out + "<li>● first ten sites by rank</li><li>○ other sites; dashed: not scored</li></ul>";
}

/// Lets a long word break where a reader would break it.
std::string breakable(const std::string& word) {
  std::string out;
  for (const char letter : word) {
    out += letter;
    if (letter == '_' || letter == '/') out += "<wbr>";
  }
  return out;
}

std::string capitalised(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

/// The dimensions that the profile has indicators for, with their places in FinishedSite::dimension.
std::vector<std::pair<std::string, std::size_t>> used_dimensions(const FinishedProfile& profile) {
  std::vector<std::pair<std::string, std::size_t>> used;
  for (std::size_t at = 0; at < dimensions; ++at)
    if (std::any_of(profile.indicators.begin(), profile.indicators.end(),
                    [&](const FinishedIndicator& i) { return i.dimension == dimension_names[at]; }))
      used.emplace_back(dimension_names[at], at);
  return used;
}

std::string contribution_bars(const FinishedProfile& profile, const FinishedSite& site) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < site.contribution.size(); ++i)
    if (std::abs(site.contribution[i]) >= 0.0005) order.push_back(i);  // less shows as 0.000
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(site.contribution[a]) > std::abs(site.contribution[b]);
  });
  std::string out;
  for (std::size_t k = 0; k < order.size() && k < 3; ++k) {
    const double c = site.contribution[order[k]];
    out += "<div><span class=\"bar " + std::string(c < 0 ? "down" : "up") +
           "\" style=\"width:" + number_text(std::min(std::abs(c) * 160, 120.0), 0) + "px\"></span> " +
           escaped(profile.indicators[order[k]].title) + " " + (c < 0 ? "" : "+") + three(c) + "</div>";
  }
  return out;
}

/// What a reader of the printed page must know where rows are left out on paper.
std::string note_for_paper(const FinishedProfile& profile, std::size_t rows) {
  if (rows <= most_printed_rows) return {};
  return "<p class=\"quiet printed\">Printed are the first " + std::to_string(most_printed_rows) + " of " +
         std::to_string(rows) + " rows; all stand in " + escaped(profile.name) + "/sites.csv.</p>";
}

std::string ranked_table(const FinishedProfile& profile) {
  const auto used = used_dimensions(profile);
  std::string out =
      "<div class=\"scroll long\"><table><thead><tr><th class=\"n\">Rank</th><th>Site</th><th>Id</th><th "
      "class=\"n\">Score</th>";
  for (const auto& [name, at] : used) out += "<th class=\"n\">" + capitalised(name) + "</th>";
  out +=
      "<th class=\"n\">Data</th><th class=\"w\">What moves its score most, against the median site</th>"
      "</tr></thead><tbody>";
  std::size_t shown = 0;
  for (const auto& site : profile.sites) {
    if (site.rank == 0 || shown++ == most_rows) break;
    out += "<tr><td class=\"n\">" + std::to_string(site.rank) + "</td><td>" + escaped_short(site.name, 80) +
           "</td><td>" + breakable(escaped_short(site.id, 40)) + "</td><td class=\"n\">" + three(site.score) +
           "</td>";
    for (const auto& [name, at] : used) out += "<td class=\"n\">" + three(site.dimension[at]) + "</td>";
    out += "<td class=\"n\">" + percent(site.coverage) + "</td><td class=\"w\">" +
           contribution_bars(profile, site) + "</td></tr>";
  }
  out += "</tbody></table></div>" + note_for_paper(profile, scored_count(profile));
  if (scored_count(profile) > most_rows)
    out += "<p class=\"quiet\">The first " + std::to_string(most_rows) + " of " +
           std::to_string(scored_count(profile)) + " sites; all stand in " + escaped(profile.name) +
           "/sites.csv.</p>";
  return out;
}

std::string unscored_table(const FinishedProfile& profile) {
  std::string rows;
  std::size_t shown = 0;
  for (const auto& site : profile.sites)
    if (site.rank == 0 && shown++ < most_rows)
      rows += "<tr><td>" + escaped_short(site.name, 80) + "</td><td>" +
              breakable(escaped_short(site.id, 40)) + "</td><td class=\"w\">" + escaped(site.reason) +
              "</td></tr>";
  std::string out;
  if (!rows.empty())
    out +=
        "<h3>Not scored, and why</h3><div "
        "class=\"scroll "
        "long\"><table><thead><tr><th>Site</th><th>Id</th><th>Reason</th></tr></thead><tbody>" +
        rows + "</tbody></table></div>" + note_for_paper(profile, shown);
  if (profile.rejected.empty()) return out;
  out +=
      "<h3>Rows of the site list that were set aside</h3><div class=\"scroll\"><table><thead><tr><th "
      "class=\"n\">Line</th><th>Column</th><th>Value</th><th>Reason</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.rejected.size() && i < most_rows; ++i) {
    const auto& row = profile.rejected[i];
    out += "<tr><td class=\"n\">" + std::to_string(row.line) + "</td><td>" + escaped(row.column) +
           "</td><td>" + escaped_short(row.value, 60) + "</td><td>" + escaped(row.reason) + "</td></tr>";
  }
  return out + "</tbody></table></div>";
}

std::string names(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

/// Which dimensions the profile has, and how they become one score.
std::string dimensions_sentence(const FinishedProfile& profile) {
  const auto used = used_dimensions(profile);
  if (used.size() == 1) return "The profile looks at " + used.front().first + " alone.";
  std::string list = used.front().first;
  for (std::size_t i = 1; i < used.size(); ++i)
    list += (i + 1 == used.size() ? " and " : ", ") + used[i].first;
  std::string how = profile.aggregation;
  std::replace(how.begin(), how.end(), '_', ' ');
  if (profile.aggregation == "power_mean")
    how += " (exponent " + number_text(profile.composition.root.exponent) + ")";
  return "The scores of " + list + " are combined by the " + escaped(how) + " aggregation.";
}

std::string method_table(const FinishedProfile& profile) {
  std::string out =
      "<h3>How the score is made</h3><p>" + dimensions_sentence(profile) +
      " A site needs data for at least " + percent(profile.min_coverage) +
      " of the weight. Raw values become scores from 0 to 1, 1 = highest risk, by the red "
      "curves; the bars show how many sites got which score.</p>"
      "<div class=\"scroll\"><table><thead><tr><th class=\"w\">Indicator</th><th>Dimension</th><th "
      "class=\"n\">Weight</th><th>From value to score</th><th class=\"n\">Median "
      "site</th><th>Layers</th><th class=\"w\">Why</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    const auto& indicator = profile.indicators[i];
    const std::string unit = unit_text(indicator.unit);
    out +=
        "<tr><td class=\"w\">" + escaped(indicator.title) + "<br><span class=\"quiet\">" +
        breakable(escaped(indicator.id)) + (unit.empty() ? "" : " [" + escaped(unit) + "]") + ", " +
        escaped(indicator.extraction) + " over the footprint</span></td><td>" + escaped(indicator.dimension) +
        "</td><td class=\"n\">" + figure(indicator.weight, "–") + "</td><td>" +
        value_function_figure(indicator) + "</td><td class=\"n\">" +
        (i < profile.reference.size() ? escaped(figure_with_unit(profile.reference[i], indicator.unit, "–"))
                                      : "–") +
        "</td><td>" + breakable(escaped(names(indicator.layers))) + "</td><td class=\"w\">" +
        escaped(indicator.why) + "</td></tr>";
  }
  return out + "</tbody></table></div>";
}

std::string class_shares(const FinishedProfile& profile) {
  std::int64_t all = 0;
  for (const auto count : profile.cells_per_class) all += count;
  if (all == 0 || profile.cells_per_class.size() < 6) return {};
  const auto share = [&](std::size_t c) {
    return number_text(100 * static_cast<double>(profile.cells_per_class[c]) / static_cast<double>(all), 1) +
           " %";
  };
  return "<p class=\"quiet\">Of the map's cells, " + share(5) + " are very high, " + share(4) + " high, " +
         share(3) + " medium, " + share(2) + " low, " + share(1) + " very low; " + share(0) +
         " have no score. A cell is judged as a place of " + number_text(profile.footprint_km2, 1) +
         " km² (the median footprint of the sites) that is everywhere like the cell, so that counts of "
         "people or hectares mean the same on the map and in the list.</p>";
}

std::string profile_section(const FinishedRun& run, const FinishedProfile& profile) {
  std::string out = "<section><h2>" + escaped(profile.title) + "</h2>";
  out += "<p class=\"quiet\">Profile " + escaped(profile.id) +
         (profile.inspired_by.empty() ? "" : ", inspired by " + escaped(profile.inspired_by)) +
         ". Sites: " + escaped(profile.sites_name) + " (" + escaped(profile.sites_summary) + ")." +
         (profile.scope.empty() ? "" : " Scope: " + escaped(profile.scope) + ".") + "</p>" + answer(profile);
  if (const auto map = map_figure(run.grid, profile); !map.empty())
    out += "<figure style=\"margin:0\">" + map + legend(profile) + "</figure>" + class_shares(profile);
  return out + "<h3>Ranked sites</h3>" + ranked_table(profile) + unscored_table(profile) +
         method_table(profile) + "</section>";
}

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
           breakable(escaped_short(names(layer.sources), 80)) + "</td><td>" + escaped(layer.period) +
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

std::string report_html(const FinishedRun& run) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "img-src data:\"><title>" +
      escaped(run.title) + "</title><style>" + style + "</style></head><body>\n<h1>" + escaped(run.title) +
      "</h1><p class=\"quiet\">Score 1 = highest risk. Rank 1 = act here first. Screening scores are no "
      "probabilities, depths or losses.</p>\n";
  for (const auto& profile : run.profiles) out += profile_section(run, profile) + "\n";
  return out + audit_section(run) + "\n" + sources_section(run) + "\n" + recompute_section(run) +
         "\n</body></html>\n";
}

}  // namespace firnline
