// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/variant_lists.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "host/run/complete_list.hpp"
#include "host/run/site_cells.hpp"
#include "host/run/site_scores.hpp"
#include "host/run/write_tables.hpp"
#include "kernels/composition/dimension_shares.hpp"
#include "kernels/ranking/agreement.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

SiteInVariant compared(const Composition& composition, const FinishedSite& now, const FinishedSite& then,
                       std::int64_t rank) {
  SiteInVariant out;
  out.rank = rank;
  out.score = then.score;
  out.coverage = then.coverage;
  out.status = then.status;
  out.change = then.score - now.score;
  if (std::isnan(out.change)) {
    for (double& share : out.change_by) share = unknown;
    return out;
  }
  const auto shares = dimension_shares(composition, now.value, then.value);
  std::copy(shares.begin(), shares.end(), out.change_by);
  return out;
}

FinishedVariant describe(const JobVariant& variant, const FinishedProfile& profile) {
  FinishedVariant out;
  out.name = variant.name;
  out.of = profile.name;
  out.scenario = variant.scenario;
  out.horizon = variant.horizon;
  out.model = variant.model;
  out.group = variant.group();
  out.sites = static_cast<std::int64_t>(profile.sites.size());
  return out;
}

/// in: both lists in the order of their site list
FinishedChange change_between(const FinishedProfile& now, const std::vector<std::int64_t>& ranks_now,
                              const FinishedProfile& then, const std::vector<std::int64_t>& ranks_then,
                              FinishedVariant variant) {
  FinishedChange out{std::move(variant), {}};
  out.sites.reserve(now.sites.size());
  for (std::size_t i = 0; i < now.sites.size(); ++i) {
    out.sites.push_back(compared(now.composition, now.sites[i], then.sites[i], ranks_then[i]));
    if (ranks_now[i] > 0 && ranks_then[i] > 0) ++out.variant.scored_in_both;
  }
  const Agreement agreement = agreement_of(ranks_now, ranks_then, now.top_k);
  out.variant.kendall_tau_b = agreement.kendall_tau_b;
  out.variant.spearman_rho = agreement.spearman_rho;
  out.variant.jaccard_at_top_k = agreement.jaccard_at_k;
  out.variant.rank_biased_overlap = agreement.rank_biased_overlap;
  return out;
}

void put_in_order(const std::vector<std::size_t>& order, std::vector<SiteInVariant>& sites) {
  std::vector<SiteInVariant> sorted;
  sorted.reserve(sites.size());
  for (const std::size_t i : order) sorted.push_back(sites[i]);
  sites = std::move(sorted);
}

}  // namespace

void add_variant_lists(const RunPlan& plan, std::size_t profile_index, const ListSources& sources,
                       const OutputFolder& folder, FinishedProfile& profile, FinishedRun& run) {
  std::vector<std::int64_t> ranks;
  std::vector<std::size_t> order;
  for (std::size_t p = plan.set.baselines; p < plan.set.profiles.size(); ++p) {
    const auto& resolved = plan.set.profiles[p];
    if (resolved.baseline != profile_index) continue;
    if (order.empty()) {
      ranks = ranks_of(plan.device, profile);
      order = order_of_rows(profile, ranks);
    }
    const auto of_cells = statistics_of_variant(plan, p, sources.of_cells, sources.store, sources.progress);
    FinishedProfile list = score_sites(plan, p, sources.sums, of_cells);
    FinishedChange change = change_between(profile, ranks, list, ranks_of(plan.device, list),
                                           describe(plan.job.variants[*resolved.variant], profile));
    put_in_order(order, change.sites);
    list.variant = change.variant;
    list.rejected.clear();  // rows of the site list, told once beside the profile itself
    profile.changes.push_back(std::move(change));
    complete_list(plan, p, list);  // of indicators that count twice is warned for the profile itself
    write_site_tables(plan, folder, list, run.files);
    list.sites = {};
    if (list.robustness)
      list.robustness->ranks = list.robustness->all_shared = list.robustness->all_own = nullptr;
    run.variants.push_back(std::move(list));
  }
}

}  // namespace firnline
