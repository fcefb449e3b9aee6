// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/net_flows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "kernels/backend/rows.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/ranking/cell_steps.hpp"

namespace firnline {
namespace {

constexpr std::int64_t most = cell_steps::most;
constexpr std::int64_t most_cells = 4'000'000'000'000;  // times most stays below 2^62
constexpr std::int64_t cells_of_task = 65536;

std::int64_t steps_of(double score) {
  return cell_steps::step_of(score);
}

/// Cells with fewer than `steps` steps, and the sum of their steps.
class Below {
 public:
  explicit Below(const std::vector<std::int64_t>& at_step) : cells_(at_step.size() + 1), sum_(cells_.size()) {
    for (std::size_t step = 0; step < at_step.size(); ++step) {
      cells_[step + 1] = cells_[step] + at_step[step];
      sum_[step + 1] = sum_[step] + static_cast<std::int64_t>(step) * at_step[step];
    }
  }
  [[nodiscard]] std::int64_t cells(std::int64_t steps) const { return cells_[at(steps)]; }
  [[nodiscard]] std::int64_t sum(std::int64_t steps) const { return sum_[at(steps)]; }
  [[nodiscard]] std::int64_t all() const { return cells_.back(); }

 private:
  [[nodiscard]] static std::size_t at(std::int64_t steps) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(steps, 0, most + 1));
  }
  std::vector<std::int64_t> cells_, sum_;
};

/// Cells that lie more than `by` steps below, less those that lie more than that above.
std::int64_t beyond(const Below& below, std::int64_t step, std::int64_t by) {
  return below.cells(step - by) - (below.all() - below.cells(step + by + 1));
}

/// How far the cells between q and p below lie under q, less how far those between q and p above lie over it.
std::int64_t between(const Below& below, std::int64_t step, std::int64_t q, std::int64_t p) {
  const std::int64_t cells_under = below.cells(step - q) - below.cells(step - p),
                     sum_under = below.sum(step - q) - below.sum(step - p),
                     cells_over = below.cells(step + p + 1) - below.cells(step + q + 1),
                     sum_over = below.sum(step + p + 1) - below.sum(step + q + 1);
  return (step - q) * cells_under - sum_under - (sum_over - (step + q) * cells_over);
}

/// A shape in whole numbers: a flow is `parts` times what it says.
struct Parts {
  PreferenceShape shape;
  std::int64_t q, p, parts;

  explicit Parts(const FlowCriterion& criterion)
      : shape(criterion.shape),
        q(steps_of(criterion.indifference)),
        p(steps_of(criterion.preference)),
        parts(1) {
    if (shape == PreferenceShape::v_shape) q = 0;
    if (shape == PreferenceShape::v_shape || shape == PreferenceShape::linear) parts = p - q;
    if (shape == PreferenceShape::level) parts = 2;
  }
  [[nodiscard]] std::int64_t flow(const Below& below, std::int64_t step) const {
    if (shape == PreferenceShape::usual) return beyond(below, step, 0);
    if (shape == PreferenceShape::u_shape) return beyond(below, step, q);
    if (shape == PreferenceShape::level) return beyond(below, step, q) + beyond(below, step, p);
    return between(below, step, q, p) + parts * beyond(below, step, p);
  }
};

}  // namespace

NetFlows::NetFlows(std::vector<FlowCriterion> criteria) : criteria_(std::move(criteria)) {
  require_sound();
  at_step_.assign(criteria_.size(), std::vector<std::int64_t>(static_cast<std::size_t>(most + 1), 0));
}

void NetFlows::require_sound() const {
  double weight = 0;
  for (const FlowCriterion& one : criteria_) {
    if (!(one.weight >= 0 && elementary::is_finite(one.weight)))
      throw BugError("A criterion of the weight " + std::to_string(one.weight) + " was given.");
    weight += one.weight;
    const bool needs_p = one.shape == PreferenceShape::v_shape || one.shape == PreferenceShape::level ||
                         one.shape == PreferenceShape::linear;
    const double q = one.shape == PreferenceShape::v_shape ? 0 : one.indifference;
    if (!(q >= 0 && q <= 1) || (needs_p && !(one.preference <= 1 && steps_of(one.preference) > steps_of(q))))
      throw BugError("Thresholds of " + std::to_string(one.indifference) + " and " +
                     std::to_string(one.preference) + " were given for a criterion.");
  }
  if (!(weight > 0)) throw BugError("No criterion has a weight.");
}

void NetFlows::count(std::span<const float> scores, std::int64_t count) {
  if (scores.size() != static_cast<std::size_t>(count * criteria()))
    throw BugError(std::to_string(scores.size()) + " scores were given for " + std::to_string(count) +
                   " cells.");
  for (std::int64_t cell = 0; cell < count; ++cell) {
    bool whole = true;
    for (std::int64_t k = 0; k < criteria(); ++k) {
      const float score = scores.data()[k * count + cell];
      whole = whole && score == score;
    }
    if (!whole) continue;
    ++cells_;
    for (std::int64_t k = 0; k < criteria(); ++k)
      ++at_step_.data()[k].data()[steps_of(static_cast<double>(scores.data()[k * count + cell]))];
  }
}

void NetFlows::sum_up(std::size_t criterion) {
  std::vector<std::int64_t>& at_step = at_step_[criterion];
  const Below below(at_step);
  const Parts parts(criteria_[criterion]);
  for (std::int64_t step = 0; step <= most; ++step)
    at_step[static_cast<std::size_t>(step)] = parts.flow(below, step);
  double all = 0;
  for (const FlowCriterion& one : criteria_) all += one.weight;
  share_of_part_[criterion] =
      criteria_[criterion].weight / all / static_cast<double>(parts.parts) / static_cast<double>(cells_ - 1);
}

void NetFlows::sum_up() {
  if (cells_ > most_cells) throw LimitError("the map has more cells than can be held against each other");
  share_of_part_.assign(criteria_.size(), 0);
  for (std::size_t k = 0; k < criteria_.size(); ++k) sum_up(k);
}

void NetFlows::flows(const Device& device, std::span<const float> scores, std::int64_t count,
                     std::span<double> out) const {
  if (scores.size() != static_cast<std::size_t>(count * criteria()) ||
      out.size() != static_cast<std::size_t>(count))
    throw BugError(std::to_string(scores.size()) + " scores were given for " + std::to_string(count) +
                   " cells.");
  const std::int64_t tasks = (count + cells_of_task - 1) / cells_of_task;
  backend::for_each_row(device, tasks, [&](std::int64_t task) noexcept {
    const std::int64_t end = std::min(count, (task + 1) * cells_of_task);
    for (std::int64_t cell = task * cells_of_task; cell < end; ++cell) {
      double flow = cells_ > 1 ? 0 : std::numeric_limits<double>::quiet_NaN();
      for (std::int64_t k = 0; k < criteria(); ++k) {
        const float score = scores.data()[k * count + cell];
        const bool there = score == score;
        const std::int64_t parts =
            there ? at_step_.data()[k].data()[steps_of(static_cast<double>(score))] : 0;
        flow = there ? flow + share_of_part_.data()[k] * static_cast<double>(parts)
                     : std::numeric_limits<double>::quiet_NaN();
      }
      out.data()[cell] = flow;
    }
  });
}

}  // namespace firnline
