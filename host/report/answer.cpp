// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/answer.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "host/report/html.hpp"
#include "host/report/profile_text.hpp"
#include "host/report/reader.hpp"
#include "host/report/robustness_section.hpp"
#include "host/words/catalogue/page.hpp"

namespace firnline {
namespace {

namespace say = words::page;

constexpr std::size_t named_first = 3;
constexpr double uneven_by = 0.1;  ///< half a risk class

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

/// With the id where another site has the same name. in: asks all sites, for the few that the answer names
std::string named(const words::Words& words, const FinishedProfile& profile, const FinishedSite& site) {
  const bool repeated = std::count_if(profile.sites.begin(), profile.sites.end(),
                                      [&](const FinishedSite& other) { return other.name == site.name; }) > 1;
  const std::string name =
      site_label(words, site) + (repeated && !site.name.empty() ? " (" + site.id + ")" : "");
  return "<strong>" + escaped_short(name, 60) + "</strong>";
}

std::string which(const words::Words& words, const FinishedProfile& profile, std::size_t scored) {
  std::vector<std::string> first;
  for (std::size_t row = 0; row < std::min(scored, named_first); ++row)
    first.push_back(html(words, say::site_and_score, named(words, profile, profile.sites[row]),
                         words.number(profile.sites[row].score, 3)));
  std::string out = html(words, say::act_first, words.list(first));
  const std::int64_t last = profile.sites[first.size() - 1].rank;
  const auto sharing = std::count_if(profile.sites.begin(), profile.sites.end(),
                                     [&](const FinishedSite& site) { return site.rank == last; });
  if (sharing > 1)
    out += words.gap() + html(words, say::share_a_rank, words.integer(sharing), words.integer(last));
  return out + words.gap() +
         html(words, say::could_be_scored, words.integer(static_cast<std::int64_t>(scored)),
              words.integer(static_cast<std::int64_t>(profile.sites.size())));
}

/// A gap with enough digits to be one.
std::string gap_text(const words::Words& words, double gap) {
  return words.number(gap, gap < 0.001 ? 6 : 3);
}

/// Of the first k sites, those with another rank than the next that lie closest; and the gap behind the k-th.
std::string gaps(const words::Words& words, const FinishedProfile& profile, std::size_t scored) {
  const std::size_t first = std::min(scored, static_cast<std::size_t>(std::max(profile.top_k, 1)));
  std::size_t closest = 0;
  double least = 2;
  for (std::size_t row = 0; row + 1 < first; ++row) {
    const auto &site = profile.sites[row], &next = profile.sites[row + 1];
    if (site.rank != next.rank && site.score - next.score < least)
      least = site.score - next.score, closest = row;
  }
  std::string out;
  if (least <= 1)
    out += words.gap() + html(words, say::closest, named(words, profile, profile.sites[closest]),
                              named(words, profile, profile.sites[closest + 1]), gap_text(words, least),
                              words.integer(static_cast<std::int64_t>(first)));
  if (first < scored && profile.sites[first].rank > profile.sites[first - 1].rank)
    out += words.gap() + html(words, say::gap_behind, words.integer(profile.sites[first - 1].rank),
                              words.integer(profile.sites[first].rank),
                              gap_text(words, profile.sites[first - 1].score - profile.sites[first].score));
  return out;
}

/// Of the first k sites, those whose map says something else on the mean than the site as a whole.
std::string unevenness(const words::Words& words, const FinishedProfile& profile, std::size_t scored) {
  if (!cells_are_like_sites(profile)) return {};
  const std::size_t first = std::min(scored, static_cast<std::size_t>(std::max(profile.top_k, 1)));
  const auto uneven = std::count_if(
      profile.sites.begin(), profile.sites.begin() + static_cast<std::ptrdiff_t>(first),
      [](const FinishedSite& site) { return std::abs(site.cell_score_mean - site.score) >= uneven_by; });
  return uneven == 0
             ? std::string()
             : words.gap() + html(words, say::uneven, words.integer(uneven),
                                  words.integer(static_cast<std::int64_t>(first)), words.number(uneven_by));
}

std::string drivers(const words::Words& words, const FinishedProfile& profile) {
  const std::size_t driver = main_driver(profile);
  const std::string name = "<strong>" + escaped(indicator_title(words, profile, driver)) + "</strong>";
  const double share = profile.indicators[driver].effective_weight;
  std::string out = words.gap() + (share > 0 && profile.indicators.size() > 1
                                       ? html(words, say::driver_and_share, name, words.percent(share))
                                       : html(words, say::driver, name));
  const FinishedSite& site = profile.sites.front();
  std::size_t most = 0;
  for (std::size_t i = 1; i < site.contribution.size(); ++i)
    if (std::isnan(site.contribution[most]) || site.contribution[i] > site.contribution[most]) most = i;
  if (most != driver && site.contribution[most] >= 0.0005)
    out += words.gap() + html(words, say::first_site_driver, named(words, profile, site),
                              escaped(indicator_title(words, profile, most)),
                              words.change(site.contribution[most], 3));
  return out;
}

std::string missing(const words::Words& words, const FinishedProfile& profile, std::size_t scored) {
  double coverage = 0;
  std::vector<std::int64_t> without(profile.indicators.size(), 0);
  for (std::size_t row = 0; row < scored; ++row) {
    coverage += profile.sites[row].coverage;
    for (std::size_t i = 0; i < without.size(); ++i)
      without[i] += std::isnan(profile.sites[row].value[i]) ? 1 : 0;
  }
  std::string out =
      words.gap() + html(words, say::mean_coverage, words.percent(coverage / static_cast<double>(scored)));
  const auto most = std::max_element(without.begin(), without.end());
  if (most != without.end() && *most > 0)
    out += words.gap() +
           html(words, say::missing_most,
                escaped(indicator_title(words, profile, static_cast<std::size_t>(most - without.begin()))),
                words.integer(*most), words.integer(static_cast<std::int64_t>(scored)));
  return out;
}

/// How far the ranks move.
std::string confidence(const words::Words& words, const FinishedProfile& profile) {
  if (!profile.robustness)
    return words.gap() +
           html(words, profile.changes.empty() ? say::ranks_not_tried : say::ranks_in_scenarios);
  return how_sure(profile, words) +
         (profile.changes.empty() ? "" : words.gap() + html(words, say::see_what_changes));
}

}  // namespace

std::string answer(const words::Words& words, const FinishedProfile& profile) {
  const auto scored = static_cast<std::size_t>(scored_sites(profile));
  if (scored == 0) return "<p class=\"answer\">" + html(words, say::nothing_scored) + "</p>";
  return "<p class=\"answer\">" + which(words, profile, scored) + gaps(words, profile, scored) +
         unevenness(words, profile, scored) + drivers(words, profile) + missing(words, profile, scored) +
         confidence(words, profile) + "</p>";
}

}  // namespace firnline
