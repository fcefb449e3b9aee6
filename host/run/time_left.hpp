// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firnline {

/// A part of a run, and how long it takes on a common machine. Only how these compare to each other matters:
/// the speed of this machine is measured.
struct ExpectedStage {
  std::string name;
  double seconds = 0;
};

/// How long a run of several stages still takes. Knows no clock: `now` is in seconds since anything, and
/// never falls. A stage is judged by its own speed the more the farther it is; those to come by what they
/// should take, times how much longer than expected everything so far took.
class TimeLeft {
 public:
  /// All stages of the run, in their order. One that comes without having been named here counts as surprise.
  void expect(std::vector<ExpectedStage> stages) { expected_ = std::move(stages); }

  void begin(const std::string& stage, std::int64_t steps, double now);
  /// skipped: done by an earlier run; says nothing about speed.
  void advance(std::int64_t steps, bool skipped, double now);
  void end(double now);

  /// Nothing before enough is known: the first second, and the first 2 % of what is expected. Never 0.
  [[nodiscard]] std::optional<double> seconds(double now) const;

 private:
  [[nodiscard]] double own_cost() const;         ///< of the current stage, without what was skipped
  [[nodiscard]] double share(double now) const;  ///< of it that is done, 0..1
  [[nodiscard]] double of_this_stage(double now, double slowness) const;

  std::vector<ExpectedStage> expected_;
  std::size_t next_ = 0;  ///< of expected_, the first that has not begun
  double finished_cost_ = 0, finished_seconds_ = 0;
  double cost_ = 0;  ///< of the current stage as expected
  bool running_ = false;
  std::int64_t steps_ = 0, done_ = 0, skipped_ = 0;
  double began_ = 0, stepped_ = 0;  ///< when; and when the last step was done
};

}  // namespace firnline
