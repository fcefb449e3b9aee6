// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/weight_draws.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/ranking/weight_limits.hpp"

namespace firnline {
namespace {

constexpr std::size_t most_children = 1024;

double sum_of(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

void require_sound_weights(const WeightPrior& prior) {
  if (prior.weights.size() > most_children)
    throw BugError("Weights of " + std::to_string(prior.weights.size()) + " children were to be drawn; " +
                   std::to_string(most_children) + " is the most.");
  for (const double weight : prior.weights)
    if (!(weight >= 0 && elementary::is_finite(weight)))
      throw BugError("A weight of " + std::to_string(weight) + " was to be drawn around.");
  if (!(sum_of(prior.weights) > 0)) throw BugError("Weights were to be drawn where none is above 0.");
  if (!(prior.concentration >= 0 && elementary::is_finite(prior.concentration)))
    throw BugError("A concentration of " + std::to_string(prior.concentration) + " was asked for.");
}

void require_sound_bounds(const WeightPrior& prior) {
  const std::size_t children = prior.weights.size();
  for (const auto* bounds : {&prior.least, &prior.greatest})
    if (!bounds->empty() && bounds->size() != children)
      throw BugError(std::to_string(bounds->size()) + " bounds were given for " + std::to_string(children) +
                     " weights.");
  for (const auto& chain : prior.falling)
    for (const std::int32_t child : chain)
      if (child < 0 || static_cast<std::size_t>(child) >= children)
        throw BugError("The order of weights names child " + std::to_string(child) + " of " +
                       std::to_string(children) + ".");
  if (conflict_of(prior)) throw BugError("No shares of weight keep the bounds that were given.");
}

/// Shares of the children of a chain, the greatest first.
void put_in_order(const std::vector<std::int32_t>& chain, std::span<double> shares) {
  const auto of = [&](std::size_t i) -> double& { return shares[static_cast<std::size_t>(chain[i])]; };
  for (std::size_t i = 1; i < chain.size(); ++i)
    for (std::size_t k = i; k > 0 && of(k) > of(k - 1); --k) std::swap(of(k), of(k - 1));
}

}  // namespace

WeightDraws::WeightDraws(WeightPrior prior, std::uint64_t seed)
    : prior_(std::move(prior)), key_(key_of_seed(seed)) {
  require_sound_weights(prior_);
  require_sound_bounds(prior_);
  const double all = sum_of(prior_.weights);
  for (const double weight : prior_.weights) {
    const double around = prior_.concentration > 0 ? prior_.concentration * (weight / all) : 1;
    shape_.push_back(weight > 0 ? around : 0);
  }
  choose_chains_of_alike();
}

void WeightDraws::choose_chains_of_alike() {
  std::vector<std::uint8_t> taken(shape_.size(), 0);
  for (const auto& chain : prior_.falling) {
    const bool alike = std::all_of(chain.begin(), chain.end(), [&](std::int32_t child) {
      const auto c = static_cast<std::size_t>(child);
      return taken[c] == 0 && shape_[c] == shape_[static_cast<std::size_t>(chain.front())];
    });
    if (!alike) continue;
    alike_.push_back(chain);
    for (const std::int32_t child : chain) taken[static_cast<std::size_t>(child)] = 1;
  }
}

bool WeightDraws::keeps(std::span<const double> shares) const {
  for (std::size_t i = 0; i < prior_.least.size(); ++i)
    if (shares[i] < prior_.least[i]) return false;
  for (std::size_t i = 0; i < prior_.greatest.size(); ++i)
    if (shares[i] > prior_.greatest[i]) return false;
  for (const auto& chain : prior_.falling)
    for (std::size_t i = 1; i < chain.size(); ++i)
      if (shares[static_cast<std::size_t>(chain[i])] > shares[static_cast<std::size_t>(chain[i - 1])])
        return false;
  return true;
}

/// One set of shares, and whether it keeps bounds and order.
bool WeightDraws::attempt(std::span<const std::uint32_t> samples, std::uint64_t tried,
                          std::span<double> shares) const {
  double all = 0;
  for (std::size_t i = 0; i < shape_.size(); ++i) {
    const DrawPlace place{tried, samples[i], static_cast<std::uint16_t>(prior_.first_layer + i),
                          DrawPurpose::weight};
    shares[i] = gamma_draw(key_, place, shape_[i]);
    all += shares[i];
  }
  if (!(all > 0)) return false;  // shapes far below 1 may all underflow
  for (double& share : shares) share /= all;
  for (const auto& chain : alike_) put_in_order(chain, shares);
  return keeps(shares);
}

std::int64_t WeightDraws::draw(std::uint32_t sample, std::span<double> shares) const {
  return draw(std::vector<std::uint32_t>(shape_.size(), sample), shares);
}

std::int64_t WeightDraws::draw(std::span<const std::uint32_t> samples, std::span<double> shares) const {
  if (shares.size() != shape_.size() || samples.size() != shape_.size())
    throw BugError("A row of " + std::to_string(shares.size()) + " shares was to hold the weights of " +
                   std::to_string(shape_.size()) + " children.");
  for (std::int64_t tried = 0; tried < most_tries; ++tried)
    if (attempt(samples, static_cast<std::uint64_t>(tried), shares)) return tried + 1;
  throw LimitError("bounds and order of the weights left none of " + std::to_string(most_tries) + " draws",
                   "weights", "widen the bounds, or lower the concentration around the given weights");
}

double WeightDraws::kept_share() const {
  constexpr std::uint64_t tries = 20'000;
  if (!limited()) return 1;
  std::vector<double> shares(shape_.size());
  const std::vector<std::uint32_t> beyond_all_draws(shape_.size(), std::numeric_limits<std::uint32_t>::max());
  std::int64_t kept = 0;
  for (std::uint64_t tried = 0; tried < tries; ++tried)
    kept += attempt(beyond_all_draws, tried, shares) ? 1 : 0;
  return static_cast<double>(kept) / static_cast<double>(tries);
}

}  // namespace firnline
