// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/audit_sentences.hpp"

#include <string_view>
#include <utility>

#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/words/catalogue/audit.hpp"

namespace firnline {
namespace {

namespace say = words::audit;

std::string resampling(const words::Words& words, const std::string& method) {
  constexpr std::pair<std::string_view, const words::Message*> methods[] = {
      {"nearest", &say::nearest},  {"bilinear", &say::bilinear}, {"average", &say::average},
      {"sum", &say::sum},          {"mode", &say::mode},         {"maximum", &say::maximum},
      {"fraction", &say::fraction}};
  for (const auto& [name, sentence] : methods)
    if (method == name) return html(words, *sentence);
  return html(words, say::other_method, escaped(method_title(words, method)));
}

/// How many cells have data, between which values, and what became of the total.
std::string outcome(const words::Words& words, const FinishedAudit& step, const std::string& unit) {
  std::string out;
  const std::int64_t all = step.cells_out + step.cells_no_data;
  if (all > 0)
    out +=
        words.gap() + html(words, say::with_data,
                           words.percent(static_cast<double>(step.cells_out) / static_cast<double>(all), 1));
  if (step.seen_low && step.seen_high)
    out += words.gap() + html(words, say::range, words.figure(*step.seen_low),
                              escaped(words.figure(*step.seen_high, unit)));
  if (step.total_before && step.total_after && *step.total_before != 0)
    out += words.gap() + html(words, say::total, words.figure(*step.total_before),
                              words.figure(*step.total_after),
                              words.percent(*step.total_after / *step.total_before, 1));
  return out;
}

std::string no_data(const words::Words& words, const FinishedAudit& step) {
  const bool kept = step.cells_no_data == 0;
  return html(words, kept ? say::kept : say::lost, kept ? step.cells_out : step.cells_no_data,
              escaped(method_title(words, step.method)));
}

std::string missing(const words::Words& words, const FinishedAudit& step) {
  return step.method == "structural_zero"
             ? html(words, say::counts_as_zero, step.cells_out)
             : html(words, say::filled, step.cells_out, escaped(method_title(words, step.method)));
}

/// Sites and their attributes: rows, not cells.
std::string of_rows(const words::Words& words, const FinishedAudit& step, const std::string& unit) {
  const bool sites = step.step == "read", units = step.layer.starts_with("units.");
  std::string out = html(words,
                         units   ? say::units_read
                         : sites ? say::sites_read
                                 : say::attribute,
                         step.cells_out,
                         escaped(method_title(words, step.method.substr(0, step.method.find(", totals: ")))));
  if (step.cells_no_data > 0)
    out += words.gap() + html(words, sites ? say::rows_set_aside : say::sites_without, step.cells_no_data);
  if (step.seen_low && step.seen_high)
    out += words.gap() + html(words, say::range, words.figure(*step.seen_low),
                              escaped(words.figure(*step.seen_high, unit)));
  return out;
}

/// What was done to heights, and what became of the water.
std::string of_water(const words::Words& words, const FinishedAudit& step) {
  const std::string method = escaped(method_title(words, step.method));
  if (step.step == "fill")
    return step.cells_out == 0
               ? html(words, say::nothing_raised)
               : html(words, say::raised, step.cells_out, words.figure(step.seen_high.value_or(0), "m"));
  if (step.step == "breach")
    return html(words, say::breached, step.cells_out, words.figure(step.seen_high.value_or(0), "m"), method);
  if (step.step == "flow") return html(words, say::directed, step.cells_out, method);
  if (step.step == "thaw") return html(words, say::melted, method);
  if (step.step == "melt") return html(words, say::from_glaciers, method);
  if (step.step == "streams") return html(words, say::in_streams, step.cells_out, method);
  return html(words, step.step == "share" ? say::shared : say::drained,
              words.figure(step.total_before.value_or(0)), words.figure(step.total_after.value_or(0)),
              method);
}

/// What ways were built from, and who takes them.
std::string of_travel(const words::Words& words, const FinishedAudit& step) {
  const std::string method = escaped(method_title(words, step.method));
  if (step.step == "ways") return html(words, say::ways_built, step.cells_out, method);
  if (step.step == "reach") return html(words, say::reached, step.cells_out, method);
  if (step.step == "shock") return html(words, say::shocked, step.cells_out, method);
  if (step.step == "years") return html(words, say::yearly_loss, method);
  return html(words, say::people_reach, words.figure(step.total_before.value_or(0)),
              words.figure(step.total_after.value_or(0)), method);
}

}  // namespace

std::string audit_sentences(const words::Words& words, const FinishedAudit& step, const std::string& unit) {
  if (step.step == "catchment")
    return html(words, say::with_catchment, step.cells_out, escaped(method_title(words, step.method)));
  if (step.layer.starts_with("sites.") || step.layer.starts_with("units.") || step.step == "attribute")
    return of_rows(words, step, unit);
  if (step.step == "grid") return html(words, say::grid_only);
  if (step.step == "unit") return html(words, say::unit, escaped(method_title(words, step.method)));
  if (step.step == "no_data") return no_data(words, step);
  if (step.step == "missing") return missing(words, step);
  if (step.step == "clip") return html(words, say::clipped, step.cells_no_data);
  if (step.step == "spread") return html(words, say::lent, step.cells_out);
  if (step.step == "formula")
    return html(words, say::formula, "<code>" + breakable(escaped(step.method)) + "</code>") +
           (step.cells_no_data > 0 ? words.gap() + html(words, say::undefined, step.cells_no_data) : "");
  if (step.layer == "hydrology") return of_water(words, step);
  if (step.layer == "travel" || step.layer.starts_with("travel.")) return of_travel(words, step);
  std::string how;
  if (step.step == "derive")
    how = html(words, say::derived);
  else if (step.step == "read")
    how = html(words, say::read_as_it_is);
  else if (step.step == "rasterise")
    how = html(words, say::drawn, step.cells_in, escaped(method_title(words, step.method)));
  else if (step.step == "compute")
    how = html(words, say::computed, escaped(method_title(words, step.method)));
  else
    how = resampling(words, step.method);
  return how + outcome(words, step, unit);
}

}  // namespace firnline
