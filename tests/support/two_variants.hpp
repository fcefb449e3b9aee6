// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/two_sites.hpp"

namespace firnline::test {

/// The two sites in a scenario of two models. Model a: A .55 -> .6, B .5 -> .7, which exchanges them. Model
/// b: A .55 -> .8, B stays at .5. All by hazard.
inline FinishedRun two_variants() {
  FinishedRun run = two_sites();
  FinishedProfile& profile = run.profiles[0];
  const auto site = [](std::int64_t rank, double score, double now) {
    SiteInVariant out;
    out.rank = rank;
    out.score = score;
    out.coverage = 1;
    out.change = score - now;
    out.change_by[0] = out.change;
    return out;
  };
  const auto variant = [&](const std::string& model, double tau) {
    FinishedVariant out;
    out.name = "hot_" + model;
    out.of = profile.name;
    out.scenario = "hot";
    out.horizon = "2050";
    out.model = model;
    out.group = "hot_2050";
    out.sites = out.scored_in_both = 2;
    out.kendall_tau_b = out.spearman_rho = tau;
    out.jaccard_at_top_k = 1;
    out.rank_biased_overlap = 0.25;
    return out;
  };
  profile.changes = {{variant("a", -1), {site(2, 0.6, 0.55), site(1, 0.7, 0.5)}},
                     {variant("b", 1), {site(1, 0.8, 0.55), site(2, 0.5, 0.5)}}};
  for (const auto& change : profile.changes) {
    FinishedProfile list = two_sites().profiles[0];
    list.name = "test/variants/" + change.variant.name;
    list.variant = change.variant;
    list.sites.clear();
    run.variants.push_back(std::move(list));
  }
  return run;
}

}  // namespace firnline::test
