// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "host/run/time_left.hpp"

namespace firnline {

/// How a long run tells people where it is and how long it still takes: a bar on a terminal, drawn anew every
/// second whether or not a step ends; otherwise one log line per stage and per 30 s. Always stderr. Never
/// throws, never blocks.
class Progress {
 public:
  enum class Style { automatic, none };

  explicit Progress(Style style);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// The stages of the run, in their order, from which the time left is told.
  void expect(std::vector<ExpectedStage> stages);
  /// Starts a stage of this many units ("tiles", "MB"). units_per_step is what advance(1) stands for in
  /// cells, for rates.
  void begin(const std::string& stage, std::int64_t steps, double cells_per_step = 0);
  void advance(std::int64_t steps = 1);
  /// Steps that an interrupted run had done already.
  void skip(std::int64_t steps);
  void end();

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] double now() const;
  void draw_now_and_then();
  void draw(bool last);
  [[nodiscard]] std::string line() const;

  bool terminal_ = false;
  bool silent_ = false;
  std::mutex mutex_;  ///< of all below
  TimeLeft time_left_;
  std::string stage_;
  std::int64_t steps_ = 0, done_ = 0, skipped_ = 0;
  double cells_per_step_ = 0;
  Clock::time_point born_ = Clock::now(), started_, drawn_;
  bool over_ = false;
  std::condition_variable ended_;
  std::thread
      ticker_;  ///< of a terminal; none where the system starts no further thread: then only steps draw
};

/// "1 h 04 min", "3 min 20 s", "12 s".
[[nodiscard]] std::string duration_text(double seconds);

/// "–" for what is not known yet; else "about 12 s left", in steps as coarse as the estimate.
[[nodiscard]] std::string time_left_text(std::optional<double> seconds);

}  // namespace firnline
