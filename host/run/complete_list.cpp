// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/complete_list.hpp"

#include "host/finished_run/choices.hpp"
#include "host/run/indicator_relations.hpp"
#include "host/run/promethee_of_sites.hpp"
#include "host/run/site_robustness.hpp"
#include "host/run/site_scores.hpp"
#include "host/run/topsis_of_sites.hpp"

namespace firnline {

void complete_list(const RunPlan& plan, std::size_t profile, FinishedProfile& list) {
  rank_sites(plan.device, list);
  add_indicator_relations(list);
  add_topsis(plan.device, list);
  add_promethee(plan.device, list);
  list.choices = choices_of(plan.device, list);
  add_robustness(plan, profile, list);
}

}  // namespace firnline
