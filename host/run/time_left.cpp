// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/time_left.hpp"

#include <algorithm>

namespace firnline {
namespace {

constexpr double first_seconds = 1;       // before them nothing is said
constexpr double first_share = 0.02;      // of the whole, likewise
constexpr double believed_seconds = 0.5;  // of expectation, that a machine is as fast as thought
constexpr double doubt = 0.05;            // share of a stage at which its own speed counts for half

}  // namespace

void TimeLeft::begin(const std::string& stage, std::int64_t steps, double now) {
  std::size_t at = next_;
  while (at < expected_.size() && expected_[at].name != stage) ++at;
  cost_ = at < expected_.size() ? expected_[at].seconds : 0;
  if (at < expected_.size()) next_ = at + 1;  // stages that were passed over do not come any more
  steps_ = steps;
  done_ = skipped_ = 0;
  began_ = stepped_ = now;
  running_ = true;
}

void TimeLeft::advance(std::int64_t steps, bool skipped, double now) {
  done_ += steps;
  if (skipped) skipped_ += steps;
  stepped_ = now;
}

void TimeLeft::end(double now) {
  finished_cost_ += own_cost();
  finished_seconds_ += now - began_;
  running_ = false;
}

double TimeLeft::own_cost() const {
  return steps_ > 0 ? cost_ * static_cast<double>(steps_ - skipped_) / static_cast<double>(steps_) : cost_;
}

/// Between two steps the running one counts as far as the others were fast, but never as done.
double TimeLeft::share(double now) const {
  const auto todo = static_cast<double>(steps_ - skipped_);
  const auto done = static_cast<double>(done_ - skipped_);
  if (!(todo > 0)) return 1;
  if (done <= 0) return 0;
  const double per_step = (stepped_ - began_) / done;
  const double running = per_step > 0 ? std::min((now - stepped_) / per_step, 0.9) : 0;
  return std::min((done + running) / todo, 1.0);
}

double TimeLeft::of_this_stage(double now, double slowness) const {
  const double elapsed = now - began_;
  const double done = share(now);
  const double expected = own_cost() * slowness;
  if (done <= 0) return expected > elapsed ? expected - elapsed : elapsed / 2;  // overdue: half as long again
  const double trust = done / (done + doubt);
  return (1 - done) * (trust * elapsed / done + (1 - trust) * expected);
}

std::optional<double> TimeLeft::seconds(double now) const {
  double to_come = 0;
  for (std::size_t i = next_; i < expected_.size(); ++i) to_come += expected_[i].seconds;
  const double elapsed = running_ ? now - began_ : 0;
  const double done_cost = finished_cost_ + (running_ ? own_cost() * share(now) : 0);
  const double spent = finished_seconds_ + elapsed;
  const double whole = finished_cost_ + (running_ ? own_cost() : 0) + to_come;
  if (spent < first_seconds || done_cost < first_share * whole) return std::nullopt;
  const double before = (finished_seconds_ + believed_seconds) / (finished_cost_ + believed_seconds);
  const double this_stage = running_ ? of_this_stage(now, before) : 0;
  const double slowness = (spent + this_stage + believed_seconds) /
                          (finished_cost_ + (running_ ? own_cost() : 0) + believed_seconds);
  return std::max(this_stage + to_come * slowness, 1.0);
}

}  // namespace firnline
