// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/one_at_a_time.hpp"

#include <cmath>

#include "kernels/composition/compose.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {

OneAtATime::OneAtATime(const FinishedProfile& profile)
    : profile_(profile),
      list_(profile),
      scorer_(list_.sites(profile), ListDraws::plan(profile)),
      room_(scorer_.workroom()),
      sorter_(sites()) {
  scores_.resize(sites());
  ranks_.resize(sites());
  for (std::size_t row = 0; row < sites(); ++row) own_.push_back(profile.sites[row].score);
}

std::vector<Standing> OneAtATime::with_weight(const DrawFactor& factor, double times, std::size_t first) {
  DrawnWeights weights = scorer_.own_weights();
  const auto number = static_cast<std::size_t>(factor.number);
  (factor.kind == DrawFactor::Kind::weight ? weights.leaf[number] : weights.dimension[number]) *= times;
  scorer_.score(weights, *room_, scores_);
  sorter_.rank(scores_, ranks_);
  std::vector<Standing> out;
  for (std::size_t row = 0; row < first; ++row) out.push_back({scores_[row], ranks_[row]});
  return out;
}

Standing OneAtATime::with_value(std::size_t row, std::size_t leaf, double sign) const {
  std::vector<double> values = profile_.sites[row].value;
  const FinishedValueError& error = profile_.robustness->errors[leaf];
  values[leaf] += sign * std::hypot(error.absolute, error.relative * values[leaf]);
  const double score = compose(profile_.composition, values.data()).score;
  const std::int64_t steps = quantised(score);
  std::int64_t rank = 1;
  for (std::size_t other = 0; other < own_.size(); ++other)
    rank += other != row && quantised(own_[other]) > steps ? 1 : 0;
  return {score, rank};
}

}  // namespace firnline
