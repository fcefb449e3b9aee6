// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_robustness.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "host/finished_run/list_draws.hpp"
#include "host/run/value_errors.hpp"
#include "host/run/weight_limits.hpp"
#include "kernels/ranking/robustness.hpp"

namespace firnline {
namespace {

constexpr std::int64_t usual_draws = 1000, least_usual_draws = 200;
constexpr std::int64_t usual_ranks = 1'000'000;  // sites times draws that a run spends unasked
constexpr std::int64_t most_usual_sites = usual_ranks / least_usual_draws;

std::int64_t draws_of(const JobRobustness& job, std::int64_t sites) {
  if (job.draws) return *job.draws;
  if (sites > most_usual_sites) return 0;
  return std::clamp(usual_ranks / std::max<std::int64_t>(sites, 1), least_usual_draws, usual_draws);
}

std::shared_ptr<const RankRobustness> drawn(const Device& device, const RankedSites& sites, DrawPlan plan,
                                            double shared, std::int64_t top_k) {
  plan.shared = shared;
  return std::make_shared<const RankRobustness>(
      rank_robustness(device, SiteScorer(sites, std::move(plan)), top_k));
}

}  // namespace

void add_robustness(const RunPlan& plan, std::size_t profile, FinishedProfile& list) {
  const JobRobustness& job = plan.job.robustness;
  const std::int64_t scored = scored_sites(list);
  FinishedRobustness out;
  out.draws = draws_of(job, scored);
  if (out.draws == 0) return;
  out.seed = job.seed;
  out.concentration = job.concentration;
  out.shared_error = job.shared_error;
  out.errors = errors_of_values(plan.job, plan.set, plan.set.profiles[profile]);
  out.limits = limits_of_weights(plan.job, plan.set.profiles[profile]);
  list.robustness = out;

  const ListDraws draws(list);
  const auto ranks = [&](double shared) {
    return drawn(plan.device, draws.sites(list), ListDraws::plan(list), shared, list.top_k);
  };
  out.ranks = ranks(out.shared_error);
  if (out.with_errors()) {
    out.all_shared = ranks(1);
    out.all_own = ranks(0);
  }
  out.rank_resolution = out.ranks->rank_resolution;
  for (std::int64_t row = 0; row < scored; ++row) {
    const auto r = static_cast<std::size_t>(row);
    const double p = out.ranks->p_top_k(r);
    list.sites[r].robustness = {out.ranks->rank_p05[r], out.ranks->rank_p50[r], out.ranks->rank_p95[r], p,
                                standard_error(p, out.draws)};
  }
  list.robustness = std::move(out);
}

}  // namespace firnline
