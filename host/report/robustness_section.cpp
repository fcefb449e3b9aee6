// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/robustness_section.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/job/profile.hpp"
#include "host/report/html.hpp"
#include "host/report/reader.hpp"
#include "host/report/robustness_figure.hpp"
#include "host/report/tornado_figure.hpp"
#include "host/words/catalogue/robustness.hpp"

namespace firnline {
namespace {

namespace say = words::robustness;

constexpr double sure = 0.95, likely = 0.66, unlikely = 0.33, hardly = 0.05;
constexpr double stays = 0.9;  // share of the draws from which on a site of the first is said to stay

const words::Message& verdict(double p) {
  return p >= sure      ? say::surely_in
         : p >= likely  ? say::probably_in
         : p > unlikely ? say::open
         : p > hardly   ? say::probably_out
                        : say::surely_out;
}

bool drawn(const FinishedProfile& profile) {
  return profile.robustness && !profile.sites.empty() && profile.sites.front().rank > 0;
}

/// Ranges and order that the job sets to weights, one after the other; empty where it sets none.
std::string limits_of_weights(const FinishedProfile& profile, const words::Words& words) {
  const WeightLimits& limits = profile.robustness->limits;
  const std::size_t leaves = profile.indicators.size();
  const auto name = [&](std::size_t number) {
    return number < leaves ? escaped(indicator_title(words, profile, number))
                           : escaped(dimension_title(words, dimension_names[number - leaves]));
  };
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < limits.least.size(); ++i)
    if (limits.least[i] > 0 || limits.greatest[i] < 1)
      parts.push_back(html(words, say::between_shares, name(i), words.percent(limits.least[i], 1),
                           words.percent(limits.greatest[i], 1)));
  for (const auto& chain : limits.falling) {
    std::string order;
    for (const std::int32_t number : chain)
      order += (order.empty() ? "" : " ≥ ") + name(static_cast<std::size_t>(number));
    parts.push_back(order);
  }
  return parts.empty() ? "" : words.gap() + html(words, say::weights_limited, words.row(parts));
}

std::string what_was_drawn(const FinishedProfile& profile, const words::Words& words) {
  const FinishedRobustness& robustness = *profile.robustness;
  return html(words, robustness.concentration > 0 ? say::weights_drawn : say::weights_drawn_freely,
              words.integer(robustness.draws)) +
         limits_of_weights(profile, words) + words.gap() +
         html(words, robustness.with_errors() ? say::values_drawn : say::values_kept);
}

std::string error_text(const FinishedIndicator& indicator, const FinishedValueError& error,
                       const words::Words& words) {
  std::vector<std::string> parts;
  if (error.absolute > 0) parts.push_back(escaped(words.figure(error.absolute, indicator.unit)));
  if (error.relative > 0) parts.push_back(html(words, say::of_the_value, words.percent(error.relative)));
  return parts.empty() ? html(words, say::not_known) : words.row(parts);
}

/// "LAYER: WHO; LAYER: WHO", as the catalogue's sources are put together, or what the job says. What somebody
/// published stays in its words.
std::string source_text(std::string source, const words::Words& words) {
  if (source == "the job") return html(words, say::the_job);
  const std::string word = ": assumed";
  std::string out;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find("; ", at), source.size());
    const std::string one = source.substr(at, end - at);
    const std::size_t who = one.find(": ") == std::string::npos ? 0 : one.find(": ") + 2;
    out +=
        (out.empty() ? "" : "; ") +
        (one.ends_with(word)
             ? escaped(one.substr(0, one.size() - word.size())) + ": " + html(words, say::assumed)
             : escaped(one.substr(0, who)) + "<span class=\"cited\">" + escaped(one.substr(who)) + "</span>");
    at = end + 2;
  }
  return out;
}

std::string errors_table(const FinishedProfile& profile, const words::Words& words) {
  const FinishedRobustness& robustness = *profile.robustness;
  if (!robustness.with_errors()) return {};
  std::string out = "<h4>" + html(words, say::errors_heading) +
                    "</h4><div class=\"scroll\"><table><thead><tr><th class=\"w\">" +
                    html(words, say::indicator) + "</th><th>" + html(words, say::one_deviation) +
                    "</th><th class=\"w\">" + html(words, say::says_who) + "</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < profile.indicators.size(); ++i)
    out += "<tr><td>" + escaped(indicator_title(words, profile, i)) + "</td><td>" +
           error_text(profile.indicators[i], robustness.errors[i], words) + "</td><td>" +
           source_text(robustness.errors[i].source, words) + "</td></tr>";
  return out + "</tbody></table></div><p class=\"quiet\">" +
         html(words, say::shared_part, words.percent(robustness.shared_error),
              escaped(profile.name) + "/robustness.csv") +
         "</p>";
}

}  // namespace

std::string how_sure(const FinishedProfile& profile, const words::Words& words) {
  if (!drawn(profile)) return {};
  const auto scored = static_cast<std::size_t>(scored_sites(profile));
  const std::size_t first = std::min(scored, static_cast<std::size_t>(std::max(profile.top_k, 1)));
  std::int64_t staying = 0;
  for (std::size_t row = 0; row < first; ++row)
    staying += profile.sites[row].robustness.p_top_k >= stays ? 1 : 0;
  std::string out;
  if (first < scored)
    out = words.gap() + html(words, say::sure_of_first, words.integer(staying),
                             words.integer(static_cast<std::int64_t>(first)), words.percent(stays));
  const FinishedSite& site = profile.sites.front();
  const std::string name = "<strong>" + escaped_short(site_label(words, site), 60) + "</strong>";
  const SiteRobustness& ranks = site.robustness;
  return out + words.gap() +
         (ranks.rank_p05 == ranks.rank_p95
              ? html(words, say::first_always, name, words.integer(ranks.rank_p05))
              : html(words, say::first_between, name, words.integer(ranks.rank_p05),
                     words.integer(ranks.rank_p95)));
}

std::string how_sure(const FinishedProfile& profile, const FinishedSite& site, const words::Words& words) {
  const SiteRobustness& ranks = site.robustness;
  if (!drawn(profile) || ranks.rank_p05 == 0) return {};
  std::string out = ranks.rank_p05 == ranks.rank_p95
                        ? html(words, say::always, words.integer(ranks.rank_p05))
                        : html(words, say::between, words.integer(ranks.rank_p05),
                               words.integer(ranks.rank_p95), words.integer(ranks.rank_p50));
  if (profile.top_k >= scored_sites(profile)) return out;  // everybody is among the first
  return out + words.gap() +
         html(words, say::among_first, words.integer(profile.top_k), drawn_share(words, ranks.p_top_k),
              words.percent(ranks.p_top_k_se, 1)) +
         words.gap() + html(words, verdict(ranks.p_top_k));
}

std::string robustness_section(const FinishedProfile& profile, const words::Words& words) {
  if (!drawn(profile) || profile.robustness->ranks == nullptr) return {};
  return "<h3>" + html(words, say::heading) + "</h3><p>" + what_was_drawn(profile, words) + "</p>" +
         interval_figure(profile, words) + acceptability_table(profile, words) +
         tornado_figure(profile, words) + errors_table(profile, words);
}

}  // namespace firnline
